"""`sfec init`: a new data folder."""

from pathlib import Path
from typing import Annotated

import typer

from sfec.commands.options import AsAt, AsJson, Data, data_option, today
from sfec.problems import count

#: A day within the half-term of the example trust's latest evidence.
EXAMPLE_DAY = "2026-11-23"


def init(
    context: typer.Context,
    directory: Annotated[
        str | None, typer.Argument(metavar="DIR", help="Where; it must be new or empty. Else --data, else here.")
    ] = None,
    *,
    example: Annotated[
        bool, typer.Option("--example", help="The example trust, complete, instead of an empty folder.")
    ] = False,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Make a new folder for a trust: empty and commented, or the example trust."""
    from sfec.folder.starter import write_folder  # noqa: PLC0415 - keeps --help quick

    today(context, as_at)
    where = Path(directory or data or ".")
    written = write_folder(where, is_example=example)
    if as_json:
        from sfec.terminal.as_json import written as written_files  # noqa: PLC0415

        typer.echo(written_files(*(path.as_posix() for path in written)))
        return
    option = data_option(None if where == Path() else str(where))
    kind = "The example trust" if example else "A new trust's folder"
    typer.echo(f"{kind} is in {where}: {count(len(written), 'file')}.")
    if example:
        typer.echo(f"Next: sfec categorise{option} --as-at {EXAMPLE_DAY}")
    else:
        typer.echo("Next: fill in trust.yaml and term-dates.yaml, write schools/CODE.yaml for each school, then")
        typer.echo(f"      sfec check{option}")
