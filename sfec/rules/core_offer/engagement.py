"""How far a school engages in the core offer: what was done, and what is owed by whom."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.activity import Activity
from sfec.model.occurrence import Occurrence, Status
from sfec.rules.days import format_day

#: Whose it is to do.
SCHOOL, HQ = "school", "hq"


class Engagement(NamedTuple):
    """One activity of one school so far: how many were done, of those late, and what is owed."""

    activity: Activity
    done: int
    late: int
    owed: tuple[Occurrence, ...]

    @property
    def asked(self) -> int:
        """How many there were to do so far: those done, and those owed."""
        return self.done + len(self.owed)

    @property
    def on_time(self) -> int:
        """How many of them were done by the day they were due."""
        return self.done - self.late


class SchoolEngagement(NamedTuple):
    """How one school stands in the core offer on a day.

    `last_shown` is when each ongoing activity was last recorded, by its id.
    """

    school: str
    engagements: tuple[Engagement, ...]
    last_shown: Mapping[str, date]

    def owed_by(self, who: str) -> tuple[Engagement, ...]:
        """Those of which something is owed, by the school or by HQ."""
        owed = (each for each in self.engagements if each.owed)
        return tuple(each for each in owed if each.activity.owed_by == who)

    def share_on_time(self, who: str = SCHOOL) -> tuple[int, int]:
        """Of what the school, or HQ, had to do so far: how many were done on time, of how many.

        What HQ misses never counts against a school (the reading's section 4).
        """
        theirs = [each for each in self.engagements if each.activity.owed_by == who]
        return sum(each.on_time for each in theirs), sum(each.asked for each in theirs)


def engage(
    school: str, occurrences: Iterable[Occurrence], last_shown: Mapping[str, date], on: date
) -> SchoolEngagement:
    """How a school stands, by the occurrences of the year that are its own and core."""
    by_activity: dict[str, list[Occurrence]] = {}
    for each in occurrences:
        if each.school == school and each.is_applicable and each.activity.is_core:
            by_activity.setdefault(each.activity.id, []).append(each)
    found = tuple(_engagement(theirs, on) for theirs in by_activity.values())
    return SchoolEngagement(school, found, last_shown)


def _engagement(theirs: Sequence[Occurrence], on: date) -> Engagement:
    status = [(each, each.status(on)) for each in theirs]
    done = [each for each, found in status if found is Status.DONE]
    owed = tuple(each for each, found in status if found is Status.OVERDUE)
    return Engagement(theirs[0].activity, len(done), sum(each.is_late for each in done), owed)


def say_owed(found: Engagement, on: date) -> str:
    """What is owed of an activity, `Website audit: due on 18 December 2026`, and how old it is."""
    oldest = min(each.window.due for each in found.owed)
    days = (on - oldest).days
    age = f"{days} day{'' if days == 1 else 's'} ago"
    if len(found.owed) == 1:
        return f"{found.activity.title}: due on {format_day(oldest)}, {age}"
    several = f"{len(found.owed)} not done, the oldest due on {format_day(oldest)}, {age}"
    return f"{found.activity.title}: {several}"
