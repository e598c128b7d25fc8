"""`sfec deadlines`: what the law, the DfE or good practice asks beside the core offer, and what of it is turned on."""

import typer

from sfec.commands.options import AsAt, AsJson, Data, finish, open_folder, today


def deadlines(context: typer.Context, *, data: Data = None, as_at: AsAt = None, as_json: AsJson = False) -> None:
    """List every deadline: when it is due, where it is from, how well that is known, and whether it is turned on."""
    from sfec.terminal.deadlines import deadlines_json, show_deadlines  # noqa: PLC0415 - keeps --help quick

    day, folder = today(context, as_at), open_folder(context, data)
    if as_json:
        typer.echo(deadlines_json(folder.deadlines, day))
    else:
        show_deadlines(folder.trust, folder.deadlines, day)
    finish(folder.problems)
