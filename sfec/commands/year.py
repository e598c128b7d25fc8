"""`sfec year`: the year at a glance as a document for each school: what the trust will do with it, and when."""

from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands.choices import choose_formats, choose_schools, open_half_term
from sfec.commands.options import AsAt, AsJson, Data, HalfTermName, finish, misused
from sfec.problems import ProblemsFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sfec.commands.choices import Opened
    from sfec.model.half_term import AcademicYear
    from sfec.model.trust import School
    from sfec.terminal.pages import Written

_WHOSE = "say whose year: --school CODE, or --all, not both"


def year(
    context: typer.Context,
    *,
    school: Annotated[list[str] | None, typer.Option("--school", metavar="C", help="This school; repeatable.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All schools.")] = False,
    half_term: HalfTermName = None,
    form: Annotated[
        list[str] | None, typer.Option("--format", metavar="F", help="docx, pdf, html or md; else docx and pdf.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that somebody has edited.")] = False,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Write each school's academic year on a page: what is done with it every week, month and term, and by when."""
    from sfec.terminal.pages import pages_json, show_pages  # noqa: PLC0415 - keeps --help quick

    if bool(school) is every:
        raise misused(_WHOSE, "--school")
    forms = choose_formats(form or [])
    opened = open_half_term(context, data, as_at, half_term)
    folder = opened.folder
    if folder.term_dates is None:
        raise ProblemsFound(folder.problems)
    academic = folder.term_dates.year_of(opened.half_term)
    within = [each for each in folder.schools if each.belongs(academic.half_terms[0].first, academic.last)]
    pages = _write(opened, academic, choose_schools(folder, school or [], within), forms, is_forced=force)
    if as_json:
        typer.echo(pages_json(pages, academic.name))
    else:
        show_pages(pages, academic.name)
    finish(folder.problems)


def _write(
    opened: "Opened", academic: "AcademicYear", schools: "Sequence[School]", forms: "Sequence[str]", *, is_forced: bool
) -> "list[Written]":
    """Write the schools' pages; gives the files of each. Problems: those of documents."""
    from sfec.commands.pages import Pages  # noqa: PLC0415 - keeps --help quick
    from sfec.documents.keeping import note  # noqa: PLC0415

    pages = Pages(opened, academic)
    written = [pages.write(page, forms, made, is_forced=is_forced) for page, made in pages.make(schools, forms)]
    opened.folder.problems += note(pages.documents)
    return written
