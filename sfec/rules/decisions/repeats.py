"""What is asked and has been recorded already: nothing is recorded twice.

Two are one where school, ladder, half-term, category and day are the same, and who decided, by role
or by the same votes.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from sfec.model.course import Course, CourseDecision
from sfec.model.decision import Decision, Grounds
from sfec.model.ledger import Entry
from sfec.model.vote import Choice, Tally
from sfec.rules.decisions.ballots import WrittenBallot, assign_ballots
from sfec.rules.decisions.proposals import Proposal


class RepeatedDecision(NamedTuple):
    """A decision that was asked for, and stands already by an entry.

    `is_otherwise` where a reason, a condition or who was consulted is said otherwise there;
    `moved_by` is the decision that has put the school elsewhere since.
    """

    entry: Entry
    decision: Decision
    is_otherwise: bool
    moved_by: CourseDecision | None = None


class RecordedDecisions(NamedTuple):
    """The entries just recorded, with what each rests on, if anything, and what stood already.

    `asked_twice` counts what was asked more than once together, and recorded once.
    """

    new: Mapping[Entry, Grounds | None]
    repeated: Sequence[RepeatedDecision] = ()
    asked_twice: int = 0

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries of all that was asked."""
        return (*self.new, *(each.entry for each in self.repeated))


def recorded_already(
    proposal: Proposal, course: Course, *, is_listed: bool = False
) -> CourseDecision | None:
    """The last decision that is the one proposed; None where none is.

    It stands; or, where the proposal is one of a list that is given again, has been corrected.
    """
    for standing in reversed(course.decisions):
        for entry in standing.entries if is_listed else (standing.entry,):
            if isinstance(entry.act, Decision) and _is_same(proposal, entry.act):
                return standing._replace(entry=entry)
    return None


def moved_since(standing: CourseDecision, course: Course) -> CourseDecision | None:
    """The decision by which the school stands elsewhere by now than one that stands put it."""
    last = course.last
    is_elsewhere = last is not None and last.links.category != standing.links.category
    return last if is_elsewhere else None


def decision_asked(proposal: Proposal) -> Hashable:
    """What two proposals share where they ask for one decision, in whatever order they name who."""
    draft = proposal.draft
    deciding = frozenset(proposal.roles), frozenset(proposal.ballots)
    return _matter(draft), deciding, proposal.casting, draft.corrects


def is_told_otherwise(draft: Decision, standing: Decision) -> bool:
    """Whether what is said beside a decision differs from what is recorded of it."""
    return _beside(draft) != _beside(standing)


def _is_same(proposal: Proposal, standing: Decision) -> bool:
    draft = proposal.draft
    if draft.corrects is not None and draft.corrects != standing.corrects:
        return False
    return _matter(draft) == _matter(standing) and _is_decided_so(proposal, standing)


def _matter(decision: Decision) -> Hashable:
    """What a decision is of, where it puts the school, and on which day."""
    of = decision.school, decision.ladder, decision.half_term
    return of, decision.category, decision.on


def _beside(decision: Decision) -> Hashable:
    """What is said beside a decision."""
    return decision.reason, decision.conditions, decision.consulted, decision.is_exceptional


def _is_decided_so(proposal: Proposal, standing: Decision) -> bool:
    if standing.vote is not None:
        return _is_voted_so(proposal, standing.vote)
    named, decided = set(proposal.roles), {each.role for each in standing.by}
    return bool(named) and named == decided and not proposal.ballots


def _is_voted_so(proposal: Proposal, tally: Tally) -> bool:
    """Whether the votes are those; who is recused from a vote that was not held has none here."""
    voted, recused = list[WrittenBallot](), list[WrittenBallot]()
    for each in proposal.ballots:
        (recused if each.choice is Choice.RECUSED else voted).append(each)
    ballots, problems = assign_ballots(voted, tally.electorate, proposal.occasion)
    left, _ = assign_ballots(recused, tally.electorate, proposal.occasion)
    cast = {(each.holder, each.choice) for each in (*ballots, *left)}
    return not problems and cast == {(each.holder, each.choice) for each in tally.ballots}
