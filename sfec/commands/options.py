"""The options that commands share, and what every command starts and ends with."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands import clock
from sfec.office.usage import choose_day
from sfec.problems import Place, Problem, ProblemsFound, format_problems, has_errors

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sfec.folder.data_folder import DataFolder
    from sfec.model.trust import School
    from sfec.office.recording import Recording
    from sfec.office.rounds import OpenFolder, OpenRound

#: What would end a folder's name on a command line, or mean something else there, unless it is in
#: quotes.
_APART = " &();'#*?[]{}<>|~^=,"

Data = Annotated[
    str | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="The trust's folder; else SFEC_DATA, else the nearest holding trust.yaml.",
    ),
]
AsAt = Annotated[
    str | None,
    typer.Option("--as-at", metavar="DAY", help="Take this day for today; else SFEC_AS_AT."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
HalfTermName = Annotated[
    str | None,
    typer.Option(
        "--half-term",
        metavar="H",
        help='As 2026-27/autumn-2 or "Autumn 2"; else the one today is in.',
    ),
]

Formats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="F", help="docx, pdf, html or md; else docx and pdf."),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that somebody has edited.")]
On = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help="The day it was decided; else today.")
]
Votes = Annotated[
    list[str] | None,
    typer.Option(
        "--vote",
        metavar="SEAT=VOTE",
        help='A vote: lsb_chair=for, "trustee:Full Name=against", "mentor=recused: WHY".',
    ),
]
Casting = Annotated[
    str | None,
    typer.Option("--casting-vote", metavar="VOTE", help="The chair's casting vote on equal votes."),
]
By = Annotated[
    list[str] | None,
    typer.Option("--by", metavar="ROLE", help="Who decides: ceo, cfo; may be repeated."),
]
Conditions = Annotated[
    list[str] | None,
    typer.Option("--condition", metavar="TEXT", help="A condition; may be repeated."),
]
Consulted = Annotated[
    list[str] | None,
    typer.Option("--consulted", metavar="WHO", help="Who was consulted; may be repeated."),
]
Exceptional = Annotated[
    bool,
    typer.Option(
        "--exceptional", help="A move that the policy does not list: the board's, or an emergency."
    ),
]
OpeningPosition = Annotated[
    bool,
    typer.Option(
        "--opening", help="Where the school stood, since --on, as the trust began with sfec."
    ),
]
Corrects = Annotated[
    str | None,
    typer.Option("--corrects", metavar="ENTRY", help="Stands instead of that entry of `history`."),
]
FromFile = Annotated[
    str | None,
    typer.Option("--from", metavar="FILE", help="A workbook with a decision a row: all, or none."),
]
OneLadder = Annotated[
    str | None, typer.Option("--ladder", metavar="L", help="education or finance; else both.")
]
OptionalSchool = Annotated[
    str | None, typer.Argument(metavar="SCHOOL", help="The school's code, or its name.")
]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")]


@dataclass(slots=True)
class Shared:
    """Options given before the command's name: `sfec --data DIR check`."""

    data: str | None = None
    as_at: str | None = None


def open_folder(
    context: typer.Context, data: str | None, *, glances: bool = False, day: date | None = None
) -> "DataFolder":
    """The folder named, else SFEC_DATA's, else the nearest upwards, on the day taken for today.

    Raises ProblemsFound.
    """
    from sfec.folder.data_folder import DataFolder, find_folder  # noqa: PLC0415 - for --help

    named = data or _shared(context).data or _from_environment("SFEC_DATA")
    path = Path(named) if named else find_folder(Path.cwd())
    if not path.is_dir():
        hint = "check the name, or make one: `sfec init DIR`, `sfec init DIR --example`"
        place = Place(named or "")
        raise ProblemsFound([Problem(place, "folder-missing", "there is no such folder", hint)])
    now = clock.now()
    if day and day > now.date():
        now = datetime.combine(day, time.max, now.tzinfo)
    return DataFolder(path, glances=glances, now=now)


def start(
    context: typer.Context, data: str | None, as_at: str | None, *, glances: bool = False
) -> "OpenFolder":
    """The folder, opened on today or the day taken for it. Raises ProblemsFound: folder-missing."""
    from sfec.office.rounds import OpenFolder  # noqa: PLC0415 - for --help

    day = today(context, as_at)
    return OpenFolder(open_folder(context, data, glances=glances, day=day), day, past(day))


def start_recording(
    context: typer.Context, data: str | None, as_at: str | None
) -> "AbstractContextManager[Recording]":
    """The folder with the ledger file of whoever is at this machine held. Raises ProblemsFound."""
    from sfec.office.recording import recording  # noqa: PLC0415 - for --help

    return recording(start(context, data, as_at), clock.now(), clock.recorder())


def start_round(
    context: typer.Context,
    data: str | None,
    as_at: str | None,
    half_term: str | None,
    *,
    glances: bool = False,
) -> "OpenRound":
    """Open the round of the half-term named, or of the one the day is in. Raises ProblemsFound."""
    from sfec.office.rounds import open_round  # noqa: PLC0415 - for --help

    return open_round(start(context, data, as_at, glances=glances), half_term)


def past(day: date) -> date | None:
    """The day, where it has passed by the computer's clock."""
    return day if day < clock.now().date() else None


def today(context: typer.Context, as_at: str | None) -> date:
    """Today, or the day that --as-at or SFEC_AS_AT takes for it."""
    text = as_at or _shared(context).as_at or _from_environment("SFEC_AS_AT")
    return clock.now().date() if text is None else choose_day(text, "--as-at")


def data_option(folder: str | None) -> str:
    """`--data` as a next command is printed with it, to be pasted into any shell."""
    if not folder:
        return ""
    # Before a closing quote Windows would take a backslash for part of the name.
    needs_quotes = any(each in _APART for each in folder)
    return f' --data "{folder.rstrip(chr(92))}"' if needs_quotes else f" --data {folder}"


def about(problems: Iterable[Problem], schools: "Iterable[School]") -> list[Problem]:
    """The problems of these schools, and those of no school in particular."""
    names = {""}
    for school in schools:
        names |= {school.who, school.code}
    return [each for each in problems if each.who in names]


def finish(problems: Iterable[Problem]) -> None:
    """Print the problems met, and leave with 1 where one of them is an error."""
    met = list(problems)
    report(met)
    if has_errors(met):
        raise typer.Exit(1)


def report(problems: Iterable[Problem]) -> None:
    """Print problems to stderr, after whatever has been printed to stdout."""
    text = format_problems(problems)
    if text:
        sys.stdout.flush()
        typer.echo(text, err=True)


def _shared(context: typer.Context) -> Shared:
    found = context.find_object(Shared)
    return found or Shared()


def _from_environment(name: str) -> str | None:
    return os.environ.get(name) or None
