"""What falls due of a school by how long it was in the trust (the reading's section 4)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from sfec.model.activity import Activity, Cadence
from sfec.model.occurrence import Window
from sfec.model.trust import School
from sfec.rules.core_offer.windows import SchoolYear


def falls_to(
    school: School, activity: Activity, window: Window, years: Sequence[SchoolYear]
) -> Window | None:
    """The window as it falls to a school: None where it was not in the trust for long enough.

    That is at least half of its school days; of what is yearly, at least a term. Where it was not
    in the trust on the day it is due, that is its last school day there instead. A deadline on a
    day of its own is due of those who are in the trust on that day.
    """
    joined, left = school.stay
    if joined <= window.first and window.last <= left:
        return window
    is_there = school.is_in_trust(window.due)
    year = next((each for each in years if each.first <= window.due <= each.last), None)
    if activity.due_on is not None or year is None:
        return window if is_there else None
    days = _days_of(window, year)
    within, terms = _between(days, joined, left), list[Sequence[date]]()
    if activity.cadence is Cadence.YEARLY:
        terms += year.terms
    if not _is_long_enough(within, days, terms):
        return None
    return window if is_there else window._replace(due=within[-1])


def _days_of(window: Window, year: SchoolYear) -> Sequence[date]:
    """Its school days; in a month without any, its working days."""
    days = _between(year.open_days, window.first, window.last)
    return days or year.working_days(window.due.year, window.due.month)


def _is_long_enough(
    within: Sequence[date], days: Sequence[date], terms: Sequence[Sequence[date]]
) -> bool:
    """Whether it was there for half of the days; where terms are given, for one of them.

    That is a whole one, or as many days as the longest has.
    """
    if not within:
        return False
    if not terms:
        return len(days) <= 2 * len(within)
    if len(within) >= max(map(len, terms)):
        return True
    return any(within[0] <= term[0] and term[-1] <= within[-1] for term in terms)


def _between(days: Sequence[date], first: date, last: date) -> Sequence[date]:
    return days[bisect_left(days, first) : bisect_right(days, last)]
