"""When an activity falls due: a window a week, month, half-term, term or year (the reading's 4)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import chain, groupby

from sfec.model.activity import Activity, Cadence, DayOfYear, DueDay, WeekdayOfMonth
from sfec.model.half_term import NAMES, AcademicYear, HalfTerm
from sfec.model.occurrence import Window
from sfec.rules.school_days import (
    MONTHS,
    SATURDAY,
    YEAR_ENDS,
    YEAR_STARTS,
    days_between,
    last_of_month,
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
        return list(chain.from_iterable(map(self.open_days_of, self.year.half_terms)))

    def open_days_of(self, half_term: HalfTerm) -> list[date]:
        """The school days of a half-term."""
        return school_days(self.year, half_term, self.bank_holidays)

    @cached_property
    def terms(self) -> Sequence[Sequence[date]]:
        """The school days of each term whose two halves have dates."""
        found: list[Sequence[date]] = []
        for _, halves in groupby(self.year.half_terms, key=_term_of):
            both = list(halves)
            days = list(chain.from_iterable(map(self.open_days_of, both)))
            if days and len(both) == _HALVES:
                found.append(days)
        return found

    def year_of(self, month: int) -> int:
        """The calendar year of a month of the academic year."""
        return self.first.year if month >= self.first.month else self.last.year

    def working_days(self, year: int, month: int) -> list[date]:
        """The working days of a month of the year: neither weekend nor bank holiday."""
        days = days_between(date(year, month, 1), last_of_month(year, month))
        return [day for day in days if day.weekday() < SATURDAY and day not in self.bank_holidays]

    @property
    def is_whole(self) -> bool:
        """Whether the last half-term has dates, and it is known when the year's work is due."""
        return self.year.half_terms[-1].name == NAMES[-1]


def windows(activity: Activity, of: SchoolYear) -> list[Window]:
    """The windows of an activity in a year, in order; none of an ongoing or an interval one.

    Where the term dates of a half-term are not known, nothing is said to be due in it.
    """
    if activity.cadence is Cadence.YEARLY:
        due = _day_of_year(of, activity)
        return [Window(of.year.name, of.first, of.last, due)] if due else []
    return _windows(activity.cadence, activity.days, of)


def interval_window(
    months: int, since: date | None, done_on: date | None, of: SchoolYear
) -> Window | None:
    """When an activity falls due again so many months after a day; it stays open until it is done.

    Where nobody has recorded that it ever was done before, it is due so long after each year began,
    and by the end of the summer term at the latest (a reading).
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
    """Whether it stays due from year to year until it is done: so long after a known day."""
    return not window.period.startswith(FIRST)


def day_in(due_on: DueDay, of: SchoolYear) -> date | None:
    """The day of an academic year by which something is due; None where it is not known.

    A day that is the same each year stays where it is, on a closed day too.
    """
    match due_on:
        case DayOfYear(month, day):
            return date(of.year_of(month), month, day)
        case WeekdayOfMonth(number, weekday, month):
            first = date(of.year_of(month), month, 1)
            days = (weekday - first.weekday()) % _DAYS_A_WEEK
            return first + timedelta(days, weeks=number - 1)
        case _:
            return due_on.get(of.year.name)


@cache
def _windows(cadence: Cadence, days: str | None, of: SchoolYear) -> list[Window]:
    """The windows that all activities of a cadence share, and that are reckoned once a year."""
    match cadence:
        case Cadence.WEEKLY:
            return list(_weeks(of))
        case Cadence.MONTHLY:
            return _months_with_school_days(of) if days == "school" else _months(of)
        case Cadence.HALF_TERMLY:
            return list(_stretches(of, [(each.id, [each]) for each in of.year.half_terms]))
        case Cadence.TERMLY:
            terms = groupby(of.year.half_terms, key=_term_of)
            return list(_stretches(of, [(name, list(halves)) for name, halves in terms], _HALVES))
        case _:
            return []


def _weeks(of: SchoolYear) -> Iterator[Window]:
    """Each week with a school day, from Monday to Sunday, due by its last school day."""
    for monday, days in groupby(of.open_days, key=monday_of):
        yield Window(monday.isoformat(), monday, monday + timedelta(6), list(days)[-1])


def _months(of: SchoolYear) -> list[Window]:
    """Each of the twelve months, due by its last working day."""
    months = [months_after(of.first, number) for number in range(MONTHS)]
    return [_month(first, of.working_days(first.year, first.month)[-1]) for first in months]


def _months_with_school_days(of: SchoolYear) -> list[Window]:
    """Each month with five or more school days, due by the last of them."""
    months = [list(days) for _, days in groupby(of.open_days, key=_month_of)]
    return [_month(days[0], days[-1]) for days in months if len(days) >= FEWEST_SCHOOL_DAYS]


def _stretches(
    of: SchoolYear, stretches: Sequence[tuple[str, Sequence[HalfTerm]]], of_halves: int = 1
) -> Iterator[Window]:
    """Half-terms, or whole terms: each up to the day before the next, due by its last school day.

    What is done before the first begins, in the last days of the holidays, counts for the first.
    """
    starts = [halves[0].first for _, halves in stretches]
    ends = [each - timedelta(1) for each in starts[1:]] + [max(of.last, of.year.last)]
    starts[:1] = [min(each, of.first) for each in starts[:1]]
    for (name, halves), first, last in zip(stretches, starts, ends, strict=True):
        days = list(chain.from_iterable(map(of.open_days_of, halves)))
        if days and len(halves) == of_halves:
            yield Window(name, first, last, days[-1])


def _day_of_year(of: SchoolYear, activity: Activity) -> date | None:
    """The day by which a yearly activity is due; None where it is not known of that year.

    It is a day of its own, or the last school day of the summer term, or of a month that is given;
    in a month without school days, the last working day.
    """
    if activity.due_on is not None:
        return day_in(activity.due_on, of)
    month = activity.month
    if month is not None:
        days = [day for day in of.open_days if day.month == month]
        return (days or of.working_days(of.year_of(month), month))[-1]
    return of.open_days[-1] if of.is_whole and of.open_days else None


def _month(day: date, due: date) -> Window:
    first, last = day.replace(day=1), last_of_month(day.year, day.month)
    return Window(f"{day.year}-{day.month:02}", first, last, due)


def _month_of(day: date) -> tuple[int, int]:
    return day.year, day.month


def _term_of(half_term: HalfTerm) -> str:
    return f"{half_term.year}/{half_term.name.partition('-')[0]}"
