"""`sfec templates`: what documents are made from, which file counts, and a copy to change."""

from typing import Annotated

import typer

from sfec.commands.options import AsJson, Data, Shared, finish, open_folder
from sfec.documents.kinds import templates_in
from sfec.office.usage import misuse
from sfec.problems import did_you_mean
from sfec.results_json.templates import templates_json

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    invoke_without_command=True,
    help="The templates of documents.",
)


@app.callback()
def templates(context: typer.Context, *, data: Data = None, as_json: AsJson = False) -> None:
    """List every template, and which file of it counts."""
    if context.invoked_subcommand:
        context.obj = Shared(data) if data else context.obj
        return
    from sfec.terminal.templates import show_templates  # noqa: PLC0415 - rich

    folder = open_folder(context, data)
    found = templates_in(folder.path)
    if as_json:
        typer.echo(templates_json(found.listed()))
    else:
        show_templates(found.listed())
    finish([*folder.unread_trust, *found.problems()])


@app.command()
def copy(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The template, as `sfec templates` lists it.")
    ],
    *,
    data: Data = None,
) -> None:
    """Copy a template into the trust's folder, to be changed there."""
    folder = open_folder(context, data)
    found = templates_in(folder.path)
    if name not in found.names:
        near = did_you_mean(name, found.names) or f"templates: {', '.join(found.names)}"
        raise misuse(name, f"is no template; {near}", "name")
    typer.echo(f"Copied: {found.copy_out(name)}")
    typer.echo("Change it there: from now on it counts instead of the one that comes with sfec.")
    finish(folder.unread_trust)
