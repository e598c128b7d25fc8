"""`sfec categorise`: where every school stands on both ladders, and what tells."""

import sys
from typing import Annotated

import typer

from sfec.commands.options import AsAt, AsJson, Data, HalfTermName, about, finish, start_round
from sfec.office.choices import choose_schools
from sfec.results_json.round import round_lines


def categorise(
    context: typer.Context,
    *,
    half_term: HalfTermName = None,
    school: Annotated[
        list[str] | None,
        typer.Option("--school", metavar="C", help="Only this school; may be repeated."),
    ] = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show for each school what the evidence indicates, why, and the next permitted move."""
    opened = start_round(context, data, as_at, half_term, glances=True)
    ladders = opened.ladders
    schools = choose_schools(opened.folder, school or [], opened.evidence.schools)
    found = opened.categorise(schools, ladders)
    stale = opened.stale()
    if as_json:
        sys.stdout.writelines(f"{line}\n" for line in round_lines(found))
    else:
        from sfec.terminal.round import show_round  # noqa: PLC0415 - rich

        show_round(opened.folder.trust, found)
    unread = opened.folder.unread_trust
    problems = [*opened.folder.problems, *stale]
    finish([*unread, *about(problems, schools)] if school else problems)
