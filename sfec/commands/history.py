"""`sfec history`: the story of a school, or of the trust this half-term."""

from typing import Annotated

import typer

from sfec.commands.options import AsAt, AsJson, Data, HalfTermName, OneLadder, finish, start_round
from sfec.folder.names import LEDGER_FOLDER
from sfec.office.choices import choose_ladders, choose_schools
from sfec.office.stories import Stories
from sfec.results_json.history import history_json


def history(
    context: typer.Context,
    school: Annotated[
        str | None,
        typer.Argument(
            metavar="SCHOOL", help="The school's code, or its name; else the whole trust."
        ),
    ] = None,
    *,
    ladder: OneLadder = None,
    half_term: HalfTermName = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Tell what was indicated and decided, by whom and why, what is stale since, what was done."""
    opened = start_round(context, data, as_at, half_term)
    folder, ledger = opened.folder, opened.ledger
    ladders = choose_ladders(folder, ladder)
    schools = choose_schools(folder, [school] if school else [], folder.schools)
    only = None if school and half_term is None else opened.half_term
    told = Stories(opened, only)
    stories = list(told.tell(schools, ladders))
    owners = [*(each.code for each in schools), *(() if school else (None,))]
    # Of one ladder alone it is only that ladder's story.
    activities = {} if ladder else told.activities(owners)
    own = activities.get(owners[-1], ())
    if as_json:
        typer.echo(history_json(stories, ledger, opened.day, only, activities))
    elif only is None:
        from sfec.terminal.school_history import show_story  # noqa: PLC0415 - rich

        show_story(stories, ledger, opened.day, own)
    else:
        from sfec.terminal.half_term_history import show_half_term  # noqa: PLC0415 - as above

        show_half_term(folder.trust, stories, ledger, opened.day, only, activities=own)
    of_ledger = [each for each in folder.problems if each.place.path.startswith(LEDGER_FOLDER)]
    finish([*folder.unread_trust, *of_ledger])
