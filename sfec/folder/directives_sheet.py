"""The Directives sheet of an evidence workbook: what CEO letters directed, and what came of it."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sfec.folder.cells import Misread, read_choice, read_day
from sfec.folder.school_rows import SchoolFinder
from sfec.folder.sheet_names import SCHOOL
from sfec.folder.table import Row, Table
from sfec.model.evidence import Directive
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.problems import Problem, choice_hint
from sfec.rules.days import DAY_HINT

LADDER = "Ladder"
HEADINGS = (SCHOOL, "No.", LADDER, "Directive", "Owner", "Due", "Result", "Met on")
NOTES = {
    SCHOOL: "The school's code.",
    "No.": "The directive's number in the CEO letter.",
    "Ladder": "Education or Finance. Only finance directives tell on a ladder.",
    "Directive": "What is to be done.",
    "Owner": "Who does it.",
    "Due": "The day by which it is to be done.",
    "Result": "As reviewed: met, partly met or not met. Empty past the due date means not known.",
    "Met on": "The day it was met; one met late stops telling.",
}
RESULTS = ("met", "partly met", "not met")

T = TypeVar("T", str, date)


def read_directives(
    table: Table, ladders: Sequence[Ladder], finder: SchoolFinder
) -> tuple[list[Directive], list[Problem]]:
    """Every directive whose row can be tied to a school; one that cannot be read is not known.

    Problems: those of finding the school, and directive-value.
    """
    problems: list[Problem] = []
    directives = [_read(row, school, ladders, problems) for row, school in finder.rows(table, problems)]
    return directives, problems


def _read(row: Row, school: School, ladders: Sequence[Ladder], problems: list[Problem]) -> Directive:
    titles = {ladder.title: ladder.id for ladder in ladders}
    faults: list[Problem] = []

    def known(heading: str, content: T | Misread | None) -> T | None:
        if broken := row.broken(heading):
            content = Misread(f"{heading} is {broken}", "mend the formula, or type its value")
        if isinstance(content, Misread):
            faults.append(Problem(row.place(heading), "directive-value", content.message, content.hint, school.who))
            return None
        return content

    result = known("Result", read_choice("Result", RESULTS, row.cell("Result")))
    due = known("Due", read_day("Due", row.cell("Due")))
    if due is None and result != RESULTS[0] and not faults:
        known("Due", Misread("Due is empty", f"{DAY_HINT}; until then it is not known whether it was met in time"))
    ladder = read_choice("Ladder", tuple(titles), row.cell("Ladder"))
    ladder = known("Ladder", ladder or Misread("Ladder is empty", choice_hint("", tuple(titles))))
    directive = Directive(
        school.code,
        known("No.", row.text("No.")) or "",
        titles.get(ladder or "", ""),
        known("Directive", row.text("Directive")) or "",
        known("Owner", row.text("Owner")) or "",
        due,
        result,
        known("Met on", read_day("Met on", row.cell("Met on"))),
        row.place("Result"),
        is_readable=not faults,
    )
    problems += faults
    return directive
