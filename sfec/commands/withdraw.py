"""`sfec withdraw`: take an entry of the ledger back, by a new one that names it."""

from typing import Annotated

import typer

from sfec.commands.options import AsAt, AsJson, Data, finish, start_recording
from sfec.office.recording import find_entry
from sfec.problems import PROMPT, ProblemsFound
from sfec.results_json.entries import entries_json
from sfec.rules.decisions.withdrawals import withdraw as take_back


def withdraw(
    context: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="The entry, as `sfec history` names it.")
    ],
    *,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why; it stays in the ledger.")
    ],
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Take back what was recorded by mistake. The entry stays where it is, and no longer counts."""
    with start_recording(context, data, as_at) as recording:
        courses = recording.folder.record().courses
        wrong = find_entry(recording.ledger, entry)
        act, problems = take_back(wrong, recording.ledger, courses, reason, PROMPT)
        if act is None:
            raise ProblemsFound(problems)
        withdrawal = recording.add(act)
        recording.record()
    if as_json:
        typer.echo(entries_json([withdrawal]))
    else:
        typer.echo(
            f"Withdrawn: entry {wrong.short_id}. It stays in the ledger, and no longer counts."
        )
        typer.echo(f"Recorded as entry {withdrawal.short_id} in {withdrawal.place}.")
    finish(recording.met())
