"""A vote collected over days: opened on a move, cast one by one, closed and counted."""

from datetime import date
from typing import NamedTuple

from sfec.model.course import OpenVote
from sfec.model.decision import BallotsCast, Decision, VoteClosed, VoteOpened
from sfec.model.policy import Move
from sfec.model.vote import Outcome, Tally
from sfec.problems import Problem
from sfec.rules.ballots import Asking, BallotGiven, ballots
from sfec.rules.days import format_day
from sfec.rules.decide import decide, decider_hint, move_for, not_carried
from sfec.rules.objections import of_the_day, of_the_order
from sfec.rules.polls import articles_problem, count, is_chair_to_cast, poll
from sfec.rules.proposals import Circumstances, Proposal, name_move


class Closed(NamedTuple):
    """A vote closed: what it came to, and the act that records it."""

    tally: Tally
    act: Decision | VoteClosed


def open_vote(proposal: Proposal, given: Circumstances) -> tuple[VoteOpened | None, list[Problem]]:
    """The opening of a vote on a move, or None with what stands against it.

    Problems: decision-move, decision-exceptional, decision-decider, decision-day, decision-order, vote-open,
    vote-articles.
    """
    ladder, current, asking = given.indication.ladder, given.indication.current, proposal.asking
    move, problems = move_for(proposal, given)
    if move is None:
        return None, problems
    problems += [*of_the_day(proposal, given), *of_the_order(proposal, given)]
    if given.course.votes:
        already = given.course.votes[-1]
        hint = f"close it, or take it back: `sfec withdraw {already.entry.short_id} --reason TEXT`"
        message = f"{ladder.title}: a vote has been open since {format_day(already.opened.on)}"
        problems.append(asking.problem("vote-open", message, hint))
    if move.vote is None:
        return None, [*problems, _no_vote(proposal, given, move)]
    held = poll(move.vote, given.trust, proposal.school, proposal.on)
    if problem := articles_problem(held, asking):
        problems.append(problem)
    if problems:
        return None, problems
    follows = given.course.last.entry.id if given.course.last else None
    opened = VoteOpened(
        proposal.school.code,
        ladder.id,
        proposal.half_term.id,
        move.to,
        current,
        proposal.on,
        held.electorate,
        proposal.is_exceptional,
        follows,
    )
    return opened, []


def cast_ballots(
    vote: OpenVote, given: tuple[BallotGiven, ...], on: date, today: date, asking: Asking
) -> tuple[BallotsCast | None, list[Problem]]:
    """Votes cast in an open vote, or None with what stands against them.

    Problems: decision-day, vote-seat, vote-twice, vote-recusal.
    """
    cast, problems = ballots(given, vote.opened.electorate, asking)
    if not vote.opened.on <= on <= today:
        hint = f"the vote was opened on {format_day(vote.opened.on)}, and votes are recorded once they are cast"
        message = f"{format_day(on)} is no day on which a vote could be cast"
        problems.append(asking.problem("decision-day", message, hint))
    return (None, problems) if problems else (BallotsCast(vote.entry.id, on, cast), [])


def close_vote(proposal: Proposal, given: Circumstances) -> tuple[Closed | None, list[Problem]]:
    """A vote closed: the decision it carries, or that it was lost or tied; None with what stands against closing it.

    Problems: vote-moved, vote-quorum, vote-casting, decision-day, and those of decisions.
    """
    vote, asking = proposal.closes, proposal.asking
    assert vote is not None  # noqa: S101 - a vote is closed
    if problem := _against_closing(vote, proposal, given):
        return None, [problem]
    move, problems = move_for(proposal, given)
    if move is None or move.vote is None:
        return None, [*problems, *([_no_vote(proposal, given, move)] if move else [])]
    held = poll(move.vote, given.trust, proposal.school, vote.opened.on)._replace(electorate=vote.opened.electorate)
    counted, problems = count(held, vote.ballots, proposal.casting, asking)
    if counted is None:
        return None, problems
    is_undecided = counted.casting is None and is_chair_to_cast(held, counted)
    if counted.outcome is Outcome.NO_QUORUM or is_undecided:
        return None, [not_carried(proposal, given, held, counted)]
    if counted.outcome is not Outcome.CARRIED:
        found = list(of_the_day(proposal, given))
        return (None, found) if found else (Closed(counted, VoteClosed(vote.entry.id, proposal.on, counted)), [])
    made, problems = decide(proposal, given)
    return (Closed(counted, made.decision), []) if made else (None, problems)


def _no_vote(proposal: Proposal, given: Circumstances, move: Move) -> Problem:
    """That a move is not decided by a vote. Problem: decision-decider."""
    named = name_move(given.indication.ladder, given.indication.current, move.to)
    return proposal.asking.problem("decision-decider", f"{named} is not decided by a vote", decider_hint(move))


def _against_closing(vote: OpenVote, proposal: Proposal, given: Circumstances) -> Problem | None:
    """What stands against closing a vote, however it was cast. Problems: vote-moved, decision-day."""
    last, asking = given.course.last, proposal.asking
    if (last.entry.id if last else None) != vote.opened.follows:
        hint = f"take the vote back, and open it again: `sfec withdraw {vote.entry.short_id} --reason TEXT`"
        return asking.problem("vote-moved", "the school has been decided on since the vote was opened", hint)
    if proposal.on < vote.opened.on:
        hint = f"it was opened on {format_day(vote.opened.on)}"
        return asking.problem("decision-day", f"{format_day(proposal.on)} lies before the vote was opened", hint)
    return None
