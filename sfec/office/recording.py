"""Recording: who does, when, and the ledger held while something is judged and recorded."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import NamedTuple

from sfec.folder.data_folder import DataFolder
from sfec.folder.ledger.ledger_append import Appender, locked, not_recorded, refuse_edited
from sfec.folder.ledger.ledger_clock import CLOCK_SLACK
from sfec.folder.ledger.ledger_line import Stamp
from sfec.folder.ledger.ledger_policies import keep_policies
from sfec.model.decision import Act, Grounds, Withdrawal
from sfec.model.ledger import Entry, Ledger, Recorder
from sfec.model.trust import Trust
from sfec.office.rounds import OpenFolder
from sfec.office.usage import choose_day, misuse
from sfec.problems import PROMPT, Level, Place, Problem, ProblemsFound, pupil_refused
from sfec.pupil_numbers import holds_pupil_number
from sfec.rules.days import format_moment

#: With fewer letters a name of an entry would mean many.
FEWEST_LETTERS = 4
#: What is said of a text, by the name of the field that it goes into.
_TEXTS = {
    "reason": "the reason",
    "note": "the note",
    "conditions": "a condition",
    "consulted": "who was consulted",
}


class Recording(NamedTuple):
    """A folder whose ledger is held while something is read, judged and recorded.

    `policies` are those that what was added rests on, as hashes.
    """

    folder: DataFolder
    day: date
    stamp: Stamp
    appender: Appender
    policies: set[str]

    @property
    def ledger(self) -> Ledger:
        """What has been recorded so far."""
        return self.folder.ledger or Ledger()

    @property
    def trust(self) -> Trust:
        """The trust. Raises ProblemsFound where it cannot be read: nobody would be in post."""
        if self.folder.trust is None:
            raise ProblemsFound(self.folder.problems)
        return self.folder.trust

    def add(
        self, act: Act, grounds: Grounds | None = None, number: int = 1, total: int = 1
    ) -> Entry:
        """The entry that an act will be; of several that go together, which and of how many.

        Raises ProblemsFound: school-repeated, for two sources hold the school it is of; ledger-end,
        for a line more would vouch for one that was edited; and ledger-pupil. Nothing of them can
        be recorded then.
        """
        self.refuse_doubtful(getattr(act, "school", None))
        if not isinstance(act, Withdrawal):
            self._refuse_unsound_end()
        if held := list(dict.fromkeys(_pupil_problems((act, grounds)))):
            raise ProblemsFound(held)
        if grounds:
            self.policies.add(grounds.policy)
        return self.appender.add(self.stamp._replace(number=number, total=total), act, grounds)

    def refuse_doubtful(self, code: str | None) -> None:
        """Raise ProblemsFound, school-repeated, where two sources hold a school's record."""
        if doubts := self.folder.doubts(code):
            raise ProblemsFound(doubts)

    def _refuse_unsound_end(self) -> None:
        """Raise ProblemsFound, ledger-end, where the file that is held ends in what cannot be."""
        ends = self.folder.part("ledger_ends").problems
        if own := [each for each in ends if each.place.path == self.appender.shown]:
            raise ProblemsFound(not_recorded(own))

    def named_day(self, on: str | None) -> date:
        """The day that --on names, else today."""
        return self.day if on is None else choose_day(on, "--on")

    def record(self) -> None:
        """Record what was added, and keep the policies it rests on.

        Raises ProblemsFound: file-unwritable.
        """
        keep_policies(self.folder.path, self.policies)
        self.appender.record()

    @property
    def problems(self) -> list[Problem]:
        """What was met in the folder, and in recording."""
        own = self.appender.shown
        elsewhere = [each for each in self.folder.problems if each.place.path != own]
        return elsewhere + self.met()

    def met(self) -> list[Problem]:
        """What was met in the ledger file that was written to, and that trust.yaml is unread.

        What was read there as cut off has been moved aside by then, and that is told instead.
        Problems: those of ledger files, and ledger-clock.
        """
        new = [*self.appender.problems, *_clock_problems(self)]
        told = {each.code for each in new}
        path = self.appender.shown
        read = [each for each in self.folder.problems if each.place.path == path]
        left = [each for each in read if each.code not in told]
        return [*self.folder.unread_trust, *left, *new]


@contextmanager
def recording(opened: OpenFolder, now: datetime, recorder: Recorder) -> Iterator[Recording]:
    """Hold the ledger file of a recorder, `now` being the moment on the clock.

    A day taken for today is recorded with the entry, beside that moment.
    Raises ProblemsFound: ledger-busy, file-unwritable, ledger-edited.
    """
    folder, day, _ = opened
    stamp = Stamp(now, recorder, day if day != now.date() else None)
    with locked(folder.path, recorder) as appender:
        refuse_edited(folder.part("ledger").problems, appender.shown)
        yield Recording(folder, day, stamp, appender, set())


def find_entry(ledger: Ledger, named: str) -> Entry:
    """The entry that a name from `sfec history` means."""
    found = ledger.found(named) if len(named) >= FEWEST_LETTERS else []
    if len(found) != 1:
        says = (
            "can mean several entries; give more of it"
            if found
            else "is no entry; `sfec history` names them"
        )
        raise misuse(named, says, "entry")
    return found[0]


def _pupil_problems(recorded: object, field: str = "") -> Iterator[Problem]:
    """A problem for each text that would be recorded and holds a pupil's number."""
    if isinstance(recorded, str):
        if holds_pupil_number(recorded):
            yield pupil_refused(PROMPT, _TEXTS.get(field, "what would be recorded"))
    elif isinstance(recorded, Mapping):
        yield from _pupil_problems((tuple(recorded), tuple(recorded.values())), field)
    elif isinstance(recorded, tuple):
        fields: Sequence[str] = getattr(recorded, "_fields", (field,) * len(recorded))
        for name, each in zip(fields, recorded, strict=True):
            yield from _pupil_problems(each, name)


def _clock_problems(recording: Recording) -> list[Problem]:
    stamp = recording.stamp
    entries, identity = recording.ledger.entries, stamp.recorder.identity
    recorders = {each.recorder for each in entries}
    same = {each for each in recorders if each.identity == identity}
    own = [each.when for each in entries if each.recorder in same]
    if not own or stamp.when >= own[-1] - CLOCK_SLACK:
        return []
    now, last = format_moment(stamp.when), format_moment(own[-1])
    message = f"the clock says {now}, before the last entry here, of {last}"
    hint = (
        "set the clock right; if the day recorded is wrong, withdraw the entry and record it again"
    )
    return [
        Problem(Place(recording.appender.shown), "ledger-clock", message, hint, level=Level.WARNING)
    ]
