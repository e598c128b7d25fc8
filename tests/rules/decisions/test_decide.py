"""Decisions, row by row of the reading's two tables: the moves permitted, and who decides each."""

from dataclasses import replace
from typing import NamedTuple

import pytest

from sfec.model.trust import ROLES, Holder, Person
from sfec.rules.decisions.decide import could_decide, grounds_of
from sfec.rules.ladders.indications import indicate
from sfec.rules.ladders.moves import name_exceptional, permitted_moves
from tests.support.courtroom import (
    BOARD_VOTES,
    POOR_VOTES,
    SCHOOL,
    TODAY,
    TRUST,
    TRUSTEES,
    Courtroom,
    refused,
)
from tests.support.ladders import evidence, shipped

TITLES = {
    "universal": "Universal",
    "concerning": "Concerning",
    "poor": "Poor",
    "unacceptable": "Unacceptable",
    "deficient": "Deficient",
}
POOR = {
    "education": "a vote of the five who vote on Poor",
    "finance": "a vote of the four who vote on Poor",
}
BOARD = "a vote of the full trust board"


class Row(NamedTuple):
    """A move of one of the tables, and who decides it: any one of some roles, or a vote."""

    ladder: str
    current: str | None
    to: str
    by: tuple[str, ...] = ()
    vote: str = ""

    @property
    def decider(self) -> str:
        """Who decides it, in words."""
        return self.vote or " or ".join(f"the {ROLES[role]}" for role in self.by)

    @property
    def votes(self) -> str:
        """A vote that carries it."""
        return (
            "" if not self.vote else BOARD_VOTES if self.vote == BOARD else POOR_VOTES[self.ladder]
        )

    def __str__(self) -> str:
        """The row as a test names it."""
        return (
            f"{self.ladder}: {self.current or 'not yet categorised'} to {self.to} by {self.decider}"
        )


MOVES = [
    Row("education", "universal", "concerning", ("ceo",)),
    Row("education", "concerning", "universal", ("ceo",)),
    Row("education", "concerning", "poor", ("ceo",)),
    Row("education", "poor", "concerning", vote=POOR["education"]),
    Row("education", "poor", "unacceptable", vote=POOR["education"]),
    Row("education", "unacceptable", "poor", vote=BOARD),
    Row("education", "unacceptable", "deficient", vote=BOARD),
    Row("education", "deficient", "unacceptable", vote=BOARD),
    Row("finance", "universal", "concerning", ("ceo",)),
    Row("finance", "concerning", "universal", ("ceo", "cfo")),
    Row("finance", "concerning", "poor", ("ceo", "cfo")),
    Row("finance", "poor", "concerning", vote=POOR["finance"]),
    Row("finance", "poor", "universal", vote=POOR["finance"]),
    Row("finance", "poor", "unacceptable", vote=POOR["finance"]),
    Row("finance", "unacceptable", "poor", vote=BOARD),
    Row("finance", "unacceptable", "deficient", vote=BOARD),
    Row("finance", "deficient", "unacceptable", vote=BOARD),
]
STAYS = [Row("education", each, each, ("ceo",)) for each in TITLES]
STAYS += [Row("finance", each, each, ("ceo", "cfo")) for each in TITLES]
FIRST = [
    Row(ladder, None, to, ("ceo",)) for ladder in POOR for to in ("universal", "concerning", "poor")
]
FIRST += [
    Row(ladder, None, to, vote=BOARD) for ladder in POOR for to in ("unacceptable", "deficient")
]
ROWS = MOVES + STAYS + FIRST
each_row = pytest.mark.parametrize("row", ROWS, ids=str)


def court_in(ladder: str, current: str | None) -> Courtroom:
    court = Courtroom(ladder)
    if current:
        court.starts_in(current)
    return court


def test_the_policy_has_these_moves_and_no_others() -> None:
    shown = {
        (ladder, current, move.to, move.decided_by, bool(move.vote))
        for ladder in POOR
        for current in (None, *TITLES)
        for move in permitted_moves(shipped(ladder), current)
    }
    assert shown == {(row.ladder, row.current, row.to, row.by, bool(row.vote)) for row in ROWS}
    assert len(ROWS) == len(shown)


@each_row
def test_a_move_is_made_by_those_who_decide_it(row: Row) -> None:
    for by in row.by or ("",):
        court = court_in(row.ladder, row.current)
        before = court.course.last
        court.decide(row.to, by, row.votes, reason="as agreed")
        decided = court.last.decision
        assert (decided.moved_from, decided.category) == (row.current, row.to)
        assert decided.follows == (before.entry.id if before else None)
        assert [each.role for each in decided.by] == ([by] if by else [])
        assert (decided.vote is not None) is bool(row.vote)
        assert not decided.is_exceptional


@each_row
def test_a_move_is_made_by_nobody_else(row: Row) -> None:
    court = court_in(row.ladder, row.current)
    for role in sorted(ROLES.keys() - set(row.by)):
        refusal = refused(court.decide, row.to, role, reason="as agreed")
        assert refusal.codes == ["decision-decider"]
        assert f"is not decided by the {ROLES[role]}" in refusal.said
        assert f"it is decided by {row.decider}" in refusal.said


@each_row
def test_a_move_that_roles_decide_is_made_by_no_vote_and_the_others_by_no_other_vote(
    row: Row,
) -> None:
    court = court_in(row.ladder, row.current)
    if not row.vote:
        refusal = refused(court.decide, row.to, vote=BOARD_VOTES, reason="as agreed")
        assert refusal.codes == ["decision-decider"]
        assert "is not decided by a vote" in refusal.said
        assert f"it is decided by {row.decider}" in refusal.said
    else:
        others = POOR_VOTES[row.ladder] if row.vote == BOARD else BOARD_VOTES
        refusal = refused(court.decide, row.to, vote=others, reason="as agreed")
        assert {*refusal.codes} == {"vote-seat"}


@pytest.mark.parametrize("current", [None, *TITLES])
@pytest.mark.parametrize("ladder", [*POOR])
def test_every_other_move_is_refused_with_what_is_permitted_and_who_decides(
    ladder: str, current: str | None
) -> None:
    court = court_in(ladder, current)
    permitted = [row for row in ROWS if (row.ladder, row.current) == (ladder, current)]
    for to in TITLES.keys() - {row.to for row in permitted}:
        for by, vote in (("ceo", ""), ("", BOARD_VOTES), ("", POOR_VOTES[ladder])):
            refusal = refused(court.decide, to, by, vote, reason="as agreed")
            assert refusal.codes == ["decision-move"]
            for row in permitted:
                stays = "to stay in" if row.to == current else "to"
                assert f"{stays} {TITLES[row.to]}, by {row.decider}" in refusal.said
            with_board = "with --exceptional, by a vote of the full trust board"
            beyond = f"any other move is exceptional: {with_board}"
            assert (
                beyond if current != "deficient" else "no other move can be made"
            ) in refusal.said


def test_a_policy_without_exceptional_moves_has_no_other_move() -> None:
    assert (
        name_exceptional(replace(shipped("education"), exceptional=None), "poor")
        == "no other move can be made"
    )


def test_a_decision_that_nobody_is_named_for_is_refused_with_who_decides_it() -> None:
    refusal = refused(court_in("finance", "concerning").decide, "poor", reason="as agreed")
    assert refusal.codes == ["decision-decider"]
    assert "a move from Concerning to Poor names nobody who decides it" in refusal.said
    assert "the CEO or the CFO: --by ceo" in refusal.said


def test_a_vote_that_is_needed_is_named_with_its_seats() -> None:
    refusal = refused(court_in("education", "poor").decide, "concerning", "ceo", reason="as agreed")
    assert "--vote SEAT=for" in refusal.said
    assert all(seat in refusal.said for seat in ("ceo", "lsb_chair", "head", "mentor", "es_chair"))


def test_two_who_decide_together_are_both_named() -> None:
    court = court_in("finance", "concerning")
    court.decide("poor", "ceo, cfo", reason="as agreed")
    assert court.last.decision.by == (Holder("ceo", "Ada Quill"), Holder("cfo", "Bram Linde"))


def test_somebody_who_may_decide_decides_nothing_with_somebody_who_may_not() -> None:
    refusal = refused(court_in("education", "universal").decide, "concerning", "ceo, cfo")
    assert refusal.codes == ["decision-decider", "decision-reason"]


def test_a_role_that_nobody_holds_that_day_decides_nothing() -> None:
    gone = Person("Ada Quill", until=TODAY.replace(day=22))
    court = Courtroom(trust=replace(TRUST, people={**TRUST.people, "ceo": (gone,)}))
    assert refused(court.decide, "universal", "ceo").codes == ["decision-vacant"]
    court.decide("universal", "ceo", on=TODAY.replace(day=22))
    assert court.last.decision.by == (Holder("ceo", "Ada Quill"),)


def test_everything_that_stands_against_a_decision_is_said_at_once() -> None:
    refusal = refused(
        court_in("education", "universal").decide, "concerning", "cfo", on=TODAY.replace(day=30)
    )
    assert refusal.codes == ["decision-decider", "decision-day", "decision-reason"]


def test_who_could_have_decided_are_those_in_post_or_all_who_have_a_vote() -> None:
    finance = shipped("finance")
    by_either, by_board = finance.move("concerning", "poor"), finance.move("unacceptable", "poor")
    assert by_either is not None
    assert by_board is not None
    ceo_and_cfo = (Holder("ceo", "Ada Quill"), Holder("cfo", "Bram Linde"))
    assert could_decide(by_either, TRUST, SCHOOL, TODAY) == ceo_and_cfo
    assert could_decide(by_board, TRUST, SCHOOL, TODAY) == tuple(
        Holder("trustee", each) for each in TRUSTEES
    )


def test_a_decision_rests_on_every_field_and_on_what_they_indicated() -> None:
    shown = evidence("finance", money_plans="not clear", hq_advice=None)
    grounds = grounds_of(indicate(shipped("finance"), shown, "universal"), (), "a1b2")
    assert grounds.contents == shown.contents
    assert (grounds.possible, grounds.next, grounds.policy) == (
        ("concerning",),
        "concerning",
        "a1b2",
    )
    assert [each.partition(" (")[0] for each in grounds.telling] == [
        "A characteristic of Universal is not met"
    ]
