"""What calamine does not say of the sheets of an .ods, read from its XML before the cells are."""

from collections.abc import Iterator
from itertools import product
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from sfec.folder.formats.fills import is_white
from sfec.folder.formats.formulas import Formula
from sfec.folder.formats.sheet_scan import (
    MOST_COLUMNS,
    MOST_MERGED,
    MOST_ROWS,
    MOST_TAGS,
    UNSTORED,
    Merge,
    Oddities,
    SheetTooLargeError,
    is_zero,
    local_name,
)

_CONTENT = {
    "formula",
    "value",
    "value-type",
    "boolean-value",
    "date-value",
    "string-value",
    "time-value",
}

_DAY_ZERO = "1899-12-30"
#: How many rows and columns a formula fills.
_MATRIX = ("number-matrix-rows-spanned", "number-matrix-columns-spanned")


def scan_ods(xml: IO[bytes]) -> dict[str, Oddities]:
    """The oddities of every sheet of an .ods, by name. Raises SheetTooLargeError and ParseError."""
    sheets: dict[str, Oddities] = {}
    oddities, row_number, colours = Oddities(), 0, _Colours()
    for tags, (event, element) in enumerate(iterparse(xml, ("start", "end"))):
        tag = local_name(element.tag)
        if tags > MOST_TAGS:
            raise SheetTooLargeError
        if event == "start":
            colours.hear(element, tag)
        if event == "start" and tag == "table":
            oddities, row_number = sheets.setdefault(_attribute(element, "name"), Oddities()), 0
        elif event == "end" and tag == "table-row":
            repeated = int(_attribute(element, "number-rows-repeated") or 1)
            _note_row(element, row_number, repeated, oddities)
            colours.note(element, row_number + 1, repeated, oddities)
            row_number += repeated
            element.clear()
    return sheets


class _Colours:
    """The colours that the styles of an .ods fill cells with, heard as they are come to."""

    def __init__(self) -> None:
        self._by_style: dict[str, str] = {}
        self._style = ""

    def hear(self, element: Element, tag: str) -> None:
        """Keep what a style says of the colour of cells."""
        if tag == "style":
            self._style = _attribute(element, "name")
        elif tag == "table-cell-properties":
            colour = _attribute(element, "background-color").lstrip("#").upper()
            if colour not in ("", "TRANSPARENT") and not is_white(colour):
                self._by_style[self._style] = colour

    def note(self, row: Element, number: int, repeated: int, oddities: Oddities) -> None:
        """Note the colour of each cell of a row that has one; rows that are alike hold nothing."""
        if self._by_style and repeated == 1 and len(oddities.fills) < MOST_MERGED:
            oddities.fills |= dict(self._of(row, number))

    def _of(self, row: Element, number: int) -> Iterator[tuple[tuple[int, int], str]]:
        column = 0
        for cell in row:
            first, column = column, column + int(_attribute(cell, "number-columns-repeated") or 1)
            if colour := self._by_style.get(_attribute(cell, "style-name")):
                for each in range(first, min(column, MOST_COLUMNS)):
                    yield (number, each + 1), colour


def _note_row(row: Element, rows_before: int, repeated: int, oddities: Oddities) -> None:
    column = 0
    if _attribute(row, "visibility") in ("collapse", "filter"):
        last = min(rows_before + repeated, MOST_ROWS)
        oddities.hidden.update(range(rows_before + 1, last + 1))
    for cell in row:
        if local_name(cell.tag) not in ("table-cell", "covered-table-cell"):
            continue
        first = (rows_before + 1, column + 1)
        _note_merge(cell, first, oddities)
        column += int(_attribute(cell, "number-columns-repeated") or 1)
        if len(cell) or any(local_name(key) in _CONTENT for key in cell.attrib):
            _note_content(cell, first, (rows_before + repeated, column), oddities)


def _note_content(
    cell: Element, first: tuple[int, int], last: tuple[int, int], oddities: Oddities
) -> None:
    """Note what is odd in every cell that is like one: they are written once, with how many."""
    if last[1] > MOST_COLUMNS or last[0] > MOST_ROWS:
        raise SheetTooLargeError
    odd = Oddities()
    _note_cell(cell, first, odd)
    _note_zero(cell, first, odd, oddities)
    if not (odd.broken or odd.percentages or odd.zeros):
        return
    down, across = range(first[0], last[0] + 1), range(first[1], last[1] + 1)
    known = len(oddities.broken) + len(oddities.percentages) + len(oddities.zeros)
    if known + len(down) * len(across) > MOST_MERGED:
        raise SheetTooLargeError
    places = list(product(down, across))
    for reason in odd.broken.values():
        oddities.broken |= dict.fromkeys(places, reason)
    for formula in odd.zeros.values():
        oddities.zeros |= dict.fromkeys(places, formula)
    if odd.percentages:
        oddities.percentages.update(places)


def _note_cell(cell: Element, at: tuple[int, int], oddities: Oddities) -> None:
    # A cell has two types, office's and LibreOffice's own, and only the second says "error".
    types = {value for key, value in cell.attrib.items() if local_name(key) == "value-type"}
    text = "".join(cell.itertext())
    if "error" in types:
        oddities.broken[at] = text or "an error"
    elif _attribute(cell, "formula") and not (text or _attribute(cell, "value")):
        oddities.broken[at] = UNSTORED
    elif "boolean" in types:
        # Calamine reads it as 1 or 0, which would pass for an amount.
        oddities.broken[at] = text or "yes or no"
    elif "percentage" in types:
        oddities.percentages.add(at)


def _note_zero(cell: Element, at: tuple[int, int], odd: Oddities, sheets: Oddities) -> None:
    """Note a formula that gives 0; without its text where it fills many cells of the sheet."""
    formula = _attribute(cell, "formula")
    down, across = (int(_attribute(cell, name) or 1) for name in _MATRIX)
    if formula and down * across > 1:
        sheets.spill(*at, down, across)
    if (formula or at in sheets.spilled) and _shows_zero(cell):
        odd.zeros[at] = Formula("" if at in sheets.spilled else formula)


def _shows_zero(cell: Element) -> bool:
    """Whether a cell shows 0: as a number, a day, which is then the turn of 1900, or text."""
    if value := _attribute(cell, "value"):
        return is_zero(value)
    if day := _attribute(cell, "date-value"):
        return day.startswith(_DAY_ZERO)
    return is_zero("".join(cell.itertext()), is_text=True)


def _note_merge(cell: Element, at: tuple[int, int], oddities: Oddities) -> None:
    down = int(_attribute(cell, "number-rows-spanned") or 1)
    across = int(_attribute(cell, "number-columns-spanned") or 1)
    if down > 1 or across > 1:
        row, column = at
        oddities.merges.append(Merge(row, column, row + down - 1, column + across - 1))


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if local_name(key) == name), "")
