"""Making a decision: what the policy allows from where the school is, and what stands against it.

Only a recorded decision moves a school, one permitted move at a time (the reading's decisions 1 to
8). Whatever is wrong is gathered, so that it can be put right in one go.
"""

from datetime import date
from typing import NamedTuple

from sfec.model.decision import Decision, Grounds
from sfec.model.indication import Indication
from sfec.model.policy import Move, Vote
from sfec.model.trust import SHARED_ROLES, Holder, School, Trust
from sfec.model.vote import Outcome, Tally
from sfec.problems import Problem
from sfec.rules.days import format_day
from sfec.rules.decisions.ballots import WrittenBallot, assign_ballots, without_recused
from sfec.rules.decisions.departures import departure
from sfec.rules.decisions.objections import objections
from sfec.rules.decisions.proposals import Circumstances, Proposal
from sfec.rules.decisions.vote_counting import (
    Poll,
    count_poll,
    failed_vote,
    find_electorate,
    hold_decisive_poll,
    hold_poll,
)
from sfec.rules.ladders.indications import say_telling
from sfec.rules.ladders.moves import (
    exceptional_move,
    name_exceptional,
    name_permitted,
    permitted_moves,
)
from sfec.rules.ladders.wording import either, name_decider, name_role, name_roles


class NewDecision(NamedTuple):
    """A decision that may be recorded, its move, and who could have decided it or had a vote."""

    decision: Decision
    move: Move
    could_decide: tuple[Holder, ...]


def decide(
    proposal: Proposal, circumstances: Circumstances
) -> tuple[NewDecision | None, list[Problem]]:
    """The decision proposed, or None with everything that stands against it.

    Problems: decision-move, decision-exceptional, decision-decider, decision-vacant, decision-day,
    vote-open, decision-third, decision-reason, decision-order, and those of votes.
    """
    move, problems = move_for(proposal, circumstances)
    if move is None:
        return None, problems
    deciders, undecided = _deciders(proposal, circumstances, move)
    tally, uncarried = _carried_vote(proposal, circumstances, move)
    direction = departure(circumstances.indication, move)
    against = objections(proposal, circumstances, move, direction)
    problems += [*undecided, *uncarried, *against]
    if problems:
        return None, problems
    draft, corrected = proposal.draft, proposal.corrected
    decision = draft._replace(
        moved_from=circumstances.current,
        by=deciders,
        vote=tally,
        departure=direction,
        follows=corrected.decision.follows if corrected else circumstances.course.last_id,
    )
    able = could_decide(move, circumstances.trust, proposal.school, draft.on)
    if tally and not set(able).issuperset(tally.electorate.holders):
        able = tally.electorate.holders
    return NewDecision(decision, move, able), []


def could_decide(move: Move, trust: Trust, school: School, on: date) -> tuple[Holder, ...]:
    """Those in post who may decide a move, or have a vote on it."""
    able: dict[Holder, None] = {}
    for role in (*move.decided_by, *(move.vote.electorate if move.vote else ())):
        able |= dict.fromkeys(trust.holders(school, role, on))
    return tuple(able)


def grounds_of(indication: Indication, able: tuple[Holder, ...], policy: str) -> Grounds:
    """What a decision rests on: every field with its places, and what they come to.

    `able` are those who could decide, or have a vote; `policy` is the ladder's as a hash.
    """
    evidence = indication.evidence
    places = {each: evidence.sources(each) for each in evidence.contents}
    return Grounds(
        contents=dict(evidence.contents),
        places={each: those for each, those in places.items() if those},
        possible=indication.verdict.possible,
        next=indication.next.to if indication.next else None,
        telling=say_telling(indication),
        could_decide=able,
        policy=policy,
        judged_by=evidence.judged_by,
        judged_on=evidence.judged_on,
    )


def move_for(proposal: Proposal, circumstances: Circumstances) -> tuple[Move | None, list[Problem]]:
    """The move that a proposal makes, listed or exceptional; None with what stands against it.

    Problems: decision-move, decision-exceptional.
    """
    ladder, current = circumstances.ladder, circumstances.current
    to, is_exceptional = proposal.draft.category, proposal.draft.is_exceptional
    listed = next((each for each in permitted_moves(ladder, current) if each.to == to), None)
    if listed is None:
        beyond = exceptional_move(ladder, current, to) if is_exceptional else None
        return beyond, [] if beyond else [_not_permitted(proposal, circumstances)]
    if not is_exceptional:
        return listed, []
    message = f"{circumstances.name_move(to)} is no exceptional move: the policy lists it"
    hint = f"leave out --exceptional; it is decided by {name_decider(listed)}"
    return None, [proposal.occasion.problem("decision-exceptional", message, hint)]


def _not_permitted(proposal: Proposal, circumstances: Circumstances) -> Problem:
    ladder, current = circumstances.ladder, circumstances.current
    start = f"from {ladder.category(current).title}" if current else "as a first decision"
    named = circumstances.name_move(proposal.draft.category)
    message = f"{ladder.title}: {named} is not permitted"
    permitted = f"permitted {start}: {name_permitted(ladder, current)}"
    hint = f"{permitted}\n{name_exceptional(ladder, current)}"
    return proposal.occasion.problem("decision-move", message, hint)


def _deciders(
    proposal: Proposal, circumstances: Circumstances, move: Move
) -> tuple[tuple[Holder, ...], list[Problem]]:
    """The people who decide in the roles named."""
    occasion, on = proposal.occasion, proposal.draft.on
    named, hint = circumstances.name_move(move.to), decider_hint(move)
    if not (proposal.roles or proposal.ballots or proposal.closing):
        message = f"{named} names nobody who decides it"
        return (), [occasion.problem("decision-decider", message, hint)]
    deciders: list[Holder] = []
    problems = []
    for role in proposal.roles:
        in_post = circumstances.trust.holders(proposal.school, role, on)
        deciders += in_post
        if role not in move.decided_by:
            message = f"{named} is not decided by {name_roles([role])}"
            problems.append(occasion.problem("decision-decider", message, hint))
        elif not in_post:
            message = f"nobody is in post as {name_role(role)} on {format_day(on)}"
            add = "add the person to trust.yaml, with the first day in the role where it matters"
            problems.append(occasion.problem("decision-vacant", message, add))
    return tuple(dict.fromkeys(deciders)), problems


def decider_hint(move: Move) -> str:
    """Who decides a move, and how to say so at the prompt."""
    by_role = f"{name_roles(move.decided_by)}: --by {move.decided_by[0]}" if move.decided_by else ""
    by_vote = ""
    if move.vote:
        roles = dict.fromkeys(move.vote.electorate)
        seats = [f"{role}:FULL NAME" if role in SHARED_ROLES else role for role in roles]
        how = f"--vote SEAT=for …, SEAT being {either(seats)}"
        by_vote = f"a vote of {move.vote.title}: {how}"
        by_role = by_role and f"in a safeguarding emergency {by_role}"
    return f"it is decided by {', or '.join(each for each in (by_vote, by_role) if each)}"


def poll_for(proposal: Proposal, circumstances: Circumstances, vote: Vote) -> Poll:
    """The vote on a proposal; one collected over days keeps the electorate it was opened with.

    Where fewer than the vote needs may vote, the vote that then decides (decision 6).
    """
    trust, school, closing = circumstances.trust, proposal.school, proposal.closing
    if closing is None:
        recused = len(proposal.ballots) - len(_ballots_left(proposal, circumstances, vote))
        return hold_decisive_poll(vote, trust, school, proposal.draft.on, recused)
    electorate, other = closing.opened.electorate, vote.where_too_few
    seats = {each.role for each in electorate.holders}
    seats |= {each.role for each in electorate.vacancies}
    is_own = not seats.isdisjoint(vote.electorate)
    held = vote if is_own or other is None else other
    return hold_poll(held, trust, school, closing.opened.on)._replace(electorate=electorate)


def _ballots_left(
    proposal: Proposal, circumstances: Circumstances, vote: Vote
) -> tuple[WrittenBallot, ...]:
    """The votes given, without those of who has one in this vote and is recused from it."""
    electorate = find_electorate(vote, circumstances.trust, proposal.school, proposal.draft.on)
    return without_recused(proposal.ballots, electorate)


def _carried_vote(
    proposal: Proposal, circumstances: Circumstances, move: Move
) -> tuple[Tally | None, list[Problem]]:
    """The vote counted, which must carry the move; None where no vote is given."""
    occasion, closing = proposal.occasion, proposal.closing
    if not (proposal.ballots or closing):
        return None, []
    if move.vote is None:
        message = f"{circumstances.name_move(move.to)} is not decided by a vote"
        return None, [occasion.problem("decision-decider", message, decider_hint(move))]
    poll = poll_for(proposal, circumstances, move.vote)
    if closing:
        ballots, problems = closing.ballots, list[Problem]()
    else:
        written = proposal.ballots
        if poll.vote is not move.vote:
            written = _ballots_left(proposal, circumstances, move.vote)
        ballots, problems = assign_ballots(written, poll.electorate, occasion)
    tally, uncounted = count_poll(poll, ballots, proposal.casting, occasion)
    problems += uncounted
    if problems or tally is None:
        return None, problems
    if tally.outcome is not Outcome.CARRIED:
        return None, [not_carried(proposal, circumstances, poll, tally)]
    return tally, []


def not_carried(
    proposal: Proposal, circumstances: Circumstances, poll: Poll, tally: Tally
) -> Problem:
    """A vote that does not carry its move, counted. Problems: vote-quorum, vote-lost."""
    stays = "the school stays where it is"
    if tally.outcome is Outcome.TIE:
        stays = "a tie leaves the school where it is; a notice that runs out then needs a new end"
        stays += ": `vote close --notice-ends DAY`"
    how = "to record the vote itself: `sfec vote open`, then `vote cast` and `vote close`"
    purpose = f"carry {circumstances.name_move(proposal.draft.category)}"
    return failed_vote(purpose, poll, tally, proposal.occasion, f"{stays}\n{how}")
