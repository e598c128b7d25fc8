"""How far the clock and the days of one ledger file have come, as its lines tell it.

A clock that was set back moves no entry. One that had run ahead is told by the clock there is now:
what it recorded counts, but neither makes later entries late nor keeps them from being known.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sfec.folder.ledger.ledger_touched import name_lines
from sfec.model.ledger import Entry
from sfec.problems import Level, Place, Problem
from sfec.rules.days import format_day, format_moment

#: A clock that is put right by less than this has not been set back.
CLOCK_SLACK = timedelta(minutes=1)
#: By so much the clocks of two computers may differ before what one records is still to come.
AHEAD_SLACK = timedelta(hours=1)
_WRONG_DAY = "If the day it records is wrong, withdraw it and record it again"
_COUNTS = f"the entry counts, and later ones keep their own days.\n{_WRONG_DAY}"


class FileClock:
    """The latest moment and the latest day so far; `now` is the moment by the clock, where known.

    `ahead` are the numbers of the lines that were recorded at what is still to come, `taken` of
    those that took a day for today that is.
    """

    def __init__(self, now: datetime | None) -> None:
        self.limit = now + AHEAD_SLACK if now else None
        self.latest: datetime | None = None
        self.day = date.min
        self.ahead: dict[int, datetime] = {}
        self.taken: dict[int, date] = {}

    def follow(self, number: int, when: datetime, as_at: date | None) -> datetime | None:
        """Follow a line; the latest moment before it, where the clock was set back since then."""
        if self.limit is not None and when > self.limit:
            self.ahead[number] = when
            return None
        if self.limit is None or as_at is None or as_at <= self.limit.date():
            self.day = max(self.day, as_at or when.date())
        else:
            self.taken[number] = as_at
        if self.latest is None or when >= self.latest:
            self.latest = when
        elif self.latest - when > CLOCK_SLACK:
            return self.latest
        return None

    def known_from(self, as_at: date | None) -> date:
        """The day from which the line just followed is known: never before the one above it."""
        return max(self.day, as_at) if as_at else self.day

    def in_their_days(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries, each that was recorded ahead being known with the next after it, or now."""
        if self.limit is None or not self.ahead:
            return list(entries)
        day, placed = self.limit.date(), list[Entry]()
        for entry in reversed(entries):
            is_ahead = entry.place.line in self.ahead
            placed.append(entry._replace(day=day) if is_ahead else entry)
            day = placed[-1].day
        return placed[::-1]

    def problems(self, shown: str) -> Iterator[Problem]:
        """That lines were recorded at, or for, what is still to come. Problem: ledger-clock."""
        if self.taken:
            first, day = next(iter(self.taken.items()))
            those = f"{name_lines(tuple(self.taken))}: " if len(self.taken) > 1 else ""
            message = f"{those}recorded with {format_day(day)} taken for today: still to come"
            place = Place(shown, line=first)
            yield Problem(place, "ledger-clock", message, _COUNTS, level=Level.WARNING)
        if self.ahead:
            first, moment = next(iter(self.ahead.items()))
            those = f"{name_lines(tuple(self.ahead))}: " if len(self.ahead) > 1 else ""
            message = f"{those}recorded on {format_moment(moment)} by the clock: still to come"
            hint = f"a clock had run ahead, or the one here is behind: set it right; {_COUNTS}"
            place = Place(shown, line=first)
            yield Problem(place, "ledger-clock", message, hint, level=Level.WARNING)


def set_back(when: datetime, latest: datetime) -> tuple[str, str]:
    """What is said of a line recorded after one that its clock calls later, and the hint."""
    message = (
        f"recorded on {format_moment(when)} by the clock, after an entry of {format_moment(latest)}"
    )
    hint = (
        "a clock was set back, or had been wrong before; "
        "entries keep the order they were recorded in"
    )
    return message, hint
