"""Days as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.rules.days import format_day, parse_day


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-01",
        "1/6/2026",
        "01/06/2026",
        "1 June 2026",
        "1 Jun 2026",
        "1st June 2026",
        "Monday 1 June 2026",
        "Mon, 1st June 2026",
        "1.6.2026",
        "01.06.2026",
        "1-6-2026",
        "1/6/26",
        "1.6.26",
        "1 Jun 26",
        "1 June 26",
        "1-Jun-26",
        "01-Jun-2026",
        "1. June 2026",
    ],
)
def test_every_way_of_writing_one_day(text: str) -> None:
    assert parse_day(text) == date(2026, 6, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-01",
        "31/02/2027",
        "2027-02-29",
        "6/13/2026",
        "June 2026",
        "1 Junk 2026",
        "soon",
        "26/06/01",
        "1-6-26",
        "26-06-01",
        "1/6.2026",
        "1/6/99",
        "1 June 99",
        "31.02.2027",
        "19.11",
        "19 Nov",
        "19 Nov 126",
        "",
        "20260601",
        "0",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert parse_day(text) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_day_as_letters_print_it_reads_back(day: date) -> None:
    assert parse_day(format_day(day)) == day
    assert parse_day(day.isoformat()) == day


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text: str) -> None:
    parse_day(text)
