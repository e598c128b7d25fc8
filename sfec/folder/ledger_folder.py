"""The ledger: one file per user and machine, merged into one story."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sfec.folder.ledger_file import LEDGER_FOLDER, SUFFIX, UNSOUND, LedgerFile, file_name, read_ledger_file
from sfec.folder.ledger_glance import Spot
from sfec.folder.ledger_line import read_rested
from sfec.folder.listing import conflict_target, list_folder
from sfec.model.decision import Rested
from sfec.model.ledger import Entry, Ledger
from sfec.problems import Place, Problem, count, quoted

#: How many lines a hint names.
_LINES_NAMED = 12
#: What stands for what an act rested on where that cannot be read; the line itself is then named as a problem.
_UNREAD = Rested({}, {}, (), None, (), (), "")


class RestedByEntry(Mapping[str, Rested]):
    """What each act rested on, read when it is asked for."""

    def __init__(self, spots: Mapping[str, Spot]) -> None:
        self._spots = spots

    def __getitem__(self, entry_id: str) -> Rested:
        """What an entry rested on; nothing where its line does not say so soundly."""
        try:
            return read_rested(self._spots[entry_id].read())
        except (OSError, *UNSOUND):
            if entry_id not in self._spots:
                raise
            return _UNREAD

    def __iter__(self) -> Iterator[str]:
        """Every entry that rested on anything."""
        return iter(self._spots)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._spots)


def read_ledger(folder: Path, *, glances: bool = False) -> tuple[Ledger, list[Problem]]:
    """Every entry of every file, in the order recorded; a copy that a sync program made of a file is not read.

    Where a glance is enough, decisions are read when they are asked for.

    Problems: those of its files, and ledger-copy.
    """
    paths, problems = list_folder(folder / LEDGER_FOLDER, LEDGER_FOLDER)
    own = [path for path in paths if path.suffix == SUFFIX]
    read = [read_ledger_file(path, f"{LEDGER_FOLDER}/{path.name}", glances=glances) for path in own]
    files = [each for each in read if not _is_copy(each, read)]
    problems += [_copy(each, files) for each in read if each not in files]
    problems += [problem for each in files for problem in each.problems]
    spots = {entry_id: spot for each in files for entry_id, spot in each.rested.items()}
    heads = {each.name: each.head for each in files if each.head}
    return Ledger(merged(files), RestedByEntry(spots), heads), problems


def merged(files: Sequence[LedgerFile]) -> tuple[Entry, ...]:
    """The files' entries by the time they were recorded; within a file its own order stands, whatever its clock."""
    if len(files) == 1:
        return tuple(files[0].entries)
    keyed = [(latest, file.name, entry.place.line, entry) for file in files for latest, entry in _by_latest(file)]
    return tuple(entry for *_, entry in sorted(keyed, key=lambda each: each[:3]))


def _by_latest(file: LedgerFile) -> Iterator[tuple[datetime, Entry]]:
    latest: datetime | None = None
    for entry in file.entries:
        latest = max(latest, entry.when) if latest else entry.when
        yield latest, entry


def _is_copy(file: LedgerFile, among: Sequence[LedgerFile]) -> bool:
    """Whether a file is not the one that its own lines name: each user's file on a machine has a name of its own."""
    if file.recorder:
        return file.name != file_name(file.recorder)
    target = conflict_target(file.name)
    return target is not None and any(each.name == target for each in among)


def _copy(file: LedgerFile, files: Sequence[LedgerFile]) -> Problem:
    name = file_name(file.recorder) if file.recorder else conflict_target(file.name) or ""
    original = next((each for each in files if each.name == name), None)
    known = set(original.hashes) if original else set()
    only_here = [number for number, each in enumerate(file.hashes, 1) if each not in known]
    message = f"this is a copy of {quoted(name)}, and is not read"
    if not only_here:
        hint = f"nothing stands in it that does not stand in {quoted(name)}: delete it"
    elif original is None:
        hint = f"there is no {quoted(name)}: give this file that name again"
    elif len(only_here) == len(file.hashes) - len(original.hashes) and set(original.hashes) <= set(file.hashes):
        hint = f"it is {quoted(name)} with {count(len(only_here), 'line')} more: put it in the place of that file"
    else:
        lines = ", ".join(map(str, only_here[:_LINES_NAMED])) + (" …" if len(only_here) > _LINES_NAMED else "")
        stands, say = (
            (f"stands line {lines}", "it says") if len(only_here) == 1 else (f"stand lines {lines}", "they say")
        )
        hint = f"only here {stands}: record again what {say}, then delete this file"
    return Problem(Place(f"{LEDGER_FOLDER}/{file.name}"), "ledger-copy", message, hint)
