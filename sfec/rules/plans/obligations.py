"""What a category brings as dated things: each falls due once the school has entered it.

Leaving the category ends those that are its own: what was not done by then is due no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple, TypeAlias

from sfec.model.activity import Activity, Cadence
from sfec.model.course import Course, Courses
from sfec.model.occurrence import ActivityDone, Window
from sfec.model.policy import Category, Ladder, Obligation, ObligationDue
from sfec.rules.core_offer.windows import SchoolYear, windows
from sfec.rules.school_days import year_ends

#: The windows of each obligation, by its activity and the school's code.
Obliged: TypeAlias = Mapping[tuple[str, str], Sequence[Window]]


class Stay(NamedTuple):
    """A school's time in a category: from the day it was decided until it was left, if it was."""

    category: str
    first: date
    left: date | None = None


class DatedObligation(NamedTuple):
    """An obligation of a category as an activity, and when it is due."""

    activity: Activity
    due: ObligationDue


def obligations(ladders: Iterable[Ladder]) -> dict[str, Activity]:
    """An activity for each obligation that falls due, by its id: ladder, category and its own."""
    found: dict[str, Activity] = {}
    for ladder in ladders:
        for category in ladder.categories:
            activities = [each.activity for each in _dated(ladder, category)]
            found |= {each.id: each for each in activities}
    return found


def obliged_windows(
    ladders: Mapping[str, Ladder],
    courses: Courses,
    years: Sequence[SchoolYear],
    done: Iterable[ActivityDone],
) -> Obliged:
    """When each obligation falls due of each school, as its decisions have it.

    Of a category that a school has left, only what was done there.
    """
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for each in done:
        days[each.activity, each.school or ""].append(each.on)
    found: dict[tuple[str, str], list[Window]] = defaultdict(list)
    for (code, ladder_id), course in courses.items():
        if (ladder := ladders.get(ladder_id)) is None:
            continue
        for stay in stays(course):
            for activity, due in _dated(ladder, ladder.category(stay.category)):
                key = activity.id, code
                found[key] += _windows(activity, due, stay, years, days[key])
    return found


def stays(course: Course) -> list[Stay]:
    """A course as the stays that its decisions make; one that confirms goes on with the stay."""
    found: list[Stay] = []
    for each in course.decisions:
        category, on = each.links.category, each.decision.on
        if found and found[-1].category == category:
            continue
        if found:
            found[-1] = found[-1]._replace(left=on)
        found.append(Stay(category, on))
    return found


def name_obligation(ladder: Ladder, category: Category, obligation: Obligation) -> str:
    """The id of an obligation's activity: of its ladder, its category and its own."""
    return f"{ladder.id}_{category.id}_{obligation.id}"


def _dated(ladder: Ladder, category: Category) -> Iterator[DatedObligation]:
    for obligation in category.obligations:
        if obligation.due is not None:
            is_monthly = obligation.due.is_monthly
            activity = Activity(
                id=name_obligation(ladder, category, obligation),
                title=f"{ladder.title}, {category.title}: {obligation.statement}",
                cadence=Cadence.MONTHLY if is_monthly else Cadence.ONCE,
                scope="school",
                owner=obligation.owner,
                days="working" if is_monthly else None,
                shown_by=obligation.shown_by,
                is_core=False,
                reading=obligation.reading,
                is_obligation=True,
            )
            yield DatedObligation(activity, obligation.due)


def _windows(
    activity: Activity,
    due: ObligationDue,
    stay: Stay,
    years: Sequence[SchoolYear],
    done: Sequence[date],
) -> list[Window]:
    """The windows of one stay; of one that is over, those in which something was done."""
    found = _monthly(activity, stay, years) if due.is_monthly else _once(due, stay, years)
    if stay.left is None:
        return found
    return [each for each in found if any(map(each.holds, done))]


def _once(due: ObligationDue, stay: Stay, years: Sequence[SchoolYear]) -> list[Window]:
    """The one window of what is due once; none where the days it counts in are not known."""
    on = _school_day_after(due.school_days, stay, years)
    if due.school_days is None:
        on = _end_of_half_term(stay, years)
    if on is None:
        return []
    last = stay.left or max(year_ends(on), years[-1].last)
    return [Window(f"since-{stay.first.isoformat()}", stay.first, last, on)]


def _school_day_after(number: int | None, stay: Stay, years: Sequence[SchoolYear]) -> date | None:
    days = chain.from_iterable(each.open_days for each in years)
    later = [each for each in days if each > stay.first]
    return later[number - 1] if number and number <= len(later) else None


def _end_of_half_term(stay: Stay, years: Sequence[SchoolYear]) -> date | None:
    """The last school day of the half-term in which a school came in, or of the next one."""
    for year in years:
        for half_term in year.year.half_terms:
            days = year.open_days_of(half_term)
            if days and days[-1] >= stay.first:
                return days[-1]
    return None


def _monthly(activity: Activity, stay: Stay, years: Sequence[SchoolYear]) -> list[Window]:
    """A window for each month from the one in which the school came in."""
    found: list[Window] = []
    for each in chain.from_iterable(windows(activity, year) for year in years):
        is_there = each.due >= stay.first and (stay.left is None or each.first < stay.left)
        if is_there:
            found.append(each._replace(first=max(each.first, stay.first)))
    return found
