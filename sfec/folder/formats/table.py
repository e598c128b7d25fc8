"""A sheet as a table: headings in row 1, a record a row, every cell with its place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sfec.folder.formats.cells import Misread, fold, is_blank
from sfec.folder.formats.sheet_scan import MERGED, PUPIL, ZERO
from sfec.folder.formats.workbook import CellValue, Sheet, Workbook, as_typed, cell_name
from sfec.problems import Level, Place, Problem, column_letters, did_you_mean, quoted

_ROWS_SHOWN = 12
#: How far down headings are looked for, only to say where they stand.
_ROWS_ABOVE = 20
_MERGED_HINT = (
    "take the merging off (Home, Merge & Center), and type each heading in a cell of its own"
)


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
        """The value under a heading; blank without the column, or where the row ends before it."""
        column = self.table.columns.get(heading, 0)
        return self.values[column - 1] if 0 < column <= len(self.values) else ""

    def text(self, heading: str) -> str:
        """The value under a heading as text, its edges trimmed."""
        return as_typed(self.cell(heading)).strip()

    def place(self, heading: str) -> Place:
        """The place of the cell under a heading; without the column, of the row's first cell."""
        return self.table.sheet.place(self.number, self.table.columns.get(heading, 1))

    def broken(self, heading: str) -> str | None:
        """Why what a cell reads as is not what it says: an error, a formula, merged cells."""
        broken = self.table.sheet.oddities.broken
        return broken.get((self.number, self.table.columns.get(heading, 0))) if broken else None

    def mending(self, heading: str, typed: str = "its value") -> str:
        """What to do about a broken cell, and what is to be typed there."""
        broken = self.broken(heading) or ""
        if broken.startswith(MERGED):
            where = "take the merging off (Home, Merge & Center)"
            return f"{where}, and type {typed} here"
        if broken == PUPIL:
            return "write it without the pupil's number"
        if broken.startswith(ZERO):
            stays_empty = 'let the formula give an empty cell: =IF(B4="","",B4)'
            return f"type {typed}, fill in what the formula rests on, or {stays_empty}"
        return f"mend the formula, or type {typed}"

    def misread(self, heading: str) -> Misread | None:
        """What is wrong with a broken cell, and what to do about it; None of any other.

        Cells that are merged into one have one cause. A 0 by a formula that rests on nothing, or on
        nobody knows what, is only warned of.
        """
        broken = self.broken(heading)
        if broken is None:
            return None
        misread = Misread(f"{heading} is {broken}", self.mending(heading), "evidence-broken")
        if broken.startswith(ZERO):
            return misread._replace(code="evidence-link", level=Level.WARNING)
        return misread._replace(cause=self.merged_with(heading))

    def merged_with(self, heading: str) -> str:
        """The cells that a cell is merged with, as the cause of what is wrong; "" of any other."""
        broken = self.broken(heading) or ""
        is_merged = broken.startswith(MERGED)
        return f"{self.table.sheet.place(1, 1)} {broken}" if is_merged else ""

    def is_percentage(self, heading: str) -> bool:
        """Whether the cell shows its number as a percentage, so that 5 % reads 0.05."""
        at = self.number, self.table.columns.get(heading, 0)
        return at in self.table.sheet.oddities.percentages


def find_sheet(workbook: Workbook, title: str) -> Sheet | None:
    """The sheet of that title, whatever its case and spacing; none where two have it."""
    found = _sheets_called(workbook, title)
    return found[0] if len(found) == 1 else None


def repeated_sheet(workbook: Workbook, title: str) -> list[Problem]:
    """A problem where two sheets have a title, whatever its case and spacing.

    Problems: sheet-repeated.
    """
    found = _sheets_called(workbook, title)
    if len(found) <= 1:
        return []
    names = " and ".join(quoted(sheet.title) for sheet in found)
    message = f"the workbook has more than one sheet {title}, {names}; none of them is read"
    hint = "keep the right one, and delete the other or give it another name"
    hint += "; one that is hidden is shown by a right click on any sheet's tab, Unhide"
    return [Problem(found[0].place(1, 1), "sheet-repeated", message, hint)]


def _sheets_called(workbook: Workbook, title: str) -> list[Sheet]:
    return [sheet for sheet in workbook.sheets if fold(sheet.title) == fold(title)]


def sheet_problems(
    workbook: Workbook, wanted: Sequence[str], known: Sequence[str]
) -> list[Problem]:
    """A problem for each wanted sheet that is missing, and a note for each that nobody knows.

    Problems: sheet-missing, sheet-unknown.
    """
    known_titles = {fold(title) for title in known}
    strange = [sheet for sheet in workbook.sheets if fold(sheet.title) not in known_titles]
    missing = [title for title in wanted if not _sheets_called(workbook, title)]
    problems = [_missing_sheet(workbook, title, wanted, strange) for title in missing]
    for sheet in strange:
        if not any(did_you_mean(title, [sheet.title]) for title in missing):
            message, hint = "this sheet is not read", f"sheets read: {', '.join(known)}"
            problems.append(_note(sheet.place(1, 1), "sheet-unknown", message, hint))
    return problems


def _missing_sheet(
    workbook: Workbook, title: str, wanted: Sequence[str], strange: Sequence[Sheet]
) -> Problem:
    message, hint = f"there is no sheet {quoted(title)}", f"sheets wanted: {', '.join(wanted)}"
    if near := did_you_mean(title, [sheet.title for sheet in strange]):
        hint = f"{near} then rename it to {title}"
    return Problem(Place(workbook.path), "sheet-missing", message, hint)


def read_table(
    sheet: Sheet,
    headings: Sequence[str],
    needed: Sequence[str],
    asked: Sequence[str] = (),
    ignored: Sequence[str] = (),
) -> Table:
    """A sheet's columns matched to headings, whatever their case and spacing.

    Of a heading that stands twice neither column is read. Problems: heading-missing for each needed
    or misspelt one, evidence-column for each that is asked and simply not there, heading-repeated,
    and heading-unknown (a note) for a column that is not read; one that begins with an ignored word
    is passed over. And sheet-hidden (a note) for what nobody sees: rows, columns, the sheet. Where
    the headings stand in a lower row, heading-row says so alone, and no column is read.
    """
    columns_of, unknown = _match_headings(sheet, headings)
    beside = tuple(ignored)
    strange = {text: at for text, at in unknown.items() if not text.startswith(beside)}
    missing = [heading for heading in (*needed, *asked) if heading not in columns_of]
    is_needed = any(heading in needed for heading in missing)
    if is_needed and (row := _lower_headings(sheet, headings, len(columns_of))):
        return Table(sheet, {}, (_not_in_row_1(sheet, row),))
    once: dict[str, int] = {}
    problems: list[Problem] = []
    for heading, columns in columns_of.items():
        if len(columns) == 1:
            once[heading] = columns[0]
        else:
            problems.append(_repeated(sheet, heading, columns))
    problems += _lacking(sheet, missing, needed, strange)
    problems += _strange(sheet, strange, missing)
    table = Table(sheet, once)
    return table._replace(problems=(*problems, *_hidden(table)))


def _lower_headings(sheet: Sheet, headings: Sequence[str], found: int) -> int:
    """The row in which more headings stand than were found in row 1; 0 where there is none."""
    best, most = 0, max(found, 1)
    for row in range(2, min(len(sheet.rows), _ROWS_ABOVE) + 1):
        columns_of, _ = _match_headings(sheet, headings, row)
        if len(columns_of) > most:
            best, most = row, len(columns_of)
    return best


def _not_in_row_1(sheet: Sheet, row: int) -> Problem:
    message = f"the headings stand in row {row}, and nothing of this sheet is read"
    hint = "delete the rows above them, so that they stand in row 1"
    cause = f"headings of {sheet.path} in row {row}"
    return Problem(sheet.place(row, 1), "heading-row", message, hint, cause=cause)


def _match_headings(
    sheet: Sheet, headings: Sequence[str], row: int = 1
) -> tuple[Mapping[str, Sequence[int]], Mapping[str, int]]:
    """The columns that each heading stands over, and the column of each text that is no heading."""
    by_folded = {fold(heading): heading for heading in headings}
    columns_of: dict[str, list[int]] = {}
    strange: dict[str, int] = {}
    for column, value in enumerate(sheet.rows[row - 1] if sheet.rows else (), 1):
        if is_blank(value):
            continue
        text = as_typed(value).strip()
        heading = by_folded.get(fold(text))
        if heading is None:
            strange[text] = column
        else:
            columns_of.setdefault(heading, []).append(column)
    return columns_of, strange


def _repeated(sheet: Sheet, heading: str, columns: Sequence[int]) -> Problem:
    also = ", ".join(sheet.place(1, column).at for column in columns[1:])
    message = f"the heading {quoted(heading)} stands here and at {also}; neither column is read"
    return Problem(sheet.place(1, columns[0]), "heading-repeated", message, "keep one of them")


def _missing(sheet: Sheet, heading: str, strange: Mapping[str, int], code: str) -> Problem:
    message = f"there is no column {quoted(heading)}"
    near = next((text for text in strange if did_you_mean(text, [heading])), None)
    if near is None:
        return Problem(sheet.place(1, 1), code, message, sheet.purpose.where_lacking)
    message += f"; here stands {quoted(near)}"
    hint = f"did you mean {quoted(heading)}?"
    return Problem(sheet.place(1, strange[near]), "heading-missing", message, hint)


def _lacking(
    sheet: Sheet, missing: Sequence[str], needed: Sequence[str], strange: Mapping[str, int]
) -> Iterator[Problem]:
    """A problem for each heading that is missing; one of all where some may lie under a merge."""
    broken = sheet.oddities.broken if missing else {}
    merged = [at for at, why in broken.items() if at[0] == 1 and why.startswith(MERGED)]
    if merged:
        names = ", ".join(map(quoted, missing))
        message = f"cells of the headings are merged, and there is no column {names}"
        yield Problem(sheet.place(*min(merged)), "heading-missing", message, _MERGED_HINT)
        return
    for heading in missing:
        code = "heading-missing" if heading in needed else "evidence-column"
        yield _missing(sheet, heading, strange, code)


def _strange(sheet: Sheet, strange: Mapping[str, int], missing: Sequence[str]) -> Iterator[Problem]:
    for text, column in strange.items():
        if not any(did_you_mean(text, [heading]) for heading in missing):
            message = f"the column {cell_name(text)} is not read"
            yield _note(sheet.place(1, column), "heading-unknown", message)


def _hidden(table: Table) -> Iterator[Problem]:
    """A note on what is hidden and is read all the same: the sheet, its columns, its rows."""
    if table.sheet.is_hidden:
        hint = "to see it, right-click any sheet's tab and choose Unhide"
        message = "this sheet is hidden, and is read like any other"
        yield _note(table.sheet.place(1, 1), "sheet-hidden", message, hint)
    yield from _hidden_columns(table)
    yield from _hidden_rows(table)


def _hidden_columns(table: Table) -> Iterator[Problem]:
    of_hidden = table.sheet.oddities.hidden_columns
    columns = sorted(each for each in table.columns.values() if each in of_hidden)
    if not columns:
        return
    shown = ", ".join(map(column_letters, columns))
    message = f"column {shown} is hidden, and is read like any other"
    if len(columns) > 1:
        message = f"columns {shown} are hidden, and are read like any other"
    hint = "to see them, select the columns around them, right-click and choose Unhide"
    yield _note(table.sheet.place(1, columns[0]), "sheet-hidden", message, hint)


def _hidden_rows(table: Table) -> Iterator[Problem]:
    hidden = table.sheet.oddities.hidden
    if not hidden:
        return
    rows = [row.number for row in table.rows() if row.number in hidden]
    if not rows:
        return
    shown = ", ".join(map(str, rows[:_ROWS_SHOWN])) + (" …" if len(rows) > _ROWS_SHOWN else "")
    message = f"row {shown} is hidden, and is read like any other"
    if len(rows) > 1:
        message = f"rows {shown} are hidden, and are read like any other"
    hint = "to see them, select the rows around them, right-click and choose Unhide; "
    hint += "where a filter hides them, clear it; delete what is not to count"
    yield _note(table.sheet.place(rows[0], 1), "sheet-hidden", message, hint)


def _note(place: Place, code: str, message: str, hint: str = "") -> Problem:
    return Problem(place, code, message, hint, level=Level.NOTE)
