"""`sfec plan`: the plans that follow a category, drafted, listed, shown and checked."""

from typing import Annotated

import typer

from sfec.commands.options import (
    AsAt,
    AsJson,
    Data,
    HalfTermName,
    OneLadder,
    about,
    data_option,
    finish,
    start,
    start_round,
)
from sfec.commands.plan_write import HELP, write
from sfec.folder.formats.atomic import write_whole
from sfec.folder.names import PLANS_FOLDER
from sfec.folder.plans.plan_file import file_kind
from sfec.folder.plans.plans_folder import next_name
from sfec.office.choices import choose_ladders, choose_schools
from sfec.office.plans import choose_kind, draft, find_plan, rehearse_plan, seen_plans
from sfec.problems import ProblemsFound
from sfec.results_json.files import files_json
from sfec.results_json.plans import plan_json, plans_json, rehearsal_json

app = typer.Typer(
    help="Plans: REPs, FREPs, warning notices and Improvement Board plans.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

app.command("write", help=HELP)(write)

_NEW = (
    "Draft a plan's workbook, to be filled in: from the decision it rests on, what told, "
    "and the last letter's open directives."
)
_LIST = "List every plan: what is open, late or run out, and what comes next."
_SHOW = "Show one plan whole: its directives, what was found of each, its reviews and days."
_REHEARSE = (
    "Show every review, decision and vote that would follow, were a plan met or missed, "
    "before anyone commits."
)
_CHECK = "Find what is wrong in the plans."

Whose = Annotated[
    str | None, typer.Option("--school", metavar="C", help="Those of this school alone.")
]


@app.command("new", help=_NEW)
def new(
    context: typer.Context,
    school: Annotated[str, typer.Argument(metavar="SCHOOL", help="The school's code.")],
    kind: Annotated[str, typer.Argument(metavar="KIND", help="rep, frep, notice …")],
    *,
    ladder: OneLadder = None,
    half_term: HalfTermName = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Draft a plan's workbook."""
    from sfec.documents.plan_workbook import (  # noqa: PLC0415 - openpyxl, which is slow to load
        write_plan_workbook,
    )

    opened = start_round(context, data, as_at, half_term)
    folder = opened.folder
    policy = folder.plan_policy
    if policy is None:
        raise ProblemsFound(folder.problems)
    wanted = choose_kind(policy, kind)
    [chosen] = choose_schools(folder, [school], folder.schools)
    drafted = draft(opened, chosen, wanted, ladder.casefold() if ladder else None)
    name = f"{next_name(folder.path, chosen.code, file_kind(wanted.id))}.xlsx"
    shown = f"{PLANS_FOLDER}/{name}"
    path = folder.path / shown
    write_whole(path, shown, lambda to: write_plan_workbook(to, drafted))
    if as_json:
        typer.echo(files_json(shown))
    else:
        typer.echo(f"Written: {path} ({drafted.title}; a draft until it says when it was written).")
        typer.echo(f"Fill it in, save it, then: sfec plan check{data_option(data)}")
    finish(about(folder.problems, [chosen]))


@app.command("list", help=_LIST)
def list_plans(
    context: typer.Context,
    *,
    school: Whose = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """List every plan."""
    from sfec.terminal.plans import show_plans  # noqa: PLC0415 - rich

    opened = start(context, data, as_at)
    seen, problems = seen_plans(opened)
    asked = choose_schools(opened.folder, [school] if school else [], opened.folder.schools)
    codes = {each.code for each in asked}
    mine = [each for each in seen if each.school.code in codes]
    if as_json:
        typer.echo(plans_json(mine, opened.day))
    else:
        show_plans(opened.folder.trust, mine, opened.day)
    met = [*opened.folder.problems, *problems]
    finish(about(met, asked) if school else met)


@app.command("show", help=_SHOW)
def show(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="As its file is named: RPS-rep-1.")],
    *,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show one plan whole."""
    from sfec.terminal.plans import show_plan  # noqa: PLC0415 - rich

    opened = start(context, data, as_at)
    seen, problems = seen_plans(opened)
    found = find_plan(seen, plan)
    if as_json:
        typer.echo(plan_json(found))
    else:
        show_plan(found)
    finish(about([*opened.folder.problems, *problems], [found.school]))


@app.command("rehearse", help=_REHEARSE)
def rehearse(
    context: typer.Context,
    school: Annotated[str, typer.Argument(metavar="SCHOOL", help="The school's code.")],
    *,
    met: Annotated[bool, typer.Option("--met/--missed", help="Were it met, or missed.")],
    ladder: Annotated[
        str | None, typer.Option("--ladder", metavar="L", help="The ladder; else the first.")
    ] = None,
    weeks: Annotated[
        int | None,
        typer.Option("--weeks", metavar="N", min=1, help="How many school weeks a notice lasts."),
    ] = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show what would follow from a school's plan."""
    from sfec.terminal.plans import show_rehearsal  # noqa: PLC0415 - rich

    opened = start_round(context, data, as_at, None)
    folder = opened.folder
    [chosen] = choose_schools(folder, [school], folder.schools)
    on_ladder = next(iter(choose_ladders(folder, ladder).values()))
    steps = rehearse_plan(opened, chosen, on_ladder, weeks, is_met=met)
    if as_json:
        typer.echo(rehearsal_json(steps))
    else:
        show_rehearsal(chosen, on_ladder, steps)
    finish(about(folder.problems, [chosen]))


@app.command("check", help=_CHECK)
def check(
    context: typer.Context,
    *,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Find what is wrong in the plans."""
    from sfec.results_json.problems import problems_json  # noqa: PLC0415 - for --json
    from sfec.terminal.plans import count_plans  # noqa: PLC0415 - rich

    opened = start(context, data, as_at)
    seen, problems = seen_plans(opened)
    met = [*opened.folder.problems, *problems]
    if as_json:
        typer.echo(problems_json(met))
    else:
        typer.echo(count_plans(seen, opened.day))
    finish(met)
