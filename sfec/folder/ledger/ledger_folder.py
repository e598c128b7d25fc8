"""The ledger: one file per user and machine, merged into one story."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sfec.folder.formats.listing import copied_name, list_folder
from sfec.folder.ledger.ledger_file import LedgerFile, read_ledger_file
from sfec.folder.ledger.ledger_forms import UnsoundLineError
from sfec.folder.ledger.ledger_glance import Spot
from sfec.folder.ledger.ledger_names import (
    SUFFIX,
    by_name,
    file_name,
    is_ledger_name,
    is_named_after,
    second_name,
)
from sfec.folder.names import LEDGER_FOLDER
from sfec.model.decision import Grounds
from sfec.model.identifier import compose
from sfec.model.ledger import Entry, Ledger
from sfec.problems import Place, Problem, count, quoted

#: How many lines a hint names.
_LINES_NAMED = 12
_AFTER_THAT = "then delete this file"
#: What stands for what an act rested on where that cannot be read; the line itself is then named as
#: a problem.
_UNREAD = Grounds(
    contents={}, places={}, possible=(), next=None, telling=(), could_decide=(), policy=""
)


class GroundsByEntry(Mapping[str, Grounds]):
    """What each act rested on, read when it is asked for."""

    def __init__(self, spots: Mapping[str, Spot]) -> None:
        self._spots = spots

    def __getitem__(self, entry_id: str) -> Grounds:
        """What an entry rested on; nothing where its line does not say so soundly."""
        spot = self._spots[entry_id]
        try:
            return spot.read_grounds()
        except (OSError, UnsoundLineError):
            return _UNREAD

    def __iter__(self) -> Iterator[str]:
        """Every entry that rested on anything."""
        return iter(self._spots)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._spots)


def read_ledger(
    folder: Path, *, glances: bool = False, now: datetime | None = None
) -> tuple[Ledger, list[Problem]]:
    """Every entry of every file, in the order recorded.

    A copy that a sync program made of a file is not read. Where a glance is enough, decisions are
    read when they are asked for. `now` is the moment by the clock, which tells what had run ahead.

    Problems: those of its files, and ledger-copy.
    """
    paths, problems = list_folder(folder / LEDGER_FOLDER, LEDGER_FOLDER)
    own = [path for path in paths if is_ledger_name(path.name)]
    read = []
    for path in own:
        shown = f"{LEDGER_FOLDER}/{path.name}"
        read.append(read_ledger_file(path, shown, glances=glances, now=now))
    firsts = {path.name for path in by_name(own).values()}
    files = [each for each in read if each.name in firsts and not _is_copy(each, read)]
    problems += [_copy_problem(each, files) for each in read if each not in files]
    spots: dict[str, Spot] = {}
    heads: dict[str, str] = {}
    for file in files:
        problems += file.problems
        spots |= file.grounds
        if file.head:
            heads[compose(file.name)] = file.head
    return Ledger(merged(files), GroundsByEntry(spots), heads), problems


def merged(files: Sequence[LedgerFile]) -> tuple[Entry, ...]:
    """The files' entries by the time recorded; within a file its order stands, not its clock."""
    if len(files) == 1:
        return tuple(files[0].entries)
    timed: list[tuple[datetime, str, int, Entry]] = []
    for file in files:
        timed += _timed_entries(file)
    return tuple(entry for *_, entry in sorted(timed, key=lambda each: each[:3]))


def _timed_entries(file: LedgerFile) -> Iterator[tuple[datetime, str, int, Entry]]:
    """Each entry by the latest time of a clock so far, its file and its line.

    A clock that had run ahead tells no time: such an entry stands with the one before it.
    """
    sound = (each.when for each in file.entries if each.id not in file.ahead)
    latest = next(sound, datetime.max.replace(tzinfo=UTC))
    for entry in file.entries:
        if entry.id not in file.ahead:
            latest = max(latest, entry.when)
        yield latest, file.name, entry.place.line, entry


def _is_copy(file: LedgerFile, among: Sequence[LedgerFile]) -> bool:
    """Whether a file is not the one that its own lines name: a user has one on each machine."""
    if not file.name.endswith(SUFFIX):
        return True
    if file.recorder:
        return not is_named_after(file.recorder, file.name)
    return copied_name(compose(file.name)) in {compose(each.name) for each in among}


def _copy_problem(copy: LedgerFile, files: Sequence[LedgerFile]) -> Problem:
    copied = copied_name(copy.name, [each.name for each in files])
    name = file_name(copy.recorder) if copy.recorder else copied or ""
    original = next((each for each in files if _is_original(each, copy, name)), None)
    name = original.name if original else name
    message = f"this is a copy of {quoted(name)}, and is not read"
    hint = _copy_hint(copy, name, original.hashes if original else None)
    if any(each.code == "ledger-torn" for each in copy.problems):
        hint = f"its last line is not whole: wait, should it still be arriving;\nelse {hint}"
    return Problem(Place(f"{LEDGER_FOLDER}/{copy.name}"), "ledger-copy", message, hint)


def _is_original(file: LedgerFile, copy: LedgerFile, name: str) -> bool:
    """Whether a copy was made of a file: of its user's on that machine, or the one of a name."""
    if file.recorder and copy.recorder:
        return file.recorder.identity == copy.recorder.identity
    return compose(file.name) == compose(name)


def _copy_hint(copy: LedgerFile, name: str, original: Sequence[str] | None) -> str:
    """What to do with a copy of a file, of which these are the hashes if it is there."""
    known = set(original or ())
    only_here = [number for number, each in enumerate(copy.hashes, 1) if each not in known]
    if not only_here:
        return f"nothing stands in it that does not stand in {quoted(name)}: delete it"
    if original is None:
        return f"there is no {quoted(name)}: give this file that name again"
    more = len(copy.hashes) - len(original)
    if len(only_here) == more and known <= set(copy.hashes):
        lines = f"{count(more, 'line')} more"
        return f"it is {quoted(name)} with {lines}: put it in the place of that file"
    second = second_name(copy.recorder) if copy.recorder else None
    if second and known.isdisjoint(copy.hashes):
        both = "both are then read"
        return f"no line of it stands in {quoted(name)}: name it {quoted(second)}; {both}"
    return _record_again(only_here)


def _record_again(lines: Sequence[int]) -> str:
    """What to do with lines that stand in a copy alone, beside others that stand in its file."""
    if len(lines) == 1:
        return f"only here stands line {lines[0]}: record again what it says, {_AFTER_THAT}"
    named = ", ".join(map(str, lines[:_LINES_NAMED]))
    further = " …" if len(lines) > _LINES_NAMED else ""
    return f"only here stand lines {named}{further}: record again what they say, {_AFTER_THAT}"
