"""`sfec plan write`: the documents of plans written, issued and verified."""

from collections.abc import Sequence
from typing import Annotated

import typer

from sfec.commands.options import (
    AsAt,
    AsJson,
    Data,
    Force,
    Formats,
    HalfTermName,
    about,
    finish,
    past,
    start_recording,
    start_round,
)
from sfec.model.written_documents import WrittenPlan
from sfec.office.plan_desk import PlanDesk
from sfec.office.plan_documents import PlanDocuments
from sfec.office.plan_writing import (
    PlanRequest,
    issue_plans,
    verify_plans,
    write_plans,
)
from sfec.office.progress_reports import ProgressReports
from sfec.office.recording import Recording
from sfec.office.rounds import OpenFolder, OpenRound, open_round
from sfec.office.usage import Misuse
from sfec.office.writing import choose_formats
from sfec.problems import Problem
from sfec.results_json.plan_checks import plan_checks_json
from sfec.results_json.written_plans import written_plans_json
from sfec.terminal.progress import progress as watched

HELP = (
    "Write the documents of plans: REPs, FREPs, warning notices and Improvement Board plans, each "
    "addressed as the policy says; a draft until it says when it was written."
)
_WHICH = "name the plans, or give --all, not both"
_ONE_AT_A_TIME = "--issue and --verify go one at a time"
_NOTHING_TO_FORCE = "goes with writing plans: nothing else is ever written over"


def write(
    context: typer.Context,
    *,
    plan: Annotated[
        list[str] | None, typer.Argument(metavar="PLAN", help="As its file is named: RPS-rep-1.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every plan that is not closed.")] = False,
    progress: Annotated[
        bool, typer.Option("--progress", help="The month's report on a board plan's progress.")
    ] = False,
    issue: Annotated[
        bool, typer.Option("--issue", help="Record that it goes out: to whom, when, which files.")
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Whether what was issued is unchanged, and still so.")
    ] = False,
    half_term: HalfTermName = None,
    form: Formats = None,
    force: Force = False,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Write, issue or verify the documents of plans."""
    _refuse_misuse(plan, every=every, issue=issue, verify=verify, force=force)
    opens_desk = ProgressReports if progress else PlanDocuments
    if issue:
        with start_recording(context, data, as_at) as held:
            desk: PlanDesk = opens_desk(_held_round(held, half_term))
            request = _request(desk, plan or [], form or [])
            done, problems = issue_plans(held, desk, request, watched=watched)
    else:
        desk = opens_desk(start_round(context, data, as_at, half_term))
        request = _request(desk, plan or [], form or [])
        if verify:
            _verify(desk, request, as_json=as_json)
            return
        done, problems = write_plans(desk, request, is_forced=force, watched=watched)
    _tell(done, as_json=as_json, is_issued=issue)
    _finish(desk, problems, request)


def _refuse_misuse(
    plans: Sequence[str] | None, *, every: bool, issue: bool, verify: bool, force: bool
) -> None:
    if issue and verify:
        raise Misuse(_ONE_AT_A_TIME)
    are_named = bool(plans) + every
    if are_named > 1 or not (are_named or verify):
        raise Misuse(_WHICH)
    if force and (issue or verify):
        raise Misuse(_NOTHING_TO_FORCE, "--force")


def _held_round(held: Recording, half_term: str | None) -> OpenRound:
    """The round of a folder whose ledger is held."""
    return open_round(OpenFolder(held.folder, held.day, past(held.day)), half_term)


def _request(desk: PlanDesk, named: Sequence[str], forms: Sequence[str]) -> PlanRequest:
    return PlanRequest(desk.choose(named), choose_formats(forms), is_named=bool(named))


def _verify(desk: PlanDesk, request: PlanRequest, *, as_json: bool) -> None:
    """Look at those named, else at every plan there is: a closed one has been issued too."""
    from sfec.terminal.plan_documents import show_checked_plans  # noqa: PLC0415 - rich

    checks, problems = verify_plans(desk, request.plans if request.is_named else desk.seen)
    problems += () if request.is_named else desk.lost()
    if as_json:
        typer.echo(plan_checks_json(checks))
    else:
        show_checked_plans(checks)
    _finish(desk, problems, request)


def _tell(plans: Sequence[WrittenPlan], *, as_json: bool, is_issued: bool = False) -> None:
    from sfec.terminal.plan_documents import show_written_plans  # noqa: PLC0415 - rich

    if as_json:
        typer.echo(written_plans_json(plans))
    else:
        show_written_plans(plans, is_issued=is_issued)


def _finish(desk: PlanDesk, problems: Sequence[Problem], request: PlanRequest) -> None:
    """Print what was met, of the schools of some plans where they were named."""
    met = [*desk.opened.folder.problems, *desk.problems, *problems]
    if request.is_named:
        met = about(met, [each.school for each in request.plans])
    finish(met)
