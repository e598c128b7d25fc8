"""`sfec calendar`: what is due of the core offer, what is late, and whose it is."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sfec.commands.options import AsAt, AsJson, Data, HalfTermName, finish, start
from sfec.office.calendar import Calendar, CalendarRequest, open_calendar
from sfec.office.calendar_files import write_calendar
from sfec.office.usage import Misuse, choose_day, misuse
from sfec.results_json.calendar import calendar_json
from sfec.rules.core_offer.agenda import agenda
from sfec.terminal.calendar import CalendarHeading, show_agenda, show_files, show_list

HELP = "Show what of the core offer is late, due this week and due this half-term, and whose it is."
_ONE_RANGE = "name a half-term, or both days with --from and --to"
_BACKWARDS = "the first day comes after the last"

Of = Annotated[
    list[str] | None, typer.Option("--school", metavar="C", help="Of this school; may be repeated.")
]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="ROLE", help="What this role, or central_team, sees to."),
]
HowOften = Annotated[
    str | None,
    typer.Option("--cadence", metavar="C", help="weekly, monthly, half-termly, termly, yearly …"),
]
First = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="From this day; with --to.")
]
Last = Annotated[str | None, typer.Option("--to", metavar="DAY", help="To this day; with --from.")]
Overdue = Annotated[
    bool,
    typer.Option(
        "--overdue", help="Only what is late or not recorded, with its age and its schools."
    ),
]
Sheet = Annotated[
    str | None, typer.Option("--xlsx", metavar="FILE", help="Write it as a workbook.")
]
Events = Annotated[
    str | None,
    typer.Option("--ics", metavar="FILE", help="Write it for Outlook or Google Calendar."),
]


def calendar(
    context: typer.Context,
    *,
    half_term: HalfTermName = None,
    first: First = None,
    last: Last = None,
    school: Of = None,
    owner: Owner = None,
    cadence: HowOften = None,
    overdue: Overdue = False,
    xlsx: Sheet = None,
    ics: Events = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show what of the core offer is late, due this week and due this half-term."""
    named = {".xlsx": xlsx, ".ics": ics}
    files = [_file(name, suffix) for suffix, name in named.items() if name]
    opened = start(context, data, as_at)
    days = _days(half_term, first, last)
    found = open_calendar(
        opened, CalendarRequest(days, half_term, school or (), owner, cadence, overdue)
    )
    for path in files:
        written = write_calendar(found, path)
        if not as_json:
            show_files(written.occurrences, str(path), written.events, written.told_before)
    if as_json:
        typer.echo(calendar_json(found.days.first, found.days.last, found.due, found.on))
    elif not files:
        _show(found)
    finish(found.problems)


def _days(half_term: str | None, first: str | None, last: str | None) -> tuple[date, date] | None:
    """The first and the last day that are asked for, where they are named."""
    if (first is None) is not (last is None) or (half_term and first):
        raise Misuse(_ONE_RANGE, "--from, --to")
    if not first or not last:
        return None
    days = choose_day(first, "--from"), choose_day(last, "--to")
    if days[0] > days[1]:
        raise Misuse(_BACKWARDS, "--from, --to")
    return days


def _file(named: str, suffix: str) -> Path:
    """A file by its name, which says in what form it is to be written."""
    if Path(named).suffix.casefold() != suffix:
        raise misuse(named, f"does not end in {suffix}", f"--{suffix[1:]}")
    return Path(named)


def _show(found: Calendar) -> None:
    is_of_one = len(found.filter.schools) == 1
    head = CalendarHeading(
        found.trust, found.days.title, found.on, found.filter.say(), is_of_one=is_of_one
    )
    if found.filter.is_asked:
        show_list(head, found.shown, found.offer.shown_by())
    else:
        lines = agenda(found.shown, found.on)
        show_agenda(head, lines, found.days.later, is_new=not found.has_begun)
