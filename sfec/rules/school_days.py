"""The days on which schools are open: no weekend, INSET day, closure or bank holiday."""

from collections.abc import Iterator
from datetime import date, timedelta

from sfec.model.half_term import AcademicYear, HalfTerm

SATURDAY, MONTHS = 5, 12
#: An academic year lasts from the first of September to the end of August.
YEAR_STARTS, YEAR_ENDS = (9, 1), (8, 31)


def school_days(
    year: AcademicYear, half_term: HalfTerm, bank_holidays: frozenset[date] = frozenset()
) -> list[date]:
    """The school days of a half-term, in order."""
    closed = {*year.inset, *year.closures, *bank_holidays}
    days = days_between(half_term.first, half_term.last)
    return [day for day in days if day.weekday() < SATURDAY and day not in closed]


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    return (first + timedelta(days) for days in range((last - first).days + 1))


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(day.weekday())


def months_after(day: date, months: int) -> date:
    """The same day some months on; the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    year = day.year + years
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1).day))


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // MONTHS, month % MONTHS + 1, 1) - timedelta(1)


def year_starts(day: date) -> date:
    """The first of September of the academic year that a day lies in."""
    return date(day.year if (day.month, day.day) >= YEAR_STARTS else day.year - 1, *YEAR_STARTS)


def year_ends(day: date) -> date:
    """The last of August of the academic year that a day lies in."""
    return date(year_starts(day).year + 1, *YEAR_ENDS)


def name_year(day: date) -> str:
    """The academic year that a day lies in, as term dates name it: `2026-27`."""
    starts = year_starts(day).year
    return f"{starts}-{(starts + 1) % 100:02}"
