"""Numbers that name something, read as Excel shows them: 1.1 may stand there as 1.10.

What a cell stores is the figure alone; how many places are shown of it is in the cell's style.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple, TypeAlias
from xml.etree.ElementTree import ParseError

from sfec.folder.formats.cells import fold
from sfec.folder.formats.sheet_scan import Oddities, cells_of, style_formats
from sfec.folder.formats.table import find_sheet
from sfec.folder.formats.workbook import CellValue, Sheet, Workbook, as_typed, sheet_parts

#: Formats whose showing of a number is plain: so many digits before the point, so many after it.
_FORMAT = re.compile(r"(0+)(?:\.(0+))?")
#: Those that Excel knows by number alone.
_BUILT_IN = {"1": "0", "2": "0.00"}
Cell: TypeAlias = tuple[int, int]


class _Places(NamedTuple):
    """How a number is shown: at least so many digits before the point, and so many after it."""

    before: int
    after: int

    def show(self, value: CellValue) -> CellValue:
        """A number as it is shown; anything else as it is."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return value
        smallest = Decimal(1).scaleb(-self.after)
        try:
            figure = Decimal(as_typed(value)).quantize(smallest, ROUND_HALF_UP)
        except InvalidOperation:
            # More digits than any number that names something has.
            return value
        width = self.before + (self.after + 1 if self.after else 0) + (figure < 0)
        return f"{figure:0{width}f}"


def numbers_as_shown(
    workbook: Workbook, path: Path, headings: Mapping[str, Sequence[str]]
) -> Workbook:
    """A workbook whose numbers under some headings, by sheet, read as Excel shows them.

    Where that cannot be known they stay plain numbers.
    """
    columns: dict[str, frozenset[int]] = {}
    for title, wanted in headings.items():
        sheet = find_sheet(workbook, title)
        if sheet and (found := _columns_of_numbers(sheet, wanted)):
            columns[sheet.title] = found
    if not columns or path.suffix.lower() != ".xlsx":
        return workbook
    places: dict[str, dict[Cell, _Places]] = {}
    with suppress(OSError, KeyError, ValueError, ParseError, zipfile.BadZipFile):
        places = _read_places(path, columns)
    sheets = [_shown(sheet, places.get(sheet.title, {})) for sheet in workbook.sheets]
    return workbook._replace(sheets=sheets)


def _columns_of_numbers(sheet: Sheet, headings: Sequence[str]) -> frozenset[int]:
    """The columns under some headings that hold a number."""
    folded = set(map(fold, headings))
    top = enumerate(sheet.rows[0] if sheet.rows else ())
    named = [index for index, value in top if fold(as_typed(value)) in folded]
    return frozenset(index + 1 for index in named if _has_number(sheet, index))


def _has_number(sheet: Sheet, index: int) -> bool:
    return any(index < len(row) and isinstance(row[index], int | float) for row in sheet.rows)


def _shown(sheet: Sheet, places: Mapping[Cell, _Places]) -> Sheet:
    if not places:
        return sheet
    rows = [list(row) for row in sheet.rows]
    for (row, column), shown in places.items():
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = shown.show(rows[row - 1][column - 1])
    return sheet._replace(rows=rows)


def _read_places(
    path: Path, columns: Mapping[str, frozenset[int]]
) -> dict[str, dict[Cell, _Places]]:
    """How the numbers in some columns are shown, by sheet and cell."""
    with zipfile.ZipFile(path) as archive:
        styles = _styles(archive.read("xl/styles.xml"))
        if not styles:
            return {}
        parts = sheet_parts(archive)
        xml = {title: archive.read(parts[title]) for title in columns}
    return {title: dict(_cells(xml[title], columns[title], styles)) for title in columns}


def _styles(xml: bytes) -> dict[str, _Places]:
    """The styles that show a number plainly, by the number that a cell names them by."""
    styles = {}
    for style, (number, code) in style_formats(xml).items():
        if match := _FORMAT.fullmatch(code or _BUILT_IN.get(number, "")):
            styles[style] = _Places(len(match[1]), len(match[2] or ""))
    return styles


def _cells(
    xml: bytes, columns: frozenset[int], styles: Mapping[str, _Places]
) -> Iterator[tuple[Cell, _Places]]:
    """Each cell in some columns whose style shows a number plainly."""
    for at, cell in cells_of(xml, Oddities()):
        style = styles.get(cell.get("s", ""))
        if style and at[1] in columns:
            yield at, style
