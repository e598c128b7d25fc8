"""`sfec year`: the year at a glance as a document for each school: what the trust will do with it, and when."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands.choices import choose_formats, choose_schools, open_half_term
from sfec.commands.options import AsAt, AsJson, Data, Force, Formats, HalfTermName, finish, misused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sfec.commands.choices import Opened
    from sfec.model.trust import School
    from sfec.terminal.pages import Written

_WHOSE = "say whose year: --school CODE, or --all, not both"


def year(
    context: typer.Context,
    *,
    school: Annotated[list[str] | None, typer.Option("--school", metavar="C", help="This school; repeatable.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All schools.")] = False,
    half_term: HalfTermName = None,
    form: Formats = None,
    force: Force = False,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Write each school's academic year at a glance: what is done with it every week, month and term, and by when."""
    from sfec.commands.pages import tell  # noqa: PLC0415 - keeps --help quick

    if bool(school) is every:
        raise misused(_WHOSE, "--school")
    forms = choose_formats(form or [])
    opened = open_half_term(context, data, as_at, half_term)
    folder, academic = opened.folder, opened.year
    within = [each for each in folder.schools if each.belongs(academic.half_terms[0].first, academic.last)]
    pages = _write(opened, choose_schools(folder, school or [], within), forms, is_forced=force)
    tell(pages, academic.name, "year page", as_json=as_json)
    finish(folder.problems)


def _write(
    opened: "Opened", schools: "Sequence[School]", forms: "Sequence[str]", *, is_forced: bool
) -> "list[Written]":
    """Compose the schools' pages and write them; gives the files of each. Problems: those of documents."""
    from sfec.commands.offer import open_offer  # noqa: PLC0415 - keeps --help quick
    from sfec.commands.pages import Page, Pages  # noqa: PLC0415
    from sfec.documents import year_page  # noqa: PLC0415
    from sfec.rules.year_page import compose_year  # noqa: PLC0415

    pages, year = Pages(opened), opened.year
    offer = open_offer(opened.folder, opened.day, opened.known_by)
    found = offer.occurrences(year.half_terms[0].first, year.last, schools)
    composed = (compose_year(pages.trust, each, year, offer.core_offer, found, opened.day) for each in schools)
    return pages.write(
        (
            Page(
                each.code, f"{each.code}-{year_page.NAME}", each, year_page.digest(each), partial(year_page.make, each)
            )
            for each in composed
        ),
        forms,
        is_forced=is_forced,
    )
