"""What is asked and has been recorded already (nothing that happened once is recorded twice)."""

from datetime import date

import pytest

from sfec.rules.decisions.repeats import decision_asked, is_told_otherwise, recorded_already
from tests.support.courtroom import POOR_VOTES, TODAY, Courtroom

FIVE = POOR_VOTES["education"]


@pytest.fixture
def court() -> Courtroom:
    """A school that the CEO has placed in Poor today."""
    court = Courtroom()
    court.starts_in("concerning")
    court.decide("poor", "ceo", reason="Results have fallen")
    return court


def test_the_same_school_category_day_and_decider_are_one_decision(court: Courtroom) -> None:
    standing = recorded_already(court.proposal("poor", "ceo"), court.course)
    assert standing == court.last


@pytest.mark.parametrize(
    ("category", "by", "on"),
    [
        ("poor", "ceo", date(2026, 11, 24)),
        ("concerning", "ceo", TODAY),
        ("poor", "cfo", TODAY),
        ("poor", "ceo, cfo", TODAY),
        ("poor", "", TODAY),
    ],
)
def test_another_day_category_or_decider_is_another_decision(
    court: Courtroom, category: str, by: str, on: date
) -> None:
    assert recorded_already(court.proposal(category, by, on=on), court.course) is None


def test_the_same_ballots_are_one_vote_and_others_are_another(court: Courtroom) -> None:
    court.decide("concerning", vote=FIVE, reason="The plan works")
    backwards = ", ".join(reversed(FIVE.split(", ")))
    assert recorded_already(court.proposal("concerning", vote=backwards), court.course)
    other = FIVE.replace("head=for", "head=against")
    assert recorded_already(court.proposal("concerning", vote=other), court.course) is None
    assert recorded_already(court.proposal("concerning", "ceo"), court.course) is None


def test_a_correction_is_recorded_already_once_what_stands_corrects_that_entry(
    court: Courtroom,
) -> None:
    wrong = court.last.entry
    asked = court.proposal("poor", "ceo")
    asked = asked._replace(draft=asked.draft._replace(corrects=wrong.id))
    assert recorded_already(asked, court.course) is None
    court.decide("poor", "ceo", reason="Results fell", corrects=wrong)
    assert recorded_already(asked, court.course) == court.last


def test_two_that_name_who_decides_in_another_order_ask_for_one_decision(court: Courtroom) -> None:
    one, other = court.proposal("poor", "ceo, cfo"), court.proposal("poor", "cfo, ceo")
    assert decision_asked(one) == decision_asked(other)
    assert decision_asked(one) != decision_asked(court.proposal("poor", "ceo"))


def test_a_reason_that_differs_is_told(court: Courtroom) -> None:
    decision = court.last.decision
    assert not is_told_otherwise(decision, decision)
    assert is_told_otherwise(decision._replace(reason="Another"), decision)
