"""A plan's workbook, read whole: what cannot be read is not known, and is not decided on."""

import re
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sfec.folder.formats.labels import LabelReader
from sfec.folder.formats.shown_numbers import numbers_as_shown
from sfec.folder.formats.table import find_sheet, repeated_sheet
from sfec.folder.formats.workbook import Workbook, read_workbook, written_by
from sfec.folder.plans import plan_headings as heads
from sfec.folder.plans.plan_rows import PlanRowsReader
from sfec.folder.plans.plan_sheet import PlanContext, PlanIdentity, read_head, read_identity
from sfec.model.identifier import identity
from sfec.model.plan import WRITTEN_ON, Plan, UnreadPlan
from sfec.problems import Part, Place, Problem, quoted

_NAME = re.compile(r"(?P<code>[^-\s]+)-(?P<kind>\S+)-(?P<number>[1-9][0-9]*)")
PURPOSE = written_by("sfec plan new")


class PlanName(NamedTuple):
    """What the name of a plan's file says of it: `RPS-rep-1`."""

    code: str
    kind: str

    def claim(self, context: PlanContext) -> tuple[str, str] | None:
        """The school and the kind that it names, where there are such."""
        school = context.schools.get(identity(self.code))
        kinds = [each for each in context.policy.kinds if file_kind(each) == self.kind]
        return (school.code, kinds[0]) if school and kinds else None


def file_kind(kind: str) -> str:
    """A kind of plan as files are named for it."""
    return kind.replace("_", "-")


def plan_name(path: Path) -> PlanName | None:
    """What a file's name says; None where it is not the name of a plan."""
    match = _NAME.fullmatch(path.stem)
    return PlanName(match["code"], match["kind"].casefold()) if match else None


def read_plan(path: Path, shown: str, context: PlanContext) -> Part[Plan | UnreadPlan]:
    """A plan, or what stands for one whose workbook, or what it is, cannot be read.

    Problems: those of workbooks, sheets and headings, and plan-kind, plan-school, plan-ladder,
    plan-name, plan-value, plan-number, plan-block, plan-review, plan-closing.
    """
    name = plan_name(path)
    claim = name.claim(context) if name else None
    nothing = UnreadPlan(Place(shown), (claim,) if claim else ())
    workbook, problems = read_workbook(path, shown, PURPOSE)
    labels = _read_labels(workbook, problems) if workbook else None
    if workbook is None or labels is None:
        return Part(nothing, problems)
    found = read_identity(labels, context)
    if found is None:
        return Part(nothing, [*problems, *labels.problems])
    told = (found.school.code, found.kind.id)
    if told != claim:
        doubt = UnreadPlan(nothing.place, (*nothing.claims, told))
        return Part(doubt, [*problems, *labels.problems, _misnamed(shown, found)])
    plan = _read(_with_numbers(workbook, path), labels, found, context)
    return Part(plan.value, [*problems, *labels.problems, *plan.problems])


def _read_labels(workbook: Workbook, problems: list[Problem]) -> LabelReader | None:
    """The sheet Plan, ready to be read; None where it is not there, or is there twice."""
    repeated = repeated_sheet(workbook, heads.PLAN)
    sheet = find_sheet(workbook, heads.PLAN)
    problems += repeated
    if sheet is None:
        if not repeated:
            message = f"there is no sheet {quoted(heads.PLAN)}"
            place, hint = Place(workbook.path), "`sfec plan new` writes it"
            problems.append(Problem(place, "sheet-missing", message, hint))
        return None
    return LabelReader(sheet, tuple(heads.PLAN_NOTES), "plan-value")


def _read(
    workbook: Workbook, labels: LabelReader, found: PlanIdentity, context: PlanContext
) -> Part[Plan]:
    head = read_head(labels)
    rows = PlanRowsReader(workbook, found, context.policy)
    directives, reviews, results, extensions = rows.read()
    unread = {WRITTEN_ON if each == heads.WRITTEN_ON else each for each in labels.unread}
    plan = Plan(
        name=PurePosixPath(workbook.path).stem,
        kind=found.kind.id,
        school=found.school.code,
        ladder=found.ladder,
        place=labels.place(heads.KIND),
        directives=directives,
        reviews=reviews,
        results=results,
        extensions=extensions,
        unread=frozenset(unread | rows.unread),
        **head._asdict(),
    )
    return Part(plan, rows.problems)


def _with_numbers(workbook: Workbook, path: Path) -> Workbook:
    """The numbers of directives as Excel shows them: 1.10 is not 1.1."""
    sheets = ("Directives", "Targets", heads.RESULTS)
    numbers = dict.fromkeys(sheets, (heads.NUMBER,))
    return numbers_as_shown(workbook, path, {**numbers, heads.EXTENSIONS: (heads.WHAT,)})


def _misnamed(shown: str, found: PlanIdentity) -> Problem:
    wanted = f"{found.school.code}-{file_kind(found.kind.id)}-N"
    message = (
        f"the plan in it is {found.school.code}'s {found.kind.short}, and its name says another"
    )
    hint = f"name the file {wanted}, N being 1 for the first; or correct what the sheet Plan says"
    return Problem(Place(shown), "plan-name", message, hint, found.school.who)
