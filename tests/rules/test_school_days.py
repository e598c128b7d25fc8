"""School days: which days schools are open, and the calendar around them."""

from datetime import date

import pytest

from sfec.model.half_term import AcademicYear, HalfTerm
from sfec.rules.school_days import (
    days_between,
    last_of_month,
    monday_of,
    months_after,
    name_year,
    school_days,
    year_ends,
    year_starts,
)

AUTUMN = HalfTerm(date(2026, 9, 1), date(2026, 9, 11), "2026-27", "autumn-1")


def test_a_school_day_is_a_weekday_that_is_no_inset_day_closure_or_bank_holiday() -> None:
    year = AcademicYear(
        "2026-27", (AUTUMN,), inset=(date(2026, 9, 1),), closures=(date(2026, 9, 4),)
    )
    found = school_days(year, AUTUMN, frozenset({date(2026, 9, 7)}))
    assert [day.day for day in found] == [2, 3, 8, 9, 10, 11]


def test_days_between_hold_the_first_and_the_last() -> None:
    assert [day.day for day in days_between(date(2026, 9, 1), date(2026, 9, 3))] == [1, 2, 3]
    assert list(days_between(date(2026, 9, 3), date(2026, 9, 1))) == []


def test_a_week_is_known_by_its_monday() -> None:
    assert {monday_of(date(2026, 9, day)) for day in range(7, 14)} == {date(2026, 9, 7)}


def test_the_last_of_a_month_is_known_in_december_and_in_a_leap_year() -> None:
    assert last_of_month(2026, 12) == date(2026, 12, 31)
    assert last_of_month(2028, 2) == date(2028, 2, 29)


def test_some_months_after_a_day_that_month_has_not_is_its_last() -> None:
    assert months_after(date(2024, 2, 29), 36) == date(2027, 2, 28)
    assert months_after(date(2024, 2, 29), 48) == date(2028, 2, 29)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2023, 11, 20), 36) == date(2026, 11, 20)
    assert months_after(date(2026, 12, 1), 1) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 8, 31), "2025-26"),
        (date(2026, 9, 1), "2026-27"),
        (date(2027, 8, 31), "2026-27"),
        (date(1999, 12, 31), "1999-00"),
    ],
)
def test_an_academic_year_lasts_from_september_to_august(day: date, name: str) -> None:
    assert name_year(day) == name
    assert year_starts(day) <= day <= year_ends(day)
