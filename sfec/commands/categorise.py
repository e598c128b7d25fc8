"""`sfec categorise`: where every school stands on both ladders, and what tells."""

import sys
from typing import Annotated

import typer

from sfec.commands.choices import choose_ladders, choose_schools, open_half_term
from sfec.commands.options import AsAt, AsJson, Data, HalfTermName, about, finish


def categorise(
    context: typer.Context,
    *,
    half_term: HalfTermName = None,
    school: Annotated[
        list[str] | None, typer.Option("--school", metavar="C", help="Only this school; may be repeated.")
    ] = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show for each school and ladder what the evidence indicates, why, and the next permitted move."""
    from sfec.rules.categorise import categorise as categorised  # noqa: PLC0415 - keeps --help quick

    folder, day, chosen, known_by = open_half_term(context, data, as_at, half_term, glances=True)
    ladders = choose_ladders(folder, None)
    evidence = folder.evidence(chosen, day)
    schools = choose_schools(folder, school or [], evidence.schools)
    recorded = folder.recorded(known_by, chosen)
    found = categorised(chosen, day, schools, ladders, evidence.by_ladder, recorded=recorded)
    if known_by is None:
        folder.look_for_stale(recorded, evidence)
    if as_json:
        from sfec.terminal.round_json import round_lines  # noqa: PLC0415

        sys.stdout.writelines(f"{line}\n" for line in round_lines(found))
    else:
        from sfec.terminal.round import show_round  # noqa: PLC0415

        show_round(folder.trust, found)
    finish(about(folder.problems, schools) if school else folder.problems)
