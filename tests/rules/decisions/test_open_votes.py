"""A vote collected over days: opened on a move, cast one by one, closed and counted."""

from dataclasses import replace
from datetime import date

import pytest

from sfec.model.decision import BallotsCast, Decision, VoteClosed, VoteOpened
from sfec.model.policy import Move
from sfec.model.trust import Articles, Holder, Person
from sfec.model.vote import Choice, Outcome, Vacancy
from sfec.rules.decisions.open_votes import close_vote
from tests.support.courtroom import (
    BOARD_VOTES,
    PEOPLE,
    POOR_VOTES,
    SCHOOL,
    SCHOOL_PEOPLE,
    TRUST,
    Courtroom,
    refused,
)

OPENED, CAST, CLOSED, TOMORROW = (date(2026, 11, day) for day in (16, 18, 20, 24))
CASTING = replace(TRUST, articles=Articles(3, "simple", "trust_chair"))
EQUAL = "trustee:Edda Marsh=for, trustee:Femi Adler=against, trustee:Greta Holm=abstain"


def court_in_poor(ladder: str = "education") -> Courtroom:
    """A school in Poor that the evidence places in Concerning."""
    shown = {"education": {"engagement": "not engaged"}, "finance": {"money_plans": "not clear"}}
    court = Courtroom(ladder, shown=shown[ladder])
    court.starts_in("poor")
    return court


def board_court() -> Courtroom:
    """A school in Unacceptable, whose board has a chair with a casting vote."""
    court = Courtroom(trust=CASTING, shown={"engagement": "not engaged"})
    court.starts_in("unacceptable")
    return court


def outcome(court: Courtroom) -> Outcome:
    """What the vote just closed came to, where it was not carried."""
    act = court.ledger.entries[-1].act
    assert isinstance(act, VoteClosed)
    return act.tally.outcome


@pytest.mark.parametrize("ladder", ["education", "finance"])
def test_a_vote_opened_cast_and_closed_moves_the_school(ladder: str) -> None:
    court = court_in_poor(ladder)
    vote = court.open_vote("concerning", on=OPENED)
    for ballot in POOR_VOTES[ladder].split(", "):
        court.cast(ballot, on=CAST)
    court.close(on=CLOSED)
    decided = court.last.decision
    assert (decided.moved_from, decided.category, decided.on) == ("poor", "concerning", CLOSED)
    assert decided.closes == vote.id
    assert decided.follows == court.course.decisions[0].entry.id
    assert decided.vote is not None
    assert decided.vote.outcome is Outcome.CARRIED
    assert court.course.votes == ()


def test_who_has_a_vote_is_settled_on_the_day_it_is_opened() -> None:
    people = {
        **SCHOOL_PEOPLE,
        "head": (Person("Kit Larch", until=OPENED), Person("Wanda Yew", since=CAST)),
        "mentor": (),
    }
    court = court_in_poor()
    court.school = replace(SCHOOL, people=people)
    opened = court.open_vote("concerning", on=OPENED).act
    assert isinstance(opened, VoteOpened)
    assert Holder("head", "Kit Larch") in opened.electorate.holders
    assert opened.electorate.vacancies == (Vacancy("mentor"),)
    court.cast("head=for, ceo=for, es_chair=for", on=CAST)
    court.close(on=CLOSED)
    assert court.last.decision.vote is not None
    assert court.last.decision.vote.electorate == opened.electorate


def test_a_vote_is_opened_only_on_a_move_that_a_vote_decides() -> None:
    court = Courtroom()
    court.starts_in("concerning")
    refusal = refused(court.open_vote, "poor")
    assert refusal.codes == ["decision-decider"]
    assert "a move from Concerning to Poor is not decided by a vote" in refusal.said
    assert "it is decided by the CEO" in refusal.said
    assert refused(court.open_vote, "deficient").codes == ["decision-move"]
    assert refused(court.open_vote, "poor", is_exceptional=True).codes == ["decision-exceptional"]


def test_a_vote_on_an_exceptional_move_is_opened_as_one() -> None:
    court = Courtroom(shown={"safeguarding_failings": "systematic"})
    court.starts_in("universal")
    court.open_vote("poor", is_exceptional=True)
    court.cast(BOARD_VOTES)
    assert refused(court.close).codes == ["decision-reason"]
    court.close(reason="it cannot wait")
    assert court.last.decision.is_exceptional
    assert not court.last.is_unratified


def test_one_vote_at_a_time_is_open_on_a_ladder() -> None:
    court = court_in_poor()
    vote = court.open_vote("concerning", on=OPENED)
    refusal = refused(court.open_vote, "unacceptable")
    assert refusal.codes == ["vote-open"]
    assert "a vote has been open since 16 November 2026" in refusal.said
    court.withdraw(vote)
    court.open_vote("unacceptable")


def test_the_full_board_votes_only_by_its_articles() -> None:
    court = board_court()
    court.trust = replace(TRUST, articles=None)
    refusal = refused(court.open_vote, "poor")
    assert refusal.codes == ["vote-articles"]
    assert "articles: {quorum: 3, majority: simple}" in refusal.said


def test_a_vote_is_opened_cast_and_closed_in_that_order_and_on_no_day_to_come() -> None:
    court = court_in_poor()
    assert refused(court.open_vote, "concerning", on=TOMORROW).codes == ["decision-day"]
    court.open_vote("concerning", on=CAST)
    for day in (OPENED, TOMORROW):
        assert refused(court.cast, "ceo=for", on=day).codes == ["decision-day"]
    court.cast(POOR_VOTES["education"], on=CAST)
    for day in (OPENED, TOMORROW):
        assert refused(court.close, on=day).codes == ["decision-day"]
    court.close(on=CAST)


def test_a_vote_that_is_lost_is_closed_neither_before_it_was_opened_nor_on_a_day_to_come() -> None:
    court = court_in_poor()
    court.open_vote("concerning", on=CAST)
    court.cast("ceo=against, head=against, mentor=for", on=CAST)
    for day in (OPENED, TOMORROW):
        assert refused(court.close, on=day).codes == ["decision-day"]
    court.close(on=CAST)


def test_a_vote_is_not_opened_before_the_decision_that_it_starts_from() -> None:
    court = Courtroom(shown={"engagement": "not engaged"})
    court.decide("poor", "ceo", on=CAST, reason="as the letter says")
    assert refused(court.open_vote, "concerning", on=OPENED).codes == ["decision-order"]
    court.open_vote("concerning", on=CAST)


def test_a_later_vote_of_the_same_person_counts_instead_of_the_earlier() -> None:
    court = court_in_poor()
    court.open_vote("concerning", on=OPENED)
    court.cast("ceo=for, head=for, mentor=against", on=OPENED)
    court.cast("head=against", on=CAST)
    court.close()
    assert outcome(court) is Outcome.LOST


def test_votes_are_cast_only_by_those_who_have_one() -> None:
    court = court_in_poor()
    court.open_vote("concerning")
    assert refused(court.cast, "cfo=for").codes == ["vote-seat"]
    assert refused(court.cast, "mentor=recused").codes == ["vote-recusal"]
    assert refused(court.cast, "eht=for").codes == ["vote-seat"]
    act = court.cast("head=for").act
    assert isinstance(act, BallotsCast)
    assert act.ballots[0].holder == Holder("head", "Kit Larch")


def test_a_vote_that_stands_already_is_not_recorded_again() -> None:
    court = court_in_poor()
    court.open_vote("concerning")
    court.cast("ceo=for, head=against")
    act = court.cast("ceo=for, head=for").act
    assert isinstance(act, BallotsCast)
    assert [each.holder.role for each in act.ballots] == ["head"]


def test_while_a_vote_is_open_no_other_votes_decide() -> None:
    court = court_in_poor()
    court.open_vote("concerning")
    given = refused(court.decide, "concerning", vote=POOR_VOTES["education"], reason="…")
    assert given.codes == ["vote-open"]
    court.decide("poor", by="ceo", reason="Until the vote is held")


def test_a_vote_without_a_quorum_is_not_closed_and_says_how_many_must_take_part() -> None:
    court = court_in_poor()
    court.open_vote("concerning")
    court.cast("ceo=for, head=for")
    refusal = refused(court.close)
    assert refusal.codes == ["vote-quorum"]
    assert "2 for, 0 against, 0 abstained; 2 of 5 took part, 3 had to" in refusal.said
    court.cast("mentor=abstain")
    court.close()
    assert court.course.current == "concerning"


@pytest.mark.parametrize(
    ("votes", "came_to"),
    [
        ("ceo=for, head=against, mentor=against", Outcome.LOST),
        ("ceo=for, head=against, mentor=abstain", Outcome.TIE),
        ("ceo=for, head=for, mentor=against, es_chair=against", Outcome.TIE),
    ],
)
def test_a_vote_lost_or_tied_is_closed_and_leaves_the_school_where_it_is(
    votes: str, came_to: Outcome
) -> None:
    court = court_in_poor()
    court.open_vote("concerning")
    court.cast(votes)
    court.close()
    assert outcome(court) is came_to
    assert court.course.current == "poor"
    assert court.course.votes == ()


def test_a_vote_given_with_the_decision_must_carry_it_and_a_refusal_counts_the_votes() -> None:
    court = court_in_poor()
    lost = refused(
        court.decide,
        "concerning",
        vote="ceo=for, head=for, mentor=against, es_chair=against, lsb_chair=against",
    )
    assert lost.codes == ["vote-lost"]
    assert "2 for, 3 against, 0 abstained; 5 of 5 took part, 3 had to" in lost.said
    tie = refused(
        court.decide,
        "concerning",
        vote="ceo=for, head=against, mentor=recused: related, es_chair=abstain",
    )
    assert tie.codes == ["vote-lost"]
    assert "1 for, 1 against, 1 abstained, 1 recused; 3 of 4 took part, 3 had to" in tie.said
    assert "a tie leaves the school where it is" in tie.said
    assert "needs a new end" in tie.said
    few = refused(court.decide, "concerning", vote="ceo=for, head=for")
    assert few.codes == ["vote-quorum"]
    assert court.course.current == "poor"


def test_on_equal_votes_a_chair_who_has_a_casting_vote_is_asked_for_it() -> None:
    court = board_court()
    court.open_vote("poor", on=OPENED)
    court.cast(EQUAL, on=OPENED)
    refusal = refused(court.close)
    assert refusal.codes == ["vote-lost"]
    assert (
        "the chair has a casting vote: --casting-vote for, or --casting-vote against"
        in refusal.said
    )
    court.close(casting=Choice.FOR)
    assert court.course.current == "poor"


@pytest.mark.parametrize(
    ("casting", "came_to"), [(Choice.AGAINST, Outcome.LOST), (Choice.ABSTAIN, Outcome.TIE)]
)
def test_a_casting_vote_against_or_withheld_leaves_the_school_where_it_is(
    casting: Choice, came_to: Outcome
) -> None:
    court = board_court()
    court.open_vote("poor")
    court.cast(EQUAL)
    court.close(casting=casting)
    assert outcome(court) is came_to
    assert court.course.current == "unacceptable"


def test_the_casting_vote_is_that_of_whoever_was_chair_when_the_vote_was_opened() -> None:
    chairs = (Person("Edda Marsh", until=CAST), Person("Ines Joy", since=CLOSED))
    court = board_court()
    court.trust = replace(CASTING, people={**PEOPLE, "trust_chair": chairs})
    court.open_vote("poor", on=OPENED)
    court.cast(EQUAL, on=OPENED)
    court.close(on=CLOSED, casting=Choice.FOR)
    assert court.course.current == "poor"


def test_a_casting_vote_that_nobody_has_is_refused() -> None:
    court = court_in_poor()
    court.open_vote("concerning")
    court.cast("ceo=for, head=against, mentor=abstain")
    assert refused(court.close, casting=Choice.FOR).codes == ["vote-casting"]


def test_a_vote_that_carries_a_departure_is_closed_with_a_reason() -> None:
    court = court_in_poor()
    court.open_vote("unacceptable")
    court.cast(POOR_VOTES["education"])
    assert refused(court.close).codes == ["decision-reason"]
    court.close(reason="it has got worse since")
    assert isinstance(court.last.decision, Decision)
    assert court.last.decision.departure is not None


def test_a_vote_on_a_move_that_the_policy_no_longer_has_a_vote_decide_is_not_closed() -> None:
    court = court_in_poor()
    court.open_vote("concerning")
    court.cast(POOR_VOTES["education"])
    poor = court.ladder.category("poor")
    for moves, code in (
        ((Move("concerning", ("ceo",)),), "decision-decider"),
        ((), "decision-move"),
    ):
        categories = tuple(
            each._replace(moves=moves) if each == poor else each for each in court.ladder.categories
        )
        now = court.circumstances()
        changed = now.indication._replace(ladder=replace(court.ladder, categories=categories))
        proposal, vote = court.proposal("concerning"), court.course.votes[0]
        closed, problems = close_vote(proposal, vote, now._replace(indication=changed))
        assert closed is None
        assert [each.code for each in problems] == [code]


def test_a_vote_is_closed_only_while_the_school_is_where_it_was_when_the_vote_was_opened() -> None:
    court = court_in_poor()
    [poor] = court.course.decisions
    court.open_vote("concerning")
    court.cast(POOR_VOTES["education"])
    court.decide("concerning", "ceo", corrects=poor.entry, reason="Read out wrongly")
    assert refused(court.close).codes == ["vote-moved"]


def test_a_school_that_is_confirmed_meanwhile_is_where_it_was() -> None:
    court = court_in_poor()
    court.open_vote("concerning")
    court.cast(POOR_VOTES["education"])
    court.decide("poor", "ceo", reason="until the vote is counted")
    court.close()
    assert court.course.current == "concerning"


def test_a_vote_opened_on_a_decision_that_does_not_stand_any_more_is_not_closed() -> None:
    court = court_in_poor()
    [poor] = court.course.decisions
    court.open_vote("concerning")
    court.cast(POOR_VOTES["education"])
    court.withdraw(poor.entry)
    assert refused(court.close).codes == ["vote-moved"]
