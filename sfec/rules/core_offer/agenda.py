"""A day's work in the core offer: what is late, what is due this week, and what comes after it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple, TypeAlias

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
    Cadence.ONCE: "time",
}

_LATE, _WEEK, _LATER, _OVER = "late", "this week", "later", "over"
#: The occurrences of one activity in one period, a school each.
_Period: TypeAlias = Sequence[Occurrence]


class AgendaLine(NamedTuple):
    """An activity on the agenda: the day it is due, and how many are done, missed, due and late.

    Of what is late it is the first day that it was due. `periods` is over how many weeks, months or
    terms that is counted.
    """

    activity: Activity
    owners: tuple[str, ...]
    due: date
    done: int
    still_due: int
    late: int
    periods: int = 1
    missed: int = 0


class Agenda(NamedTuple):
    """The sections of a day's work; `again` are those of this week that each week after has too."""

    late: Sequence[AgendaLine]
    this_week: Sequence[AgendaLine]
    later: Sequence[AgendaLine]
    again: Sequence[Activity]


def agenda(found: Iterable[Occurrence], on: date) -> Agenda:
    """The agenda of a day: a line for each activity in a section, by the day it is due.

    What is done throughout and was due before today needs no line.
    """
    sections: dict[str, dict[str, list[_Period]]] = defaultdict(lambda: defaultdict(list))
    for period in _periods(found, on):
        sections[_section(period, on)][period[0].activity.id].append(period)
    week, later = sections[_WEEK], sections[_LATER]
    weekly = [key for key, periods in later.items() if key in week and _is_weekly(periods)]
    nearest = [[_nearest(periods, on)] for key, periods in later.items() if key not in weekly]
    return Agenda(
        late=_lines(sections[_LATE].values(), on),
        this_week=_lines(week.values(), on),
        later=_lines(nearest, on),
        again=tuple(later[key][0][0].activity for key in weekly),
    )


def name_owner(owner: str) -> str:
    """Who sees to an activity, as people say it."""
    name = "central team" if owner == CENTRAL_TEAM else ROLES.get(owner, owner)
    return name[:1].upper() + name[1:]


def _periods(found: Iterable[Occurrence], on: date) -> list[_Period]:
    """What applies, by activity and period, and those by the day they are due."""
    periods: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for each in found:
        if each.is_applicable:
            periods[each.activity.id, each.window.period].append(each)
    return sorted(periods.values(), key=lambda period: _due(period, on))


def _section(period: _Period, on: date) -> str:
    if any(each.status(on).is_past for each in period):
        return _LATE
    due, sunday = _due(period, on), monday_of(on) + timedelta(6)
    if due > sunday:
        return _LATER
    return _WEEK if due >= on else _OVER


def _lines(activities: Iterable[Sequence[_Period]], on: date) -> tuple[AgendaLine, ...]:
    lines = [_line(list(chain.from_iterable(each)), len(each), on) for each in activities]
    return tuple(sorted(lines, key=lambda line: (line.due, line.activity.title)))


def _line(theirs: Sequence[Occurrence], periods: int, on: date) -> AgendaLine:
    status = [each.status(on) for each in theirs]
    done, missed = status.count(Status.DONE), status.count(Status.MISSED)
    late = sum(each.is_past for each in status)
    return AgendaLine(
        theirs[0].activity,
        tuple(dict.fromkeys(each.owner for each in theirs)),
        due=_due(theirs, on),
        done=done,
        still_due=len(theirs) - done - missed - late,
        late=late,
        periods=periods,
        missed=missed,
    )


def _due(theirs: Sequence[Occurrence], on: date) -> date:
    """The first day that what is not yet done of it is or was due; else that it all was."""
    left = [each.window.due for each in theirs if not each.status(on).is_over]
    return min(left or [each.window.due for each in theirs])


def _nearest(periods: Sequence[_Period], on: date) -> _Period:
    """The first period with anything still to be done, or else the first."""
    for period in periods:
        if any(not each.status(on).is_over for each in period):
            return period
    return periods[0]


def _is_weekly(periods: Sequence[_Period]) -> bool:
    return periods[0][0].activity.cadence is Cadence.WEEKLY
