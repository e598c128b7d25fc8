"""`sfec withdraw`: take an entry of the ledger back, by a new one that names it."""

from typing import Annotated

import typer

from sfec.commands.options import AsAt, AsJson, Data, finish
from sfec.commands.recording import find_entry, recording, show_json
from sfec.problems import PROMPT, ProblemsFound


def withdraw(
    context: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The entry, as `sfec history` names it.")],
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it stays in the ledger.")],
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Take back what was recorded by mistake. The entry stays where it is, and no longer counts."""
    from sfec.rules.withdrawals import withdraw as take_back  # noqa: PLC0415 - keeps --help quick

    with recording(context, data, as_at) as held:
        courses = held.folder.recorded().courses
        found = find_entry(held.ledger, entry)
        act, problems = take_back(found, held.ledger, courses, reason, PROMPT)
        if act is None:
            raise ProblemsFound(problems)
        recorded = held.add(act)
        held.record()
    if as_json:
        show_json(recorded)
    else:
        typer.echo(f"Withdrawn: entry {found.short_id}. It stays in the ledger, and no longer counts.")
        typer.echo(f"Recorded as entry {recorded.short_id} in {recorded.place}.")
    finish(held.met())
