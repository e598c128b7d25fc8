"""What somebody asks to record, and the circumstances in which they do."""

from datetime import date
from typing import NamedTuple

from sfec.model.course import Course, Decided, OpenVote
from sfec.model.half_term import HalfTerm
from sfec.model.indication import Indication
from sfec.model.policy import Ladder
from sfec.model.trust import School, Trust
from sfec.model.vote import Choice
from sfec.rules.ballots import Asking, BallotGiven


class Proposal(NamedTuple):
    """What somebody asks to record: a category, who decides or how they vote, on which day and why."""

    school: School
    half_term: HalfTerm
    category: str
    on: date
    asking: Asking
    by: tuple[str, ...] = ()
    votes: tuple[BallotGiven, ...] = ()
    casting: Choice | None = None
    reason: str | None = None
    conditions: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    is_exceptional: bool = False
    corrects: Decided | None = None
    closes: OpenVote | None = None


class Circumstances(NamedTuple):
    """Where a decision is made: the trust, what the evidence indicates, the school's course, and today.

    For a correction, `indication` stands where the school was before what is corrected.
    """

    trust: Trust
    indication: Indication
    course: Course
    today: date


def name_move(ladder: Ladder, current: str | None, to: str) -> str:
    """A move in words: `a move from Universal to Poor`, `to stay in Poor`, `a first decision for Poor`."""
    title = ladder.category(to).title
    if current is None:
        return f"a first decision for {title}"
    return f"to stay in {title}" if current == to else f"a move from {ladder.category(current).title} to {title}"
