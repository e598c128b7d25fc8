"""`sfec letter`: the CEO letter of one school or all, written, shown, issued, verified."""

from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands.choices import choose_formats, choose_ladders, choose_schools, open_half_term
from sfec.commands.options import AsAt, AsJson, Data, Force, Formats, HalfTermName, about, finish, misused
from sfec.problems import ProblemsFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sfec.commands.correspondence import Correspondence
    from sfec.model.trust import School
    from sfec.terminal.letters import Line


_ONE_AT_A_TIME = "--show, --issue and --verify go one at a time"
_WHOSE = "say whose letter: --school CODE, or --all, not both"
_NOTHING_TO_FORCE = "goes with writing letters: nothing else is ever written over"
_RULE = 60

Whose = Annotated[list[str] | None, typer.Option("--school", metavar="C", help="This school; may be repeated.")]
Every = Annotated[bool, typer.Option("--all", help="All schools.")]
Show = Annotated[bool, typer.Option("--show", help="Show it here, and write nothing.")]
Opens = Annotated[bool, typer.Option("--open", help="Open what was written.")]
Issue = Annotated[bool, typer.Option("--issue", help="Record that it goes out: to whom, when, which files.")]
Verify = Annotated[bool, typer.Option("--verify", help="Whether what was issued is unchanged, and still so.")]


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
    """Write the CEO letter to the head and the LSB chair, as a draft until both ladders are decided."""
    if sum((show, issue, verify)) > 1:
        raise misused(_ONE_AT_A_TIME)
    if not (school or every or verify) or (school and every):
        raise misused(_WHOSE, "--school")
    if force and (show or issue or verify):
        raise misused(_NOTHING_TO_FORCE, "--force")
    forms = choose_formats(form or [])
    codes = school or []
    if issue:
        letters = _issue(context, codes, half_term, forms, data, as_at, as_json=as_json, opens=opens)
    else:
        letters = _letters(context, data, as_at, half_term)
        schools = choose_schools(letters.folder, codes, letters.evidence.schools)
        if show:
            _show(letters, schools, as_json=as_json)
        elif verify:
            _verify(letters, schools, as_json=as_json)
        else:
            _write(letters, schools, forms, is_forced=force, is_named=bool(school), as_json=as_json, opens=opens)
    named = choose_schools(letters.folder, codes, letters.evidence.schools)
    finish(about(letters.folder.problems, named) if school else letters.folder.problems)


def _issue(  # noqa: PLR0917 - the options of the command
    context: typer.Context,
    codes: "Sequence[str]",
    half_term: str | None,
    forms: "Sequence[str]",
    data: str | None,
    as_at: str | None,
    *,
    as_json: bool,
    opens: bool,
) -> "Correspondence":
    from sfec.commands.posting import issue_letters  # noqa: PLC0415 - only where it is wanted

    letters, lines = issue_letters(context, codes, half_term, forms, data, as_at)
    _tell(letters, lines, as_json=as_json, is_issued=True, opens=opens)
    return letters


def _write(
    letters: "Correspondence",
    schools: "Sequence[School]",
    forms: "Sequence[str]",
    *,
    is_forced: bool,
    is_named: bool,
    as_json: bool,
    opens: bool,
) -> None:
    from sfec.commands.posting import write_letters  # noqa: PLC0415 - only where it is wanted

    lines = write_letters(letters, schools, forms, is_forced=is_forced, is_named=is_named)
    _tell(letters, lines, as_json=as_json, is_issued=False, opens=opens)


def _verify(letters: "Correspondence", schools: "Sequence[School]", *, as_json: bool) -> None:
    from sfec.commands.verifying import verify_letters  # noqa: PLC0415 - only where it is wanted

    verify_letters(letters, schools, as_json=as_json)


def _letters(context: typer.Context, data: str | None, as_at: str | None, half_term: str | None) -> "Correspondence":
    from sfec.commands.correspondence import Correspondence  # noqa: PLC0415 - keeps --help quick

    opened = open_half_term(context, data, as_at, half_term)
    return Correspondence(opened, choose_ladders(opened.folder, None))


def _show(letters: "Correspondence", schools: "Sequence[School]", *, as_json: bool) -> None:
    if as_json:
        from sfec.terminal.letters import shown_json  # noqa: PLC0415 - only where it is wanted

        typer.echo(shown_json([letters.compose(each).letter for each in schools]))
        return
    from sfec.terminal.document import show_document  # noqa: PLC0415 - only where it is wanted

    for number, each in enumerate(schools):
        try:
            document = letters.document(letters.compose(each))
        except ProblemsFound as found:
            letters.folder.problems += found.problems
            continue
        if number:
            typer.echo(f"\n{'=' * _RULE}\n")
        show_document(document.tree["blocks"])


def _tell(letters: "Correspondence", lines: "Sequence[Line]", *, as_json: bool, is_issued: bool, opens: bool) -> None:
    from sfec.terminal.letters import show_written, written_json  # noqa: PLC0415 - keeps --help quick

    half_term = letters.opened.half_term
    if as_json:
        typer.echo(written_json(lines, half_term))
    else:
        show_written(lines, half_term, is_issued=is_issued)
    if opens:
        for path in (path for each in lines for path in each.files):
            typer.launch(str(letters.folder.path / path))
