"""`sfec audit`: the audits commissioned, and what became of their recommendations."""

from typing import Annotated, NamedTuple

import typer

from sfec.commands.options import (
    AsAt,
    AsJson,
    Data,
    Force,
    Formats,
    HalfTermName,
    about,
    data_option,
    finish,
    open_folder,
    start,
    start_round,
)
from sfec.folder.audits.audits_file import none_kept
from sfec.folder.formats.atomic import write_whole
from sfec.folder.names import AUDITS_FILE
from sfec.model.audit import Audits
from sfec.model.trust import School, Trust
from sfec.office.audit_programme import write_programme
from sfec.office.audit_reports import awaited_reports
from sfec.office.choices import choose_schools
from sfec.office.rounds import OpenFolder
from sfec.office.writing import choose_formats
from sfec.problems import ProblemsFound, count
from sfec.results_json.audits import audits_json
from sfec.results_json.files import files_json
from sfec.results_json.open_actions import open_actions_json
from sfec.results_json.pages import pages_json

app = typer.Typer(
    help="Audits, and what became of their recommendations.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_LIST = (
    "List every audit: how many of its recommendations are open, overdue and closed, "
    "and how old the oldest is."
)
_CHECK = (
    "Show what is open, high risk first and the oldest first, what schools share, "
    "and which reports are awaited."
)
_PROGRAMME = (
    "Write the year's audit programme for the board: each kind of audit, when and how far, "
    "and what is open."
)

Whose = Annotated[
    str | None, typer.Option("--school", metavar="C", help="Those of this school alone.")
]


class KeptAudits(NamedTuple):
    """The audits of a trust that are kept, and the school whose alone are meant."""

    opened: OpenFolder
    trust: Trust | None
    audits: Audits
    school: School | None


@app.command("new")
def new(context: typer.Context, *, data: Data = None, as_json: AsJson = False) -> None:
    """Write audits.xlsx, to be filled in: a sheet of audits, and a sheet of what they recommend."""
    from sfec.documents.audits_workbook import (  # noqa: PLC0415 - openpyxl, which is slow to load
        AuditsWorkbook,
        write_audits_workbook,
    )

    folder = open_folder(context, data)
    policy, core_offer = folder.audit_policy, folder.core_offer
    if policy is None:
        raise ProblemsFound(folder.problems)
    activities = core_offer.activities if core_offer else {}
    titles = {key: each.title for key, each in activities.items()}
    shown = AuditsWorkbook(folder.trust, policy, folder.schools, titles)
    path = folder.path / AUDITS_FILE
    write_whole(path, AUDITS_FILE, lambda to: write_audits_workbook(to, shown))
    if as_json:
        typer.echo(files_json(AUDITS_FILE))
    else:
        kinds = count(len(policy.kinds), "kind")
        typer.echo(f"Written: {path} ({kinds} of audit to choose from).")
        typer.echo(f"Fill it in, save it, then: sfec audit check{data_option(data)}")
    finish(folder.problems)


@app.command("list", help=_LIST)
def list_audits(
    context: typer.Context,
    *,
    school: Whose = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """List every audit, with what became of its recommendations."""
    from sfec.terminal.audits import show_audits  # noqa: PLC0415 - rich

    opened, trust, audits, asked = _open(context, data, as_at, school)
    if as_json:
        typer.echo(audits_json(audits, opened.day, asked))
    else:
        show_audits(trust, audits, opened.day, asked)
    _finish(opened, asked)


@app.command("check", help=_CHECK)
def check(
    context: typer.Context,
    *,
    school: Whose = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show what is open, what schools share, and which reports are awaited."""
    from sfec.terminal.audits import show_actions  # noqa: PLC0415 - rich

    opened, trust, audits, asked = _open(context, data, as_at, school)
    if as_json:
        typer.echo(open_actions_json(audits, opened.day, asked))
    else:
        show_actions(trust, audits, opened.day, asked)
    _finish(opened, asked)


@app.command("programme", help=_PROGRAMME)
def programme(
    context: typer.Context,
    *,
    half_term: HalfTermName = None,
    form: Formats = None,
    force: Force = False,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Write the year's audit programme for the board."""
    from sfec.terminal.pages import show_pages  # noqa: PLC0415 - rich

    forms = choose_formats(form or [])
    opened = start_round(context, data, as_at, half_term)
    written, problems = write_programme(opened, forms, is_forced=force)
    if as_json:
        typer.echo(pages_json(written, opened.year.name))
    else:
        show_pages(written, opened.year.name, "audit programme")
    finish([*opened.folder.problems, *problems])


def _open(
    context: typer.Context, data: str | None, as_at: str | None, school: str | None
) -> KeptAudits:
    """The audits kept, and the school that is asked for.

    Raises ProblemsFound: audit-none, and what keeps the workbook from being read.
    """
    opened = start(context, data, as_at)
    folder = opened.folder
    trust, schools, audits = folder.trust, folder.schools, folder.audits
    if audits is None:
        none = [] if folder.keeps_audits else [none_kept()]
        raise ProblemsFound([*folder.problems, *none])
    [asked] = choose_schools(folder, [school], schools) if school else [None]
    return KeptAudits(opened, trust, audits, asked)


def _finish(opened: OpenFolder, asked: School | None) -> None:
    problems = [*opened.folder.problems, *awaited_reports(opened.folder, opened.day)]
    finish(about(problems, [asked]) if asked else problems)
