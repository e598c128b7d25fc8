"""Opening positions: where a school stood as the trust began with sfec (decision 3)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sfec.model.decision import Decision
from sfec.rules.decisions.openings import Opening, against_opening, opening_recorded
from tests.support.courtroom import OCCASION, SCHOOL, TODAY, Courtroom

SINCE = date(2026, 3, 2)


def opening(court: Courtroom, category: str = "poor", on: date = SINCE) -> Opening:
    """That a school stood in a category, as the full board had decided."""
    draft = Decision(
        school=court.school.code,
        ladder=court.ladder_id,
        half_term="",
        category=category,
        moved_from=None,
        on=on,
        opening="the full board",
    )
    return Opening(draft, court.school, court.ladder, OCCASION)


def codes(asked: Opening, court: Courtroom) -> list[str]:
    """The codes of what stands against it."""
    return [each.code for each in against_opening(asked, court.course, TODAY)]


@pytest.mark.parametrize("category", ["universal", "poor", "unacceptable", "deficient"])
def test_where_a_school_stood_needs_no_vote_and_no_evidence(category: str) -> None:
    court = Courtroom()
    asked = opening(court, category)
    assert codes(asked, court) == []
    court.add(asked.draft)
    assert court.course.current == category
    assert court.last.is_opening
    assert not court.last.decision.is_move
    assert not court.last.decision.departure


def test_it_is_recorded_once_a_school_and_ladder_and_before_any_decision() -> None:
    court = Courtroom()
    court.add(opening(court).draft)
    assert codes(opening(court, "concerning"), court) == ["decision-opening"]
    decided = Courtroom()
    decided.decide("universal", "ceo")
    assert codes(opening(decided), decided) == ["decision-opening"]


def test_the_same_again_is_recorded_already_and_another_is_not() -> None:
    court = Courtroom()
    assert opening_recorded(opening(court), court.course) is None
    court.add(opening(court).draft)
    assert opening_recorded(opening(court), court.course) == court.last
    assert opening_recorded(opening(court, on=TODAY), court.course) is None


def test_it_stands_since_a_day_that_has_come_in_the_schools_time_in_the_trust() -> None:
    court = Courtroom()
    assert codes(opening(court, on=TODAY + timedelta(days=1)), court) == ["decision-day"]
    court.school = replace(SCHOOL, joined=SINCE + timedelta(days=1))
    assert codes(opening(court), court) == ["decision-day"]


def test_decisions_go_on_from_it_by_the_moves_of_its_category() -> None:
    court = Courtroom(shown={"engagement": "not engaged"})
    court.add(opening(court, "universal").draft)
    court.decide("concerning", "ceo")
    assert court.last.decision.moved_from == "universal"
    assert court.course.decided("") is not court.last
