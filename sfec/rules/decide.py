"""Making a decision: what the policy allows from where the school is, and everything that stands against it.

Only a recorded decision moves a school, one permitted move at a time (the reading's decisions 1 to 8). Whatever is
wrong is gathered, so that it can be put right in one go.
"""

from datetime import date
from typing import NamedTuple

from sfec.model.course import Course
from sfec.model.decision import Decision, Rested
from sfec.model.indication import Indication
from sfec.model.policy import Move
from sfec.model.trust import SHARED_ROLES, Holder, School, Trust
from sfec.model.vote import Ballot, Outcome, Tally
from sfec.problems import Problem
from sfec.rules.ballots import ballots
from sfec.rules.categorise import say_telling
from sfec.rules.days import format_day
from sfec.rules.departures import departure
from sfec.rules.moves import exceptional_move, name_exceptional, name_permitted, permitted_moves
from sfec.rules.objections import objections
from sfec.rules.polls import Poll, count, lost, poll
from sfec.rules.proposals import Circumstances, Proposal, name_move
from sfec.rules.wording import either, name_decider, name_role, name_roles


class Made(NamedTuple):
    """A decision that may be recorded, the move that it makes, and those who could have decided or had a vote."""

    decision: Decision
    move: Move
    could_decide: tuple[Holder, ...]


def decide(proposal: Proposal, given: Circumstances) -> tuple[Made | None, list[Problem]]:
    """The decision proposed, or None with everything that stands against it.

    Problems: decision-move, decision-exceptional, decision-decider, decision-vacant, decision-day, decision-reason,
    decision-order, and those of votes.
    """
    move, problems = move_for(proposal, given)
    if move is None:
        return None, problems
    by, found = _deciders(proposal, given, move)
    problems += found
    counted, found = _counted(proposal, given, move)
    problems += found
    direction = departure(given.indication, move)
    problems += objections(proposal, given, move, direction)
    if problems:
        return None, problems
    decision = Decision(
        proposal.school.code,
        given.indication.ladder.id,
        proposal.half_term.id,
        move.to,
        given.indication.current,
        proposal.on,
        by,
        counted,
        proposal.reason,
        direction,
        proposal.is_exceptional,
        proposal.conditions,
        proposal.consulted,
        _follows(proposal, given.course),
        proposal.corrects.entry.id if proposal.corrects else None,
        proposal.closes.entry.id if proposal.closes else None,
    )
    return Made(decision, move, could_decide(move, given.trust, proposal.school, proposal.on)), []


def could_decide(move: Move, trust: Trust, school: School, on: date) -> tuple[Holder, ...]:
    """Those in post who may decide a move, or have a vote on it."""
    roles = move.decided_by if move.vote is None else (*move.decided_by, *move.vote.electorate)
    return tuple(dict.fromkeys(each for role in roles for each in trust.holders(school, role, on)))


def rested_on(indication: Indication, who: tuple[Holder, ...], policy: str) -> Rested:
    """What a decision rests on: every field with its place, what it indicates, who could decide, under which policy."""
    evidence = indication.evidence
    return Rested(
        dict(evidence.contents),
        {each: evidence.sources(each) for each in evidence.contents if evidence.sources(each)},
        indication.verdict.possible,
        indication.next.to if indication.next else None,
        say_telling(indication),
        who,
        policy,
        evidence.judged_by,
        evidence.judged_on,
    )


def move_for(proposal: Proposal, given: Circumstances) -> tuple[Move | None, list[Problem]]:
    """The move that a proposal makes, listed or exceptional; None with what stands against it.

    Problems: decision-move, decision-exceptional.
    """
    ladder, current, to = given.indication.ladder, given.indication.current, proposal.category
    listed = next((each for each in permitted_moves(ladder, current) if each.to == to), None)
    if listed is None:
        beyond = exceptional_move(ladder, current, to) if proposal.is_exceptional else None
        return beyond, [] if beyond else [_not_permitted(proposal, given)]
    if not proposal.is_exceptional:
        return listed, []
    message = f"{_named(given, to)} is no exceptional move: the policy lists it"
    hint = f"leave out --exceptional; it is decided by {name_decider(listed)}"
    return None, [proposal.asking.problem("decision-exceptional", message, hint)]


def _not_permitted(proposal: Proposal, given: Circumstances) -> Problem:
    ladder, current = given.indication.ladder, given.indication.current
    start = f"from {ladder.category(current).title}" if current else "as a first decision"
    message = f"{ladder.title}: {_named(given, proposal.category)} is not permitted"
    hint = f"permitted {start}: {name_permitted(ladder, current)}\n{name_exceptional(ladder, current)}"
    return proposal.asking.problem("decision-move", message, hint)


def _named(given: Circumstances, to: str) -> str:
    return name_move(given.indication.ladder, given.indication.current, to)


def _deciders(proposal: Proposal, given: Circumstances, move: Move) -> tuple[tuple[Holder, ...], list[Problem]]:
    """The people who decide in the roles named."""
    asking = proposal.asking
    if not (proposal.by or proposal.votes or proposal.closes):
        message = f"{_named(given, move.to)} names nobody who decides it"
        return (), [asking.problem("decision-decider", message, decider_hint(move))]
    by: list[Holder] = []
    problems = []
    for role in proposal.by:
        in_post = given.trust.holders(proposal.school, role, proposal.on)
        by += in_post
        if role not in move.decided_by:
            message = f"{_named(given, move.to)} is not decided by {name_roles([role])}"
            problems.append(asking.problem("decision-decider", message, decider_hint(move)))
        elif not in_post:
            message = f"nobody is in post as {name_role(role)} on {format_day(proposal.on)}"
            hint = "add the person to trust.yaml, with the first day in the role where it matters"
            problems.append(asking.problem("decision-vacant", message, hint))
    return tuple(dict.fromkeys(by)), problems


def decider_hint(move: Move) -> str:
    """Who decides a move, and how to say so at the prompt."""
    by_role = f"{name_roles(move.decided_by)}: --by {move.decided_by[0]}" if move.decided_by else ""
    by_vote = ""
    if move.vote:
        seats = [f"{each}:FULL NAME" if each in SHARED_ROLES else each for each in dict.fromkeys(move.vote.electorate)]
        by_vote = f"a vote of {move.vote.title}: --vote SEAT=for …, SEAT being {either(seats)}"
        by_role = by_role and f"in a safeguarding emergency {by_role}"
    return f"it is decided by {', or '.join(each for each in (by_vote, by_role) if each)}"


def _counted(proposal: Proposal, given: Circumstances, move: Move) -> tuple[Tally | None, list[Problem]]:
    """The vote counted, which must carry the move."""
    if not (proposal.votes or proposal.closes):
        return None, []
    if move.vote is None:
        message = f"{_named(given, move.to)} is not decided by a vote"
        return None, [proposal.asking.problem("decision-decider", message, decider_hint(move))]
    held_on = proposal.closes.opened.on if proposal.closes else proposal.on
    held = poll(move.vote, given.trust, proposal.school, held_on)
    if proposal.closes:
        held = held._replace(electorate=proposal.closes.opened.electorate)
        cast: tuple[Ballot, ...] = proposal.closes.ballots
        problems: list[Problem] = []
    else:
        cast, problems = ballots(proposal.votes, held.electorate, proposal.asking)
    counted, found = count(held, cast, proposal.casting, proposal.asking)
    if problems or found or counted is None:
        return None, problems + found
    if counted.outcome is not Outcome.CARRIED:
        return None, [not_carried(proposal, given, held, counted)]
    return counted, []


def not_carried(proposal: Proposal, given: Circumstances, held: Poll, counted: Tally) -> Problem:
    """A vote that does not carry its move, counted. Problems: vote-quorum, vote-lost."""
    stays = "the school stays where it is"
    if counted.outcome is Outcome.TIE:
        stays = "a tie leaves the school where it is; a notice that runs out then needs a new end"
    hint = f"{stays}\nto record the vote itself: `sfec vote open`, then `vote cast` and `vote close`"
    return lost(f"carry {_named(given, proposal.category)}", held, counted, proposal.asking, hint)


def _follows(proposal: Proposal, course: Course) -> str | None:
    if proposal.corrects:
        return proposal.corrects.decision.follows
    return course.last.entry.id if course.last else None
