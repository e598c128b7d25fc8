"""`sfec templates`: what documents are made from, which file of each counts, and a copy to change."""

from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands.options import AsJson, Data, Shared, finish, misuse, open_folder
from sfec.problems import did_you_mean

if TYPE_CHECKING:
    from sfec.documents.templates import Templates

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, invoke_without_command=True, help="The templates of documents."
)


@app.callback()
def templates(context: typer.Context, *, data: Data = None, as_json: AsJson = False) -> None:
    """List every template, and which file of it counts: the trust's own, or the one that comes with sfec."""
    if context.invoked_subcommand:
        context.obj = Shared(data) if data else context.obj
        return
    found = _templates(context, data)
    from sfec.terminal.templates import show_templates, templates_json  # noqa: PLC0415 - keeps --help quick

    if as_json:
        typer.echo(templates_json(found.listed()))
    else:
        show_templates(found.listed())
    finish(found.problems())


@app.command()
def copy(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The template, as `sfec templates` lists it.")],
    *,
    data: Data = None,
) -> None:
    """Copy a template into the trust's folder, to be changed there."""
    found = _templates(context, data)
    names = [each.name for each in found.listed()]
    if name not in names:
        raise misuse(name, f"is no template; {did_you_mean(name, names) or 'templates: ' + ', '.join(names)}", "name")
    typer.echo(f"Copied: {found.copy_out(name)}")
    typer.echo("Change it there: from now on it counts instead of the one that comes with sfec.")


def _templates(context: typer.Context, data: str | None) -> "Templates":
    from sfec.documents.templates import Templates  # noqa: PLC0415 - keeps --help quick

    return Templates(open_folder(context, data).path)
