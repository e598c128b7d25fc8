"""`sfec check`: everything wrong in the whole folder, in one run."""

import typer

from sfec.commands.options import AsAt, AsJson, Data, finish, start
from sfec.office.checking import check_folder
from sfec.problems import count, has_errors
from sfec.results_json.problems import problems_json


def check(
    context: typer.Context, *, data: Data = None, as_at: AsAt = None, as_json: AsJson = False
) -> None:
    """Look through every file and print every problem: where it is, and what to do."""
    folder, day, _ = start(context, data, as_at)
    checked = check_folder(folder, day)
    if as_json:
        typer.echo(problems_json(checked.problems))
        raise typer.Exit(1 if has_errors(checked.problems) else 0)
    if not has_errors(checked.problems):
        schools = count(len(folder.schools), "school")
        half_terms = count(checked.half_terms, "half-term")
        lines = count(len(folder.ledger.entries), "line") if folder.ledger else ""
        ledger = f", a ledger of {lines}" if lines else ""
        typer.echo(f"No errors: {schools}, {half_terms} of evidence{ledger}.")
    finish(checked.problems)
