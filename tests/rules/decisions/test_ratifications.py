"""Ratifying an exceptional decision: the full board's vote that it stands."""

from dataclasses import replace
from datetime import date

import pytest

from sfec.model.decision import Ratification
from sfec.model.trust import Articles
from sfec.model.vote import Choice, Outcome
from sfec.rules.decisions.ratifications import ratify
from tests.support.courtroom import (
    BOARD_VOTES,
    OCCASION,
    SCHOOL,
    TODAY,
    TRUST,
    Courtroom,
    refused,
    votes,
)

DECIDED, RATIFIED = date(2026, 11, 18), date(2026, 11, 20)


def court_in_an_emergency() -> Courtroom:
    """A school that the CEO has moved from Universal to Poor in an emergency."""
    court = Courtroom(shown={"safeguarding_failings": "systematic"})
    court.starts_in("universal")
    court.decide("poor", "ceo", on=DECIDED, is_exceptional=True, reason="a safeguarding emergency")
    return court


def test_an_exceptional_decision_of_the_ceo_is_unratified_until_the_board_ratifies_it() -> None:
    court = court_in_an_emergency()
    assert court.last.is_unratified
    act = court.ratify(BOARD_VOTES, on=RATIFIED).act
    assert isinstance(act, Ratification)
    assert (act.on, act.vote.outcome) == (RATIFIED, Outcome.CARRIED)
    assert not court.last.is_unratified
    assert court.course.current == "poor"


def test_the_school_is_where_the_decision_moved_it_meanwhile() -> None:
    assert court_in_an_emergency().course.current == "poor"


@pytest.mark.parametrize(
    ("against", "code", "hint"),
    [
        (
            "trustee:Edda Marsh=against, trustee:Femi Adler=against, trustee:Greta Holm=for",
            "vote-lost",
            "it stays unratified",
        ),
        (
            "trustee:Edda Marsh=against, trustee:Femi Adler=for, trustee:Greta Holm=abstain",
            "vote-lost",
            "it stays unratified",
        ),
        ("trustee:Edda Marsh=for, trustee:Femi Adler=for", "vote-quorum", "3 must take part"),
        ("", "vote-quorum", "3 must take part"),
    ],
)
def test_a_vote_that_does_not_carry_ratifies_nothing_and_says_how_it_was_counted(
    against: str, code: str, hint: str
) -> None:
    court = court_in_an_emergency()
    refusal = refused(court.ratify, against)
    assert refusal.codes == [code]
    assert f"the vote does not ratify entry {court.last.entry.short_id}" in refusal.said
    assert "took part, 3 had to" in refusal.said
    assert hint in refusal.said
    assert court.last.is_unratified


def test_the_board_votes_on_the_day_of_the_decision_or_after_it_and_not_after_today() -> None:
    for day in (date(2026, 11, 17), date(2026, 11, 24)):
        refusal = refused(court_in_an_emergency().ratify, BOARD_VOTES, on=day)
        assert refusal.codes == ["decision-day"]
        assert "it was decided on 18 November 2026" in refusal.said
    for day in (DECIDED, TODAY):
        court_in_an_emergency().ratify(BOARD_VOTES, on=day)


def test_the_board_ratifies_by_its_articles_and_not_without_them() -> None:
    court = court_in_an_emergency()
    court.trust = replace(TRUST, articles=None)
    assert refused(court.ratify, BOARD_VOTES).codes == ["vote-articles"]
    court.trust = replace(TRUST, articles=Articles(3, "two-thirds"))
    court.ratify("trustee:Edda Marsh=for, trustee:Femi Adler=for, trustee:Greta Holm=against")


def test_on_equal_votes_the_chairs_casting_vote_decides_here_too() -> None:
    court = court_in_an_emergency()
    court.trust = replace(TRUST, articles=Articles(3, "simple", "trust_chair"))
    equal = "trustee:Edda Marsh=for, trustee:Femi Adler=against, trustee:Greta Holm=abstain"
    assert "the chair has a casting vote" in refused(court.ratify, equal).said
    assert refused(court.ratify, equal, casting=Choice.AGAINST).codes == ["vote-lost"]
    court.ratify(equal, casting=Choice.FOR)


def test_nobody_but_the_trustees_ratifies() -> None:
    assert refused(court_in_an_emergency().ratify, "ceo=for").codes == ["vote-seat"]


def test_a_policy_that_names_no_vote_for_it_ratifies_nothing() -> None:
    court = court_in_an_emergency()
    act, problems = ratify(
        court.last,
        replace(court.ladder, exceptional=None),
        trust=TRUST,
        school=SCHOOL,
        on=TODAY,
        today=TODAY,
        ballots=votes(BOARD_VOTES),
        casting=None,
        occasion=OCCASION,
    )
    assert act is None
    assert [each.code for each in problems] == ["vote-lost"]
