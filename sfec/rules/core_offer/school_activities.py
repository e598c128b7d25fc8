"""An activity as it falls to one school: under its exception, while it is in the trust."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, zip_longest
from typing import NamedTuple, TypeAlias

from sfec.model.activity import Activity, ActivityException
from sfec.model.occurrence import Window
from sfec.model.trust import School
from sfec.rules.core_offer.closed_windows import DoneDay, close
from sfec.rules.core_offer.heads import is_for_head
from sfec.rules.core_offer.membership import falls_to
from sfec.rules.core_offer.windows import SchoolYear, interval_window, is_left_open
from sfec.rules.school_days import months_after, year_ends, year_starts

#: The part of an interval that lies at least between the last time and an exception's day, for that
#: to be its own.
_APART = 3

#: A window, and the day on which it was done.
ClosedWindow: TypeAlias = tuple[Window, date | None]


class SchoolActivity(NamedTuple):
    """An activity of one school, or of the trust where there is none, and its exception there."""

    activity: Activity
    school: School | None
    exception: ActivityException | None = None

    @property
    def code(self) -> str | None:
        """The school's code."""
        return self.school.code if self.school else None

    @property
    def owner(self) -> str:
        """Who sees to it there."""
        return (self.exception and self.exception.owner) or self.activity.owner

    @property
    def is_applicable(self) -> bool:
        """Whether it is done there at all."""
        return self.exception is None or not self.exception.is_not_applicable

    def in_periods(
        self, periods: Sequence[Window], years: Sequence[SchoolYear], done: Sequence[DoneDay]
    ) -> list[ClosedWindow]:
        """Each window of what keeps its period, and when it was done."""
        theirs = self._falling_due(self._excepted(periods), years)
        closed = close(theirs, done) if done else {}
        return [(each, closed.get(each.period)) for each in theirs]

    def at_intervals(
        self, months: int, years: Sequence[SchoolYear], done: Sequence[DoneDay]
    ) -> list[ClosedWindow]:
        """Each time that something of every so many months was done or fell due in some years."""
        days = sorted({day for day, _ in done})
        found: dict[str, ClosedWindow] = {}
        for year in years:
            for since, done_on in pairwise([None, *days, None]):
                window = self._interval_window(months, since, done_on, year)
                if window and _is_of_year(window, done_on, year):
                    found[window.period] = (window, done_on)
        theirs = ((self._open_to(window, years), done_on) for window, done_on in found.values())
        return [(window, done_on) for window, done_on in theirs if window]

    def _excepted(self, periods: Sequence[Window]) -> Sequence[Window]:
        """The windows, every other one of them and by a day of its own where that is agreed."""
        if self.exception is None:
            return periods
        kept = list(_every_other(periods)) if self.exception.is_every_other else periods
        due = self.exception.due
        if due is None:
            return kept
        return [each._replace(due=due) if each.first <= due <= each.last else each for each in kept]

    def _falling_due(
        self, periods: Sequence[Window], years: Sequence[SchoolYear]
    ) -> Sequence[Window]:
        """The windows as they fall to the school, or to the trust, with a head that it is for."""
        school, found = self.school, periods
        if school and (school.joined or school.left):
            theirs = (falls_to(school, self.activity, each, years) for each in periods)
            found = list(filter(None, theirs))
        if self.activity.scope == "head":
            found = list(filter(self._has_head, found))
        return found

    def _has_head(self, window: Window) -> bool:
        if self.school is None or self.activity.scope != "head":
            return True
        return is_for_head(self.activity, self.school, window.due)

    def _open_to(self, window: Window, years: Sequence[SchoolYear]) -> Window | None:
        """What comes round at intervals as it falls to the school, or to the trust.

        What is overdue since it was last done, an interval before, falls to a school that joins
        later, too.
        """
        if self.school is None:
            return window
        if not is_left_open(window):
            return next(iter(self._falling_due([window], years)), None)
        joined, left = self.school.stay
        is_there = joined <= window.last and window.due <= left
        return window if is_there and self._has_head(window) else None

    def _interval_window(
        self, months: int, since: date | None, done_on: date | None, year: SchoolYear
    ) -> Window | None:
        """When it falls due again, on the exception's day if that is meant for this time.

        It is meant for it where it lies well after the time before, and not after the time itself.
        """
        window = interval_window(months, since, done_on, year)
        due = self.exception.due if self.exception else None
        if window is None or due is None:
            return window
        apart = months // _APART
        is_reached = window.first <= due if since is None else due > months_after(since, apart)
        is_left_behind = done_on is not None and due > months_after(done_on, apart)
        if is_left_behind or not is_reached:
            return window
        first, last = min(window.first, year_starts(due)), max(window.last, year_ends(due))
        return window._replace(due=due, first=first, last=last)


def _every_other(periods: Sequence[Window]) -> Iterator[Window]:
    """Two windows as one, named after the first and due by the end of the second, year by year."""
    years: dict[date, list[Window]] = defaultdict(list)
    for each in periods:
        years[year_starts(each.due)].append(each)
    for in_year in years.values():
        for first, second in zip_longest(in_year[::2], in_year[1::2]):
            yield first._replace(last=second.last, due=second.due) if second else first


def _is_of_year(window: Window, done_on: date | None, year: SchoolYear) -> bool:
    """Whether it is open in a year, or was done in it."""
    if window.first <= year.last and year.first <= window.last:
        return True
    return done_on is not None and year.first <= done_on <= year.last
