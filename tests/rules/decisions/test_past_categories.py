"""Where a school stood on a ladder, half-term by half-term."""

from datetime import date

from sfec.model.course import NO_COURSE, Course, CourseDecision
from sfec.rules.decisions.past_categories import (
    HalfTermCategory,
    category_at_end,
    category_at_start,
    decision_at_end,
    past_categories,
)
from tests.support.acts import decision
from tests.support.courtroom import HALF_TERM, entry_of
from tests.support.letter_desk import BEFORE, LAST_YEAR, TERM_DATES, came_through

SUMMER = LAST_YEAR.half_terms[-1]


def test_an_opening_position_counts_from_the_half_term_that_its_day_lies_in_or_before() -> None:
    opening = decision(category="poor", half_term="", on=date(2026, 10, 1), opening="the board")
    course = Course((CourseDecision(entry_of(opening, 1, date(2026, 11, 23))),))
    ends = [category_at_end(course, each) for each in (SUMMER, BEFORE, HALF_TERM)]
    assert ends == [None, "poor", "poor"]
    assert [category_at_start(course, each) for each in (BEFORE, HALF_TERM)] == [None, "poor"]
    assert decision_at_end(course, BEFORE) == course.last


def test_a_school_stays_where_it_was_put_until_it_is_put_elsewhere() -> None:
    course = came_through(("2025-26/spring-2", "universal"), ("2026-27/autumn-1", "concerning"))
    half_terms = list(TERM_DATES)
    assert [each.category for each in past_categories(course, half_terms)] == [
        *[None] * 3,
        *["universal"] * 3,
        *["concerning"] * 3,
    ]
    assert [each.half_term for each in past_categories(course, half_terms)] == half_terms


def test_a_years_end_is_no_end() -> None:
    course = came_through(("2025-26/summer-2", "poor"))
    assert past_categories(course, [SUMMER, BEFORE]) == (
        HalfTermCategory(SUMMER, "poor"),
        HalfTermCategory(BEFORE, "poor"),
    )


def test_a_half_term_begins_where_the_one_before_ended_though_two_moves_were_made_in_it() -> None:
    course = came_through(
        (BEFORE.id, "universal"), (HALF_TERM.id, "concerning"), (HALF_TERM.id, "poor")
    )
    assert category_at_start(course, HALF_TERM) == "universal"
    assert category_at_end(course, HALF_TERM) == "poor"


def test_what_is_decided_for_a_later_half_term_tells_nothing_of_an_earlier() -> None:
    course = came_through((BEFORE.id, "universal"), (HALF_TERM.id, "poor"))
    assert category_at_end(course, BEFORE) == "universal"
    assert category_at_start(course, BEFORE) is None
    assert category_at_end(course, SUMMER) is None


def test_a_school_of_which_nothing_is_recorded_is_not_yet_categorised() -> None:
    assert {each.category for each in past_categories(NO_COURSE, list(TERM_DATES))} == {None}
