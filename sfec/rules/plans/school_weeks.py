"""Weeks as plans count them: school weeks (the reading's section 3)."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from sfec.model.half_term import AcademicYear, TermDates
from sfec.rules.school_days import monday_of, school_days, year_starts

_WEEK = timedelta(weeks=1)


class _Run(NamedTuple):
    """Academic years one after the other: from which day they are known, and the school days."""

    starts: date
    days: Sequence[date]
    mondays: Sequence[date]


class SchoolWeeks:
    """The school days of a trust, counted in weeks; beyond its term dates nothing is known.

    Where an academic year is missing between two others, nothing is counted across the gap.
    """

    def __init__(self, term_dates: TermDates, bank_holidays: frozenset[date]) -> None:
        self._runs = [_run(years, bank_holidays) for years in _in_a_row(term_dates.years)]

    def after(self, day: date, weeks: int) -> date | None:
        """The same weekday so many school weeks on; where that is no school day, the next one.

        A week without a school day does not count. None beyond the last term known.
        """
        run = self._of(day)
        at = bisect_left(run.mondays, monday_of(day) + _WEEK) + weeks - 1
        if not 0 <= at < len(run.mondays):
            return None
        return self.school_day_from(run.mondays[at] + (day - monday_of(day)))

    def school_day_from(self, day: date, number: int = 0) -> date | None:
        """The first school day from a day on, or the one so many after that; None where unknown."""
        days = self._of(day).days
        at = bisect_left(days, day) + number
        return days[at] if at < len(days) else None

    def _of(self, day: date) -> _Run:
        for run in self._runs:
            if run.starts <= day <= run.days[-1]:
                return run
        return _NOTHING_KNOWN


_NOTHING_KNOWN = _Run(date.max, (), ())


def _run(years: Iterable[AcademicYear], bank_holidays: frozenset[date]) -> _Run:
    days = list(chain.from_iterable(_school_days(each, bank_holidays) for each in years))
    mondays = list(dict.fromkeys(map(monday_of, days)))
    return _Run(year_starts(days[0]), days, mondays)


def _school_days(year: AcademicYear, bank_holidays: frozenset[date]) -> Iterator[date]:
    for half_term in year.half_terms:
        yield from school_days(year, half_term, bank_holidays)


def _in_a_row(years: Sequence[AcademicYear]) -> list[list[AcademicYear]]:
    """Academic years in groups of those that follow one another."""
    groups: list[list[AcademicYear]] = []
    for year in years:
        starts = year_starts(year.half_terms[0].first).year
        before = groups[-1][-1] if groups else None
        if before and year_starts(before.half_terms[0].first).year == starts - 1:
            groups[-1].append(year)
        else:
            groups.append([year])
    return groups
