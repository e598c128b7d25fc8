"""A vote collected over days: opened on a move, cast one by one, closed and counted."""

from datetime import date
from typing import NamedTuple

from sfec.model.course import Course, OpenVote
from sfec.model.decision import BallotsCast, Decision, VoteClosed, VoteOpened
from sfec.model.policy import Move
from sfec.model.vote import Outcome, Tally
from sfec.problems import Problem
from sfec.rules.days import format_day
from sfec.rules.decisions.ballots import Occasion, WrittenBallot, assign_ballots
from sfec.rules.decisions.decide import decide, decider_hint, move_for, not_carried, poll_for
from sfec.rules.decisions.objections import of_the_day, of_the_order, open_already
from sfec.rules.decisions.proposals import Circumstances, Proposal
from sfec.rules.decisions.vote_counting import articles_problem, count_poll, is_chair_to_cast
from sfec.rules.decisions.vote_words import count_votes


class VoteResult(NamedTuple):
    """A vote closed: what it came to, and the act that records it."""

    tally: Tally
    act: Decision | VoteClosed


def open_vote(
    proposal: Proposal, circumstances: Circumstances
) -> tuple[VoteOpened | None, list[Problem]]:
    """The opening of a vote on a move, or None with what stands against it.

    Problems: decision-move, decision-exceptional, decision-decider, decision-day, decision-order,
    vote-open, vote-articles.
    """
    draft, course = proposal.draft, circumstances.course
    move, problems = move_for(proposal, circumstances)
    if move is None:
        return None, problems
    problems += [*of_the_day(proposal, circumstances), *of_the_order(proposal, circumstances)]
    if course.votes:
        problems.append(open_already(course.votes[-1], proposal, circumstances))
    if move.vote is None:
        return None, [*problems, _no_vote(proposal, circumstances, move)]
    poll = poll_for(proposal, circumstances, move.vote)
    if problem := articles_problem(poll, proposal.occasion):
        problems.append(problem)
    if problems:
        return None, problems
    opened = VoteOpened(
        school=draft.school,
        ladder=draft.ladder,
        half_term=draft.half_term,
        category=draft.category,
        moved_from=circumstances.current,
        on=draft.on,
        electorate=poll.electorate,
        is_exceptional=draft.is_exceptional,
        follows=course.last_id,
    )
    return opened, []


def cast_ballots(
    vote: OpenVote, written: tuple[WrittenBallot, ...], on: date, today: date, occasion: Occasion
) -> tuple[BallotsCast | None, list[Problem]]:
    """Votes cast in an open vote, or None with what stands against them.

    Those that stand already are not among them: nothing is recorded twice.
    Problems: decision-day, vote-seat, vote-twice, vote-recusal.
    """
    ballots, problems = assign_ballots(written, vote.opened.electorate, occasion)
    if not vote.opened.on <= on <= today:
        opened = f"the vote was opened on {format_day(vote.opened.on)}"
        hint = f"{opened}, and votes are recorded once they are cast"
        message = f"{format_day(on)} is no day on which a vote could be cast"
        problems.append(occasion.problem("decision-day", message, hint))
    new = tuple(each for each in ballots if each not in vote.ballots)
    return (None, problems) if problems else (BallotsCast(vote.entry.id, on, new), [])


def close_vote(
    proposal: Proposal,
    vote: OpenVote,
    circumstances: Circumstances,
    notice_ends: date | None = None,
) -> tuple[VoteResult | None, list[Problem]]:
    """A vote closed: the decision it carries, or that it was lost or tied.

    It is None with what stands against closing it. After a tie the notice has a new end (decision
    6). Problems: vote-moved, vote-quorum, vote-casting, vote-notice, decision-day, and those of
    decisions.
    """
    if problem := _against_closing(vote, proposal, circumstances):
        return None, [problem]
    draft = proposal.draft._replace(closes=vote.entry.id)
    proposal = proposal._replace(draft=draft, closing=vote)
    tally, problems = _final_tally(proposal, vote, circumstances)
    if tally is None:
        return None, problems
    if problem := _against_new_end(proposal, tally, notice_ends):
        return None, [problem]
    if tally.outcome is Outcome.CARRIED:
        new, problems = decide(proposal, circumstances)
        return (VoteResult(tally, new.decision), []) if new else (None, problems)
    problems = list(of_the_day(proposal, circumstances))
    closed = VoteClosed(vote.entry.id, draft.on, tally, notice_ends)
    return (None, problems) if problems else (VoteResult(tally, closed), [])


def _against_new_end(proposal: Proposal, tally: Tally, notice_ends: date | None) -> Problem | None:
    """That a notice's new end comes of no tie, or not after the vote. Problem: vote-notice."""
    if notice_ends is None:
        return None
    if tally.outcome is not Outcome.TIE:
        message = f"the vote came to no tie, so the notice keeps its end: {count_votes(tally)}"
        return proposal.occasion.problem("vote-notice", message, "leave out --notice-ends")
    if notice_ends <= proposal.draft.on:
        message = f"{format_day(notice_ends)} is no new end: it does not lie after the vote"
        hint = "a notice goes on to a day after the vote was closed"
        return proposal.occasion.problem("vote-notice", message, hint)
    return None


def _final_tally(
    proposal: Proposal, vote: OpenVote, circumstances: Circumstances
) -> tuple[Tally | None, list[Problem]]:
    """The vote counted; None while there is no quorum, or a casting vote has yet to be given."""
    move, problems = move_for(proposal, circumstances)
    if move is None:
        return None, problems
    if move.vote is None:
        return None, [_no_vote(proposal, circumstances, move)]
    poll = poll_for(proposal, circumstances, move.vote)
    tally, problems = count_poll(poll, vote.ballots, proposal.casting, proposal.occasion)
    if tally is None:
        return None, problems
    waits_for_chair = tally.casting is None and is_chair_to_cast(poll, tally)
    if tally.outcome is Outcome.NO_QUORUM or waits_for_chair:
        return None, [not_carried(proposal, circumstances, poll, tally)]
    return tally, []


def _no_vote(proposal: Proposal, circumstances: Circumstances, move: Move) -> Problem:
    """That a move is not decided by a vote. Problem: decision-decider."""
    message = f"{circumstances.name_move(move.to)} is not decided by a vote"
    return proposal.occasion.problem("decision-decider", message, decider_hint(move))


def _has_moved(vote: OpenVote, course: Course) -> bool:
    """Whether a school has been put elsewhere since a vote was opened; confirmed it may be."""
    follows, category = vote.opened.follows, vote.opened.moved_from
    held = course.holding(follows) if follows else None
    if held is None:
        return course.last_id != follows
    since = course.decisions[course.decisions.index(held) :]
    return any(each.links.category != category for each in since)


def _against_closing(
    vote: OpenVote, proposal: Proposal, circumstances: Circumstances
) -> Problem | None:
    """What is against closing a vote, however it was cast. Problems: vote-moved, decision-day."""
    on, opened_on = proposal.draft.on, vote.opened.on
    if _has_moved(vote, circumstances.course):
        take_back = f"`sfec withdraw {vote.entry.short_id} --reason TEXT`"
        message = "the school is no longer where it was when the vote was opened"
        hint = f"take the vote back, and open it again: {take_back}"
        return proposal.occasion.problem("vote-moved", message, hint)
    if on < opened_on:
        message = f"{format_day(on)} lies before the vote was opened"
        hint = f"it was opened on {format_day(opened_on)}"
        return proposal.occasion.problem("decision-day", message, hint)
    return None
