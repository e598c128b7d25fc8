"""Which windows of an activity are closed by the days on which it was done (the reading's 4)."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from sfec.model.occurrence import Window
from sfec.rules.school_days import MONTHS, months_after, year_starts

#: A day on which something was done, and the period that it was done for where one is named.
DoneDay: TypeAlias = tuple[date, str | None]


def close(theirs: Sequence[Window], done: Iterable[DoneDay]) -> Mapping[str, date]:
    """Which window each day closes, by its period, whatever order the days were recorded in.

    The one that is named, or holds the day, where no earlier day has closed that. Of a day that
    names none, else the one before it where that is open, and no other: what is further back than
    one period stays open, for nobody said so.
    """
    named = {each.period: each for each in theirs}
    closed: dict[str, date] = {}
    left: list[date] = []
    for day, period in sorted(done, key=lambda each: each[0]):
        meant = named.get(period) if period else holding_window(theirs, day)
        if meant and meant.period not in closed:
            closed[meant.period] = day
        elif period is None:
            left.append(day)
    for day in left:
        before = _one_before(theirs, day)
        if before is not None:
            closed.setdefault(before.period, day)
    return closed


def missed_windows(theirs: Sequence[Window], absent: Iterable[DoneDay]) -> Mapping[str, date]:
    """Which window each day of absence is of, by its period: what it names, or the day belongs to.

    In the holidays that is the last window before them. Another time may have made up for it.
    """
    named = {each.period: each for each in theirs}
    missed: dict[str, date] = {}
    for day, period in sorted(absent, key=lambda each: each[0]):
        if period:
            meant = named.get(period)
        else:
            meant = holding_window(theirs, day) or _one_before(theirs, day)
        if meant is not None:
            missed.setdefault(meant.period, day)
    return missed


def holding_window(theirs: Sequence[Window], day: date) -> Window | None:
    """The window that a day lies in."""
    begun = bisect_right(theirs, day, key=lambda each: each.first)
    return next((each for each in theirs[:begun][-1:] if each.holds(day)), None)


def _one_before(theirs: Sequence[Window], day: date) -> Window | None:
    """The window one period before that of a day; of a day in the holidays, the last before it.

    It is none of an earlier academic year than the last, nor, in the holidays, than the day's own.
    """
    begun = bisect_right(theirs, day, key=lambda each: each.first)
    earliest = year_starts(day)
    if holding_window(theirs, day) is not None:
        begun, earliest = begun - 1, months_after(earliest, -MONTHS)
    return next((each for each in theirs[:begun][-1:] if each.due >= earliest), None)
