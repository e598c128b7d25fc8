"""Requests in a workbook, a row each: the text under each heading, and where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sfec.folder.formats.cells import is_blank, read_day
from sfec.folder.formats.sheet_scan import PUPIL
from sfec.folder.formats.table import Row, find_sheet, read_table, repeated_sheet
from sfec.folder.formats.workbook import Purpose, read_workbook
from sfec.problems import Part, Place, Problem, has_errors, pupil_refused

DAY_HEADING = "On"


class RequestSheet(NamedTuple):
    """A sheet of requests: its title, its headings, and the codes of what may be wrong there.

    `things` are what its rows are. The first of the headings is needed, and stands for the row.
    """

    title: str
    headings: Sequence[str]
    needed: Sequence[str]
    things: str
    value_code: str
    none_code: str

    @property
    def purpose(self) -> Purpose:
        """What a workbook with such a sheet is for; no command writes it."""
        others = ", ".join(heading for heading in self.headings if heading not in self.needed)
        headings = f"the first row needs {', '.join(self.needed)}, and takes {others}"
        empty = f"restore it, or write a new one with a sheet {self.title}: {headings}"
        return Purpose("be read", empty, f"add the column: {headings}")


class RequestRow(NamedTuple):
    """One row: the text under each heading, and where each stands."""

    texts: Mapping[str, str]
    places: Mapping[str, Place]

    @property
    def place(self) -> Place:
        """The row's first cell."""
        return next(iter(self.places.values()))


def read_rows(path: Path, wanted: RequestSheet) -> Part[Sequence[RequestRow]]:
    """The rows of a workbook's sheet of that title, or of its only sheet.

    Problems: those of reading workbooks, sheets and headings, the two that the sheet names, and
    ledger-pupil.
    """
    shown = path.as_posix()
    workbook, problems = read_workbook(path, shown, wanted.purpose)
    if workbook is None:
        return Part((), problems)
    sheet = find_sheet(workbook, wanted.title)
    if repeated := repeated_sheet(workbook, wanted.title):
        return Part((), [*problems, *repeated])
    if sheet is None and len(workbook.sheets) == 1:
        sheet = workbook.sheets[0]
    if sheet is None:
        message = f'there is no sheet "{wanted.title}"'
        return Part((), [Problem(Place(shown), "sheet-missing", message, "name the sheet so")])
    table = read_table(sheet, wanted.headings, wanted.needed)
    problems += table.problems
    if not table.columns:
        return Part((), problems)
    requests = []
    for row in table.rows():
        request, faults = _read_row(row, wanted)
        requests.append(request)
        problems += faults
    if not requests and not has_errors(problems):
        message = f"there are no {wanted.things} in this sheet"
        hint = f"write a row for each, under: {', '.join(wanted.headings)}"
        problems.append(Problem(sheet.place(1, 1), wanted.none_code, message, hint))
    return Part(requests, problems)


def left_empty(rows: Sequence[RequestRow], wanted: RequestSheet) -> Iterator[Problem]:
    """A problem for each cell that is empty, and that every row needs."""
    for row in rows:
        for heading in wanted.needed:
            if heading not in row.texts:
                place, message = row.places[heading], f"{heading} is empty"
                yield Problem(place, wanted.value_code, message, "every row names it")


def _read_row(row: Row, wanted: RequestSheet) -> Part[RequestRow]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for heading in row.table.columns:
        if not is_blank(row.cell(heading)):
            texts[heading] = row.text(heading)
        if row.broken(heading) == PUPIL:
            problems.append(pupil_refused(row.place(heading), f"the cell {heading}"))
        elif misread := row.misread(heading):
            place, (message, hint, *_, cause) = row.place(heading), misread
            problems.append(Problem(place, wanted.value_code, message, hint, cause=cause))
    day = read_day(DAY_HEADING, row.cell(DAY_HEADING))
    if isinstance(day, date):
        texts[DAY_HEADING] = day.isoformat()
    places = {heading: row.place(heading) for heading in wanted.headings}
    return Part(RequestRow(texts, places), problems)
