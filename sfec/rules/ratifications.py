"""Ratifying an exceptional decision: the full board's vote that it stands (the reading's decision 5)."""

from datetime import date

from sfec.model.course import Decided
from sfec.model.decision import Ratification
from sfec.model.policy import Ladder
from sfec.model.trust import School, Trust
from sfec.model.vote import Choice, Outcome
from sfec.problems import Problem
from sfec.rules.ballots import Asking, BallotGiven, ballots
from sfec.rules.days import format_day
from sfec.rules.polls import count, lost, poll


def ratify(
    decided: Decided,
    ladder: Ladder,
    *,
    trust: Trust,
    school: School,
    on: date,
    today: date,
    votes: tuple[BallotGiven, ...],
    casting: Choice | None,
    asking: Asking,
) -> tuple[Ratification | None, list[Problem]]:
    """The ratification, or None with what stands against it.

    Problems: decision-day, vote-quorum, vote-lost, and those of votes.
    """
    vote = ladder.exceptional.vote if ladder.exceptional else None
    if vote is None:
        hint = "bring `exceptional:` back in the policy, or withdraw the decision"
        return None, [asking.problem("vote-lost", "the policy names no vote that could ratify it", hint)]
    problems = []
    if not decided.decision.on <= on <= today:
        message = f"{format_day(on)} is no day on which the decision could be ratified"
        hint = f"it was decided on {format_day(decided.decision.on)}; the board's vote comes after, and not after today"
        problems.append(asking.problem("decision-day", message, hint))
    held = poll(vote, trust, school, on)
    cast, found = ballots(votes, held.electorate, asking)
    counted, uncounted = count(held, cast, casting, asking)
    problems += found + uncounted
    if not problems and counted and counted.outcome is not Outcome.CARRIED:
        hint = f"it stays unratified; to undo it, `sfec withdraw {decided.entry.short_id} --reason TEXT`"
        problems.append(lost(f"ratify entry {decided.entry.short_id}", held, counted, asking, hint))
    return (None, problems) if problems or counted is None else (Ratification(decided.entry.id, on, counted), [])
