"""`sfec explain`: one school's characteristics, each with its answer, its evidence and its cell."""

from typing import Annotated

import typer

from sfec.commands.options import (
    AsAt,
    AsJson,
    Data,
    HalfTermName,
    OneLadder,
    about,
    finish,
    start_round,
)
from sfec.office.choices import choose_ladders, choose_schools
from sfec.results_json.explanation import explanation_json


def explain(
    context: typer.Context,
    school: Annotated[
        str, typer.Argument(metavar="SCHOOL", help="The school's code, or its name.")
    ],
    *,
    ladder: OneLadder = None,
    half_term: HalfTermName = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Explain where one school stands: every characteristic, its values, and the cell of each."""
    opened = start_round(context, data, as_at, half_term, glances=True)
    ladders = choose_ladders(opened.folder, ladder)
    schools = choose_schools(opened.folder, [school], opened.evidence.schools)
    found = opened.categorise(schools, ladders)
    stale = opened.stale()
    if as_json:
        typer.echo(explanation_json(found))
    else:
        from sfec.terminal.explanation import show_explanation  # noqa: PLC0415 - rich

        show_explanation(found)
    unread = opened.folder.unread_trust
    finish(about([*unread, *opened.folder.problems, *stale], schools))
