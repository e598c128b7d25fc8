"""What every command that records has in common: who records, when, and the ledger held meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import typer

from sfec.commands import clock
from sfec.commands.options import misuse, open_folder, parse_option_day, today
from sfec.problems import Level, Place, Problem, ProblemsFound

if TYPE_CHECKING:
    from sfec.folder.data_folder import DataFolder
    from sfec.folder.ledger_append import Appender
    from sfec.folder.ledger_line import Stamp
    from sfec.model.decision import Act, Rested
    from sfec.model.ledger import Entry, Ledger
    from sfec.model.trust import Trust


class Recording(NamedTuple):
    """A folder whose ledger is held while something is read, judged and recorded."""

    folder: "DataFolder"
    day: date
    stamp: "Stamp"
    appender: "Appender"

    @property
    def ledger(self) -> "Ledger":
        """What has been recorded so far."""
        from sfec.model.ledger import Ledger  # noqa: PLC0415 - only where something is recorded

        return self.folder.ledger or Ledger()

    @property
    def trust(self) -> "Trust":
        """The trust. Raises ProblemsFound where trust.yaml cannot be read: nobody would be known to be in post."""
        if self.folder.trust is None:
            raise ProblemsFound(self.folder.problems)
        return self.folder.trust

    def add(self, act: "Act", rested: "Rested | None" = None, number: int = 1, total: int = 1) -> "Entry":
        """The entry that an act will be; of several that stand or fall together, which and of how many."""
        return self.appender.add(self.stamp._replace(number=number, total=total), act, rested)

    def named_day(self, on: str | None) -> date:
        """The day that --on names, else today."""
        return self.day if on is None else parse_option_day(on, "--on")

    def record(self) -> None:
        """Record what was added, and note what was met on the way. Raises ProblemsFound: file-unwritable."""
        self.appender.record()
        if self.appender.problems:
            # What was read as cut off has been moved aside by now, and that is told instead.
            left = [each for each in self.met() if each.code == self.appender.problems[0].code]
            self.folder.problems = [each for each in self.folder.problems if each not in left]
        self.folder.problems += self.appender.problems
        self.folder.problems += _clock_problems(self)

    def met(self) -> list[Problem]:
        """What was met in the ledger file that was written to."""
        return [each for each in self.folder.problems if each.place.path == self.appender.shown]


@contextmanager
def recording(context: typer.Context, data: str | None, as_at: str | None) -> Iterator[Recording]:
    """Hold the ledger file of whoever runs sfec, on this machine.

    A day taken for today is recorded with the entry, beside the moment on the clock.
    """
    from sfec.folder.ledger_append import locked  # noqa: PLC0415 - keeps --help quick
    from sfec.folder.ledger_line import Stamp  # noqa: PLC0415

    day, folder, moment = today(context, as_at), open_folder(context, data), clock.now()
    recorder = clock.recorder()
    stamp = Stamp(moment, recorder, day if day != moment.date() else None)
    with locked(folder.path, recorder) as appender:
        yield Recording(folder, day, stamp, appender)


def show_json(entry: "Entry") -> None:
    """Print an entry that has just been recorded as JSON."""
    from sfec.terminal.ledger_json import recorded  # noqa: PLC0415 - only where it is wanted

    typer.echo(recorded([entry]))


def find_entry(ledger: "Ledger", named: str) -> "Entry":
    """The entry that a name from `sfec history` means."""
    found = ledger.found(named) if len(named) >= 4 else []  # noqa: PLR2004 - fewer letters would name many
    if len(found) != 1:
        says = "can mean several entries; give more of it" if found else "is no entry; `sfec history` names them"
        raise misuse(named, says, "entry")
    return found[0]


def _clock_problems(recording: Recording) -> list[Problem]:
    from sfec.folder.ledger_file import CLOCK_SLACK  # noqa: PLC0415 - only where something is recorded

    stamp = recording.stamp
    own = [each.when for each in recording.ledger.entries if each.recorder == stamp.recorder]
    if not own or stamp.when >= max(own) - CLOCK_SLACK:
        return []
    from sfec.rules.days import format_moment  # noqa: PLC0415 - hardly ever

    message = f"the clock says {format_moment(stamp.when)}, before the last entry here, of {format_moment(max(own))}"
    hint = "set the clock right; if the day recorded is wrong, withdraw the entry and record it again"
    return [Problem(Place(recording.appender.shown), "ledger-clock", message, hint, level=Level.WARNING)]
