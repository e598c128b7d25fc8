"""`sfec core-offer`: how far each school engages in the core offer, and what it owes or missed."""

from typing import Annotated

import typer

from sfec.commands.options import AsAt, AsJson, Data, finish, start_round
from sfec.office.engagement import YearEngagement, open_engagement
from sfec.results_json.core_offer import core_offer_json
from sfec.terminal.core_offer import show_overview, show_school

HELP = (
    "Show how far each school engages this academic year: done on time, what it owes or missed, "
    "and what is for HQ to record."
)
_NOTHING_RECORDED = (
    "Nothing has been recorded yet: `sfec done ACTIVITY` records what has been done."
)


def core_offer(
    context: typer.Context,
    *,
    school: Annotated[
        list[str] | None,
        typer.Option(
            "--school", metavar="C", help="This school, activity by activity; repeatable."
        ),
    ] = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show how far each school engages this academic year."""
    opened = start_round(context, data, as_at, None)
    found = open_engagement(opened, school or ())
    if as_json:
        engagements = list(found.engagements.values())
        typer.echo(core_offer_json(engagements, found.offer.core_offer, opened.day))
    elif school:
        _show_each(found)
    else:
        _show_all(found)
    finish(found.problems)


def _show_each(found: YearEngagement) -> None:
    day, schools = found.offer.day, {each.code: each for each in found.schools}
    for number, (code, each) in enumerate(found.engagements.items()):
        show_school(schools[code], each, found.offer.core_offer, day, is_first=not number)


def _show_all(found: YearEngagement) -> None:
    schools, engagements = {each.code: each for each in found.schools}, found.engagements
    show_overview(found.trust, schools, list(engagements.values()), found.year, found.offer.day)
    if not found.offer.done:
        typer.echo(_NOTHING_RECORDED)
