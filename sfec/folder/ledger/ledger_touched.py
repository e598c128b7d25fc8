"""What an editor leaves in a ledger file, of all that sfec never writes there.

It is told once for a file, with how to undo it byte for byte. The lines are read as they were
recorded, and their chain shows whether anything else was changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeVar

from sfec.folder.ledger.ledger_forms import UnsoundLineError
from sfec.folder.ledger.ledger_line import has_grounds, read_grounds, read_line
from sfec.model.ledger import Entry
from sfec.problems import Level, Place, Problem, count

T = TypeVar("T", Problem, Entry)
EDITED = "ledger-edited"
_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
#: How UTF-16 begins where it has no mark of its own: a line's `{`.
_WIDE_STARTS = {b"{\x00": "utf-16-le", b"\x00{": "utf-16-be"}
_LINES_NAMED = 6
_SAVED = "a program other than sfec has saved this file: "
_RESTORE = (
    "until it is as it was, nothing can be recorded in it; "
    "put it back from a backup or the shared drive's version history, or undo this:"
)
_WIDE = (
    "it is UTF-16 now",
    "in Notepad, Save as, with Encoding UTF-8",
)
_MARKED = (
    "a byte-order mark stands at its start",
    "in Notepad, Save as, with Encoding UTF-8, not UTF-8 with BOM",
)
_RETURNS = (
    "its lines end as Windows ends them, in CR LF",
    "in Notepad++, Edit, EOL Conversion, Unix (LF), then Save",
)


@dataclass
class Touches:
    """What has been met in one file: by line, where it can be told of a line."""

    is_wide: bool = False
    is_marked: bool = False
    is_unended: bool = False
    #: The lines that end in CR LF, and those with nothing in them.
    returns: list[int] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)

    def problem(self, shown: str, lines: int) -> Problem | None:
        """All of it as one problem of a file of so many lines; None where there is nothing.

        Problem: ledger-edited; a warning where only the end of the last line is not there, which
        the next entry puts back.
        """
        met = list(self._met())
        place = Place(shown, line=min([*self.returns[:1], *self.blanks[:1]], default=1))
        if met:
            said = [each for each, _ in met]
            said += ["its last line has no end"] if self.is_unended else []
            steps = [f"- {undo}" for _, undo in met]
            return Problem(place, EDITED, _SAVED + "; ".join(said), "\n".join([_RESTORE, *steps]))
        if self.is_unended:
            message = "the last line is whole but for its end, and counts"
            hint = (
                "an editor, or a run that was cut off, left it so: nothing to do, "
                "for the next entry of this user on this machine ends it first"
            )
            at = Place(shown, line=lines)
            return Problem(at, EDITED, message, hint, level=Level.WARNING)
        return None

    def _met(self) -> Iterator[tuple[str, str]]:
        """What was met, and how each is undone."""
        if self.is_wide:
            yield _WIDE
        if self.is_marked:
            yield _MARKED
        if self.returns:
            yield _RETURNS
        if self.blanks:
            those = name_lines(self.blanks)
            yield f"nothing stands in {those}", f"delete {those}, with its end"

    def lying(self, found: T) -> T:
        """A problem or an entry with its line as it lies in the file, blank lines counted."""
        if not (self.blanks and found.place.line):
            return found
        line = found.place.line
        for blank in self.blanks:
            line += blank <= line
        return found._replace(place=found.place._replace(line=line))


def name_lines(numbers: Sequence[int]) -> str:
    """Some lines by their numbers: `line 3`, `lines 3, 5`, or how many they are."""
    if len(numbers) > _LINES_NAMED:
        return count(len(numbers), "line")
    return f"line{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"


def plain(file: BinaryIO) -> tuple[BinaryIO, Touches]:
    """A file as sfec wrote it, from its first line on, and what had been done to its start."""
    head = file.read(len(_MARK))
    file.seek(0)
    wide = _WIDE_STARTS.get(head[:2]) or ("utf-16" if head.startswith(_WIDE_MARKS) else "")
    if wide:
        text = file.read().decode(wide, errors="replace")
        return BytesIO(text.encode(errors="replace")), Touches(is_wide=True)
    is_marked = head == _MARK
    file.seek(len(_MARK) if is_marked else 0)
    return file, Touches(is_marked=is_marked)


def looks_touched(path: Path) -> bool:
    """Whether a file's first or last bytes are not as sfec writes them, or it was cut off."""
    try:
        with path.open("rb") as file:
            head = file.read(1)
            file.seek(-min(2, path.stat().st_size), 2)
            return bool(head) and (head != b"{" or file.read() != b"}\n")
    except OSError:
        return False


def is_whole(raw: bytes) -> bool:
    """Whether a last line without its end is whole, and the last of those it goes together with."""
    try:
        stamp = read_line(raw).stamp
        if has_grounds(raw):
            read_grounds(raw)
    except UnsoundLineError:
        return False
    return stamp.number == stamp.total
