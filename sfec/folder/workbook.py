"""A workbook's sheets as grids of values, opened with every guard an unknown file needs."""

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple, TypeAlias
from xml.etree.ElementTree import ParseError, fromstring

from sfec.folder.sheet_scan import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Oddities,
    SheetTooLargeError,
    percent_styles_of,
    scan_ods,
    scan_xlsx_sheet,
)
from sfec.folder.yaml_file import refuse_what_is_no_file, unreadable
from sfec.problems import Place, Problem, quoted

#: What calamine reads from a cell; a blank is the empty string.
CellValue: TypeAlias = str | float | bool | date | time | datetime | timedelta

LARGEST_WORKBOOK = 50_000_000
LARGEST_UNPACKED = 200_000_000
WORKBOOK_SUFFIXES = (".xlsx", ".ods")
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_XLSX = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_ODS = b"manifest:encryption-data"


class Purpose(NamedTuple):
    """What a workbook is for: what one too large cannot be, and what to do where it is empty or lacks a column."""

    meant: str
    where_empty: str
    where_lacking: str


def written_by(command: str, meant: str = "be read") -> Purpose:
    """The purpose of a workbook that a command writes."""
    empty = f"restore it, or delete it and `{command}` writes a new one"
    return Purpose(meant, empty, f"add the column, or start from the workbook that `{command}` writes")


EVIDENCE = written_by("sfec evidence new", "be evidence")


class Sheet(NamedTuple):
    """One sheet: its rows from A1, and the cells that read as something they are not."""

    path: str
    title: str
    rows: Sequence[Sequence[CellValue]]
    oddities: Oddities
    purpose: Purpose = EVIDENCE

    def place(self, row: int, column: int) -> Place:
        """A cell's place; rows and columns count from 1."""
        return Place(self.path, self.title, row, column)


class Workbook(NamedTuple):
    """A workbook that could be read."""

    path: str
    sheets: Sequence[Sheet]


#: What can be wrong with a workbook as a whole, and what to do; a name in braces is of what it is for.
_FAULTS: Mapping[str, tuple[str, str]] = {
    "empty": ("the file is empty", "{where_empty}"),
    "encrypted": (
        "the workbook is protected by a password",
        "save it without one: File, Info, Protect Workbook, Encrypt with Password, and empty the box",
    ),
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
        f"at most {LARGEST_WORKBOOK // 1_000_000} MB is read, {LARGEST_UNPACKED // 1_000_000} MB unpacked",
    ),
    "wide": (
        "a sheet has content too far out",
        f"{MOST_ROWS:,} rows, {MOST_COLUMNS} columns and {MOST_CELLS:,} cells in all are read: delete what is beyond",
    ),
}
_DAMAGE = (zipfile.BadZipFile, zlib.error, ParseError, EOFError, ValueError, NotImplementedError, OSError, RuntimeError)


def read_workbook(path: Path, shown: str, purpose: Purpose = EVIDENCE) -> tuple[Workbook | None, list[Problem]]:
    """Every sheet of an .xlsx or .ods, or None with why it cannot be read.

    Problems: file-missing, file-unreadable, workbook-empty, workbook-encrypted, workbook-damaged,
    workbook-large, workbook-wide, workbook-kind.
    """
    try:
        fault = _fault_at_sight(path)
    except FileNotFoundError:
        return None, [Problem(Place(shown), "file-missing", "there is no such file", "check its name and folder")]
    except OSError as error:
        return None, [unreadable(shown, error)]
    if fault is None:
        try:
            return Workbook(shown, _read_sheets(path, shown, purpose)), []
        except (SheetTooLargeError, zipfile.LargeZipFile, KeyError, *_DAMAGE) as error:
            fault = _fault_met(path, error)
    message, hint = (each.format(**purpose._asdict()) for each in _FAULTS[fault])
    return None, [Problem(Place(shown), f"workbook-{fault}", message, hint)]


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
    return "encrypted" if start.startswith(_OLE) and _ENCRYPTED_XLSX in path.read_bytes() else "kind"


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
            titles = [
                each.name for each in workbook.sheets_metadata if each.typ == python_calamine.SheetTypeEnum.WorkSheet
            ]
            sheets, cells = [], 0
            for title in titles:
                sheet = workbook.get_sheet_by_name(title)
                last_row, last_column = sheet.end or (-1, -1)
                cells += (last_row + 1) * (last_column + 1)
                if cells > MOST_CELLS:
                    raise SheetTooLargeError
                rows = sheet.to_python(skip_empty_area=False)
                sheets.append(Sheet(shown, title, rows, oddities.get(title, Oddities()), purpose))
            return sheets
    except python_calamine.CalamineError as error:
        raise ValueError(str(error)) from error


def _scan(path: Path) -> dict[str, Oddities]:
    """Each sheet's oddities by its title, having unpacked and so verified every part that is read."""
    with zipfile.ZipFile(path) as archive:
        if sum(each.file_size for each in archive.infolist()) > LARGEST_UNPACKED:
            raise zipfile.LargeZipFile
        if path.suffix.lower() == ".ods":
            with archive.open("content.xml") as content:
                return scan_ods(content)
        # Calamine does not tell capitals apart in a part's name: two that differ in nothing else would hide one.
        names = {name.casefold(): name for name in archive.namelist()}
        if len(names) < len(archive.namelist()):
            raise zipfile.BadZipFile
        styles = percent_styles_of(archive.read(names["xl/styles.xml"])) if "xl/styles.xml" in names else set()
        if "xl/sharedstrings.xml" in names:
            archive.read(names["xl/sharedstrings.xml"])
        return {title: scan_xlsx_sheet(archive.read(part), styles) for title, part in _sheet_parts(archive).items()}


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The archive's part that holds each sheet, by the sheet's title."""
    relations = {
        each.get("Id"): each.get("Target", "") for each in fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    parts = {}
    for element in fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.rpartition("}")[2] == "sheet":
            identity = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            target = relations.get(identity, "")
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
