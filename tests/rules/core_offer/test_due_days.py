"""The days by which deadlines are due, as people write them and as they are said."""

from datetime import date

import pytest

from sfec.model.activity import Activity, Cadence, DayOfYear, WeekdayOfMonth
from sfec.rules.core_offer.due_days import parse_due_day, say_when

ON = date(2026, 11, 23)
YEARLY = Activity("it", "It", Cadence.YEARLY, "trust")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("31 December", DayOfYear(12, 31)),
        ("  1  may ", DayOfYear(5, 1)),
        ("first Thursday of October", WeekdayOfMonth(1, 3, 10)),
        ("Fourth monday in May", WeekdayOfMonth(4, 0, 5)),
        ("29 February", None),
        ("31 April", None),
        ("0 May", None),
        ("last Friday of May", None),
        ("December", None),
        ("2026-12-31", None),
    ],
)
def test_a_day_of_each_year_is_one_that_every_year_has(
    text: str, found: DayOfYear | WeekdayOfMonth | None
) -> None:
    assert parse_due_day(text) == found


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (YEARLY._replace(due_on=DayOfYear(12, 31)), "by 31 December"),
        (YEARLY._replace(due_on=WeekdayOfMonth(1, 3, 10)), "on the first Thursday of October"),
        (YEARLY._replace(due_on={"2026-27": date(2026, 9, 24)}), "by 24 September 2026"),
        (YEARLY._replace(due_on={"2025-26": date(2025, 9, 24)}), "no day known for 2026-27"),
        (YEARLY._replace(cadence=Cadence.INTERVAL, every_months=1), "every month"),
        (YEARLY._replace(cadence=Cadence.INTERVAL, every_months=14), "every 14 months"),
        (YEARLY._replace(cadence=Cadence.INTERVAL, every_months=12), "every year"),
        (YEARLY._replace(cadence=Cadence.INTERVAL, every_months=60), "every 5 years"),
        (YEARLY._replace(cadence=Cadence.WEEKLY), "every week of term"),
        (YEARLY._replace(cadence=Cadence.MONTHLY), "every month"),
        (YEARLY._replace(cadence=Cadence.ONGOING), "without a day of its own"),
    ],
)
def test_when_it_is_due_is_said_in_words(deadline: Activity, said: str) -> None:
    assert say_when(deadline, ON) == said
