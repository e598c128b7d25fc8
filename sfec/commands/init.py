"""`sfec init`: a new data folder."""

from pathlib import Path
from typing import Annotated

import typer

from sfec.commands.options import AsAt, AsJson, Data, data_option, today
from sfec.folder.starter import write_folder
from sfec.problems import count
from sfec.results_json.files import files_json

#: A day within the half-term of the example trust's latest evidence.
EXAMPLE_DAY = "2026-11-23"


def init(
    context: typer.Context,
    directory: Annotated[
        str | None,
        typer.Argument(
            metavar="DIR", help="Where; it must be new or empty. Else --data, else here."
        ),
    ] = None,
    *,
    example: Annotated[
        bool,
        typer.Option("--example", help="The example trust, complete, instead of an empty folder."),
    ] = False,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Make a new folder for a trust: empty and commented, or the example trust."""
    today(context, as_at)
    where = Path(directory or data or ".")
    written = write_folder(where, is_example=example)
    if as_json:
        typer.echo(files_json(*(path.as_posix() for path in written)))
        return
    option = data_option(None if where == Path() else str(where))
    kind = "The example trust" if example else "A new trust's folder"
    typer.echo(f"{kind} is in {where}: {count(len(written), 'file')}.")
    if example:
        typer.echo(f"Next: sfec categorise{option} --as-at {EXAMPLE_DAY}")
    else:
        first = "fill in trust.yaml and term-dates.yaml, write schools/CODE.yaml for each school"
        typer.echo(f"Next: {first}, then")
        typer.echo(f"      sfec check{option}")
