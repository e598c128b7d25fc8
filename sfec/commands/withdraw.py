"""`sfec withdraw`: take entries of the ledger back, by new ones that name them."""

from collections.abc import Iterator
from typing import Annotated

import typer

from sfec.commands.options import AsAt, AsJson, Data, finish, start_recording
from sfec.folder.data_folder import DataFolder
from sfec.office.recording import find_entry
from sfec.office.withdrawing import Withdrawn, recorded_together, withdraw_entries
from sfec.problems import printable
from sfec.results_json.entries import withdrawn_json
from sfec.rules.decisions.decision_words import say_standing


def withdraw(
    context: typer.Context,
    entries: Annotated[
        list[str],
        typer.Argument(metavar="ENTRY…", help="The entries, as `sfec history` names them."),
    ],
    *,
    together: Annotated[
        bool, typer.Option("--together", help="And all that was recorded together with them.")
    ] = False,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why; it stays in the ledger.")
    ],
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Take back what was recorded by mistake: all that is named, or nothing.

    The entries stay where they are, and no longer count.
    """
    with start_recording(context, data, as_at) as recording:
        wrong = [find_entry(recording.ledger, each) for each in entries]
        if together:
            wrong = recorded_together(recording, wrong)
        withdrawn = withdraw_entries(recording, wrong, reason)
    if as_json:
        typer.echo(withdrawn_json(withdrawn.recorded, withdrawn.courses))
    else:
        for line in _lines(recording.folder, withdrawn):
            typer.echo(printable(line))
    finish(recording.met())


def _lines(folder: DataFolder, withdrawn: Withdrawn) -> Iterator[str]:
    """What was taken back, by which entries, and what stands now."""
    pairs = zip(withdrawn.taken_back, withdrawn.recorded, strict=True)
    if len(withdrawn.recorded) == 1:
        [(wrong, by)] = pairs
        yield f"Withdrawn: entry {wrong.short_id}. It stays in the ledger, and no longer counts."
        yield f"Recorded as entry {by.short_id} in {by.place}."
    else:
        yield f"Withdrawn together: {len(withdrawn.recorded)} entries. They no longer count."
        for wrong, by in pairs:
            yield f"  {wrong.short_id}, by entry {by.short_id} in {by.place}"
    schools = {each.code: each.who for each in folder.schools}
    for (code, ladder_id), course in withdrawn.courses.items():
        if ladder := folder.ladders.get(ladder_id):
            yield f"{schools.get(code, code)} · {ladder.title}: {say_standing(ladder, course)}"
