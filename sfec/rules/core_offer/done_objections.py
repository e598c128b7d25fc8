"""What stands against recording that an activity was done."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sfec.model.activity import Activity, CoreOffer
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import School
from sfec.problems import PROMPT, Level, Place, Problem
from sfec.rules.days import format_day

_JOINED, _LEFT = "the school joined the trust, on", "the school left the trust, on"
_IN_THE_TRUST = "give a day when the school was in the trust, or correct its record"


class DoneActivity(NamedTuple):
    """An activity to be recorded as done, for a school or the trust, and where that was asked."""

    act: ActivityDone
    activity: Activity
    school: School | None
    asked_at: Place = PROMPT

    @property
    def who(self) -> str:
        """The school as problems name it; nothing of the trust's own."""
        return self.school.who if self.school else ""

    def problem(self, code: str, message: str, hint: str, level: Level = Level.ERROR) -> Problem:
        """What is to be said of it, where it was asked."""
        return Problem(self.asked_at, code, message, hint, self.who, level)


def objections(done: DoneActivity, offer: CoreOffer, today: date) -> Iterator[Problem]:
    """All that stands against recording it.

    Problems: activity-future, activity-school, activity-not-applicable.
    """
    on, title = done.act.on, done.activity.title
    if on > today:
        message = f"{title} cannot have been done on {format_day(on)}, which is yet to come"
        yield done.problem("activity-future", message, "record it once it is done")
    if done.school is None:
        return
    yield from _outside_the_trust(done, done.school)
    exception = offer.exceptions.get((done.school.code, done.activity.id))
    if exception and exception.is_not_applicable:
        message = f"{title} is not applicable to the school: {exception.reason}"
        hint = "where that is no longer so, take the exception out of policy/core-offer.yaml"
        yield done.problem("activity-not-applicable", message, hint)


def contradiction(done: DoneActivity, shown_by: str | None) -> Problem:
    """That it is on record for that day that the school took part, or that it did not.

    Problem: activity-absent.
    """
    on, title = format_day(done.act.on), done.activity.title
    by = f", by {shown_by}" if shown_by else ""
    was, other = ("with", "without") if done.act.is_absent else ("without", "with")
    says = f"as held {was} the school{by}, and cannot have been held {other} it"
    message = f"{title} is recorded for {on} {says}"
    hint = "if what is recorded is wrong, take that back first: `sfec withdraw ENTRY --reason TEXT`"
    return done.problem("activity-absent", message, hint)


def falls_to(school: School, activity: Activity, offer: CoreOffer, on: date) -> bool:
    """Whether an activity can be recorded for a school on a day."""
    done = DoneActivity(ActivityDone(activity.id, school.code, on), activity, school)
    return not any(objections(done, offer, on))


def _outside_the_trust(done: DoneActivity, school: School) -> Iterator[Problem]:
    on = done.act.on
    # A certificate from before it joined says when the next is due.
    if school.joined and on < school.joined and not done.activity.interval:
        message = f"{format_day(on)} is before {_JOINED} {format_day(school.joined)}"
        yield done.problem("activity-school", message, _IN_THE_TRUST)
    if school.left and on > school.left:
        message = f"{format_day(on)} is after {_LEFT} {format_day(school.left)}"
        yield done.problem("activity-school", message, _IN_THE_TRUST)
