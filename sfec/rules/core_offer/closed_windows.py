"""Which windows of an activity are closed by the days on which it was done."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from sfec.model.occurrence import Window
from sfec.rules.school_days import year_starts

#: A day on which something was done, and the period that it was done for where one is named.
DoneDay: TypeAlias = tuple[date, str | None]


def close(theirs: Sequence[Window], done: Iterable[DoneDay]) -> Mapping[str, date]:
    """Which window each day closes, by its period, whatever order the days were recorded in.

    The one that is named; else the one that holds the day; else the oldest that is still open and
    has begun, of that academic year if there is one.
    """
    in_order = sorted(done, key=lambda each: each[0])
    closed = _close_named(theirs, in_order)
    left: list[date] = []
    for day in [day for day, period in in_order if period is None]:
        holding = _holding(theirs, day)
        if holding is None or holding.period in closed:
            left.append(day)
        else:
            closed[holding.period] = day
    for day in left:
        oldest = _oldest_open(theirs, closed, day)
        if oldest is not None:
            closed[oldest.period] = day
    return closed


def _close_named(theirs: Sequence[Window], in_order: Iterable[DoneDay]) -> dict[str, date]:
    """Each window that was named, with the first day on which it was done."""
    periods = {each.period for each in theirs}
    closed: dict[str, date] = {}
    for day, period in in_order:
        if period is not None and period in periods:
            closed.setdefault(period, day)
    return closed


def _holding(theirs: Sequence[Window], day: date) -> Window | None:
    begun = bisect_right(theirs, day, key=lambda each: each.first)
    return next((each for each in theirs[:begun][-1:] if day <= each.last), None)


def _oldest_open(theirs: Sequence[Window], closed: Mapping[str, date], day: date) -> Window | None:
    begun = [each for each in theirs if each.first <= day and each.period not in closed]
    of_that_year = [each for each in begun if each.due >= year_starts(day)]
    return next(iter(of_that_year or begun), None)
