"""Ratifying an exceptional decision: the board's vote that it stands (the reading's decision 5)."""

from datetime import date

from sfec.model.course import CourseDecision
from sfec.model.decision import Ratification
from sfec.model.policy import Ladder
from sfec.model.trust import School, Trust
from sfec.model.vote import Choice, Outcome
from sfec.problems import Problem
from sfec.rules.days import format_day
from sfec.rules.decisions.ballots import Occasion, WrittenBallot, assign_ballots
from sfec.rules.decisions.vote_counting import count_poll, failed_vote, hold_poll


def ratify(
    decision: CourseDecision,
    ladder: Ladder,
    *,
    trust: Trust,
    school: School,
    on: date,
    today: date,
    ballots: tuple[WrittenBallot, ...],
    casting: Choice | None,
    occasion: Occasion,
) -> tuple[Ratification | None, list[Problem]]:
    """The ratification, or None with what stands against it.

    Problems: decision-day, vote-quorum, vote-lost, and those of votes.
    """
    vote = ladder.exceptional.vote if ladder.exceptional else None
    if vote is None:
        message = "the policy names no vote that could ratify it"
        hint = "bring `exceptional:` back in the policy, or withdraw the decision"
        return None, [occasion.problem("vote-lost", message, hint)]
    problems = []
    if not decision.decision.on <= on <= today:
        message = f"{format_day(on)} is no day on which the decision could be ratified"
        decided = f"it was decided on {format_day(decision.decision.on)}"
        hint = f"{decided}; the board's vote comes after, and not after today"
        problems.append(occasion.problem("decision-day", message, hint))
    poll = hold_poll(vote, trust, school, on)
    cast, unassigned = assign_ballots(ballots, poll.electorate, occasion)
    tally, uncounted = count_poll(poll, cast, casting, occasion)
    problems += [*unassigned, *uncounted]
    entry = decision.entry
    if not problems and tally and tally.outcome is not Outcome.CARRIED:
        hint = f"it stays unratified; to undo it, `sfec withdraw {entry.short_id} --reason TEXT`"
        purpose = f"ratify entry {entry.short_id}"
        problems.append(failed_vote(purpose, poll, tally, occasion, hint))
    if problems or tally is None:
        return None, problems
    return Ratification(ratifies=entry.id, on=on, vote=tally), []
