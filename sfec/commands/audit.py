"""`sfec audit`: the audits commissioned, and what became of their recommendations."""

from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands.choices import choose_formats, choose_schools, open_half_term
from sfec.commands.options import (
    AsAt,
    AsJson,
    Data,
    Force,
    Formats,
    HalfTermName,
    about,
    data_option,
    finish,
    open_folder,
    today,
)
from sfec.problems import ProblemsFound, count

if TYPE_CHECKING:
    from sfec.folder.data_folder import DataFolder
    from sfec.model.audit import Audits
    from sfec.model.trust import School

app = typer.Typer(help="Audits, and what became of their recommendations.", no_args_is_help=True, rich_markup_mode=None)


Whose = Annotated[str | None, typer.Option("--school", metavar="C", help="Those of this school alone.")]


@app.command("new")
def new(context: typer.Context, *, data: Data = None, as_json: AsJson = False) -> None:
    """Write audits.xlsx, to be filled in: a sheet of audits, and a sheet of what they recommend."""
    from sfec.documents.audits_workbook import AuditsWorkbook, write_audits_workbook  # noqa: PLC0415
    from sfec.folder.atomic import write_whole  # noqa: PLC0415
    from sfec.folder.sheet_names import AUDITS_FILE  # noqa: PLC0415

    folder = open_folder(context, data)
    if folder.audit_policy is None:
        raise ProblemsFound(folder.problems)
    titles = {key: each.title for key, each in folder.core_offer.activities.items()} if folder.core_offer else {}
    shown = AuditsWorkbook(folder.trust, folder.audit_policy, folder.schools, titles)
    path = folder.path / AUDITS_FILE
    write_whole(path, AUDITS_FILE, lambda to: write_audits_workbook(to, shown))
    if as_json:
        from sfec.terminal.as_json import written  # noqa: PLC0415

        typer.echo(written(AUDITS_FILE))
    else:
        typer.echo(f"Written: {path} ({count(len(shown.policy.kinds), 'kind')} of audit to choose from).")
        typer.echo(f"Fill it in, save it, then: sfec audit check{data_option(data)}")
    finish(folder.problems)


@app.command("list")
def list_audits(
    context: typer.Context,
    *,
    school: Whose = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """List every audit: how many of its recommendations are open, overdue and closed, and how old the oldest is."""
    from sfec.terminal.audits import audits_json, show_audits  # noqa: PLC0415 - keeps --help quick

    day = today(context, as_at)
    folder, audits, asked = _open(context, data, school)
    if as_json:
        typer.echo(audits_json(audits, day, asked))
    else:
        show_audits(folder.trust, audits, day, asked)
    finish(about(folder.problems, [asked]) if asked else folder.problems)


@app.command("check")
def check(
    context: typer.Context, *, school: Whose = None, data: Data = None, as_at: AsAt = None, as_json: AsJson = False
) -> None:
    """Show what is open, high risk first and the oldest first, what schools share, and which reports are awaited."""
    from sfec.terminal.audits import actions_json, show_actions  # noqa: PLC0415 - keeps --help quick

    day = today(context, as_at)
    folder, audits, asked = _open(context, data, school)
    if as_json:
        typer.echo(actions_json(audits, day, asked))
    else:
        show_actions(folder.trust, audits, day, asked)
    finish(about(folder.problems, [asked]) if asked else folder.problems)


@app.command("programme")
def programme(
    context: typer.Context,
    *,
    half_term: HalfTermName = None,
    form: Formats = None,
    force: Force = False,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Write the year's audit programme for the board: each kind of audit, when and how far, and what is open."""
    from sfec.commands.pages import tell  # noqa: PLC0415 - keeps --help quick
    from sfec.commands.programme import write_programme  # noqa: PLC0415

    forms = choose_formats(form or [])
    opened = open_half_term(context, data, as_at, half_term)
    pages = write_programme(opened, forms, is_forced=force)
    tell(pages, opened.year.name, "audit programme", as_json=as_json)
    finish(opened.folder.problems)


def _open(context: typer.Context, data: str | None, school: str | None) -> "tuple[DataFolder, Audits, School | None]":
    """The folder, its audits, and the school that is asked for.

    Raises ProblemsFound: audit-none, and what keeps the workbook from being read.
    """
    folder = open_folder(context, data)
    _ = folder.trust, folder.schools
    if folder.audits is None:
        if not folder.keeps_audits:
            from sfec.folder.audits_file import none_kept  # noqa: PLC0415 - only where it comes to that

            folder.problems.append(none_kept())
        raise ProblemsFound(folder.problems)
    [asked] = choose_schools(folder, [school], folder.schools) if school else [None]
    return folder, folder.audits, asked
