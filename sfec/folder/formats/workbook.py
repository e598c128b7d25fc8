"""A workbook's sheets as grids of values, opened with every guard an unknown file needs."""

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple, TypeAlias
from xml.etree.ElementTree import ParseError, fromstring

from sfec.folder.formats.fills import filled_cells, filled_styles
from sfec.folder.formats.ods_scan import scan_ods
from sfec.folder.formats.sheet_scan import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    PUPIL,
    Oddities,
    SheetTooLargeError,
    local_name,
    percent_styles_of,
    scan_xlsx_sheet,
)
from sfec.folder.formats.text_file import refuse_what_is_no_file, unreadable
from sfec.folder.formats.unit_formats import cells_with_units, unit_styles
from sfec.folder.formats.zero_formulas import Grid, doubt_zeros
from sfec.problems import Part, Place, Problem, quoted
from sfec.pupil_numbers import holds_pupil_number, without_pupil_numbers

#: What calamine reads from a cell; a blank is the empty string.
CellValue: TypeAlias = str | float | bool | date | time | datetime | timedelta

_MB = 1_000_000
LARGEST_WORKBOOK = 50 * _MB
LARGEST_UNPACKED = 200 * _MB
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_XLSX = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_ODS = b"manifest:encryption-data"


class Purpose(NamedTuple):
    """What a workbook is for: what one too large cannot be, and what to do with a poor one."""

    meant: str
    where_empty: str
    where_lacking: str


def written_by(command: str, meant: str = "be read") -> Purpose:
    """The purpose of a workbook that a command writes."""
    return Purpose(
        meant,
        where_empty=f"restore it, or delete it and `{command}` writes a new one",
        where_lacking=f"add the column, or start from the workbook that `{command}` writes",
    )


EVIDENCE = written_by("sfec evidence new", "be evidence")


class Sheet(NamedTuple):
    """One sheet: its rows from A1, and the cells that read as something they are not."""

    path: str
    title: str
    rows: Sequence[Sequence[CellValue]]
    oddities: Oddities
    purpose: Purpose = EVIDENCE
    is_hidden: bool = False

    def place(self, row: int, column: int) -> Place:
        """A cell's place; rows and columns count from 1."""
        return Place(self.path, self.title, row, column)


class Workbook(NamedTuple):
    """A workbook that could be read."""

    path: str
    sheets: Sequence[Sheet]


_MOST = f"{MOST_ROWS:,} rows, {MOST_COLUMNS} columns and {MOST_CELLS:,} cells in all"
#: How a password is taken off, by what a workbook's name ends in.
_WITHOUT_PASSWORD = {
    ".xlsx": "open it in Excel: File, Info, Protect Workbook, Encrypt with Password, "
    "empty the box, and save it",
    ".ods": "open it in LibreOffice: File, Save As, without the tick at Save with password",
}
#: What can be wrong with a whole workbook, and what to do; in braces, what its purpose says.
_FAULTS: Mapping[str, tuple[str, str]] = {
    "empty": ("the file is empty", "{where_empty}"),
    "encrypted": ("the workbook is protected by a password", "{without_password}"),
    "kind": (
        "the file is not the kind of workbook that its name says",
        "open it in Excel and save it as Excel Workbook (.xlsx)",
    ),
    "damaged": (
        "the workbook cannot be read: it is cut off or damaged",
        "open it in Excel and save it again, or restore yesterday's copy",
    ),
    "large": (
        "the workbook is too large to {meant}",
        f"at most {LARGEST_WORKBOOK // _MB} MB is read, {LARGEST_UNPACKED // _MB} MB unpacked",
    ),
    "wide": (
        "a sheet has content too far out",
        f"{_MOST} are read: delete what is beyond",
    ),
}
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    EOFError,
    ValueError,
    NotImplementedError,
    OSError,
    RuntimeError,
)


def read_workbook(path: Path, shown: str, purpose: Purpose = EVIDENCE) -> Part[Workbook | None]:
    """Every sheet of an .xlsx or .ods, or None with why it cannot be read.

    Problems: file-missing, file-unreadable, workbook-empty, workbook-encrypted, workbook-damaged,
    workbook-large, workbook-wide, workbook-kind.
    """
    try:
        fault = _fault_at_sight(path)
    except FileNotFoundError:
        hint = "check its name and folder"
        return Part(None, [Problem(Place(shown), "file-missing", "there is no such file", hint)])
    except OSError as error:
        return Part(None, [unreadable(shown, error)])
    if fault is None:
        try:
            return Part(Workbook(shown, _read_sheets(path, shown, purpose)), [])
        except (SheetTooLargeError, zipfile.LargeZipFile, KeyError, *_DAMAGE) as error:
            fault = _fault_met(path, error)
    without_password = _WITHOUT_PASSWORD.get(path.suffix.lower(), _WITHOUT_PASSWORD[".xlsx"])
    said = {**purpose._asdict(), "without_password": without_password}
    message, hint = (text.format(**said) for text in _FAULTS[fault])
    return Part(None, [Problem(Place(shown), f"workbook-{fault}", message, hint)])


def _fault_at_sight(path: Path) -> str | None:
    refuse_what_is_no_file(path)
    with path.open("rb") as file:
        start = file.read(8)
    size = path.stat().st_size
    if size == 0:
        return "empty"
    if size > LARGEST_WORKBOOK:
        return "large"
    if start.startswith(b"PK"):
        return None
    is_encrypted = start.startswith(_OLE) and _ENCRYPTED_XLSX in path.read_bytes()
    return "encrypted" if is_encrypted else "kind"


def _fault_met(path: Path, error: Exception) -> str:
    if isinstance(error, SheetTooLargeError):
        return "wide"
    if isinstance(error, zipfile.LargeZipFile):
        return "large"
    if _ENCRYPTED_ODS in _manifest(path):
        return "encrypted"
    return "kind" if isinstance(error, KeyError) else "damaged"


def _read_sheets(path: Path, shown: str, purpose: Purpose) -> list[Sheet]:
    import python_calamine  # noqa: PLC0415 - only commands that read workbooks pay for it

    oddities = _scan(path)
    try:
        with python_calamine.CalamineWorkbook.from_path(str(path)) as workbook:
            sheets, cells = [], 0
            for metadata in workbook.sheets_metadata:
                if metadata.typ != python_calamine.SheetTypeEnum.WorkSheet:
                    continue
                title = metadata.name
                sheet = workbook.get_sheet_by_name(title)
                last_row, last_column = sheet.end or (-1, -1)
                cells += (last_row + 1) * (last_column + 1)
                if cells > MOST_CELLS:
                    raise SheetTooLargeError
                rows = sheet.to_python(skip_empty_area=False)
                odd = oddities.get(title, Oddities())
                odd.break_merged(last_row + 1, last_column + 1)
                _leave_pupils_out(rows, odd)
                is_hidden = metadata.visible != python_calamine.SheetVisibleEnum.Visible
                sheets.append(Sheet(shown, title, rows, odd, purpose, is_hidden))
            doubt_zeros([Grid(each.title, each.rows, each.oddities) for each in sheets])
            return sheets
    except python_calamine.CalamineError as error:
        raise ValueError(str(error)) from error


def _leave_pupils_out(rows: Sequence[list[CellValue]], oddities: Oddities) -> None:
    """A text with a pupil's number in it is broken, and goes nowhere: what is read is masked."""
    for number, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if isinstance(value, str) and holds_pupil_number(value):
                values[column - 1] = without_pupil_numbers(value)
                oddities.broken[number, column] = PUPIL


def _scan(path: Path) -> dict[str, Oddities]:
    """Each sheet's oddities by its title; whatever part is read has been unpacked, so verified."""
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
            raise zipfile.LargeZipFile
        if path.suffix.lower() == ".ods":
            with archive.open("content.xml") as content:
                return scan_ods(content)
        # Calamine does not tell capitals apart in a part's name: two that differ in nothing else
        # would hide one.
        names = {name.casefold(): name for name in archive.namelist()}
        if len(names) < len(archive.namelist()):
            raise zipfile.BadZipFile
        styles = names.get("xl/styles.xml")
        styles_xml = archive.read(styles) if styles else b"<styleSheet/>"
        percent_styles, filled = percent_styles_of(styles_xml), filled_styles(styles_xml)
        units = unit_styles(styles_xml)
        if strings := names.get("xl/sharedstrings.xml"):
            archive.read(strings)
        oddities = {}
        for title, part in sheet_parts(archive).items():
            xml = archive.read(part)
            oddities[title] = scan_xlsx_sheet(xml, percent_styles)
            oddities[title].fills = filled_cells(xml, filled)
            oddities[title].units = cells_with_units(xml, units)
        return oddities


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The archive's part that holds each sheet, by the sheet's title."""
    relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    parts = {}
    for element in fromstring(archive.read("xl/workbook.xml")).iter():
        if local_name(element.tag) == "sheet":
            attributes = element.attrib.items()
            identity = next((value for key, value in attributes if key.endswith("}id")), "")
            target = targets.get(identity, "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            parts[element.get("name", "")] = part
    return parts


def _manifest(path: Path) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read("META-INF/manifest.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return b""


def as_typed(value: CellValue) -> str:
    """A cell's value as a message shows it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def cell_name(value: CellValue) -> str:
    """A cell's value in quotes, as a message shows it."""
    return quoted(as_typed(value))
