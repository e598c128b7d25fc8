"""`sfec core-offer`: how far each school engages in the core offer, what it owes, and what HQ owes it."""

from typing import Annotated

import typer

from sfec.commands.choices import choose_schools, open_half_term
from sfec.commands.options import AsAt, AsJson, Data, finish
from sfec.problems import ProblemsFound


def core_offer(
    context: typer.Context,
    *,
    school: Annotated[
        list[str] | None,
        typer.Option("--school", metavar="C", help="This school, activity by activity; repeatable."),
    ] = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show how far each school engages this academic year: done on time, what it owes, and what HQ owes it."""
    from sfec.commands.engaging import standings  # noqa: PLC0415 - keeps --help quick
    from sfec.commands.offer import open_offer  # noqa: PLC0415

    opened = open_half_term(context, data, as_at, None)
    folder, day = opened.folder, opened.day
    if folder.term_dates is None or folder.trust is None:
        raise ProblemsFound(folder.problems)
    offer = open_offer(folder, day, opened.known_by)
    year = folder.term_dates.year_of(opened.half_term)
    within = [each for each in folder.schools if each.belongs(year.half_terms[0].first, day)]
    schools = choose_schools(folder, school or [], within)
    found = list(standings(offer, opened.half_term, schools).values())
    from sfec.terminal.core_offer import core_offer_json, show_overview, show_school  # noqa: PLC0415

    names = {each.code: each for each in schools}
    if as_json:
        typer.echo(core_offer_json(found, offer.core_offer, day))
    elif school:
        for number, each in enumerate(found):
            show_school(names[each.school], each, offer.core_offer, day, is_first=not number)
    else:
        show_overview(folder.trust, names, found, year, day)
        if not offer.done:
            typer.echo("Nothing has been recorded yet: `sfec done ACTIVITY` records what has been done.")
    finish(folder.problems)
