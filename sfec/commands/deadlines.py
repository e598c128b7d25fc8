"""`sfec deadlines`: what the law, the DfE or good practice asks beside the core offer."""

import typer

from sfec.commands.options import AsAt, AsJson, Data, finish, start
from sfec.results_json.deadlines import deadlines_json
from sfec.terminal.deadlines import show_deadlines

HELP = (
    "List every deadline: when it is due, where it is from, how well that is known, and "
    "whether it is turned on."
)


def deadlines(
    context: typer.Context, *, data: Data = None, as_at: AsAt = None, as_json: AsJson = False
) -> None:
    """List every deadline: when it is due, where it is from, and whether it is turned on."""
    folder, day, _ = start(context, data, as_at)
    if as_json:
        typer.echo(deadlines_json(folder.deadlines, day))
    else:
        show_deadlines(folder.trust, folder.deadlines, day)
    finish(folder.problems)
