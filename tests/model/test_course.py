"""The course of a school on a ladder: where the school is, and what was decided when."""

from datetime import date

from sfec.model.course import NO_COURSE, Course, CourseDecision
from sfec.model.decision import Decision, Ratification
from sfec.model.ledger import Entry
from tests.support.courtroom import entry_of
from tests.support.ledger_book import COUNTED, decision

DAY = date(2026, 11, 23)


def decided(act: Decision, number: int) -> CourseDecision:
    return CourseDecision(entry_of(act, number, DAY))


FIRST = decided(decision("universal")._replace(half_term="2026-27/autumn-1"), 1)
SECOND = decided(decision("concerning"), 2)
THIRD = decided(decision("poor"), 3)
COURSE = Course((FIRST, SECOND, THIRD))


def entry(number: int) -> Entry:
    return entry_of(Ratification("…", DAY, COUNTED), number, DAY)


def test_a_school_is_where_the_last_decision_that_stands_left_it() -> None:
    assert COURSE.last == THIRD
    assert COURSE.current == "poor"


def test_a_school_without_a_decision_is_not_yet_categorised() -> None:
    assert NO_COURSE.last is None
    assert NO_COURSE.current is None


def test_of_several_decisions_of_a_half_term_the_last_is_its_decision() -> None:
    assert COURSE.decided("2026-27/autumn-2") == THIRD
    assert COURSE.decided("2026-27/autumn-1") == FIRST
    assert COURSE.decided("2026-27/spring-1") is None


def test_a_decision_is_found_by_the_entry_that_counts_and_by_none_it_has_replaced() -> None:
    corrected = SECOND._replace(entry=THIRD.entry, replaced=(SECOND.entry,))
    course = Course((corrected,))
    assert course.of(THIRD.entry.id) == corrected
    assert course.of(SECOND.entry.id) is None
    assert corrected.entries == (THIRD.entry, SECOND.entry)


def test_an_exceptional_decision_is_unratified_until_there_is_a_ratification() -> None:
    exceptional = decided(decision("poor", is_exceptional=True), 4)
    assert exceptional.is_unratified
    assert not exceptional._replace(ratified=entry(5)).is_unratified
    assert not SECOND.is_unratified
