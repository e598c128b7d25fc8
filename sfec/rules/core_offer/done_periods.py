"""What something done was done for: which period is meant, and the question where none is plain."""

from collections.abc import Iterable, Sequence
from datetime import date

from sfec.model.occurrence import Occurrence, Window
from sfec.problems import PROMPT, Problem
from sfec.rules.core_offer.done_objections import DoneActivity
from sfec.rules.days import format_day, parse_day
from sfec.rules.school_days import year_ends, year_starts

MOST_NAMED = 4


def find_period(named: str, theirs: Iterable[Occurrence], on: date) -> str | None:
    """The period that a text names: by its name, its end in a day's year, or a day in it.

    `2026-27/autumn-2` is `autumn-2` and `Autumn 2`, too, and 2026-11-18 is the week that it is of.
    """
    folded, day = "-".join(named.casefold().split()), parse_day(named)
    windows = [each.window for each in theirs]
    first, last = year_starts(on), year_ends(on)
    for each in windows:
        if each.period == folded:
            return each.period
    for each in windows:
        if first <= each.due <= last and each.period.endswith(f"/{folded}"):
            return each.period
    if day is None:
        return None
    return next((each.period for each in windows if each.holds(day)), None)


def name_open(theirs: Sequence[Occurrence], on: date) -> str:
    """The open periods nearest to a day, in order, each with the day by which it is due."""
    left = [each.window for each in theirs if each.done_on is None and each.is_applicable]
    nearest = sorted(left, key=lambda each: abs((each.due - on).days))[:MOST_NAMED]
    named = [f"{each.period} (due {format_day(each.due)})" for each in sorted(nearest, key=_due)]
    return f"open: {', '.join(named)}" if named else "none is open"


def ask_period(done: DoneActivity, theirs: Sequence[Occurrence]) -> Problem:
    """What was it done for. Problem: activity-period."""
    on = done.act.on
    message = (
        f"{done.activity.title}, done on {format_day(on)}: what was it for? "
        "Neither what that day belongs to nor the one before it is open"
    )
    option = "--for PERIOD" if done.asked_at == PROMPT else "a column For"
    hint = f"say it with {option}; {name_open(theirs, on)}; one that is done may be named again"
    return done.problem("activity-period", message, hint)


def _due(window: Window) -> date:
    return window.due
