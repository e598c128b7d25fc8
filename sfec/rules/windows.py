"""When an activity falls due: a window for each week, month, half-term, term or year (the reading's section 4)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from sfec.model.activity import Activity, Cadence, DayOfYear, DueDay, WeekdayOfMonth
from sfec.model.half_term import NAMES, AcademicYear, HalfTerm
from sfec.model.occurrence import Window
from sfec.rules.school_days import (
    SATURDAY,
    YEAR_ENDS,
    YEAR_STARTS,
    days_between,
    monday_of,
    months_after,
    school_days,
    year_ends,
    year_starts,
)

#: A month with fewer school days has no supervision or coaching of its own.
FEWEST_SCHOOL_DAYS = 5
#: How the period begins of what nobody has recorded to have been done before: `first-2026-27`.
FIRST = "first-"
_HALVES, _DAYS_A_WEEK = 2, 7


class SchoolYear:
    """An academic year with its school days, and the bank holidays around them."""

    def __init__(self, year: AcademicYear, bank_holidays: frozenset[date] = frozenset()) -> None:
        self.year, self.bank_holidays = year, bank_holidays
        self.first = date(int(year.name[:4]), *YEAR_STARTS)
        self.last = date(int(year.name[:4]) + 1, *YEAR_ENDS)

    @cached_property
    def open_days(self) -> Sequence[date]:
        """Every school day of the year, in order."""
        return [day for each in self.year.half_terms for day in self.open_days_of(each)]

    def open_days_of(self, half_term: HalfTerm) -> list[date]:
        """The school days of a half-term."""
        return school_days(self.year, half_term, self.bank_holidays)

    def year_of(self, month: int) -> int:
        """The calendar year of a month of the academic year."""
        return self.first.year if month >= self.first.month else self.last.year

    def working_days(self, year: int, month: int) -> list[date]:
        """The working days of a month of the year: neither weekend nor bank holiday."""
        within = (day for day in days_between(self.first, self.last) if (day.year, day.month) == (year, month))
        return [day for day in within if day.weekday() < SATURDAY and day not in self.bank_holidays]

    @property
    def is_whole(self) -> bool:
        """Whether the dates of the year's last half-term are known, and with them when the year's work is due."""
        return self.year.half_terms[-1].name == NAMES[-1]


def windows(activity: Activity, of: SchoolYear) -> list[Window]:
    """The windows of an activity in a year, in order; none of an ongoing or an interval one.

    Where the term dates of a half-term are not known, nothing is said to be due in it.
    """
    match activity.cadence:
        case Cadence.WEEKLY:
            return list(_weeks(of))
        case Cadence.MONTHLY:
            return list(_months_with_school_days(of) if activity.days == "school" else _months(of))
        case Cadence.HALF_TERMLY:
            return list(_stretches(of, [(each.id, [each]) for each in of.year.half_terms]))
        case Cadence.TERMLY:
            terms = [(name, list(term)) for name, term in groupby(of.year.half_terms, key=_term)]
            return list(_stretches(of, terms, of_halves=_HALVES))
        case Cadence.YEARLY:
            return list(_year(of, activity.month) if activity.due_on is None else _day_of_year(of, activity.due_on))
        case _:
            return []


def interval_window(months: int, since: date | None, done_on: date | None, of: SchoolYear) -> Window | None:
    """When an activity falls due again so many months after a day; it stays open until it is done.

    Where nobody has recorded that it ever was done before, it is due so long after each year began, and by the end of
    the summer term at the latest (a reading).
    """
    if since is None:
        day = done_on or of.last
        if of.is_whole and of.open_days and of.first <= day <= of.last:
            due = min(of.open_days[-1], months_after(of.first, months))
            return Window(f"{FIRST}{of.year.name}", of.first, of.last, due)
        return None
    due = months_after(since, months)
    first = max(year_starts(due), since + timedelta(1))
    return Window(f"after-{since.isoformat()}", first, max(year_ends(due), done_on or of.last), due)


def is_left_open(window: Window) -> bool:
    """Whether it stays due from one year to the next until it is done: so many months after a day that is known."""
    return not window.period.startswith(FIRST)


def day_in(due_on: DueDay, of: SchoolYear) -> date | None:
    """The day of an academic year by which something is due; None where it is not known of that year.

    A day that is the same each year stays where it is, on a closed day too.
    """
    match due_on:
        case DayOfYear(month, day):
            return date(of.year_of(month), month, day)
        case WeekdayOfMonth(number, weekday, month):
            first = date(of.year_of(month), month, 1)
            return first + timedelta((weekday - first.weekday()) % _DAYS_A_WEEK + (number - 1) * _DAYS_A_WEEK)
        case _:
            return due_on.get(of.year.name)


def _weeks(of: SchoolYear) -> Iterator[Window]:
    """Each week with a school day, from Monday to Sunday, due by its last school day."""
    for monday, days in groupby(of.open_days, key=monday_of):
        yield Window(monday.isoformat(), monday, monday + timedelta(6), list(days)[-1])


def _months(of: SchoolYear) -> Iterator[Window]:
    """Each of the twelve months, due by its last working day."""
    for (year, month), days in groupby(days_between(of.first, of.last), key=_month):
        within = list(days)
        yield Window(f"{year}-{month:02}", within[0], within[-1], of.working_days(year, month)[-1])


def _months_with_school_days(of: SchoolYear) -> Iterator[Window]:
    """Each month with five or more school days, due by the last of them."""
    for (year, month), days in groupby(of.open_days, key=_month):
        held = list(days)
        if len(held) >= FEWEST_SCHOOL_DAYS:
            yield Window(f"{year}-{month:02}", date(year, month, 1), _last_of_month(year, month), held[-1])


def _stretches(of: SchoolYear, stretches: Sequence[tuple[str, list[HalfTerm]]], of_halves: int = 1) -> Iterator[Window]:
    """Half-terms, or terms of them: each up to the day before the next begins, due by its last school day.

    What is done before the first begins, in the last days of the holidays, counts for the first.
    """
    starts = [stretch[0].first for _, stretch in stretches]
    ends = [each - timedelta(1) for each in starts[1:]] + [max(of.last, of.year.last)]
    starts[:1] = [min(each, of.first) for each in starts[:1]]
    for (name, stretch), first, last in zip(stretches, starts, ends, strict=True):
        days = [day for each in stretch for day in of.open_days_of(each)]
        if days and len(stretch) == of_halves:
            yield Window(name, first, last, days[-1])


def _day_of_year(of: SchoolYear, due_on: DueDay) -> Iterator[Window]:
    """The year, due by a day of its own, where that is known."""
    due = day_in(due_on, of)
    if due is not None:
        yield Window(of.year.name, of.first, of.last, due)


def _year(of: SchoolYear, month: int | None) -> Iterator[Window]:
    """The year, due by the last school day of the summer term, or of the month that is given.

    In a month without school days it is due by the last working day.
    """
    if month is not None:
        days = [day for day in of.open_days if day.month == month] or of.working_days(of.year_of(month), month)
        yield Window(of.year.name, of.first, of.last, days[-1])
    elif of.is_whole and of.open_days:
        yield Window(of.year.name, of.first, of.last, of.open_days[-1])


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _last_of_month(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(4)).replace(day=1) - timedelta(1)


def _term(half_term: HalfTerm) -> str:
    return f"{half_term.year}/{half_term.name.partition('-')[0]}"
