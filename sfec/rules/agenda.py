"""A day's work in the core offer: what is late, what is due this week, and what comes after it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sfec.model.activity import CENTRAL_TEAM, Activity, Cadence
from sfec.model.occurrence import Occurrence, Status
from sfec.model.trust import ROLES
from sfec.rules.school_days import monday_of

#: What one period of a cadence is called.
PERIODS = {
    Cadence.WEEKLY: "week",
    Cadence.MONTHLY: "month",
    Cadence.HALF_TERMLY: "half-term",
    Cadence.TERMLY: "term",
    Cadence.YEARLY: "year",
    Cadence.THREE_YEARLY: "time",
    Cadence.INTERVAL: "time",
}


class Line(NamedTuple):
    """An activity on the agenda: the day it is, or was first, due, and of how many it is done, due and late.

    `periods` is over how many weeks, months or terms that is counted.
    """

    activity: Activity
    owners: tuple[str, ...]
    due: date
    done: int
    still_due: int
    late: int
    periods: int = 1


class Agenda(NamedTuple):
    """The sections of a day's work; `again` are those of this week that fall due again in each week after it."""

    late: Sequence[Line]
    this_week: Sequence[Line]
    later: Sequence[Line]
    again: Sequence[Activity]


def agenda(found: Iterable[Occurrence], on: date) -> Agenda:
    """The agenda of a day: a line for each activity in a section, by the day it is due.

    What is done throughout and was due before today needs no line.
    """
    sunday = monday_of(on) + timedelta(6)
    groups: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for each in found:
        if each.is_applicable:
            groups[each.activity.id, each.window.period].append(each)
    late: dict[str, list[list[Occurrence]]] = defaultdict(list)
    week: dict[str, list[list[Occurrence]]] = defaultdict(list)
    later: dict[str, list[list[Occurrence]]] = defaultdict(list)
    for (activity, _), group in sorted(groups.items(), key=lambda each: _due(each[1], on)):
        if any(each.status(on) is Status.OVERDUE for each in group):
            late[activity].append(group)
        elif on <= _due(group, on) <= sunday:
            week[activity].append(group)
        elif _due(group, on) > sunday:
            later[activity].append(group)
    again = {key: each[0][0].activity for key, each in later.items() if _is_weekly(each[0]) and key in week}
    nearest = [[_nearest(each, on)] for key, each in later.items() if key not in again]
    return Agenda(_lines(late.values(), on), _lines(week.values(), on), _lines(nearest, on), tuple(again.values()))


def name_owner(owner: str) -> str:
    """Who sees to an activity, as people say it."""
    name = "central team" if owner == CENTRAL_TEAM else ROLES.get(owner, owner)
    return name[:1].upper() + name[1:]


def _lines(groups: Iterable[Sequence[Sequence[Occurrence]]], on: date) -> tuple[Line, ...]:
    found = [_line([one for group in each for one in group], len(each), on) for each in groups]
    return tuple(sorted(found, key=lambda each: (each.due, each.activity.title)))


def _line(found: Sequence[Occurrence], periods: int, on: date) -> Line:
    status = [each.status(on) for each in found]
    done, late = status.count(Status.DONE), status.count(Status.OVERDUE)
    owners = tuple(dict.fromkeys(each.owner for each in found))
    return Line(found[0].activity, owners, _due(found, on), done, len(found) - done - late, late, periods)


def _due(found: Sequence[Occurrence], on: date) -> date:
    """The first day that something of it, not yet done, is or was due; of what is done, the day it was due."""
    left = [each.window.due for each in found if each.status(on) is not Status.DONE]
    return min(left or [each.window.due for each in found])


def _nearest(groups: Sequence[Sequence[Occurrence]], on: date) -> Sequence[Occurrence]:
    """The first group with anything still to be done, or else the first."""
    still = (each for each in groups if any(one.status(on) is not Status.DONE for one in each))
    return next(still, groups[0])


def _is_weekly(found: Sequence[Occurrence]) -> bool:
    return found[0].activity.cadence is Cadence.WEEKLY
