"""One file of the ledger, a user's on a machine: read line by line, and its chain verified."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from sfec.folder.ledger_glance import GlancedEntry, Spot, glance
from sfec.folder.ledger_line import Line, hash_line, read_line, read_rested, rests_on_anything
from sfec.folder.yaml_file import refuse_what_is_no_file, unreadable
from sfec.model.decision import Act
from sfec.model.ledger import Entry, Recorder
from sfec.problems import Level, Place, Problem
from sfec.rules.days import format_moment

LEDGER_FOLDER = "ledger"
SUFFIX = ".jsonl"
#: Where what was left half written is moved.
ASIDE = ".torn"
#: What stands before the first line.
BEFORE_ALL = ""
_AT_ONCE = 1_048_576
#: A clock that is put right by less than this has not been set back.
CLOCK_SLACK = timedelta(minutes=1)
UNSOUND = (KeyError, TypeError, ValueError, AttributeError, IndexError, InvalidOperation, AssertionError)
_UNSAFE = re.compile(r"[^\w.]+")
UNREADABLE = "this line cannot be read, and is left out"
RESTORE = "put the file back as it was, from a backup or the shared drive's version history; nothing here mends it"


class LedgerFile(NamedTuple):
    """A ledger file as read: its entries, what each rested on but not yet read, and what is wrong in it.

    `hashes` holds the hash of every line, readable or not, `head` that of the last recorded whole; `recorder` is whose
    file it says it is.
    """

    name: str
    recorder: Recorder | None
    entries: Sequence[Entry] = ()
    rested: Mapping[str, Spot] = MappingProxyType({})
    hashes: Sequence[str] = ()
    problems: Sequence[Problem] = ()
    head: str = ""


def file_name(recorder: Recorder) -> str:
    """The name of a user's file on a machine: `smarsh-laptop7.jsonl`."""
    return f"{_safe(recorder.user)}-{_safe(recorder.machine)}{SUFFIX}"


def read_ledger_file(path: Path, shown: str, *, glances: bool = False) -> LedgerFile:
    """Every entry of a file that can be read; where a glance is enough, decisions are read when they are asked for.

    Problems: ledger-line, ledger-changed, ledger-torn, ledger-clock, ledger-newer, file-unreadable.
    """
    try:
        refuse_what_is_no_file(path)
        reader, torn = _Reader(shown, path, glances=glances), b""
        with path.open("rb", buffering=_AT_ONCE) as file:
            for raw in file:
                if raw.endswith(b"\n"):
                    reader.add(raw[:-1])
                else:
                    torn = raw
    except OSError as error:
        return LedgerFile(path.name, None, problems=[unreadable(shown, error)])
    reader.finish(torn)
    problems = reader.problems + reader.breaks()
    return LedgerFile(path.name, reader.recorder, reader.entries, reader.rested, reader.hashes, problems, reader.head)


class _Reader:
    """Reads a file's lines one after the other."""

    def __init__(self, shown: str, path: Path, *, glances: bool) -> None:
        self.shown, self.path, self.glances = shown, path, glances
        self.end = 0
        self.recorder: Recorder | None = None
        self.entries: list[Entry] = []
        self.rested: dict[str, Spot] = {}
        self.hashes: list[str] = []
        #: What each line says the one before it is; None where the line cannot be read.
        self.said: list[str | None] = []
        self.problems: list[Problem] = []
        self.latest: datetime | None = None
        self.day = date.min
        #: The last line; None where it cannot be read.
        self.last: Line | None = None
        self.head = ""

    def add(self, raw: bytes) -> None:
        """Read one line; one that cannot be read is named and left out."""
        entry_id = hash_line(raw)
        self.hashes.append(entry_id)
        spot = Spot(self.path, self.end, len(raw))
        self.end += len(raw) + 1
        if rests_on_anything(raw):
            self.rested[entry_id] = spot
        if self.glances and (seen := glance(raw)) is not None:
            before, when, recorder, links = seen
            act: Any = (links, spot)
            self.last = None
            self._enter(before, GlancedEntry, (entry_id, when, recorder, None, act))
        else:
            self._read(entry_id, raw)

    def _read(self, entry_id: str, raw: bytes) -> None:
        """Read one line in full."""
        try:
            line = self.last = read_line(raw)
        except UNSOUND:
            self.last = None
            self.said.append(None)
            self._note("ledger-line", UNREADABLE, RESTORE)
            return
        stamp = line.stamp
        if line.act is not None:
            self._enter(line.before, Entry, (entry_id, stamp.when, stamp.recorder, stamp.as_at, line.act))
            return
        self.said.append(line.before)
        self._follow(stamp.recorder, stamp.when, stamp.as_at or stamp.when.date())
        hint = "use the newer sfec here too: what this line says is not counted"
        self._note("ledger-newer", "this line was recorded by a newer sfec", hint, Level.WARNING)

    def _enter(self, before: str, kind: type[Entry], told: tuple[str, datetime, Recorder, date | None, Act]) -> None:
        """Enter what a line records."""
        entry_id, when, recorder, as_at, act = told
        self.said.append(before)
        self._follow(recorder, when, as_at or when.date())
        place = Place(self.shown, "", len(self.hashes))
        self.entries.append(kind(entry_id, place, when, self.day, recorder, as_at, act))

    def _follow(self, recorder: Recorder, when: datetime, day: date) -> None:
        """Whose file it is, and how far its clock and its days have come."""
        if (
            recorder is not self.recorder
            and recorder != self.recorder
            and (not self.recorder or file_name(recorder) == self.path.name)
        ):
            self.recorder = recorder
        if self.latest is None or when >= self.latest:
            self.latest = when
        elif self.latest - when > CLOCK_SLACK:
            message = f"recorded on {format_moment(when)} by the clock, after an entry of {format_moment(self.latest)}"
            hint = "a clock was set back, or had been wrong before; entries keep the order they were recorded in"
            self._note("ledger-clock", message, hint, Level.WARNING)
        self.day = max(self.day, day)

    def finish(self, torn: bytes) -> None:
        """Set aside what was not recorded whole: a last line without its end, or some of several that go together."""
        stamp = self.last.stamp if self.last else None
        part = stamp.number if stamp and stamp.number < stamp.total else 0
        whole = len(self.hashes) - part
        self.head = self.hashes[whole - 1] if whole else ""
        if part:
            self.entries = [each for each in self.entries if each.place.line <= whole]
        if torn or part:
            message = "the last line was not recorded whole, and is left out"
            hint = "nothing of it was reported as recorded; the next entry of this user on this machine sets it aside"
            place = Place(self.shown, line=len(self.hashes) + bool(torn))
            self.problems.append(Problem(place, "ledger-torn", message, hint, level=Level.WARNING))
        self._read_what_nothing_vouches_for()

    def breaks(self) -> list[Problem]:
        """A problem at each line that is not what the line after it says it was."""
        return [
            Problem(
                Place(self.shown, line=number),
                "ledger-changed",
                "this line has been changed since it was recorded, or lines next to it have been taken out or put in",
                RESTORE,
            )
            for number in self._broken()
        ]

    def _broken(self) -> Iterator[int]:
        found: set[int] = set()
        for index, said in enumerate(self.said):
            if said is None or said == (self.hashes[index - 1] if index else BEFORE_ALL):
                continue
            # The line before is not what this one says; if the next does not know this one either, it is this one.
            is_itself = index + 1 < len(self.said) and self.said[index + 1] not in (None, self.hashes[index])
            found.add(index + 1 if is_itself or not index else index)
        unread = {number for number, said in enumerate(self.said, 1) if said is None}
        yield from sorted(found - unread)

    def _read_what_nothing_vouches_for(self) -> None:
        """Read in full each line that the next one does not vouch for, and its neighbour; leave out what is unsound."""
        said = [*self.said[1:], None][: len(self.said)]
        doubtful = {number for number, each in enumerate(said, 1) if each != self.hashes[number - 1]}
        doubtful |= {number + 1 for number in doubtful}
        for entry in [each for each in self.entries if each.place.line in doubtful]:
            try:
                _ = entry.act
            except UNSOUND:
                self.entries.remove(entry)
                self.said[entry.place.line - 1] = None
                self._doubt(entry.place, UNREADABLE)
                continue
            try:
                _ = read_rested(self.rested[entry.id].read()) if entry.id in self.rested else None
            except UNSOUND:
                self._doubt(entry.place, "what this line rests on cannot be read")

    def _doubt(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, "ledger-line", message, RESTORE))

    def _note(self, code: str, message: str, hint: str, level: Level = Level.ERROR) -> None:
        self.problems.append(Problem(Place(self.shown, line=len(self.hashes)), code, message, hint, level=level))


def _safe(name: str) -> str:
    return _UNSAFE.sub("_", name.casefold()).strip("._") or "unknown"
