"""One file of the ledger, a user's on a machine: read line by line, and its chain verified."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from sfec.folder.formats.text_file import refuse_what_is_no_file, unreadable
from sfec.folder.ledger.ledger_chain import broken_lines, unvouched_lines
from sfec.folder.ledger.ledger_clock import FileClock, set_back
from sfec.folder.ledger.ledger_forms import UnsoundLineError
from sfec.folder.ledger.ledger_glance import (
    GlancedEntry,
    Spot,
    glance,
    has_sound_act,
    has_sound_grounds,
)
from sfec.folder.ledger.ledger_line import Line, has_grounds, hash_line, read_line
from sfec.folder.ledger.ledger_names import is_named_after
from sfec.folder.ledger.ledger_touched import Touches, is_whole, plain
from sfec.model.decision import Act
from sfec.model.ledger import Entry, Recorder
from sfec.problems import Level, Place, Problem

#: Where what was left half written is moved.
ASIDE = ".torn"
_AT_ONCE = 1_048_576
#: Of fewer lines each is told, even where none can be read.
_FEW_LINES = 2
UNREADABLE = "this line cannot be read, and is left out"
RESTORE = (
    "put the file back as it was, from a backup or the shared drive's version history; "
    "nothing here mends it"
)


class LedgerFile(NamedTuple):
    """A ledger file as read: its entries, and what is wrong in it.

    `grounds` are the lines that say what their act rested on, not read yet, by entry. `hashes`
    holds the hash of every line, readable or not, `head` that of the last recorded whole, `ahead`
    those of lines recorded at what is still to come; `recorder` is whose file it says it is.
    """

    name: str
    recorder: Recorder | None
    entries: Sequence[Entry] = ()
    grounds: Mapping[str, Spot] = MappingProxyType({})
    hashes: Sequence[str] = ()
    problems: Sequence[Problem] = ()
    head: str = ""
    ahead: frozenset[str] = frozenset()


def read_ledger_file(
    path: Path, shown: str, *, glances: bool = False, now: datetime | None = None
) -> LedgerFile:
    """Every entry of a file that can be read; `now` is the moment by the clock, where it counts.

    Where a glance is enough, decisions are read when they are asked for.

    Problems: ledger-line, ledger-changed, ledger-torn, ledger-clock, ledger-newer, ledger-edited,
    file-unreadable.
    """
    try:
        refuse_what_is_no_file(path)
        with path.open("rb", buffering=_AT_ONCE) as file:
            lines, touches = plain(file)
            reader = _Reader(shown, path, touches, now, glances=glances)
            reader.end = lines.tell()
            for raw in lines:
                if raw.endswith(b"}\n"):
                    reader.add(raw[:-1])
                else:
                    reader.take(raw)
    except OSError as error:
        return LedgerFile(path.name, None, problems=[unreadable(shown, error)])
    reader.finish()
    edited = touches.problem(shown, len(reader.hashes))
    told = (*reader.lines_told(), *reader.clock.problems(shown), *reader.breaks())
    problems = [touches.lying(each) for each in told]
    return LedgerFile(
        name=path.name,
        recorder=reader.recorder,
        entries=[touches.lying(each) for each in reader.clock.in_their_days(reader.entries)],
        grounds=reader.grounds,
        hashes=reader.hashes,
        problems=[*([edited] if edited else []), *problems],
        head=reader.head,
        ahead=frozenset([reader.hashes[number - 1] for number in reader.clock.ahead]),
    )


class _Reader:
    """Reads a file's lines one after the other."""

    def __init__(
        self, shown: str, path: Path, touches: Touches, now: datetime | None, *, glances: bool
    ) -> None:
        self.shown, self.path, self.touches, self.glances = shown, path, touches, glances
        self.end = 0
        #: What stands after the last end of a line.
        self.unended = b""
        self.recorder: Recorder | None = None
        self.entries: list[Entry] = []
        self.grounds: dict[str, Spot] = {}
        self.hashes: list[str] = []
        #: The hash that each line gives of the one before it; None where the line cannot be read.
        self.befores: list[str | None] = []
        self.problems: list[Problem] = []
        self.clock = FileClock(now)
        #: The last line; None where it cannot be read.
        self.last: Line | None = None
        self.head = ""

    def take(self, raw: bytes) -> None:
        """Read a line that does not end as sfec ends one."""
        number = len(self.hashes) + len(self.touches.blanks) + 1
        if not raw.strip():
            self.touches.blanks.append(number)
            self.end += len(raw)
        elif not raw.endswith(b"\n"):
            self.unended = raw
        elif raw.endswith(b"}\r\n"):
            self.touches.returns.append(number)
            self.add(raw[:-2])
            self.end += 1
        else:
            self.add(raw[:-1])

    def add(self, raw: bytes) -> None:
        """Read one line; one that cannot be read is named and left out."""
        entry_id = hash_line(raw)
        self.hashes.append(entry_id)
        spot = Spot(self.path, self.end, len(raw), raw if self.touches.is_wide else b"")
        self.end += len(raw) + 1
        if has_grounds(raw):
            self.grounds[entry_id] = spot
        if self.glances and (seen := glance(raw)) is not None:
            before, when, recorder, links = seen
            act: Any = (links, spot)
            self.last = None
            self.befores.append(before)
            self._enter(GlancedEntry, entry_id, act, when=when, recorder=recorder)
        else:
            self._read(entry_id, raw)

    def _read(self, entry_id: str, raw: bytes) -> None:
        """Read one line in full."""
        try:
            line = self.last = read_line(raw)
        except UnsoundLineError:
            self.last = None
            self.befores.append(None)
            self._note("ledger-line", UNREADABLE, RESTORE)
            return
        self.befores.append(line.before)
        stamp = line.stamp
        when, recorder, as_at = stamp.when, stamp.recorder, stamp.as_at
        if line.act is not None:
            self._enter(Entry, entry_id, line.act, when=when, recorder=recorder, as_at=as_at)
            if stamp.total > 1:
                last = self.entries[-1]
                self.entries[-1] = last._replace(number=stamp.number, total=stamp.total)
            return
        self._follow(recorder, when, as_at)
        hint = "use the newer sfec here too: what this line says is not counted"
        self._note("ledger-newer", "this line was recorded by a newer sfec", hint, Level.WARNING)

    def _enter(
        self,
        kind: type[Entry],
        entry_id: str,
        act: Act,
        *,
        when: datetime,
        recorder: Recorder,
        as_at: date | None = None,
    ) -> None:
        """Enter what the line just read records."""
        self._follow(recorder, when, as_at)
        place = Place(self.shown, "", len(self.hashes))
        entry = kind(
            id=entry_id,
            place=place,
            when=when,
            day=self.clock.known_from(as_at),
            recorder=recorder,
            as_at=as_at,
            act=act,
        )
        self.entries.append(entry)

    def _follow(self, recorder: Recorder, when: datetime, as_at: date | None) -> None:
        """Whose file it is, and how far its clock and its days have come."""
        if (
            recorder is not self.recorder
            and recorder != self.recorder
            and (not self.recorder or is_named_after(recorder, self.path.name))
        ):
            self.recorder = recorder
        if latest := self.clock.follow(len(self.hashes), when, as_at):
            self._note("ledger-clock", *set_back(when, latest), Level.WARNING)

    def finish(self) -> None:
        """Set aside what was not recorded whole: part of a line, or some of several together."""
        torn = self._torn()
        stamp = self.last.stamp if self.last else None
        part = stamp.number if stamp and stamp.number < stamp.total else 0
        whole = len(self.hashes) - part
        self.head = self.hashes[whole - 1] if whole else ""
        if part:
            self.entries = [each for each in self.entries if each.place.line <= whole]
        if torn or part:
            message = "the last line was not recorded whole, and is left out"
            hint = (
                "the file may still be arriving from another machine: wait for it; else nothing of "
                "this was reported as recorded,\n"
                "and the next entry of this user on this machine sets it aside"
            )
            place = Place(self.shown, line=len(self.hashes) + bool(torn))
            self.problems.append(Problem(place, "ledger-torn", message, hint, level=Level.WARNING))
        self._read_what_nothing_vouches_for()

    def _torn(self) -> bytes:
        """What stands after the last line; where that is whole but for its end, it is read too."""
        if not is_whole(self.unended):
            return self.unended
        self.touches.is_unended = True
        self.add(self.unended)
        return b""

    def lines_told(self) -> Sequence[Problem]:
        """What is said of single lines; where none can be read, that is said once."""
        if len(self.befores) < _FEW_LINES or any(each is not None for each in self.befores):
            return self.problems
        message = "no line of this file can be read, and all are left out"
        return [Problem(Place(self.shown, line=1), "ledger-line", message, RESTORE)]

    def breaks(self) -> Iterator[Problem]:
        """A problem at each line that is not what the line after it says it was."""
        message = (
            "this line has been changed since it was recorded, "
            "or lines next to it have been taken out or put in"
        )
        for number in broken_lines(self.hashes, self.befores):
            yield Problem(Place(self.shown, line=number), "ledger-changed", message, RESTORE)

    def _read_what_nothing_vouches_for(self) -> None:
        """Read in full each line that the next does not vouch for, and leave out what is unsound.

        Its neighbour is read too, which may be the one that was changed.
        """
        doubtful = unvouched_lines(self.hashes, self.befores)
        for entry in [each for each in self.entries if each.place.line in doubtful]:
            if not has_sound_act(entry):
                self.entries.remove(entry)
                self.befores[entry.place.line - 1] = None
                self._doubt(entry.place, UNREADABLE)
            elif entry.id in self.grounds and not has_sound_grounds(self.grounds[entry.id]):
                self._doubt(entry.place, "what this line rests on cannot be read")

    def _doubt(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, "ledger-line", message, RESTORE))

    def _note(self, code: str, message: str, hint: str, level: Level = Level.ERROR) -> None:
        self.problems.append(
            Problem(Place(self.shown, line=len(self.hashes)), code, message, hint, level=level)
        )
