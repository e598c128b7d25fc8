"""What is asked to be recorded in a workbook, a row each: the text under each heading, and where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sfec.folder.cells import is_blank, read_day
from sfec.folder.table import Row, Table, find_sheet, read_table
from sfec.folder.workbook import Purpose, read_workbook
from sfec.problems import Place, Problem, has_errors

DAY_HEADING = "On"


class AskedSheet(NamedTuple):
    """A sheet that rows are asked in: its title, its headings, and how what is wrong there is called.

    `things` are what its rows are. The first of the headings is needed, and stands for the row.
    """

    title: str
    headings: Sequence[str]
    needed: Sequence[str]
    things: str
    value: str
    none: str

    @property
    def purpose(self) -> Purpose:
        """What a workbook with such a sheet is for; no command writes it."""
        others = ", ".join(each for each in self.headings if each not in self.needed)
        headings = f"the first row needs {', '.join(self.needed)}, and takes {others}"
        empty = f"restore it, or write a new one with a sheet {self.title}: {headings}"
        return Purpose("be read", empty, f"add the column: {headings}")


class AskedRow(NamedTuple):
    """One row: the text under each heading, and where each stands."""

    texts: Mapping[str, str]
    places: Mapping[str, Place]

    @property
    def place(self) -> Place:
        """The row's first cell."""
        return next(iter(self.places.values()))


def read_rows(path: Path, asked: AskedSheet) -> tuple[Sequence[AskedRow], list[Problem]]:
    """The rows of a workbook's sheet of that title, or of its only sheet.

    Problems: those of reading workbooks, sheets and headings, and the two that the sheet names.
    """
    shown = path.as_posix()
    workbook, problems = read_workbook(path, shown, asked.purpose)
    if workbook is None:
        return (), problems
    sheet = find_sheet(workbook, asked.title) or (workbook.sheets[0] if len(workbook.sheets) == 1 else None)
    if sheet is None:
        return (), [Problem(Place(shown), "sheet-missing", f'there is no sheet "{asked.title}"', "name the sheet so")]
    table = read_table(sheet, asked.headings, asked.needed)
    problems = [*problems, *table.problems]
    rows = [_read(table, row, asked, problems) for row in table.rows()]
    if not rows and not has_errors(problems):
        hint = f"write a row for each, under: {', '.join(asked.headings)}"
        problems.append(Problem(sheet.place(1, 1), asked.none, f"there are no {asked.things} in this sheet", hint))
    return rows, problems


def left_empty(rows: Sequence[AskedRow], asked: AskedSheet) -> Iterator[Problem]:
    """A problem for each cell that is empty, and that every row needs."""
    for row in rows:
        for heading in asked.needed:
            if heading not in row.texts:
                yield Problem(row.places[heading], asked.value, f"{heading} is empty", "every row names it")


def _read(table: Table, row: Row, asked: AskedSheet, problems: list[Problem]) -> AskedRow:
    texts = {heading: row.text(heading) for heading in table.columns if not is_blank(row.cell(heading))}
    for heading in table.columns:
        if broken := row.broken(heading):
            hint = "mend the formula, or type its value"
            problems.append(Problem(row.place(heading), asked.value, f"{heading} is {broken}", hint))
    if DAY_HEADING in texts and isinstance(day := read_day(DAY_HEADING, row.cell(DAY_HEADING)), date):
        texts[DAY_HEADING] = day.isoformat()
    return AskedRow(texts, {heading: row.place(heading) for heading in asked.headings})
