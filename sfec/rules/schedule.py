"""The core offer's schedule: every occurrence of some years, and which of them what was done has closed."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from sfec.model.activity import Activity, CoreOffer, Departing
from sfec.model.occurrence import ActivityDone, Occurrence, Window
from sfec.model.trust import Person, School
from sfec.rules.school_days import MONTHS, months_after, year_ends, year_starts
from sfec.rules.windows import SchoolYear, interval_window, is_left_open, windows

#: A head is new for so many months after taking up the post (a reading).
NEW_FOR_MONTHS = MONTHS
#: The part of an interval that lies at least between the last time and an exception's day, for that to be its own.
_APART = 3

Closing = tuple[date, str | None]


class Asked(NamedTuple):
    """Whose schedule is asked for, from one day to another.

    `years` are all that are known, earliest first, and `done` everything that ever was: what closes an occurrence may
    have been done in another year.
    """

    core_offer: CoreOffer
    schools: Sequence[School]
    years: Sequence[SchoolYear]
    done: Iterable[ActivityDone] = ()
    first: date = date.min
    last: date = date.max

    def keeps(self, window: Window) -> bool:
        """Whether a window is due on or after the day from which the core offer is kept."""
        return window.due >= self.core_offer.kept_from

    def touches(self, first: date, last: date) -> bool:
        """Whether any of these days is asked for."""
        return first <= self.last and self.first <= last


def occurrences(asked: Asked) -> list[Occurrence]:
    """Every occurrence of those days, activity by activity, each closed by what was done; ongoing ones have none."""
    done: dict[tuple[str, str | None], list[Closing]] = defaultdict(list)
    for each in asked.done:
        done[each.activity, each.school].append((each.on, each.period))
    found: list[Occurrence] = []
    for activity in asked.core_offer.activities.values():
        in_years = [window for year in asked.years for window in windows(activity, year) if asked.keeps(window)]
        schools: Sequence[School | None] = asked.schools if activity.scope != "trust" else (None,)
        for school in schools if activity.falls_due else ():
            theirs = done.get((activity.id, school.code if school else None), ())
            found += _of_one(asked, activity, school, in_years, theirs)
    return found


def _of_one(
    asked: Asked, activity: Activity, school: School | None, in_years: Sequence[Window], done: Sequence[Closing]
) -> Iterator[Occurrence]:
    """The occurrences of one activity for one school, or for the trust."""
    departing = asked.core_offer.exceptions.get((school.code, activity.id)) if school else None
    if activity.interval:
        days = sorted({on for on, _ in done})
        years = [each for each in asked.years if asked.touches(each.first, each.last)]
        again = _again(activity.interval, years, days, departing)
        found = [each for each in again if asked.keeps(each[0]) and _is_theirs(activity, school, each[0])]
    else:
        theirs = [each for each in _departed(in_years, departing) if _is_theirs(activity, school, each)]
        closed = close(theirs, done) if done else {}
        found = [(each, closed.get(each.period)) for each in theirs]
    owner = (departing and departing.owner) or activity.owner
    applies = departing is None or not departing.is_not_applicable
    for window, done_on in found:
        # Only what moves with the day it was done can be done before its own window.
        is_early = done_on is not None and done_on < window.first and asked.touches(done_on, done_on)
        if is_early or asked.touches(window.first, window.last):
            yield Occurrence(activity, school.code if school else None, owner, window, done_on, applies)


def close(theirs: Sequence[Window], done: Iterable[Closing]) -> Mapping[str, date]:
    """Which window each day on which something was done closes, by its period, whatever order they were recorded in.

    The one that is named; else the one that holds the day; else the oldest that is still open and has begun, of that
    academic year if there is one.
    """
    in_order = sorted(done, key=lambda each: each[0])
    periods = {each.period for each in theirs}
    closed: dict[str, date] = {}
    for day, period in in_order:
        if period in periods:
            closed.setdefault(str(period), day)
    starts, left = [each.first for each in theirs], []
    for day in [day for day, period in in_order if period is None]:
        holding = theirs[bisect_right(starts, day) - 1] if theirs else None
        if holding and holding.first <= day <= holding.last and holding.period not in closed:
            closed[holding.period] = day
        else:
            left.append(day)
    for day in left:
        begun = [each for each in theirs if each.period not in closed and each.first <= day]
        for oldest in [*(each for each in begun if each.due >= year_starts(day)), *begun][:1]:
            closed[oldest.period] = day
    return closed


def has_no_start(school: School, first: date) -> bool:
    """Whether a school has a head on a day of whom it is not known since when."""
    head = _head(school, first)
    return head is not None and head.since is None


def _departed(in_years: Sequence[Window], departing: Departing | None) -> Sequence[Window]:
    if departing is None:
        return in_years
    kept = list(_every_other(in_years)) if departing.is_every_other else in_years
    due = departing.due
    return [each._replace(due=due) if due and each.first <= due <= each.last else each for each in kept]


def _every_other(in_years: Sequence[Window]) -> Iterator[Window]:
    """Two windows as one, named after the first and due by the end of the second, year by year."""
    years: dict[date, list[Window]] = defaultdict(list)
    for each in in_years:
        years[year_starts(each.due)].append(each)
    for theirs in years.values():
        for one, other in zip_longest(theirs[::2], theirs[1::2]):
            yield one._replace(last=other.last, due=other.due) if other else one


def _is_theirs(activity: Activity, school: School | None, window: Window) -> bool:
    """Whether a school was in the trust on the day it is due, and its head, for a head's, is one of those meant.

    What is overdue since it was last done, an interval before, falls to a school that joins later, too.
    """
    if school is None:
        return True
    until = window.last if activity.interval and is_left_open(window) else window.due
    if (school.joined and school.joined > until) or (school.left and school.left < window.due):
        return False
    return activity.scope != "head" or _is_meant(activity, school, window.due)


def _is_meant(activity: Activity, school: School, on: date) -> bool:
    head = _head(school, on)
    if head is None or activity.heads is None:
        return head is not None
    return head.since is not None and (on < months_after(head.since, NEW_FOR_MONTHS)) is (activity.heads == "new")


def _head(school: School, on: date) -> Person | None:
    """The head of a school on a day; where two overlap, who came last."""
    in_post = [each for each in school.people.get("head", ()) if each.is_in_post(on)]
    return max(in_post, key=lambda each: each.since or date.min, default=None)


def _again(
    months: int, years: Sequence[SchoolYear], days: Sequence[date], departing: Departing | None
) -> Iterator[tuple[Window, date | None]]:
    """Each time that something of every so many months was done in these years, or fell due in them."""
    found: dict[str, tuple[Window, date | None]] = {}
    for of in years:
        for since, done_on in zip([None, *days], [*days, None], strict=True):
            window = interval_window(months, since, done_on, of)
            if window is None:
                continue
            window = _with_day(window, since, done_on, months // _APART, departing)
            is_of_year = window.first <= of.last and of.first <= window.last
            if is_of_year or (done_on and of.first <= done_on <= of.last):
                found[window.period] = (window, done_on)
    yield from found.values()


def _with_day(
    window: Window, since: date | None, done_on: date | None, apart: int, departing: Departing | None
) -> Window:
    """A window due on the exception's day, if that day is meant for it and not for the time before or after."""
    due = departing.due if departing else None
    if due is None:
        return window
    is_reached = window.first <= due if since is None else due > months_after(since, apart)
    is_left_behind = done_on is not None and due > months_after(done_on, apart)
    if is_left_behind or not is_reached:
        return window
    return window._replace(due=due, first=min(window.first, year_starts(due)), last=max(window.last, year_ends(due)))
