"""`sfec audit`: the audits commissioned, and what became of their recommendations."""

from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands.choices import choose_schools
from sfec.commands.options import AsAt, AsJson, Data, about, finish, open_folder, today
from sfec.problems import Place, Problem, ProblemsFound, count

if TYPE_CHECKING:
    from sfec.folder.data_folder import DataFolder
    from sfec.model.audit import Audits

app = typer.Typer(help="Audits, and what became of their recommendations.", no_args_is_help=True, rich_markup_mode=None)


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
        where = f" --data {data}" if data else ""
        typer.echo(f"Written: {path} ({count(len(shown.policy.kinds), 'kind')} of audit to choose from).")
        typer.echo(f"Fill it in, save it, then: sfec audit check{where}")
    finish(folder.problems)


@app.command("list")
def list_audits(
    context: typer.Context,
    *,
    school: Annotated[
        str | None, typer.Option("--school", metavar="C", help="The audits of this school alone.")
    ] = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """List every audit: how many of its recommendations are open, overdue and closed, and how old the oldest is."""
    from sfec.terminal.audits import audits_json, show_audits  # noqa: PLC0415 - keeps --help quick

    day = today(context, as_at)
    folder, audits = _open(context, data)
    [named] = choose_schools(folder, [school], folder.schools) if school else [None]
    listed = [each for each in audits.audits if named is None or each.school == named.code]
    if as_json:
        typer.echo(audits_json(audits, listed, day))
    else:
        show_audits(folder.trust, audits, listed, day)
    finish(about(folder.problems, [named]) if named else folder.problems)


@app.command("check")
def check(context: typer.Context, *, data: Data = None, as_at: AsAt = None, as_json: AsJson = False) -> None:
    """Show what is open, high risk first and the oldest first, what schools share, and which reports are awaited."""
    from sfec.terminal.audits import actions_json, show_actions  # noqa: PLC0415 - keeps --help quick

    day = today(context, as_at)
    folder, audits = _open(context, data)
    if as_json:
        typer.echo(actions_json(audits, day))
    else:
        show_actions(folder.trust, audits, day)
    finish(folder.problems)


def _open(context: typer.Context, data: str | None) -> "tuple[DataFolder, Audits]":
    """The folder and its audits. Raises ProblemsFound: audit-none, and what keeps the workbook from being read."""
    from sfec.folder.sheet_names import AUDITS_FILE  # noqa: PLC0415 - keeps --help quick

    folder = open_folder(context, data)
    _ = folder.trust, folder.schools
    if folder.audits is None:
        if not (folder.path / AUDITS_FILE).exists():
            problem = Problem(Place(AUDITS_FILE), "audit-none", "no audits are kept here", "`sfec audit new` writes it")
            folder.problems.append(problem)
        raise ProblemsFound(folder.problems)
    return folder, folder.audits
