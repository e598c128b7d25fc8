"""How far a school engages in the core offer: what was done, and what is owed by whom."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.activity import Activity
from sfec.model.occurrence import Occurrence
from sfec.model.trust import School
from sfec.problems import count
from sfec.rules.days import format_day

#: Whose it is to do.
SCHOOL, HQ = "school", "hq"


class Engagement(NamedTuple):
    """One activity of one school so far: how many were done, of those late, and what was not.

    `owed` is what the school is to do and is past its day, `missed` what HQ held without the
    school, and `not_recorded` what is HQ's to do or to hold and of which nobody recorded anything.
    """

    activity: Activity
    done: int
    late: int
    owed: tuple[Occurrence, ...] = ()
    missed: tuple[date, ...] = ()
    not_recorded: tuple[Occurrence, ...] = ()

    @property
    def asked(self) -> int:
        """How many there were to do so far: those done, and those owed or missed.

        Of what HQ does, also those that are not recorded.
        """
        hqs = 0 if self.activity.owed_by == SCHOOL else len(self.not_recorded)
        return self.done + len(self.owed) + len(self.missed) + hqs

    @property
    def on_time(self) -> int:
        """How many of them were done by the day they were due."""
        return self.done - self.late


class SchoolEngagement(NamedTuple):
    """How one school stands in the core offer on a day.

    `last_shown` is when each ongoing activity was last recorded, by its id; `brought` is what its
    categories bring, beside the core offer.
    """

    school: str
    engagements: tuple[Engagement, ...]
    last_shown: Mapping[str, date]
    brought: tuple[Occurrence, ...] = ()

    @property
    def owed(self) -> tuple[Engagement, ...]:
        """Those of which the school owes something."""
        return tuple(each for each in self.engagements if each.owed)

    @property
    def missed(self) -> tuple[Engagement, ...]:
        """Those that HQ held without the school."""
        return tuple(each for each in self.engagements if each.missed)

    @property
    def not_recorded(self) -> tuple[Engagement, ...]:
        """Those of which something is for HQ to record: it is no debt of the school."""
        return tuple(each for each in self.engagements if each.not_recorded)

    def share_on_time(self, who: str = SCHOOL) -> tuple[int, int]:
        """Of what the school, or HQ, had to do so far: how many were done on time, of how many.

        What HQ misses, or holds late, never counts against a school (the reading's section 4).
        """
        theirs = [each for each in self.engagements if each.activity.owed_by == who]
        return sum(each.on_time for each in theirs), sum(each.asked for each in theirs)


def engage(
    school: School, occurrences: Iterable[Occurrence], last_shown: Mapping[str, date], on: date
) -> SchoolEngagement:
    """How a school stands, by the occurrences of the year that are its own and core.

    It takes part, too, in what HQ holds once for all schools, while it is in the trust.
    """
    by_activity: dict[str, list[Occurrence]] = {}
    for each in occurrences:
        if each.is_applicable and each.activity.is_core and _concerns(each, school):
            by_activity.setdefault(each.activity.id, []).append(each)
    found = tuple(_engagement(theirs, school.code, on) for theirs in by_activity.values())
    return SchoolEngagement(school.code, found, last_shown)


def _concerns(occurrence: Occurrence, school: School) -> bool:
    if occurrence.school is not None:
        return occurrence.school == school.code
    day = occurrence.done_on or occurrence.window.due
    return occurrence.activity.is_attended and school.is_in_trust(day)


def _engagement(theirs: Sequence[Occurrence], code: str, on: date) -> Engagement:
    activity, held = theirs[0].activity, [each for each in theirs if each.status(on).is_over]
    past = tuple(each for each in theirs if each.status(on).is_past)
    missed = tuple(filter(None, (_missed_on(each, code) for each in held)))
    done = len(held) - len(missed)
    if activity.is_attended:
        return Engagement(activity, done, 0, missed=missed, not_recorded=past)
    late = sum(each.is_late for each in held)
    if activity.owed_by == SCHOOL:
        return Engagement(activity, done, late, owed=past)
    return Engagement(activity, done, late, not_recorded=past)


def _missed_on(held: Occurrence, code: str) -> date | None:
    """The day on which it was held without the school, where it was."""
    if held.done_on is None:
        return held.missed_on
    return held.done_on if code in held.absent else None


def say_past(activity: Activity, past: Sequence[Occurrence], on: date) -> str:
    """What is past its day, `Website audit: due on 18 December 2026, 12 days ago`.

    Of several it is said how many, and the oldest; what nobody recorded is never called not done.
    """
    oldest = min(each.window.due for each in past)
    due = f"due on {format_day(oldest)}, {count((on - oldest).days, 'day')} ago"
    if len(past) == 1:
        return f"{activity.title}: {due}"
    return f"{activity.title}: {len(past)} not recorded, the oldest {due}"


def say_missed(activity: Activity, days: Sequence[date]) -> str:
    """What was held without the school: `DSL supervision: held on 9 November 2026 without it`."""
    held = " and ".join(map(format_day, days))
    return f"{activity.title}: held on {held} without the school"
