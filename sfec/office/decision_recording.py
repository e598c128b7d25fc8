"""Recording decisions, all of them or none; what is recorded already is not recorded again."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from sfec.model.decision import Grounds
from sfec.model.ledger import Entry
from sfec.office.decision_requests import DecisionDesk, DecisionRequest
from sfec.office.recording import Recording
from sfec.office.usage import Misuse
from sfec.problems import PROMPT, Problem, ProblemsFound
from sfec.rules.decisions.courses import extended
from sfec.rules.decisions.decide import decide
from sfec.rules.decisions.proposals import Proposal
from sfec.rules.decisions.repeats import (
    RecordedDecisions,
    RepeatedDecision,
    decision_asked,
    is_told_otherwise,
    recorded_already,
)


class _Sorted(NamedTuple):
    """What is asked: what is new, with the request it comes from, and what is not."""

    new: list[tuple[DecisionRequest, Proposal]]
    repeated: list[RepeatedDecision]
    asked_twice: int


def record_decisions(
    recording: Recording, requests: Sequence[DecisionRequest]
) -> RecordedDecisions:
    """Record what is asked together, or nothing.

    Raises ProblemsFound with all that stands against any of them, and Misuse where what is typed at
    the prompt cannot be meant.
    """
    desk, problems = DecisionDesk(recording), list[Problem]()
    asked = _sort(desk, requests, problems)
    recorded = dict[Entry, Grounds]()
    for number, (request, proposal) in enumerate(asked.new, 1):
        with _gathered(request, problems):
            case = desk.case(proposal)
            new, against = decide(case.proposal, case.circumstances)
            problems += against
            if new is not None:
                decision, grounds = new.decision, desk.grounds(case, new.could_decide)
                entry = recording.add(decision, grounds, number, len(asked.new))
                course = extended(case.circumstances.course, entry)
                desk.courses[decision.school, decision.ladder] = course
                recorded[entry] = grounds
    if problems:
        raise ProblemsFound(problems)
    if recorded:
        recording.record()
    return RecordedDecisions(recorded, asked.repeated, asked.asked_twice)


def _sort(
    desk: DecisionDesk, requests: Iterable[DecisionRequest], problems: list[Problem]
) -> _Sorted:
    """What is asked, and is neither recorded already nor asked for above."""
    new: dict[Hashable, tuple[DecisionRequest, Proposal]] = {}
    repeated: list[RepeatedDecision] = []
    asked_twice = 0
    for request in requests:
        with _gathered(request, problems):
            proposal = desk.proposal(request)
            if standing := _repeated(desk, request, proposal):
                repeated.append(standing)
            elif (asked := decision_asked(proposal)) in new:
                asked_twice += 1
            else:
                new[asked] = request, proposal
    return _Sorted(list(new.values()), repeated, asked_twice)


def _repeated(
    desk: DecisionDesk, request: DecisionRequest, proposal: Proposal
) -> RepeatedDecision | None:
    """What stands already; what has gone stale may be decided again at the prompt."""
    course = desk.course(proposal.school, desk.folder.ladders[proposal.draft.ladder])
    standing = recorded_already(proposal, course)
    if standing is None or (request.place == PROMPT and desk.is_stale(standing)):
        return None
    decision = standing.decision
    is_otherwise = is_told_otherwise(proposal.draft, decision)
    return RepeatedDecision(standing.entry, decision, is_otherwise)


@contextmanager
def _gathered(request: DecisionRequest, problems: list[Problem]) -> Iterator[None]:
    """Gather what stands against a request; raise Misuse where it was typed at the prompt."""
    try:
        yield
    except Misuse as error:
        if request.place == PROMPT:
            raise
        problems.append(request.problem(error))
    except ProblemsFound as met:
        problems += met.problems
