"""The folder plans: a workbook for each plan."""

from pathlib import Path

from sfec.folder.formats.listing import left_behind, list_folder
from sfec.folder.names import PLANS_FOLDER, WORKBOOK_SUFFIXES
from sfec.folder.plans.plan_file import plan_name, read_plan
from sfec.folder.plans.plan_sheet import PlanContext
from sfec.model.plan import Plan, Plans, UnreadPlan
from sfec.problems import Part


def read_plans(folder: Path, context: PlanContext) -> Part[Plans]:
    """Every plan, in the order of their names. Problems: those of each plan's workbook."""
    paths, problems = list_folder(folder / PLANS_FOLDER, PLANS_FOLDER)
    plans: list[Plan] = []
    unread: list[UnreadPlan] = []
    for path in paths:
        shown = f"{PLANS_FOLDER}/{path.name}"
        if not is_plan(path) or left_behind(shown, path.name):
            continue
        found, met = read_plan(path, shown, context)
        problems += met
        if isinstance(found, Plan):
            plans.append(found)
        else:
            unread.append(found)
    return Part(Plans(context.policy, tuple(plans), tuple(unread)), problems)


def is_plan(path: Path) -> bool:
    """Whether a file is read as a plan: a workbook that is named for one."""
    return path.suffix in WORKBOOK_SUFFIXES and plan_name(path) is not None


def next_name(folder: Path, code: str, kind: str) -> str:
    """The name of a school's next plan of a kind."""
    paths, _ = list_folder(folder / PLANS_FOLDER, PLANS_FOLDER)
    stems = {path.stem.casefold() for path in paths}
    number = 1
    while f"{code}-{kind}-{number}".casefold() in stems:
        number += 1
    return f"{code}-{kind}-{number}"
