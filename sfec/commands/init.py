"""`sfec init`: a new data folder."""

from pathlib import Path
from typing import Annotated

import typer

from sfec.commands.options import AsJson
from sfec.problems import count


def init(
    directory: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; it must be new or empty.")] = Path(),
    *,
    example: Annotated[
        bool, typer.Option("--example", help="The example trust, complete, instead of an empty folder.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make a new folder for a trust: empty and commented, or the example trust."""
    from sfec.folder.starter import write_folder  # noqa: PLC0415 - keeps --help quick

    written = write_folder(directory, is_example=example)
    if as_json:
        from sfec.terminal.as_json import written as written_files  # noqa: PLC0415

        typer.echo(written_files(*(path.as_posix() for path in written)))
        return
    kind = "The example trust" if example else "A new trust's folder"
    typer.echo(f"{kind} is in {directory}: {count(len(written), 'file')}.")
    option = "" if directory == Path() else f" --data {directory}"
    if example:
        typer.echo(f"Next: sfec categorise{option} --as-at 2026-11-23")
    else:
        typer.echo("Next: fill in trust.yaml and term-dates.yaml, write schools/CODE.yaml for each school, then")
        typer.echo(f"      sfec check{option}")
