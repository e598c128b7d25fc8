"""The core offer's calendar as a workbook: a row an occurrence, to be filtered and sorted."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from sfec.documents.sheet_style import (
    DAY_FORMAT,
    FONT,
    put,
    put_heading,
    rule_rows,
    set_up_print,
    wrap,
)
from sfec.model.occurrence import Occurrence, Status
from sfec.rules.core_offer.agenda import name_owner

SHEET = "Calendar"
_WIDTHS: Mapping[str, float] = {
    "Due": 13,
    "Activity": 44,
    "School": 9,
    "Name": 28,
    "Owner": 20,
    "Cadence": 13,
    "How it stands": 15,
    "Days late": 10,
    "Done on": 13,
    "What shows it": 28,
}
HEADINGS = tuple(_WIDTHS)
_RED, _GREEN, _GREY = "B91C1C", "15803D", "6B7280"
_COLOURS = {
    Status.OVERDUE: _RED,
    Status.NOT_RECORDED: _RED,
    Status.MISSED: _RED,
    Status.DONE: _GREEN,
    Status.NOT_APPLICABLE: _GREY,
}


def is_calendar(content: bytes) -> bool:
    """Whether a file is a workbook of the calendar: others are not written over."""
    try:
        book = load_workbook(BytesIO(content), read_only=True)
    except (BadZipFile, KeyError, OSError, ValueError):
        return False
    return SHEET in book.sheetnames


def calendar_sheet(
    trust: str, span: str, found: Sequence[Occurrence], names: Mapping[str, str], on: date
) -> bytes:
    """The workbook, as at a day; `names` are the schools' by their codes."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    for column, (heading, width) in enumerate(_WIDTHS.items(), 1):
        put_heading(sheet, column, heading, width)
    rows = range(2, len(found) + 2)
    for row, each in zip(rows, found, strict=True):
        for column, value in enumerate(_row(each, names, on), 1):
            _put(sheet, row, column, value, _COLOURS.get(each.status(on)))
    wrap(sheet, rows, len(HEADINGS))
    rule_rows(sheet, rows, len(HEADINGS))
    sheet.freeze_panes = "C2"
    set_up_print(sheet, len(HEADINGS), rows.stop - 1, trust, f"Core offer, {span}")
    book.properties.title = f"Core offer, {span}"
    book.properties.creator = trust
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _row(
    each: Occurrence, names: Mapping[str, str], on: date
) -> tuple[str | date | int | None, ...]:
    status, due = each.status(on), each.window.due
    school = (each.school, names.get(each.school, "")) if each.school else ("", "The trust")
    until = each.done_on if status is Status.DONE and each.done_on else on
    late = (until - due).days
    is_late = late > 0 and status in (Status.DONE, Status.OVERDUE)
    return (
        due,
        each.activity.title,
        *school,
        name_owner(each.owner),
        each.activity.cadence.value,
        status.value,
        late if is_late else None,
        each.done_on,
        each.activity.shown_by,
    )


def _put(
    sheet: Worksheet, row: int, column: int, value: str | date | int | None, colour: str | None
) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, str) and value:
        put(cell, value, colour=colour if HEADINGS[column - 1] == "How it stands" else None)
    elif value:
        cell.value, cell.font = value, Font(FONT)
        if isinstance(value, date):
            cell.number_format = DAY_FORMAT
        cell.alignment = Alignment(horizontal="left")
