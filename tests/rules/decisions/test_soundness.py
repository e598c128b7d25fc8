"""What an entry says against what it rested on: what could not have been recorded is told."""

from datetime import date
from typing import Any

import pytest

from sfec.model.decision import Act, Decision, Direction, Grounds, Ratification, VoteClosed
from sfec.model.trust import Holder
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally
from sfec.rules.decisions.soundness import faults
from tests.support.ladders import shipped

ON = date(2026, 11, 23)
CEO, CFO, HEAD = Holder("ceo", "Ada Quill"), Holder("cfo", "Una Moss"), Holder("head", "Kit Larch")
CHAIR, ES = Holder("lsb_chair", "Lea Noble"), Holder("es_chair", "Cora Vane")
VOTERS = (CEO, HEAD, CHAIR, ES)
RESTED = Grounds(
    contents={},
    places={},
    possible=("concerning",),
    next="concerning",
    telling=(),
    could_decide=(CEO,),
    policy="a" * 12,
)


def decision(category: str = "concerning", **changed: Any) -> Decision:  # noqa: ANN401 - any field
    """The CEO's decision on Ravelmoor, from Universal, but for what is changed."""
    first = Decision(
        school="RPS",
        ladder="education",
        half_term="2026-27/autumn-2",
        category=category,
        moved_from="universal",
        on=ON,
        by=(CEO,),
    )
    return first._replace(**changed)


def tally(*choices: Choice, outcome: Outcome = Outcome.CARRIED) -> Tally:
    ballots = tuple(Ballot(each, choice) for each, choice in zip(VOTERS, choices, strict=True))
    return Tally(Electorate("all of them", VOTERS), ballots, 3, "simple", outcome)


FOR, AGAINST = Choice.FOR, Choice.AGAINST
CARRIED = tally(FOR, FOR, FOR, AGAINST)
LOST = tally(FOR, AGAINST, AGAINST, AGAINST, outcome=Outcome.LOST)


def told(
    act: Act, grounds: Grounds | None = RESTED, came_from: str | None = None, *, kept: bool = True
) -> str:
    """What is said of an act, under the shipped policy or where none is kept."""
    return "; ".join(faults(act, grounds, shipped("education") if kept else None, came_from))


@pytest.mark.parametrize(
    "act",
    [
        decision(),
        decision("universal", departure=Direction.BETTER),
        decision("poor", moved_from="concerning", departure=Direction.WORSE),
        decision("poor", moved_from=None, departure=Direction.WORSE),
        decision("concerning", moved_from="poor", by=(), vote=CARRIED),
        decision("poor", is_exceptional=True, departure=Direction.WORSE),
        VoteClosed("a" * 8, ON, LOST),
        Ratification("a" * 8, ON, CARRIED),
    ],
)
def test_of_what_could_be_recorded_nothing_is_said(act: Act) -> None:
    assert told(act) == ""


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (
            decision("unacceptable"),
            "a move from Universal to Unacceptable is not permitted by the policy",
        ),
        (
            decision("concerning", moved_from="poor"),
            "is decided by a vote of the five who vote on Poor",
        ),
        (decision(by=(CFO,)), ", not by CFO"),
        (decision(by=()), ", not by anybody named"),
        (decision(by=(), vote=CARRIED), ", not by a vote"),
        (decision("splendid"), 'the policy that it rested on has no category "splendid"'),
        (decision(moved_from="splendid"), 'has no category "splendid"'),
        (decision(by=(CEO._replace(name="Al Capp"),)), "Al Capp is not among those who could"),
        (decision("poor", moved_from="concerning"), "departs from the evidence that it rested on"),
        (decision(departure=Direction.WORSE), "says that it departs from the evidence"),
        (
            decision("concerning", moved_from="poor", by=(), vote=LOST),
            "its vote was not carried: lost",
        ),
        (
            VoteClosed("a" * 8, ON, CARRIED._replace(outcome=Outcome.LOST)),
            "its vote is counted as lost, and its ballots come to carried",
        ),
        (Ratification("a" * 8, ON, LOST), "its vote was not carried: lost"),
    ],
)
def test_what_no_policy_permits_or_nobody_who_could_decided_is_told(act: Act, said: str) -> None:
    assert said in told(act)


def test_a_decision_starts_where_the_one_that_it_follows_ended() -> None:
    assert told(decision(), came_from="universal") == ""
    assert told(decision(), came_from="poor").startswith("it starts from another category")


def test_where_no_policy_is_kept_what_the_entry_carries_is_asked_alone() -> None:
    assert told(decision("unacceptable", departure=Direction.WORSE), kept=False) == ""
    assert "Una Moss is not among those" in told(decision(by=(CFO,)), kept=False)


def test_what_rests_on_nothing_that_is_kept_is_taken_as_it_stands() -> None:
    assert told(decision(by=(CFO,)), None, kept=False) == ""
    assert told(decision("poor", moved_from="concerning"), RESTED._replace(possible=())) == ""
