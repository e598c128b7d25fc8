"""Half-terms, and the academic years that they are of."""

from datetime import date

from sfec.model.half_term import AcademicYear, HalfTerm, TermDates

SUMMER_2 = HalfTerm(date(2026, 6, 1), date(2026, 7, 20), "2025-26", "summer-2")
AUTUMN_1 = HalfTerm(date(2026, 9, 1), date(2026, 10, 23), "2026-27", "autumn-1")
AUTUMN_2 = HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "2026-27", "autumn-2")
LAST_YEAR, YEAR = (
    AcademicYear("2025-26", (SUMMER_2,)),
    AcademicYear("2026-27", (AUTUMN_1, AUTUMN_2)),
)
DATES = TermDates((LAST_YEAR, YEAR))


def test_a_half_term_is_named_for_files_and_for_people() -> None:
    assert AUTUMN_2.id == "2026-27/autumn-2"
    assert (AUTUMN_2.title, AUTUMN_2.short_title) == ("Autumn 2, 2026-27", "Autumn 2")


def test_half_terms_follow_each_other_by_their_days_from_year_to_year() -> None:
    assert list(DATES) == sorted([AUTUMN_2, AUTUMN_1, SUMMER_2])


def test_a_half_term_is_of_the_year_it_is_named_for() -> None:
    assert DATES.year_of(SUMMER_2) is LAST_YEAR
    assert DATES.year_of(AUTUMN_1) is YEAR


def test_a_year_ends_with_its_last_half_term() -> None:
    assert YEAR.last == date(2026, 12, 18)
