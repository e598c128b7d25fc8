"""The core offer and deadlines: activities, how often they fall due, and schools' exceptions."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

#: Who sees to an activity that names no role (a reading).
CENTRAL_TEAM = "central_team"
_THREE_YEARS = 36


class Cadence(StrEnum):
    """How often an activity falls due."""

    ONGOING = "ongoing"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    HALF_TERMLY = "half-termly"
    TERMLY = "termly"
    YEARLY = "yearly"
    THREE_YEARLY = "three-yearly"
    INTERVAL = "interval"
    ONCE = "once"


class DayOfYear(NamedTuple):
    """The same day each year: 31 December."""

    month: int
    day: int


class WeekdayOfMonth(NamedTuple):
    """A weekday of a month, 1 the first, Monday 0: the first Thursday of October."""

    number: int
    weekday: int
    month: int


#: The day of each year by which something is due: the same, or one named for each academic year.
DueDay = DayOfYear | WeekdayOfMonth | Mapping[str, date]


class Basis(NamedTuple):
    """Where a deadline is from; it is marked as read, second-hand, known or inferred."""

    source: str
    mark: str


class Activity(NamedTuple):
    """One thing the trust does with and for its schools.

    `scope` is trust, school or head; `owed_by` school or hq; `heads` new or experienced; `days`, of
    a monthly one, working or school; `month`, of a yearly one, 1 to 12, or the day it is `due_on`;
    `ticked_by` decisions, letter or reports. Where it is `held_by` hq, a school that owes it owes
    its presence alone; what `may_be_every_other` needs no reason for that. What has a `basis` is a
    deadline, and no part of the core offer; nor is an obligation of a category, which falls due of
    the schools in it alone.
    """

    id: str
    title: str
    cadence: Cadence
    scope: str
    owner: str = CENTRAL_TEAM
    owed_by: str = "hq"
    heads: str | None = None
    days: str | None = None
    month: int | None = None
    ticked_by: str | None = None
    shown_by: str = ""
    is_core: bool = True
    reading: str | None = None
    due_on: DueDay | None = None
    every_months: int | None = None
    basis: Basis | None = None
    held_by: str | None = None
    may_be_every_other: bool = False
    is_obligation: bool = False

    @property
    def is_attended(self) -> bool:
        """Whether HQ holds it, and schools owe their presence: the holding is not theirs to owe."""
        is_held = self.held_by == "hq" and self.owed_by == "school"
        return is_held and self.falls_due and self.interval is None

    @property
    def interval(self) -> int | None:
        """How many months after it was done it is due again; None of what keeps its period."""
        return _THREE_YEARS if self.cadence is Cadence.THREE_YEARLY else self.every_months

    @property
    def falls_due(self) -> bool:
        """Whether it has occurrences; an ongoing one is standing."""
        return self.cadence is not Cadence.ONGOING

    @property
    def is_repeated(self) -> bool:
        """Whether it falls due more than once a year."""
        return self.cadence in (
            Cadence.WEEKLY,
            Cadence.MONTHLY,
            Cadence.HALF_TERMLY,
            Cadence.TERMLY,
        )


class ActivityException(NamedTuple):
    """What is otherwise for one school and activity, and why.

    It is not done at all, every other time, by another owner, or by another day: `due` is of the
    one occurrence nearest to it; those of other years keep their own.
    """

    reason: str
    is_not_applicable: bool = False
    is_every_other: bool = False
    owner: str | None = None
    due: date | None = None


class CoreOffer(NamedTuple):
    """Every activity by its id, deadlines that are turned on last.

    The exceptions are by the school's code and the activity. What was due before `kept_from`, the
    day from which the trust keeps its core offer here, is not looked at.
    """

    activities: Mapping[str, Activity]
    exceptions: Mapping[tuple[str, str], ActivityException]
    kept_from: date = date.min

    @property
    def ongoing(self) -> tuple[Activity, ...]:
        """The ongoing activities of schools and heads, of the core offer alone."""
        schools = (each for each in self.activities.values() if each.scope != "trust")
        return tuple(each for each in schools if not each.falls_due and each.is_core)


class Deadlines(NamedTuple):
    """Every deadline by its id, and the ids of those that the trust has turned on."""

    activities: Mapping[str, Activity]
    turned_on: frozenset[str] = frozenset()

    @property
    def those_on(self) -> Mapping[str, Activity]:
        """The deadlines that are turned on."""
        return {key: each for key, each in self.activities.items() if key in self.turned_on}


NO_DEADLINES = Deadlines({})
