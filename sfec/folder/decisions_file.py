"""Several decisions in a workbook, a row each, to be recorded together or not at all."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sfec.folder.cells import is_blank, read_day
from sfec.folder.table import Row, Table, find_sheet, read_table
from sfec.folder.workbook import read_workbook
from sfec.problems import Place, Problem, has_errors

SHEET = "Decisions"
SCHOOL, LADDER, CATEGORY, ON = "School", "Ladder", "Category", "On"
BY, VOTES, CASTING, REASON = "By", "Votes", "Casting vote", "Reason"
CONDITIONS, CONSULTED, EXCEPTIONAL = "Conditions", "Consulted", "Exceptional"
NEEDED = (SCHOOL, LADDER, CATEGORY)
HEADINGS = (*NEEDED, BY, VOTES, CASTING, ON, REASON, CONDITIONS, CONSULTED, EXCEPTIONAL)


class DecisionRow(NamedTuple):
    """One row: the text under each heading, and where each stands."""

    texts: Mapping[str, str]
    places: Mapping[str, Place]

    @property
    def place(self) -> Place:
        """The row's first cell."""
        return self.places[SCHOOL]


def read_decisions(path: Path) -> tuple[Sequence[DecisionRow], list[Problem]]:
    """The rows of a workbook's sheet Decisions, or of its only sheet.

    Problems: those of reading workbooks, sheets and headings, and decision-value, decision-none.
    """
    shown = path.as_posix()
    workbook, problems = read_workbook(path, shown)
    if workbook is None:
        return (), problems
    sheet = find_sheet(workbook, SHEET) or (workbook.sheets[0] if len(workbook.sheets) == 1 else None)
    if sheet is None:
        return (), [Problem(Place(shown), "sheet-missing", f'there is no sheet "{SHEET}"', "name the sheet so")]
    table = read_table(sheet, HEADINGS, NEEDED)
    problems = [*problems, *table.problems]
    rows = [_read(table, row, problems) for row in table.rows()]
    if not rows and not has_errors(problems):
        hint = f"write a row for each decision, under: {', '.join(HEADINGS)}"
        problems.append(Problem(sheet.place(1, 1), "decision-none", "there are no decisions in this sheet", hint))
    return rows, problems


def _read(table: Table, row: Row, problems: list[Problem]) -> DecisionRow:
    texts = {heading: row.text(heading) for heading in table.columns if not is_blank(row.cell(heading))}
    for heading in table.columns:
        if broken := row.broken(heading):
            hint = "mend the formula, or type its value"
            problems.append(Problem(row.place(heading), "decision-value", f"{heading} is {broken}", hint))
    if ON in texts and isinstance(day := read_day(ON, row.cell(ON)), date):
        texts[ON] = day.isoformat()
    return DecisionRow(texts, {heading: row.place(heading) for heading in HEADINGS})
