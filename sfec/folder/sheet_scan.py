"""What calamine does not say of a sheet, read from its XML before the cells are.

Calamine reads an error (`#DIV/0!`) and a formula without a stored value as an empty string, which would
pass for a blank; it does not tell 5 % from 0.05; and it lays a grid out to the furthest cell, so one stray
cell in the last row of a sheet would take gigabytes. A sheet is walked only where a quick look finds a sign.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO
from xml.etree.ElementTree import Element, iterparse

MOST_ROWS = 50_000
MOST_COLUMNS = 256

_STRANGE = re.compile(rb"\bt=[\"']e[\"']|<(?:\w+:)?f[\s/>]")
_FAR_COLUMN = re.compile(rb"\br=[\"'](?:[A-Z]{3}|[J-Z][A-Z])\d+[\"'][^>]*(?<!/)>")
_FAR_ROW = re.compile(rb"\br=[\"'][A-Z]+(?:\d{6,}|[5-9]\d{4})[\"'][^>]*(?<!/)>")
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_PERCENT_STYLES = (9, 10)

UNSTORED = "a formula without a stored value"


class SheetTooLargeError(ValueError):
    """A sheet with content further out than any this folder could need."""


@dataclass(slots=True)
class Oddities:
    """Cells of one sheet, by row and column from 1, that read as something they are not."""

    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    percentages: set[tuple[int, int]] = field(default_factory=set)


def scan_xlsx_sheet(xml: bytes, percent_styles: set[str]) -> Oddities:
    """The oddities of one .xlsx sheet. Raises SheetTooLargeError, and ParseError where the XML is damaged."""
    if _FAR_COLUMN.search(xml) or _FAR_ROW.search(xml):
        raise SheetTooLargeError
    oddities = Oddities()
    marks = [b's="' + style.encode() + b'"' for style in percent_styles]
    if not (_STRANGE.search(xml) or any(mark in xml for mark in marks)):
        return oddities
    for cell in _elements(BytesIO(xml), "c"):
        match = _REFERENCE.fullmatch(cell.get("r", ""))
        if match:
            _note_xlsx_cell(cell, (int(match[2]), column_number(match[1])), percent_styles, oddities)
    return oddities


def percent_styles_of(styles_xml: bytes) -> set[str]:
    """The style numbers of an .xlsx workbook that show a number as a percentage."""
    formats: set[str] = {str(each) for each in _PERCENT_STYLES}
    styles: list[str] = []
    for _, element in iterparse(BytesIO(styles_xml)):
        tag = _local(element.tag)
        if tag == "numFmt" and "%" in element.get("formatCode", ""):
            formats.add(element.get("numFmtId", ""))
        if tag == "cellXfs":
            styles = [each.get("numFmtId", "") for each in element]
    return {str(number) for number, style in enumerate(styles) if style in formats}


def scan_ods(xml: IO[bytes]) -> dict[str, Oddities]:
    """The oddities of every sheet of an .ods, by name. Raises SheetTooLargeError and ParseError."""
    sheets: dict[str, Oddities] = {}
    oddities, row_number = Oddities(), 0
    for event, element in iterparse(xml, ("start", "end")):
        tag = _local(element.tag)
        if event == "start" and tag == "table":
            oddities, row_number = sheets.setdefault(_attribute(element, "name"), Oddities()), 0
        elif event == "end" and tag == "table-row":
            repeated = int(_attribute(element, "number-rows-repeated") or 1)
            _note_ods_row(element, row_number, repeated, oddities)
            row_number += repeated
            element.clear()
    return sheets


def column_number(letters: str) -> int:
    """The number of a column written in letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _note_xlsx_cell(cell: Element, at: tuple[int, int], percent_styles: set[str], oddities: Oddities) -> None:
    value = next((each.text for each in cell if _local(each.tag) == "v"), None)
    has_formula = any(_local(each.tag) == "f" for each in cell)
    if cell.get("t") == "e":
        oddities.broken[at] = value or "an error"
    elif has_formula and not value and cell.get("t") != "str":
        oddities.broken[at] = UNSTORED
    elif value is not None and cell.get("s") in percent_styles:
        oddities.percentages.add(at)


def _note_ods_row(row: Element, rows_before: int, repeated: int, oddities: Oddities) -> None:
    column = 0
    for cell in row:
        if _local(cell.tag) not in ("table-cell", "covered-table-cell"):
            continue
        _note_ods_cell(cell, (rows_before + 1, column + 1), oddities)
        column += int(_attribute(cell, "number-columns-repeated") or 1)
        if len(cell) and (column > MOST_COLUMNS or rows_before + repeated > MOST_ROWS):
            raise SheetTooLargeError


def _note_ods_cell(cell: Element, at: tuple[int, int], oddities: Oddities) -> None:
    # A cell has two types, office's and LibreOffice's own, and only the second says "error".
    types = {value for key, value in cell.attrib.items() if _local(key) == "value-type"}
    text = "".join(cell.itertext())
    if "error" in types:
        oddities.broken[at] = text or "an error"
    elif _attribute(cell, "formula") and not text:
        oddities.broken[at] = UNSTORED
    elif "percentage" in types:
        oddities.percentages.add(at)


def _elements(xml: IO[bytes], tag: str) -> Iterator[Element]:
    """Each element of that local name, emptied once it has been seen."""
    for _, element in iterparse(xml):
        if _local(element.tag) == tag:
            yield element
            element.clear()


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if _local(key) == name), "")
