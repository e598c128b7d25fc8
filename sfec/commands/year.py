"""`sfec year`: each school's year at a glance, as a document: what is done with it, and when."""

from typing import Annotated

import typer

from sfec.commands.options import (
    AsAt,
    AsJson,
    Data,
    Force,
    Formats,
    HalfTermName,
    finish,
    start_round,
)
from sfec.office.usage import Misuse
from sfec.office.writing import choose_formats
from sfec.office.year_pages import write_year_pages
from sfec.results_json.pages import pages_json

HELP = (
    "Write each school's academic year at a glance: what is done with it every week, month "
    "and term, and by when."
)
_WHOSE = "say whose year: --school CODE, or --all, not both"


def year(
    context: typer.Context,
    *,
    school: Annotated[
        list[str] | None, typer.Option("--school", metavar="C", help="This school; repeatable.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All schools.")] = False,
    half_term: HalfTermName = None,
    form: Formats = None,
    force: Force = False,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Write each school's academic year at a glance."""
    if bool(school) is every:
        raise Misuse(_WHOSE, "--school")
    forms = choose_formats(form or [])
    opened = start_round(context, data, as_at, half_term)
    written, problems = write_year_pages(opened, school or (), forms, is_forced=force)
    if as_json:
        typer.echo(pages_json(written, opened.year.name))
    else:
        from sfec.terminal.pages import show_pages  # noqa: PLC0415 - rich

        show_pages(written, opened.year.name, "year page")
    finish([*opened.folder.problems, *problems])
