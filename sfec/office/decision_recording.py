"""Recording decisions, all of them or none; what is recorded already is not recorded again."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from sfec.model.course import NO_COURSE
from sfec.model.decision import Decision, Grounds
from sfec.model.ledger import Entry
from sfec.office.decision_requests import DecisionDesk, DecisionRequest
from sfec.office.recording import Recording
from sfec.office.usage import Misuse
from sfec.problems import PROMPT, Problem, ProblemsFound
from sfec.rules.decisions.courses import extended
from sfec.rules.decisions.decide import decide
from sfec.rules.decisions.openings import Opening, against_opening, opening_recorded
from sfec.rules.decisions.proposals import Proposal
from sfec.rules.decisions.repeats import (
    RecordedDecisions,
    RepeatedDecision,
    decision_asked,
    is_told_otherwise,
    moved_since,
    recorded_already,
)


class _Sorted(NamedTuple):
    """What is asked: what is new, with the request it comes from, and what is not."""

    new: list[tuple[DecisionRequest, Proposal | Opening]]
    repeated: list[RepeatedDecision]
    asked_twice: int


class _Decided(NamedTuple):
    """A decision to be recorded, and what it rests on; an opening position rests on nothing."""

    decision: Decision
    grounds: Grounds | None


def record_decisions(
    recording: Recording, requests: Sequence[DecisionRequest]
) -> RecordedDecisions:
    """Record what is asked together, or nothing.

    Raises ProblemsFound with all that stands against any of them, and Misuse where what is typed at
    the prompt cannot be meant.
    """
    desk, problems = DecisionDesk(recording), list[Problem]()
    asked = _sort(desk, requests, problems)
    recorded = dict[Entry, Grounds | None]()
    for number, (request, wanted) in enumerate(asked.new, 1):
        with _gathered(request, problems):
            new, against = _decide(desk, wanted)
            problems += against
            if new is not None:
                entry = recording.add(new.decision, new.grounds, number, len(asked.new))
                key = new.decision.school, new.decision.ladder
                desk.courses[key] = extended(desk.courses.get(key, NO_COURSE), entry)
                recorded[entry] = new.grounds
    if problems:
        raise ProblemsFound(problems)
    if recorded:
        recording.record()
    return RecordedDecisions(recorded, asked.repeated, asked.asked_twice)


def _decide(
    desk: DecisionDesk, wanted: Proposal | Opening
) -> tuple[_Decided | None, list[Problem]]:
    """What is to be recorded, or None with what stands against it."""
    if isinstance(wanted, Opening):
        course = desk.course(wanted.school, wanted.ladder)
        problems = list(against_opening(wanted, course, desk.recording.day))
        return (None, problems) if problems else (_Decided(wanted.draft, None), [])
    case = desk.case(wanted)
    new, problems = decide(case.proposal, case.circumstances)
    if new is None:
        return None, problems
    return _Decided(new.decision, desk.grounds(case, new.could_decide)), []


def _sort(
    desk: DecisionDesk, requests: Iterable[DecisionRequest], problems: list[Problem]
) -> _Sorted:
    """What is asked, and is neither recorded already nor asked for above."""
    new: dict[Hashable, tuple[DecisionRequest, Proposal | Opening]] = {}
    repeated: list[RepeatedDecision] = []
    asked_twice = 0
    for request in requests:
        with _gathered(request, problems):
            wanted: Proposal | Opening
            wanted = desk.opening(request) if request.is_opening else desk.proposal(request)
            asked = wanted.draft if isinstance(wanted, Opening) else decision_asked(wanted)
            if standing := _repeated(desk, request, wanted):
                repeated.append(standing)
            elif asked in new:
                asked_twice += 1
            else:
                new[asked] = request, wanted
    return _Sorted(list(new.values()), repeated, asked_twice)


def _repeated(
    desk: DecisionDesk, request: DecisionRequest, wanted: Proposal | Opening
) -> RepeatedDecision | None:
    """What stands already.

    At the prompt, what has gone stale may be decided again, and a school that has been moved since
    may be moved back; a workbook that is given again undoes no correction.
    """
    course = desk.course(wanted.school, desk.folder.ladders[wanted.draft.ladder])
    if isinstance(wanted, Opening):
        standing = opening_recorded(wanted, course)
    else:
        standing = recorded_already(wanted, course, is_listed=request.place != PROMPT)
    if standing is None:
        return None
    moved_by = moved_since(standing, course)
    if request.place == PROMPT and not isinstance(wanted, Opening):
        is_moved_back = moved_by is not None and request.corrects is None
        if is_moved_back or desk.is_stale(standing):
            return None
    is_otherwise = is_told_otherwise(wanted.draft, standing.decision)
    return RepeatedDecision(standing.entry, standing.decision, is_otherwise, moved_by)


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
