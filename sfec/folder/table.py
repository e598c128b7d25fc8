"""A sheet as a table: headings in row 1, a record a row, every cell with its place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sfec.folder.cells import fold, is_blank
from sfec.folder.workbook import CellValue, Sheet, Workbook, as_typed, cell_name
from sfec.problems import Level, Place, Problem, did_you_mean, quoted


class Table(NamedTuple):
    """A sheet whose headings have been matched to the columns wanted."""

    sheet: Sheet
    columns: Mapping[str, int]
    problems: Sequence[Problem] = ()

    def rows(self) -> "Iterator[Row]":
        """Each row below the headings that is not blank."""
        for number, values in enumerate(self.sheet.rows[1:], 2):
            if not all(is_blank(value) for value in values):
                yield Row(self, number, values)


class Row(NamedTuple):
    """One row of a table, numbered as the sheet numbers it."""

    table: Table
    number: int
    values: Sequence[CellValue]

    def cell(self, heading: str) -> CellValue:
        """The value under a heading; blank where the column is missing or the row ends before it."""
        column = self.table.columns.get(heading, 0)
        return self.values[column - 1] if 0 < column <= len(self.values) else ""

    def text(self, heading: str) -> str:
        """The value under a heading as text, its edges trimmed."""
        return as_typed(self.cell(heading)).strip()

    def place(self, heading: str) -> Place:
        """The place of the cell under a heading; of the row's first cell where the column is missing."""
        return self.table.sheet.place(self.number, self.table.columns.get(heading, 1))

    def broken(self, heading: str) -> str | None:
        """What stands in a cell that reads as blank: an error, or a formula without a stored value."""
        broken = self.table.sheet.oddities.broken
        return broken.get((self.number, self.table.columns.get(heading, 0))) if broken else None

    def is_percentage(self, heading: str) -> bool:
        """Whether the cell shows its number as a percentage, so that 5 % reads 0.05."""
        return (self.number, self.table.columns.get(heading, 0)) in self.table.sheet.oddities.percentages


def find_sheet(workbook: Workbook, title: str) -> Sheet | None:
    """The sheet of that title, whatever its case and spacing."""
    return next((each for each in workbook.sheets if fold(each.title) == fold(title)), None)


def sheet_problems(workbook: Workbook, wanted: Sequence[str], known: Sequence[str]) -> list[Problem]:
    """A problem for each wanted sheet that is missing, and a note for each that nobody knows.

    Problems: sheet-missing, sheet-unknown.
    """
    missing = [title for title in wanted if find_sheet(workbook, title) is None]
    strange = [each for each in workbook.sheets if fold(each.title) not in {fold(title) for title in known}]
    problems = []
    for title in missing:
        near = did_you_mean(title, [each.title for each in strange])
        hint = f"{near} then rename it to {title}" if near else f"sheets wanted: {', '.join(wanted)}"
        problems.append(Problem(Place(workbook.path), "sheet-missing", f"there is no sheet {quoted(title)}", hint))
    for each in strange:
        if not any(did_you_mean(title, [each.title]) for title in missing):
            hint = f"sheets read: {', '.join(known)}"
            problems.append(_note(each.place(1, 1), "sheet-unknown", "this sheet is not read", hint))
    return problems


def read_table(
    sheet: Sheet,
    headings: Sequence[str],
    needed: Sequence[str],
    asked: Sequence[str] = (),
    ignored: Sequence[str] = (),
) -> Table:
    """A sheet's columns matched to headings, whatever their case and spacing; of one that stands twice, neither.

    Problems: heading-missing for each needed or misspelt one, evidence-column for each that is asked and simply
    not there, heading-repeated, and heading-unknown (a note) for a column that is not read; one that begins
    with an ignored word is passed over.
    """
    by_folded = {fold(heading): heading for heading in headings}
    found: dict[str, list[int]] = {}
    strange: dict[str, int] = {}
    for column, value in enumerate(sheet.rows[0] if sheet.rows else (), 1):
        if is_blank(value):
            continue
        text = as_typed(value).strip()
        heading = by_folded.get(fold(text))
        if heading is None:
            strange[text] = column
        else:
            found.setdefault(heading, []).append(column)
    missing = [heading for heading in (*needed, *asked) if heading not in found]
    problems = [_repeated(sheet, heading, columns) for heading, columns in found.items() if len(columns) > 1]
    codes = {heading: "heading-missing" if heading in needed else "evidence-column" for heading in missing}
    problems += [_missing(sheet, heading, strange, code) for heading, code in codes.items()]
    problems += _strange(sheet, strange, missing, ignored)
    once = {heading: columns[0] for heading, columns in found.items() if len(columns) == 1}
    return Table(sheet, once, tuple(problems))


def _repeated(sheet: Sheet, heading: str, columns: Sequence[int]) -> Problem:
    also = ", ".join(sheet.place(1, column).at for column in columns[1:])
    message = f"the heading {quoted(heading)} stands here and at {also}; neither column is read"
    return Problem(sheet.place(1, columns[0]), "heading-repeated", message, "keep one of them")


def _missing(sheet: Sheet, heading: str, strange: Mapping[str, int], code: str) -> Problem:
    near = next((each for each in strange if did_you_mean(each, [heading])), None)
    if near:
        message = f"there is no column {quoted(heading)}; here stands {quoted(near)}"
        return Problem(sheet.place(1, strange[near]), "heading-missing", message, f"did you mean {quoted(heading)}?")
    return Problem(sheet.place(1, 1), code, f"there is no column {quoted(heading)}", sheet.purpose.where_lacking)


def _strange(
    sheet: Sheet, strange: Mapping[str, int], missing: Sequence[str], ignored: Sequence[str]
) -> Iterator[Problem]:
    for text, column in strange.items():
        if any(text.startswith(each) for each in ignored) or any(did_you_mean(text, [each]) for each in missing):
            continue
        yield _note(sheet.place(1, column), "heading-unknown", f"the column {cell_name(as_typed(text))} is not read")


def _note(place: Place, code: str, message: str, hint: str = "") -> Problem:
    return Problem(place, code, message, hint, level=Level.NOTE)
