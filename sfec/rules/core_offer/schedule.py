"""The core offer's schedule: every occurrence of some days, and which of them are done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from sfec.model.activity import Activity, CoreOffer
from sfec.model.occurrence import ActivityDone, Occurrence, Window
from sfec.model.trust import School
from sfec.rules.core_offer.closed_windows import missed_windows
from sfec.rules.core_offer.done_days import DoneDays
from sfec.rules.core_offer.school_activities import SchoolActivity
from sfec.rules.core_offer.windows import SchoolYear, windows


class ScheduleRequest(NamedTuple):
    """Whose schedule is asked for, from one day to another.

    `years` are all that are known, earliest first, and `done` everything that ever was: what closes
    an occurrence may have been done in another year. `obliged` are the windows of each obligation
    and school.
    """

    core_offer: CoreOffer
    schools: Sequence[School]
    years: Sequence[SchoolYear]
    done: Iterable[ActivityDone] = ()
    first: date = date.min
    last: date = date.max
    obliged: Mapping[tuple[str, str], Sequence[Window]] = MappingProxyType({})

    def keeps(self, window: Window) -> bool:
        """Whether a window is due on or after the day from which the core offer is kept."""
        return window.due >= self.core_offer.kept_from

    def touches(self, first: date, last: date) -> bool:
        """Whether any of these days is asked for."""
        return first <= self.last and self.first <= last

    def shows(self, window: Window, done_on: date | None) -> bool:
        """Whether a day of a window is asked for, or the day on which it was done early.

        Only what moves with the day it was done can be done before its own window.
        """
        if self.touches(window.first, window.last):
            return True
        return done_on is not None and done_on < window.first and self.touches(done_on, done_on)


def occurrences(asked: ScheduleRequest) -> list[Occurrence]:
    """Every occurrence of those days, activity by activity, closed by what was done."""
    done = DoneDays(asked.done)
    found: list[Occurrence] = []
    for activity in asked.core_offer.activities.values():
        if activity.is_obligation:
            found += _of_obligation(asked, activity, done)
        elif activity.falls_due:
            found += _of_activity(asked, activity, done)
    return found


def _of_obligation(
    asked: ScheduleRequest, activity: Activity, done: DoneDays
) -> Iterator[Occurrence]:
    """What a category brings falls due of the schools that are in it alone."""
    for theirs in _shares(asked, activity):
        periods = asked.obliged.get((activity.id, theirs.code or ""), ())
        kept = [each for each in periods if asked.keeps(each)]
        yield from _occurrences(asked, theirs, kept, done)


def _of_activity(
    asked: ScheduleRequest, activity: Activity, done: DoneDays
) -> Iterator[Occurrence]:
    in_years = chain.from_iterable(windows(activity, year) for year in asked.years)
    periods = [each for each in in_years if asked.keeps(each)]
    touched = [each for each in periods if asked.touches(each.first, each.last)]
    for theirs in _shares(asked, activity):
        key = activity.id, theirs.code
        # Only what was done, and an exception, tie a window to those of other days.
        is_tied = done.done(*key) or done.absent(*key) or theirs.exception is not None
        yield from _occurrences(asked, theirs, periods if is_tied else touched, done)


def _shares(asked: ScheduleRequest, activity: Activity) -> Iterator[SchoolActivity]:
    """An activity as it falls to each school, or to the trust."""
    if activity.scope == "trust":
        yield SchoolActivity(activity, None)
    else:
        exceptions = asked.core_offer.exceptions
        for school in asked.schools:
            yield SchoolActivity(activity, school, exceptions.get((school.code, activity.id)))


def _occurrences(
    asked: ScheduleRequest, theirs: SchoolActivity, periods: Sequence[Window], done: DoneDays
) -> Iterator[Occurrence]:
    """The occurrences of one activity for one school, or for the trust."""
    activity, code = theirs.activity, theirs.code
    days, absent = done.done(activity.id, code), done.absent(activity.id, code)
    if months := activity.interval:
        years = [each for each in asked.years if asked.touches(each.first, each.last)]
        found = theirs.at_intervals(months, years, days)
        found = [each for each in found if asked.keeps(each[0])]
    else:
        found = theirs.in_periods(periods, asked.years, days)
    missed: Mapping[str, date] = {}
    if absent:
        missed = missed_windows([window for window, _ in found], absent)
    owner, applies, is_attended = theirs.owner, theirs.is_applicable, activity.is_attended
    for window, done_on in found:
        if asked.shows(window, done_on):
            each = Occurrence(activity, code, owner, window, done_on, applies)
            if is_attended:
                each = _without_absent(each, missed, done)
            yield each


def _without_absent(held: Occurrence, missed: Mapping[str, date], done: DoneDays) -> Occurrence:
    """What HQ holds, with the day on which a school missed it, or the schools that did."""
    window, done_on = held.window, held.done_on
    if held.school is None:
        return held._replace(absent=done.absentees(held.activity.id, window, done_on))
    return held if done_on else held._replace(missed_on=missed.get(window.period))
