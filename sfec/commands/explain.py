"""`sfec explain`: one school's characteristics, each with its answer, its evidence and its cell."""

from typing import Annotated

import typer

from sfec.commands.choices import choose_ladders, choose_schools, open_half_term
from sfec.commands.options import AsAt, AsJson, Data, HalfTermName, OneLadder, about, finish


def explain(
    context: typer.Context,
    school: Annotated[str, typer.Argument(metavar="SCHOOL", help="The school's code, or its name.")],
    *,
    ladder: OneLadder = None,
    half_term: HalfTermName = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Explain where one school stands: every characteristic, the values, and the cell each was read from."""
    from sfec.rules.categorise import categorise  # noqa: PLC0415 - keeps --help quick

    folder, day, chosen, known_by = open_half_term(context, data, as_at, half_term, glances=True)
    ladders = choose_ladders(folder, ladder)
    evidence = folder.evidence(chosen, day)
    [named] = choose_schools(folder, [school], evidence.schools)
    recorded = folder.recorded(known_by, chosen)
    found = categorise(chosen, day, [named], ladders, evidence.by_ladder, recorded=recorded)
    if known_by is None:
        folder.look_for_stale(recorded, evidence)
    if as_json:
        from sfec.terminal.as_json import explanation  # noqa: PLC0415

        typer.echo(explanation(found))
    else:
        from sfec.terminal.explanation import show_explanation  # noqa: PLC0415

        show_explanation(found)
    finish(about(folder.problems, [named]))
