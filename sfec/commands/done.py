"""`sfec done`: record that an activity of the core offer was done."""

from pathlib import Path
from typing import Annotated

import typer

from sfec.commands.options import AsAt, AsJson, Data, about, finish, start_recording
from sfec.office.activity_recording import record_activities
from sfec.office.activity_requests import YES, ActivityRequest, read_requests
from sfec.office.usage import Misuse
from sfec.problems import Level, Part
from sfec.results_json.recorded_activities import recorded_activities_json
from sfec.terminal.recorded_activities import show_done

HELP = (
    "Record that an activity of the core offer was done, for some schools or for the trust, "
    "all or nothing."
)
_FILE_ALONE = "each row says what was done: give nothing else"
_NOTHING_NAMED = "name the activity, or a file with --from"
_NOT_BOTH = "name the schools, or give --all-schools, not both"

Named = Annotated[
    str | None, typer.Argument(metavar="ACTIVITY", help="The activity's id, or its title.")
]
Schools = Annotated[
    list[str] | None,
    typer.Option("--school", metavar="C", help="For this school; may be repeated."),
]
Every = Annotated[bool, typer.Option("--all-schools", help="For every school that it applies to.")]
DoneOn = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help="The day it was done; else today.")
]
DoneBy = Annotated[
    str | None, typer.Option("--by", metavar="ROLE", help="Who did it: ceo, central_team.")
]
Note = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="What shows it: a file, a few words.")
]
DoneFor = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="PERIOD",
        help="What it was for: a week's Monday, 2026-11, autumn-2, spring.",
    ),
]
Absent = Annotated[
    bool, typer.Option("--absent", help="HQ held it without the school, which was to take part.")
]
FromRows = Annotated[
    str | None,
    typer.Option("--from", metavar="FILE", help="A workbook with an activity a row: all, or none."),
]


def done(
    context: typer.Context,
    activity: Named = None,
    *,
    school: Schools = None,
    all_schools: Every = False,
    on: DoneOn = None,
    by: DoneBy = None,
    note: Note = None,
    period: DoneFor = None,
    absent: Absent = False,
    from_file: FromRows = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Record that an activity of the core offer was done, for some schools or for the trust."""
    given = ActivityRequest(
        activity=activity or "",
        schools=tuple(school or ()),
        is_for_every=all_schools,
        on=on,
        by=by,
        note=note,
        period=period,
        absent=YES if absent else None,
    )
    asked, met = _requests(given, from_file)
    with start_recording(context, data, as_at) as held:
        made = record_activities(held, asked)
    if as_json:
        typer.echo(recorded_activities_json(list(made.results), made.already))
    else:
        show_done(made.results, made.already)
    problems = about([*held.problems, *made.problems, *met], made.schools)
    # It is recorded: errors elsewhere in the folder are for `sfec check` to say.
    told = [each for each in problems if each.level is not Level.ERROR]
    finish([*told, *held.met()])


def _requests(given: ActivityRequest, from_file: str | None) -> Part[list[ActivityRequest]]:
    """What is asked at the prompt, or in a workbook's rows."""
    if from_file is not None:
        if given != ActivityRequest(""):
            raise Misuse(_FILE_ALONE, "--from")
        return read_requests(Path(from_file))
    if not given.activity:
        raise Misuse(_NOTHING_NAMED)
    if given.schools and given.is_for_every:
        raise Misuse(_NOT_BOTH, "--school")
    return Part([given], [])
