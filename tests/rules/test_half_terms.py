"""Which half-term is meant."""

from datetime import date

import pytest

from sfec.model.half_term import NAMES, AcademicYear, HalfTerm, TermDates
from sfec.rules.half_terms import (
    before,
    find_half_term,
    half_term_named_in,
    parse_half_term,
    present_half_term,
    seen_from,
    still_stands,
    until_next,
)


def year_from(start: int) -> AcademicYear:
    spans = [
        (date(start, 9, 1), date(start, 10, 23)),
        (date(start, 11, 2), date(start, 12, 18)),
        (date(start + 1, 1, 4), date(start + 1, 2, 12)),
        (date(start + 1, 2, 22), date(start + 1, 3, 25)),
        (date(start + 1, 4, 12), date(start + 1, 5, 28)),
        (date(start + 1, 6, 7), date(start + 1, 7, 21)),
    ]
    name = f"{start}-{(start + 1) % 100:02}"
    return AcademicYear(
        name, tuple(HalfTerm(*span, name, half) for span, half in zip(spans, NAMES, strict=True))
    )


TERMS = TermDates((year_from(2025), year_from(2026)))


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("2026-27/autumn-2", ("2026-27", "autumn-2")),
        ("autumn-2", (None, "autumn-2")),
        ("Autumn 2", (None, "autumn-2")),
        ("  AUTUMN   2, 2026-27 ", ("2026-27", "autumn-2")),
        ("Autumn, term 2", (None, "autumn-2")),
        ("Spring, term 3", (None, "spring-1")),
        ("Summer, term 6", (None, "summer-2")),
        ("summer1", (None, "summer-1")),
    ],
)
def test_a_half_term_as_people_write_it(text: str, parsed: tuple[str | None, str]) -> None:
    assert parse_half_term(text) == parsed


@pytest.mark.parametrize(
    "text", ["autumn-3", "Autumn, term 3", "spring, term 1", "winter-1", "", "2026-27", "2"]
)
def test_what_is_no_half_term(text: str) -> None:
    assert parse_half_term(text) is None


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 11, 23), "2026-27"),
        (date(2026, 9, 1), "2026-27"),
        (date(2026, 8, 31), "2025-26"),
        (date(2024, 1, 1), "2025-26"),
        (date(2030, 1, 1), "2026-27"),
    ],
)
def test_without_a_year_the_academic_year_of_the_day_is_meant(day: date, year: str) -> None:
    found = find_half_term(TERMS, None, "summer-2", day)
    assert found is not None
    assert found.id == f"{year}/summer-2"


def test_with_a_year_that_has_no_dates_there_is_none() -> None:
    assert find_half_term(TERMS, "2027-28", "autumn-1", date(2026, 11, 23)) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), "2026-27/autumn-2"),
        (date(2026, 10, 28), "2026-27/autumn-1"),
        (date(2026, 8, 10), "2025-26/summer-2"),
        (date(2029, 1, 1), "2026-27/summer-2"),
        (date(2025, 8, 31), None),
    ],
)
def test_the_present_half_term_is_the_one_the_day_is_in_else_the_last_ended(
    day: date, expected: str | None
) -> None:
    found = present_half_term(TERMS, day)
    assert (found.id if found else None) == expected


def test_derived_fields_are_taken_at_the_earlier_of_the_day_and_the_last_day() -> None:
    autumn = TERMS.years[1].half_terms[0]
    assert seen_from(autumn, date(2026, 9, 9)) == date(2026, 9, 9)
    assert seen_from(autumn, date(2026, 12, 9)) == autumn.last


def test_half_terms_before_one_are_the_latest_first() -> None:
    half_terms = list(TERMS)
    assert [each.id for each in before(half_terms, half_terms[2])] == [
        "2025-26/autumn-2",
        "2025-26/autumn-1",
    ]


def test_a_half_term_is_titled_as_people_say_it() -> None:
    half_term = TERMS.years[1].half_terms[1]
    assert (half_term.title, half_term.short_title) == ("Autumn 2, 2026-27", "Autumn 2")
    assert TERMS.year_of(half_term).last == date(2027, 7, 21)


def test_a_half_term_reaches_to_the_day_before_the_next_and_the_last_of_a_year_to_its_end() -> None:
    halves = list(TERMS)
    assert until_next(TERMS, halves[0]) == date(2025, 11, 1)
    assert until_next(TERMS, halves[5]) == date(2026, 8, 31)
    assert until_next(TERMS, halves[-1]) == date(2027, 8, 31)


def test_a_half_term_after_which_no_dates_of_its_year_are_known_reaches_to_its_own_end() -> None:
    unfinished = TermDates((TERMS.years[0]._replace(half_terms=TERMS.years[0].half_terms[:2]),))
    autumn_2 = list(unfinished)[-1]
    assert until_next(unfinished, autumn_2) == autumn_2.last


def test_a_half_term_is_found_in_a_sentence_the_last_that_it_names() -> None:
    found = half_term_named_in("Autumn 1 Trust: evidence, Spring 2, 2026-27")
    assert found == ("2026-27", "spring-2")
    assert half_term_named_in("Evidence of spring 1.") == (None, "spring-1")
    assert half_term_named_in("One row a school.") is None
    assert half_term_named_in("Autumn 4") is None


@pytest.mark.parametrize("start", [2024, 2025, 2026])
def test_an_answer_stands_to_the_end_of_the_academic_year_after_its_own(start: int) -> None:
    for answered_in in year_from(start).half_terms:
        for half_term in (TERMS.years[1].half_terms[0], TERMS.years[1].half_terms[-1]):
            assert still_stands(answered_in, half_term) is (start >= 2025)
