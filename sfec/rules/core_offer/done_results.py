"""What recording an activity as done does: which occurrence it closes, and what is worth a note."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.half_term import AcademicYear
from sfec.model.occurrence import Occurrence
from sfec.problems import Level, Problem
from sfec.rules.core_offer.done_objections import DoneActivity
from sfec.rules.core_offer.done_periods import ask_period
from sfec.rules.core_offer.windows import is_left_open
from sfec.rules.days import format_day
from sfec.rules.school_days import SATURDAY, year_starts

_ALL_THE_SAME = "it is recorded all the same; if it is a slip, `sfec withdraw` takes it back"
_WEEKEND = ("a Saturday", "a Sunday")


class DoneResult(NamedTuple):
    """The occurrence that an activity done closes, and one of that day that was closed already.

    `next_due` is the day by which it is due again, of what moves with the day it was done. Where it
    closes nothing, and nobody said what it was for, `asked_of` are those that it may be.
    """

    done: DoneActivity
    closes: Occurrence | None = None
    again: Occurrence | None = None
    next_due: date | None = None
    asked_of: Sequence[Occurrence] = ()

    @property
    def days_late(self) -> int:
        """How many days after it was due; none of what nobody had recorded to be done before."""
        if self.closes is None or self.closes.done_on is None or self.done.act.is_absent:
            return 0
        if self.done.activity.interval and not is_left_open(self.closes.window):
            return 0
        return max(0, (self.closes.done_on - self.closes.window.due).days)


class AlreadyRecorded(NamedTuple):
    """An activity that is on record already, and what shows it: its entry, or its audit."""

    done: DoneActivity
    shown_by: str | None


def closing(
    done: DoneActivity, before: Sequence[Occurrence], after: Sequence[Occurrence]
) -> DoneResult:
    """What recording it does to the activity's occurrences, as they were before and are after."""
    was = {each.key: each for each in before}
    closed = (each for each in after if _tells(each, done) and not _tells(was.get(each.key), done))
    closes = next(closed, None)
    again = _closed_before(done, before)
    if closes and again and closes.key == again.key:
        again = None
    is_told = done.act.period is not None or done.activity.interval is not None
    asked_of = before if closes is None and not is_told else ()
    return DoneResult(done, closes, again, _next_due(done, after), asked_of)


def notes(
    result: DoneResult, years: Iterable[AcademicYear], bank_holidays: frozenset[date]
) -> Iterator[Problem]:
    """What is worth a second look, and recorded all the same; and what cannot be recorded so.

    What closes neither its own occurrence nor the one before it is asked what it was for (the
    reading's section 4). Problems: activity-period, activity-closed-day, activity-again.
    """
    if result.asked_of:
        yield ask_period(result.done, result.asked_of)
        return
    done, title = result.done, result.done.activity.title
    if done.activity.falls_due and (why := _why_closed(done, years, bank_holidays)):
        message = f"{title} is recorded for {format_day(done.act.on)}, which was {why}"
        yield done.problem("activity-closed-day", message, _ALL_THE_SAME, Level.NOTE)
    if result.again and not done.act.is_absent:
        due = format_day(result.again.window.due)
        message = f"{title} is done already for what is due on {due}"
        if result.closes:
            counted = format_day(result.closes.window.due)
            message += f"; this counts for the one due on {counted}"
        yield done.problem("activity-again", message, _ALL_THE_SAME, Level.NOTE)


def counted_otherwise(
    already: AlreadyRecorded, occurrences: Iterable[Occurrence]
) -> Problem | None:
    """That what is on record already counts for another period than the one that is named now.

    The same activity, school and day is one record (the reading's section 4), and counts once.
    Problem: activity-again.
    """
    done, theirs = already.done, list(occurrences)
    meant = [each for each in theirs if each.window.period == done.act.period]
    counts = [each for each in theirs if _tells(each, done)]
    if not meant or meant[0] in counts:
        return None
    on, due = format_day(done.act.on), format_day(meant[0].window.due)
    what = (
        f"the one due on {format_day(counts[0].window.due)}" if counts else "nothing that was due"
    )
    message = f"{done.activity.title} of {on} counts for {what}, and not for the one due on {due}"
    take_back = "`sfec withdraw ENTRY --reason TEXT`"
    hint = (
        f"name the day on which that one was done; if what is recorded is wrong, {take_back} first"
    )
    return done.problem("activity-again", message, hint, Level.WARNING)


def _tells(occurrence: Occurrence | None, done: DoneActivity) -> bool:
    """Whether an occurrence tells of what was done on that day, or held without the school."""
    if occurrence is None:
        return False
    act = done.act
    if not act.is_absent:
        return occurrence.done_on == act.on
    if occurrence.school is None:
        return occurrence.done_on == act.on and act.school in occurrence.absent
    return occurrence.missed_on == act.on


def _closed_before(done: DoneActivity, before: Iterable[Occurrence]) -> Occurrence | None:
    """The occurrence that it was done for, or that its day belongs to, where it was closed."""
    act = done.act
    for each in before:
        window = each.window
        is_meant = window.period == act.period if act.period else window.holds(act.on)
        if is_meant and each.done_on is not None:
            return each
    return None


def _next_due(done: DoneActivity, after: Iterable[Occurrence]) -> date | None:
    if not done.activity.interval:
        return None
    left = (each.window for each in after if each.done_on is None)
    return next((window.due for window in left if is_left_open(window)), None)


def _why_closed(
    done: DoneActivity, years: Iterable[AcademicYear], bank_holidays: frozenset[date]
) -> str | None:
    """Why a day is no school day, or no working day where it goes by those; None where it is."""
    on = done.act.on
    if on.weekday() >= SATURDAY:
        return _WEEKEND[on.weekday() - SATURDAY]
    if on in bank_holidays:
        return "a bank holiday"
    of_day = [each for each in years if year_starts(each.last) == year_starts(on)]
    if done.activity.days == "working" or not of_day:
        return None
    return _why_no_school(on, of_day)


def _why_no_school(on: date, of_day: Iterable[AcademicYear]) -> str | None:
    for year in of_day:
        if any(each.first <= on <= each.last for each in year.half_terms):
            if on in year.inset:
                return "an INSET day"
            return "a day when schools were closed" if on in year.closures else None
    return "in the school holidays"
