"""schools.xlsx: a school a row."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sfec.folder.formats.cells import is_blank
from sfec.folder.formats.forms import Fault, fill_plain
from sfec.folder.formats.table import (
    Row,
    find_sheet,
    read_table,
    repeated_sheet,
    sheet_problems,
)
from sfec.folder.formats.totals import rows_but_totals
from sfec.folder.formats.workbook import CellValue, as_typed, read_workbook
from sfec.folder.trust.school_form import SchoolForm, SchoolRecord, sound_part
from sfec.problems import Part, Problem, quoted

_SHEET, _CODE, _NAME, _ADDRESS = "Schools", "Code", "Name", "Address"
#: The columns, and the keys that lead to what each fills of a school's record.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    _CODE: ("code",),
    _NAME: ("name",),
    "URN": ("urn",),
    "Phase": ("phase",),
    "Joined": ("joined",),
    "Left": ("left",),
    "Led by": ("led_by",),
    "Head": ("head", "name"),
    "Head email": ("head", "email"),
    "Head from": ("head", "from"),
    "LSB chair": ("lsb_chair", "name"),
    "LSB chair email": ("lsb_chair", "email"),
    "LSB chair from": ("lsb_chair", "from"),
    "Mentor": ("mentor", "name"),
    "Mentor email": ("mentor", "email"),
    "Mentor from": ("mentor", "from"),
    "Interim leader": ("interim_leader", "name"),
    "Interim leader email": ("interim_leader", "email"),
    "Interim leader from": ("interim_leader", "from"),
    _ADDRESS: ("address",),
}


def read_schools_workbook(path: Path) -> Part[list[SchoolRecord]]:
    """The schools of a workbook in the data folder, in its order.

    Problems: those of workbooks, sheets and headings, and sheet-repeated, school-key,
    school-missing, school-empty, school-value, school-code, school-order, sheet-total.
    """
    workbook, problems = read_workbook(path, path.name)
    if workbook is None:
        return Part([], problems)
    problems += sheet_problems(workbook, [_SHEET], [_SHEET])
    problems += repeated_sheet(workbook, _SHEET)
    sheet = find_sheet(workbook, _SHEET)
    if sheet is None:
        return Part([], problems)
    table = read_table(sheet, list(COLUMNS), [_CODE, _NAME])
    problems += table.problems
    if not table.columns:
        return Part([], problems)
    records = []
    for row in rows_but_totals(table, problems, _CODE, _NAME):
        record, faults = _read_row(row)
        problems += faults
        records += [record] if record else []
    return Part(records, problems)


def _read_row(row: Row) -> Part[SchoolRecord | None]:
    who = row.text(_CODE) or f"row {row.number}"
    if broken := _broken_cells(row, who):
        return Part(None, broken)
    content = _content(row)
    form, faults = fill_plain(SchoolForm, content)
    form = form or sound_part(content)
    if form:
        faults += form.faults()
    problems = [_problem_of(fault, row, who) for fault in faults]
    return Part(form.record(row.place(_CODE)) if form else None, problems)


def _broken_cells(row: Row, who: str) -> list[Problem]:
    problems: list[Problem] = []
    if not row.table.sheet.oddities.broken:
        return problems
    for heading in row.table.columns:
        if misread := row.misread(heading):
            message, hint, *_, cause = misread
            problem = Problem(row.place(heading), "school-value", message, hint, who)
            problems.append(problem._replace(cause=cause))
    return problems


def _content(row: Row) -> dict[str, Any]:
    """What a row says of a school, as a YAML file would have it."""
    content: dict[str, Any] = {}
    for heading in row.table.columns:
        value = row.cell(heading)
        if is_blank(value):
            continue
        plain = _lines_of(as_typed(value)) if heading == _ADDRESS else _plain(value)
        key, *inner = COLUMNS[heading]
        if inner:
            content.setdefault(key, {})[inner[0]] = plain
        else:
            content[key] = plain
    return content


def _plain(value: CellValue) -> object:
    """A day, or the text of any other cell."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else as_typed(value).strip()


def _lines_of(address: str) -> list[str]:
    """The lines of an address in one cell: split where it is broken, else at its commas."""
    lines = address.strip().splitlines()
    return lines if len(lines) > 1 else address.split(",")


def _problem_of(fault: Fault, row: Row, who: str) -> Problem:
    """A fault at its cell; of what is missing, at the cell that is empty."""
    path = tuple(map(str, fault.path))
    columns = [heading for heading, keys in COLUMNS.items() if keys[: len(path)] == path]
    heading, message, hint = columns[0] if columns else _CODE, fault.message, fault.hint
    if fault.kind == "missing":
        empty = (each for each in columns if quoted(COLUMNS[each][-1]) in message)
        heading = next(empty, heading)
        message, hint = f"{heading} is empty", "fill it in, or take the row out"
    return Problem(row.place(heading), f"school-{fault.kind}", message, hint, who)
