"""The core offer: activities, how often each falls due, and what a school's exceptions change of it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

#: Who sees to an activity that names no role (a reading).
CENTRAL_TEAM = "central_team"


class Cadence(StrEnum):
    """How often an activity falls due."""

    ONGOING = "ongoing"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    HALF_TERMLY = "half-termly"
    TERMLY = "termly"
    YEARLY = "yearly"
    THREE_YEARLY = "three-yearly"


class Activity(NamedTuple):
    """One thing the trust does with and for its schools.

    `scope` is trust, school or head; `owed_by` school or hq; `heads` new or experienced; `days`, of a monthly one,
    working or school; `month`, of a yearly one, 1 to 12; `ticked_by` decisions or letter.
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

    @property
    def falls_due(self) -> bool:
        """Whether it has occurrences; an ongoing one is standing."""
        return self.cadence is not Cadence.ONGOING

    @property
    def is_repeated(self) -> bool:
        """Whether it falls due more than once a year."""
        return self.cadence in (Cadence.WEEKLY, Cadence.MONTHLY, Cadence.HALF_TERMLY, Cadence.TERMLY)


class Departing(NamedTuple):
    """What is otherwise for one school and activity, and why: not at all, every other time, another owner or day.

    `due` is of the one occurrence nearest to it; those of other years keep their own.
    """

    reason: str
    is_not_applicable: bool = False
    is_every_other: bool = False
    owner: str | None = None
    due: date | None = None


class CoreOffer(NamedTuple):
    """Every activity, and what is otherwise, by school code and activity."""

    activities: Mapping[str, Activity]
    exceptions: Mapping[tuple[str, str], Departing]
