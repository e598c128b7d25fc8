"""Recording that an activity was done: what stands against it, what is worth a note, and which occurrence it closes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.activity import Activity, CoreOffer
from sfec.model.half_term import AcademicYear
from sfec.model.occurrence import ActivityDone, Occurrence
from sfec.model.trust import School
from sfec.problems import PROMPT, Level, Place, Problem
from sfec.rules.days import format_day
from sfec.rules.school_days import SATURDAY, year_starts
from sfec.rules.windows import is_left_open

_JOINED, _LEFT = "the school joined the trust, on", "the school left the trust, on"
_THEN = "give a day when the school was in the trust, or correct its record"
_LOOK = "it is recorded all the same; if it is a slip, `sfec withdraw` takes it back"
_WEEKEND = ("a Saturday", "a Sunday")


class Doing(NamedTuple):
    """An activity that is to be recorded as done, for a school or for the trust, and where that was asked."""

    act: ActivityDone
    activity: Activity
    school: School | None
    asked_at: Place = PROMPT

    @property
    def who(self) -> str:
        """The school as problems name it; nothing of the trust's own."""
        return self.school.who if self.school else ""


class Closing(NamedTuple):
    """What is done by it: the occurrence it closes, and the one of that day where that was closed already.

    `next_due` is the day by which it is due again, of what moves with the day it was done.
    """

    doing: Doing
    closes: Occurrence | None = None
    again: Occurrence | None = None
    next_due: date | None = None

    @property
    def days_late(self) -> int:
        """How many days after it was due; none where it was done in time, or nobody had recorded it before."""
        if self.closes is None or self.closes.done_on is None:
            return 0
        if self.doing.activity.interval and not is_left_open(self.closes.window):
            return 0
        return max(0, (self.closes.done_on - self.closes.window.due).days)


def objections(doing: Doing, offer: CoreOffer, today: date) -> Iterator[Problem]:
    """All that stands against recording it. Problems: activity-future, activity-school, activity-not-applicable."""
    on, title = doing.act.on, doing.activity.title
    if on > today:
        message = f"{title} cannot have been done on {format_day(on)}, which is yet to come"
        yield _problem(doing, "activity-future", message, "record it once it is done")
    school = doing.school
    if school is None:
        return
    # A certificate from before it joined says when the next is due.
    if school.joined and on < school.joined and not doing.activity.interval:
        yield _problem(
            doing, "activity-school", f"{format_day(on)} is before {_JOINED} {format_day(school.joined)}", _THEN
        )
    if school.left and on > school.left:
        yield _problem(doing, "activity-school", f"{format_day(on)} is after {_LEFT} {format_day(school.left)}", _THEN)
    departing = offer.exceptions.get((school.code, doing.activity.id))
    if departing and departing.is_not_applicable:
        message = f"{title} is not applicable to the school: {departing.reason}"
        hint = "where that is no longer so, take the exception out of policy/core-offer.yaml"
        yield _problem(doing, "activity-not-applicable", message, hint)


def falls_to(school: School, activity: Activity, offer: CoreOffer, on: date) -> bool:
    """Whether an activity can be recorded for a school on a day."""
    doing = Doing(ActivityDone(activity.id, school.code, on), activity, school)
    return not any(objections(doing, offer, on))


def closing(doing: Doing, before: Sequence[Occurrence], after: Sequence[Occurrence]) -> Closing:
    """What recording it does to the activity's occurrences for the school, as they were before and are after."""
    still_open = {each.key for each in before if each.done_on is None}
    closed = next((each for each in after if each.key in still_open and each.done_on is not None), None)
    holding = (each for each in before if each.window.first <= doing.act.on <= each.window.last)
    again = next((each for each in holding if each.done_on is not None), None)
    again = again if closed is None or (again and closed.key != again.key) else None
    return Closing(doing, closed, again, _next_due(doing, after))


def _next_due(doing: Doing, after: Sequence[Occurrence]) -> date | None:
    if not doing.activity.interval:
        return None
    return next((each.window.due for each in after if each.done_on is None and is_left_open(each.window)), None)


def notes(made: Closing, years: Iterable[AcademicYear], bank_holidays: frozenset[date]) -> Iterator[Problem]:
    """What is worth a second look, and recorded all the same. Problems: activity-closed-day, activity-again."""
    doing, title = made.doing, made.doing.activity.title
    if doing.activity.falls_due and (why := _closed(doing, years, bank_holidays)):
        message = f"{title} is recorded for {format_day(doing.act.on)}, which was {why}"
        yield _problem(doing, "activity-closed-day", message, _LOOK, Level.NOTE)
    if made.again:
        taken = f"; this counts for the one due on {format_day(made.closes.window.due)}" if made.closes else ""
        message = f"{title} is done already for what is due on {format_day(made.again.window.due)}{taken}"
        yield _problem(doing, "activity-again", message, _LOOK, Level.NOTE)


def _closed(doing: Doing, years: Iterable[AcademicYear], bank_holidays: frozenset[date]) -> str | None:
    """Why a day is no school day, or for what goes by working days no working day; None where it is open."""
    on = doing.act.on
    if on.weekday() >= SATURDAY:
        return _WEEKEND[on.weekday() - SATURDAY]
    if on in bank_holidays:
        return "a bank holiday"
    if doing.activity.days == "working":
        return None
    known = [each for each in years if year_starts(each.last) == year_starts(on)]
    for year in known:
        if any(each.first <= on <= each.last for each in year.half_terms):
            return (
                "an INSET day"
                if on in year.inset
                else "a day when schools were closed"
                if on in year.closures
                else None
            )
    return "in the school holidays" if known else None


def _problem(doing: Doing, code: str, message: str, hint: str, level: Level = Level.ERROR) -> Problem:
    return Problem(doing.asked_at, code, message, hint, doing.who, level)
