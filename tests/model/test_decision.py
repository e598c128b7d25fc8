"""Decisions: who made them, and whether they wait for the board."""

from datetime import date

import pytest

from sfec.model.decision import Decision
from sfec.model.trust import Holder
from sfec.model.vote import Electorate, Outcome, Tally

CEO, CFO = Holder("ceo", "Ada Quill"), Holder("cfo", "Bram Linde")
BOARD = Electorate("the board", (Holder("trustee", "Edda Marsh"), Holder("trustee", "Femi Adler")))
VOTE = Tally(BOARD, (), 1, "simple", Outcome.CARRIED)
MADE = Decision(
    "RPS", "education", "2026-27/autumn-2", "poor", "universal", date(2026, 11, 23), (CEO,)
)


@pytest.mark.parametrize(
    ("decision", "waits"),
    [
        (MADE, False),
        (MADE._replace(is_exceptional=True), True),
        (MADE._replace(is_exceptional=True, by=(), vote=VOTE), False),
    ],
    ids=["listed", "exceptional, by the CEO", "exceptional, by the board"],
)
def test_an_exceptional_decision_that_no_vote_has_made_waits_for_the_board(
    decision: Decision, *, waits: bool
) -> None:
    assert decision.is_unratified is waits


def test_the_roles_that_decided_are_the_deciders_or_the_electorates_each_once() -> None:
    assert MADE._replace(by=(CEO, CFO, CEO)).roles == ("ceo", "cfo")
    assert MADE._replace(by=(), vote=VOTE).roles == ("trustee",)
