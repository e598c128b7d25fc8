"""The days by which deadlines are due, as people write them: `first Thursday of October`."""

import re
from datetime import date

from sfec.model.activity import Activity, Cadence, DayOfYear, DueDay, WeekdayOfMonth
from sfec.problems import count
from sfec.rules.days import MONTH_NAMES, format_day
from sfec.rules.school_days import MONTHS, name_year

NUMBERS = ("first", "second", "third", "fourth")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DUE_HINT = (
    "write `31 December`, `first Thursday of October`, or `{2026-27: DAY}` "
    "where each year's day is named anew"
)
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTH_NAMES)})")
_WEEKDAY = re.compile(
    rf"({'|'.join(NUMBERS)}) ({'|'.join(WEEKDAYS)}) (?:of|in) ({'|'.join(MONTH_NAMES)})"
)
_ANY_YEAR = 2027
_EVERY = {
    Cadence.ONGOING: "without a day of its own",
    Cadence.WEEKLY: "every week of term",
    Cadence.MONTHLY: "every month",
}


def parse_due_day(text: str) -> DayOfYear | WeekdayOfMonth | None:
    """The day of every year that a text names; None if there is no such day in each of them."""
    folded = " ".join(text.casefold().split())
    if match := _WEEKDAY.fullmatch(folded):
        return WeekdayOfMonth(
            NUMBERS.index(match[1]) + 1, WEEKDAYS.index(match[2]), MONTH_NAMES.index(match[3]) + 1
        )
    if match := _DAY.fullmatch(folded):
        found = DayOfYear(MONTH_NAMES.index(match[2]) + 1, int(match[1]))
        return found if _is_there(found) else None
    return None


def say_when(deadline: Activity, on: date) -> str:
    """When a deadline falls due, in words.

    Where a day is named for each year, it is that of the year a day lies in.
    """
    if deadline.due_on is not None:
        return _say_due(deadline.due_on, on)
    if deadline.every_months is None:
        return _EVERY[deadline.cadence]
    if deadline.every_months == 1:
        return _EVERY[Cadence.MONTHLY]
    years, months = divmod(deadline.every_months, MONTHS)
    if months:
        return f"every {count(deadline.every_months, 'month')}"
    return f"every {count(years, 'year')}" if years > 1 else "every year"


def _say_due(due_on: DueDay, on: date) -> str:
    match due_on:
        case DayOfYear(month, day):
            return f"by {day} {MONTH_NAMES[month - 1].capitalize()}"
        case WeekdayOfMonth(number, weekday, month):
            of = f"{WEEKDAYS[weekday].capitalize()} of {MONTH_NAMES[month - 1].capitalize()}"
            return f"on the {NUMBERS[number - 1]} {of}"
        case _:
            due = due_on.get(name_year(on))
            return f"by {format_day(due)}" if due else f"no day known for {name_year(on)}"


def _is_there(found: DayOfYear) -> bool:
    try:
        date(_ANY_YEAR, *found)
    except ValueError:
        return False
    return True
