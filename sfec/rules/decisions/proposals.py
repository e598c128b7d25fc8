"""What somebody asks to record, and the circumstances in which they do."""

from datetime import date
from typing import NamedTuple

from sfec.model.course import Course, CourseDecision, OpenVote
from sfec.model.decision import Decision
from sfec.model.half_term import HalfTerm
from sfec.model.indication import Indication
from sfec.model.policy import Ladder
from sfec.model.trust import School, Trust
from sfec.model.vote import Choice
from sfec.rules.decisions.ballots import Occasion, WrittenBallot


class Proposal(NamedTuple):
    """What somebody asks to record: a decision in draft, and who makes it, by role or by vote.

    The draft says what is asked; who decided, the vote, and where it starts from are added once the
    decision is made. `corrected` is the decision it stands instead of, `closing` the vote that it
    is the outcome of.
    """

    draft: Decision
    school: School
    half_term: HalfTerm
    occasion: Occasion
    roles: tuple[str, ...] = ()
    ballots: tuple[WrittenBallot, ...] = ()
    casting: Choice | None = None
    corrected: CourseDecision | None = None
    closing: OpenVote | None = None


class Circumstances(NamedTuple):
    """Where a decision is made: the trust, what is indicated, the school's course, and today.

    For a correction, `indication` stands where the school was before what is corrected.
    """

    trust: Trust
    indication: Indication
    course: Course
    today: date

    @property
    def ladder(self) -> Ladder:
        """The ladder that is decided on."""
        return self.indication.ladder

    @property
    def current(self) -> str | None:
        """The category that the decision starts from; None for a first decision."""
        return self.indication.current

    def name_move(self, to: str) -> str:
        """A move from there, in words."""
        return name_move(self.ladder, self.current, to)


def name_move(ladder: Ladder, current: str | None, to: str) -> str:
    """A move: `a move from Universal to Poor`, `to stay in Poor`, `a first decision for Poor`."""
    title = ladder.category(to).title
    if current is None:
        return f"a first decision for {title}"
    if current == to:
        return f"to stay in {title}"
    return f"a move from {ladder.category(current).title} to {title}"
