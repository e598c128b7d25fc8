"""The documents of plans written, issued and verified, each plan a series of its own."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from sfec.model.trust import School
from sfec.model.written_documents import PlanCheck, WrittenPlan
from sfec.office.issuing import issue_documents
from sfec.office.plan_desk import PlanDesk
from sfec.office.recording import Recording
from sfec.office.verifying import verify_documents
from sfec.office.writing import DocumentRequest, Watched, unwatched, write_documents
from sfec.problems import Part, Problem
from sfec.rules.plans.seen_plans import SeenPlan


class PlanRequest(NamedTuple):
    """Plans whose documents are asked for, in which formats; `is_named` where each was named."""

    plans: Sequence[SeenPlan]
    forms: Sequence[str]
    is_named: bool = True


def write_plans(
    desk: PlanDesk, request: PlanRequest, *, is_forced: bool, watched: Watched = unwatched
) -> Part[list[WrittenPlan]]:
    """Write the documents of plans. Problems: those of composing and of writing."""
    written: list[WrittenPlan] = []
    problems: list[Problem] = []
    for seen in watched(request.plans, len(request.plans)):
        wanted = _one(desk, request, seen)
        documents, met = write_documents(desk.series(seen), wanted, is_forced=is_forced)
        written += [WrittenPlan(seen.plan.name, each) for each in documents]
        problems += met
    return Part(written, _once(problems))


def issue_plans(
    held: Recording, desk: PlanDesk, request: PlanRequest, *, watched: Watched = unwatched
) -> Part[list[WrittenPlan]]:
    """Issue the documents of plans. Problems: plan-draft, plan-unsound, and those of issuing."""
    issued: list[WrittenPlan] = []
    problems: list[Problem] = []
    for seen in watched(request.plans, len(request.plans)):
        documents, met = issue_documents(held, desk.series(seen), _one(desk, request, seen))
        issued += [WrittenPlan(seen.plan.name, each) for each in documents]
        problems += met
    return Part(issued, _once(problems))


def verify_plans(desk: PlanDesk, plans: Iterable[SeenPlan]) -> Part[list[PlanCheck]]:
    """What has become of the documents issued of plans. Problems: those of verifying."""
    checks: list[PlanCheck] = []
    problems: list[Problem] = []
    for seen in plans:
        changes = partial(desk.changes, seen)
        found, met = verify_documents(desk.series(seen), [seen.school], changes)
        checks += [PlanCheck(seen.plan.name, each) for each in found]
        problems += met
    return Part(checks, problems)


def _one(desk: PlanDesk, request: PlanRequest, seen: SeenPlan) -> DocumentRequest[School]:
    """One plan's document, as a series of it is asked for."""
    return DocumentRequest(
        [seen.school], lambda _: desk.compose(seen), request.forms, request.is_named
    )


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Problems each once: who is not in post is met with every plan of a school."""
    return list(dict.fromkeys(problems))
