"""The command line: registers the commands, and turns what happens into an exit status.

0 fine, warnings and notes included · 1 an error in the data · 2 wrong usage · 3 our own fault · 130
interrupted.
"""

import os
import re
import sys
from functools import cache
from importlib import import_module
from io import TextIOWrapper
from types import ModuleType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sfec import __version__
from sfec.commands.options import AsAt, Data, Shared, report
from sfec.office.usage import Misuse
from sfec.problems import ProblemsFound
from sfec.pupil_numbers import without_pupil_numbers

MISUSED, FAULT, INTERRUPTED = 2, 3, 130
#: What typer raises for a mistake on the command line, whichever library it has the class from.
_MISUSE: type[Any] = typer.BadParameter.__mro__[2]

#: What Python makes of bytes on the command line that are no text.
_NO_TEXT = re.compile("[\ud800-\udfff]")

_PURPOSE = (
    "Categorise each school of a trust, half-term by half-term, with every reason down to the cell."
)
_NOT_READABLE = "what was typed cannot be read as text: it holds bytes that are not UTF-8"

#: Every command, in the order of a half-term, with its line of help; its module has a function of
#: its name, or an `app` where it has commands of its own. Only the module of the command that is
#: run is imported.
COMMANDS = {
    "init": "Make a new folder, or the example trust.",
    "check": "Find everything wrong in the folder.",
    "evidence": "The half-term's evidence workbook.",
    "categorise": "Show where every school stands, and why.",
    "explain": "Explain one school, down to the cell.",
    "decide": "Record what has been decided, and by whom.",
    "vote": "Open a vote, collect it over days, close it.",
    "ratify": "Record the board's vote on an exceptional decision.",
    "withdraw": "Take back what was recorded by mistake.",
    "history": "Tell the story of a school, or of the half-term.",
    "calendar": "What is due, what is late, and whose it is.",
    "done": "Record that an activity of the core offer was done.",
    "deadlines": "What else is due by law or good practice, and what is turned on.",
    "audit": "Audits, and what became of their recommendations.",
    "plan": "Plans: drafted, listed, shown, checked.",
    "letter": "Write, show, issue or verify the CEO letters.",
    "core-offer": "How far each school engages, and what is owed.",
    "year": "Write each school's year at a glance.",
    "templates": "The templates of documents.",
}


class Commands(TyperGroup):
    """The commands, each built when it is asked for."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - typer hands on what it was told
        super().__init__(**attributes)
        # The names are what typer looks among for what may have been meant.
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - typer's own classes
        """The command of that name."""
        del ctx
        return built(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """List the commands with their lines of help, for which none of them is imported."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@cache
def built(name: str) -> Any:  # noqa: ANN401 - typer's own class has no public name
    """One command, made of its function, or of the `app` of its module."""
    written = name.replace("-", "_")
    module = import_module(f"sfec.commands.{written}")
    if hasattr(module, "app"):
        command = typer.main.get_group(module.app)
    else:
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        # A command whose help is longer than the first line of its docstring has it as HELP.
        longer = getattr(module, "HELP", None)
        alone.command(name, help=longer, short_help=COMMANDS[name])(getattr(module, written))
        command = typer.main.get_command(alone)  # type: ignore[assignment]
    command.name = name
    return command


app = typer.Typer(
    name="sfec",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=_PURPOSE,
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"sfec {__version__}")
        raise typer.Exit


@app.callback()
def shared(
    context: typer.Context,
    *,
    data: Data = None,
    as_at: AsAt = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Keep what is given before the command's name for the command."""
    del version
    context.obj = Shared(data, as_at)


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit status."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    _write_utf8()
    _leave_plug_ins_out()
    try:
        return _run_command(sys.argv[1:] if arguments is None else arguments)
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit as leaving:
        return _left_early(leaving)
    except Exception as error:  # noqa: BLE001 - anything else is our own fault, and told so
        return _own_fault(error)


def _run_command(arguments: list[str]) -> int:
    """Run one command; what is wrong in the folder, or in how it was used, is told here."""
    try:
        _refuse_what_is_no_text(arguments)
        status = app(args=arguments, standalone_mode=False)
    except ProblemsFound as found:
        report(found.problems)
        return 1
    except Misuse as error:
        said = without_pupil_numbers(error.message)
        typer.BadParameter(said, param_hint=error.option).show()
        return MISUSED
    except _MISUSE as error:
        error.message = without_pupil_numbers(error.message)
        error.show()
        return MISUSED
    return status if isinstance(status, int) else 0


def _refuse_what_is_no_text(arguments: list[str]) -> None:
    if any(_NO_TEXT.search(each) for each in arguments):
        raise Misuse(_NOT_READABLE)


def _left_early(leaving: SystemExit) -> int:
    """The status where typer itself has left.

    For it, and not for us, it is a failure when `| head` has read enough.
    """
    if isinstance(leaving.__context__, BrokenPipeError):
        return 0
    return leaving.code if isinstance(leaving.code, int) else 1


def _own_fault(error: Exception) -> int:
    from sfec.folder.bug_log import write_bug_log  # noqa: PLC0415 - seldom

    path = write_bug_log(error)
    said = "sfec itself is at fault here, not your files."
    typer.echo(f"{said} What happened is written in {path}: please send it to us.", err=True)
    return FAULT


def _leave_plug_ins_out() -> None:
    """Tell pydantic that it has no plug-ins: it would read the metadata of all that is installed.

    What would look for them is imported even when it is told not to, unless it is there already.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
    nobody = ModuleType("pydantic.plugin._loader")
    nobody.get_plugins = tuple  # type: ignore[attr-defined]  # a module of our own
    sys.modules.setdefault(nobody.__name__, nobody)


def _write_utf8() -> None:
    """Write UTF-8 wherever output goes: Windows pipes in another encoding, which has no arrow."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
