"""`sfec letter`: the CEO letter of one school or all, written, shown, issued, verified."""

from collections.abc import Iterable, Sequence
from itertools import chain
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
from sfec.model.trust import School
from sfec.model.written_documents import WrittenDocument
from sfec.office.choices import choose_schools
from sfec.office.issuing import issue_documents
from sfec.office.letters import Correspondence
from sfec.office.rounds import OpenFolder, OpenRound, open_round
from sfec.office.usage import Misuse
from sfec.office.verifying import verify_documents
from sfec.office.writing import DocumentRequest, choose_formats, write_documents
from sfec.problems import Problem, ProblemsFound
from sfec.results_json.letter_checks import letter_checks_json
from sfec.results_json.letters import letters_json
from sfec.results_json.written_letters import written_letters_json
from sfec.terminal.progress import progress

HELP = (
    "Write the CEO letter to the head and the LSB chair, as a draft until both ladders are decided."
)
_ONE_AT_A_TIME = "--show, --issue and --verify go one at a time"
_WHOSE = "say whose letter: --school CODE, or --all, not both"
_NOTHING_TO_FORCE = "goes with writing letters: nothing else is ever written over"
_RULE = 60
_OVERTAKEN = "decision-overtaken"

Whose = Annotated[
    list[str] | None, typer.Option("--school", metavar="C", help="This school; may be repeated.")
]
Every = Annotated[bool, typer.Option("--all", help="All schools.")]
Show = Annotated[bool, typer.Option("--show", help="Show it here, and write nothing.")]
Opens = Annotated[bool, typer.Option("--open", help="Open what was written.")]
Issue = Annotated[
    bool, typer.Option("--issue", help="Record that it goes out: to whom, when, which files.")
]
Verify = Annotated[
    bool, typer.Option("--verify", help="Whether what was issued is unchanged, and still so.")
]


def letter(
    context: typer.Context,
    *,
    school: Whose = None,
    every: Every = False,
    half_term: HalfTermName = None,
    form: Formats = None,
    show: Show = False,
    opens: Opens = False,
    issue: Issue = False,
    verify: Verify = False,
    force: Force = False,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Write, show, issue or verify CEO letters."""
    _refuse_misuse(school, every=every, show=show, issue=issue, verify=verify, force=force)
    forms, codes = choose_formats(form or []), school or []
    if issue:
        with start_recording(context, data, as_at) as held:
            folder = OpenFolder(held.folder, held.day, past(held.day))
            letters = Correspondence(open_round(folder, half_term))
            request = _request(letters, codes, forms)
            issued, problems = issue_documents(held, letters.series, request, watched=progress)
        _tell(letters.opened, issued, as_json=as_json, is_issued=True, opens=opens)
    else:
        letters = Correspondence(start_round(context, data, as_at, half_term))
        request = _request(letters, codes, forms)
        if show:
            showing = _show_json if as_json else _show_each
            problems = showing(letters, request.schools)
        elif verify:
            problems = _verify(letters, request.schools, as_json=as_json)
        else:
            written, problems = write_documents(
                letters.series, request, is_forced=force, watched=progress
            )
            _tell(letters.opened, written, as_json=as_json, opens=opens)
    _finish(letters.opened, problems, request.schools if codes else None, is_verified=verify)


def _refuse_misuse(
    school: Sequence[str] | None, *, every: bool, show: bool, issue: bool, verify: bool, force: bool
) -> None:
    if sum((show, issue, verify)) > 1:
        raise Misuse(_ONE_AT_A_TIME)
    are_named = bool(school) + every
    if are_named > 1 or not (are_named or verify):
        raise Misuse(_WHOSE, "--school")
    if force and (show or issue or verify):
        raise Misuse(_NOTHING_TO_FORCE, "--force")


def _request(
    letters: Correspondence, codes: Sequence[str], forms: Sequence[str]
) -> DocumentRequest[School]:
    opened = letters.opened
    schools = choose_schools(opened.folder, codes, opened.evidence.schools)
    return DocumentRequest(schools, letters.compose, forms, is_named=bool(codes))


def _finish(
    opened: OpenRound,
    problems: Iterable[Problem],
    schools: Sequence[School] | None,
    *,
    is_verified: bool,
) -> None:
    """Print what was met, of some schools where they were named.

    What has changed since letters were issued is told of each where they are verified.
    """
    told = _OVERTAKEN if is_verified else ""
    stale = [each for each in opened.stale() if each.code != told]
    met = [*opened.folder.problems, *stale, *problems]
    finish(met if schools is None else about(met, schools))


def _verify(letters: Correspondence, schools: Sequence[School], *, as_json: bool) -> list[Problem]:
    from sfec.terminal.letters import show_checked  # noqa: PLC0415 - rich

    checks, problems = verify_documents(letters.series, schools, letters.changes)
    if as_json:
        typer.echo(letter_checks_json(checks, letters.opened.half_term))
    else:
        show_checked(checks, letters.opened.half_term)
    return problems


def _show_json(letters: Correspondence, schools: Sequence[School]) -> list[Problem]:
    papers = [letters.compose(each) for each in schools]
    typer.echo(letters_json([each.context for each in papers]))
    return list(chain.from_iterable(map(letters.series.doubts, papers)))


def _show_each(letters: Correspondence, schools: Sequence[School]) -> list[Problem]:
    """Print each letter that can be made. Problems: those of composing and of templates."""
    from sfec.terminal.document import show_document  # noqa: PLC0415 - rich

    problems: list[Problem] = []
    for number, school in enumerate(schools):
        try:
            paper = letters.compose(school)
            problems += letters.series.doubts(paper)
            document = letters.series.document(paper)
        except ProblemsFound as found:
            problems += found.problems
            continue
        if number:
            typer.echo(f"\n{'=' * _RULE}\n")
        show_document(document.tree["blocks"])
    return problems


def _tell(
    opened: OpenRound,
    documents: Sequence[WrittenDocument],
    *,
    as_json: bool,
    is_issued: bool = False,
    opens: bool,
) -> None:
    from sfec.terminal.letters import show_written  # noqa: PLC0415 - rich

    if as_json:
        typer.echo(written_letters_json(documents, opened.half_term))
    else:
        show_written(documents, opened.half_term, is_issued=is_issued)
    if opens:
        for document in documents:
            for path in document.files:
                typer.launch(str(opened.folder.path / path))
