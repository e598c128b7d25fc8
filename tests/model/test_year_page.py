"""The year at a glance: one school's, and nothing of another."""

from datetime import date

from sfec.model.year_page import DatedLine, RegularLine, YearPage


def test_what_comes_again_and_again_needs_no_days() -> None:
    assert RegularLine("CEO visit", "CEO", is_the_schools=False).days == ()


def test_what_has_a_day_is_not_done_until_a_day_says_so() -> None:
    assert DatedLine(date(2026, 12, 18), "Website", "COO", is_the_schools=False).done_on is None


def test_a_page_tells_of_no_category_no_evidence_and_no_other_school() -> None:
    lines = ("weekly", "monthly", "half_termly", "dated", "ongoing")
    head = ("trust", "school", "code", "year", "on", "first", "last")
    assert YearPage._fields == (*head, *lines)
