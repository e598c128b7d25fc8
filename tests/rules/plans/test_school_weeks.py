"""Weeks are school weeks: the same weekday n school weeks on (the reading's section 3)."""

from datetime import date, timedelta
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.model.half_term import AcademicYear, HalfTerm, TermDates
from sfec.rules.plans.school_weeks import SchoolWeeks
from sfec.rules.school_days import SATURDAY, monday_of
from tests.support.plan_builder import HOLIDAYS, TERMS, WEEKS, terms

HALVES = list(chain.from_iterable(TERMS.values()))
#: Every end of a half-term that another one follows, and the first day of that.
BOUNDARIES = list(pairwise(HALVES))


@pytest.mark.parametrize(
    ("written", "weeks", "due"),
    [
        (date(2026, 11, 4), 1, date(2026, 11, 11)),
        (date(2026, 11, 4), 3, date(2026, 11, 25)),
        (date(2026, 11, 4), 6, date(2026, 12, 16)),
        # The half-term's week without a school day does not count.
        (date(2026, 10, 21), 1, date(2026, 11, 4)),
        # Nor do the two of Christmas.
        (date(2026, 12, 16), 1, date(2027, 1, 6)),
        # A bank holiday is no school day: the next one is.
        (date(2027, 4, 26), 1, date(2027, 5, 4)),
        # A Friday on which the half-term is over already: the next school day is after it.
        (date(2027, 3, 19), 1, date(2027, 4, 12)),
        # Written in the holidays, the first school week after them is the first.
        (date(2026, 10, 28), 1, date(2026, 11, 4)),
        # A week with a single school day counts.
        (date(2027, 7, 20), 2, date(2027, 9, 7)),
    ],
)
def test_a_block_is_due_on_the_same_weekday_so_many_school_weeks_on(
    written: date, weeks: int, due: date
) -> None:
    assert WEEKS.after(written, weeks) == due


def test_beyond_the_last_known_term_nothing_is_known() -> None:
    one_year = SchoolWeeks(terms("2026-27"), HOLIDAYS)
    assert one_year.after(date(2027, 7, 14), 1) == date(2027, 7, 21)
    assert one_year.after(date(2027, 7, 14), 2) is None
    assert one_year.after(date(2027, 7, 16), 1) is None, "21 July is the last day"
    assert one_year.after(date(2025, 11, 4), 1) is None
    assert one_year.school_day_from(date(2027, 8, 2)) is None


def test_a_year_that_is_missing_is_not_counted_across() -> None:
    first, second = terms().years
    halves = tuple([_a_year_later(each) for each in second.half_terms])
    apart = TermDates((first, AcademicYear("2028-29", halves)))
    weeks = SchoolWeeks(apart, frozenset())
    assert weeks.after(date(2027, 7, 14), 2) is None
    assert weeks.after(date(2028, 9, 4), 1) == date(2028, 9, 11)


def _a_year_later(half_term: HalfTerm) -> HalfTerm:
    first, last = half_term.first, half_term.last
    return half_term._replace(
        first=first.replace(year=first.year + 1), last=last.replace(year=last.year + 1)
    )


@pytest.mark.parametrize(("before", "after"), BOUNDARIES)
def test_over_every_boundary_of_both_years_a_week_on_is_in_the_first_school_week_after(
    before: tuple[date, date], after: tuple[date, date]
) -> None:
    found = WEEKS.after(before[1], 1)
    assert found is not None
    week_one = monday_of(WEEKS.school_day_from(after[0]) or after[0])
    assert found >= after[0]
    assert monday_of(found) in (week_one, week_one + timedelta(weeks=1))


_DAYS = st.dates(date(2026, 9, 1), date(2027, 12, 31))


@given(day=_DAYS, weeks=st.integers(1, 30))
def test_what_is_due_is_a_school_day_and_never_sooner_than_that_many_weeks(
    day: date, weeks: int
) -> None:
    due = WEEKS.after(day, weeks)
    if due is not None:
        assert due.weekday() < SATURDAY
        assert WEEKS.school_day_from(due) == due
        assert due >= day + timedelta(weeks=weeks) or day.weekday() >= SATURDAY


@given(day=_DAYS, weeks=st.integers(1, 29))
def test_one_week_more_is_never_sooner(day: date, weeks: int) -> None:
    sooner, later = WEEKS.after(day, weeks), WEEKS.after(day, weeks + 1)
    if sooner is not None and later is not None:
        assert sooner < later or (later - sooner).days == 0


@given(day=_DAYS)
def test_the_school_day_from_a_day_counts_on_from_it(day: date) -> None:
    first, fifth = WEEKS.school_day_from(day), WEEKS.school_day_from(day, 5)
    assert first is not None
    assert first >= day
    if fifth is not None:
        assert WEEKS.school_day_from(first + timedelta(1), 4) == fifth
