"""What calamine does not say of a sheet, read from its XML before the cells are.

Calamine reads an error (`#DIV/0!`) and a formula without a stored value as an empty string, which
would pass for a blank, as does a cell that is merged with another; a formula on empty cells gives
0; it does not tell 5 % from 0.05; and it lays a grid out to the furthest cell, so one stray cell
in the last row of a sheet would take gigabytes. A sheet is walked only where a quick look finds a
sign.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from itertools import product
from typing import NamedTuple
from xml.etree.ElementTree import Element, iterparse

from sfec.folder.formats.formulas import Formula
from sfec.problems import column_letters, column_number

MOST_ROWS = 50_000
MOST_COLUMNS = 256

#: Over all sheets of a workbook, and of the tags of one: a thousand schools need a fiftieth of it.
MOST_CELLS = 4_000_000
MOST_TAGS = 6_000_000
MOST_MERGED = 200_000

# What makes a sheet worth walking: errors, formulas, merged cells, hidden rows; cells written in an
# unusual way, whose places cannot be told at a glance; cells far out. Each starts with plain
# characters, which are searched for at memory's speed.
_SIGNS = (
    re.compile(rb"t=[\"']e[\"']"),
    re.compile(rb"<f[\s/>]"),
    re.compile(rb":f[\s/>]"),
    re.compile(rb"<c(?! r=\")[\s/>]"),
    re.compile(rb":c[\s/>]"),
    re.compile(rb"mergeCell[\s>]"),
    re.compile(rb"hidden="),
    re.compile(rb"<!DOCTYPE"),
    re.compile(rb"\x00"),
    re.compile(rb"r=(?<=\br=)[\"'](?:[A-Za-z]{3}|[J-Zj-z][A-Za-z])\d"),
    re.compile(rb"r=(?<=\br=)[\"'][A-Za-z]+(?:\d{6}|[5-9]\d{4})"),
)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_PERCENT_FORMATS = ("9", "10")
# What a number's format shows as it stands: in quotes, after a backslash, as a space or a filling,
# and what stands in brackets.
_LITERAL = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]')

UNSTORED = "a formula without a stored value"
MERGED = "merged with "
PUPIL = "left out, for a pupil's number stands in it"
#: What begins the reason why a 0 that a formula gives is not known.
ZERO = "0 by a formula, and "

#: 0 as a formula may give it as text.
_ZERO_TEXT = re.compile(r"-?£?\s?0+(?:\.0+)?%?")


class SheetTooLargeError(ValueError):
    """A sheet with content further out than any this folder could need."""


class Merge(NamedTuple):
    """Cells merged into one: the rows and columns, from 1, of the first and the last of them."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Oddities:
    """Cells of one sheet, by row and column from 1, that read as something they are not.

    And the rows and columns that nobody sees, though they are read, and the formulas that give 0,
    which are not yet judged: where other cells are empty, they may be. And, where a blank cell has
    one, the colours of cells; which cells one formula fills; and the thousands that a cell's
    format adds to what it holds.
    """

    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    percentages: set[tuple[int, int]] = field(default_factory=set)
    units: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    zeros: dict[tuple[int, int], Formula] = field(default_factory=dict)
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    spilled: set[tuple[int, int]] = field(default_factory=set)

    def spill(self, top: int, left: int, down: int, across: int) -> None:
        """Keep which cells one formula fills. Raises SheetTooLargeError."""
        if len(self.spilled) + down * across > MOST_MERGED:
            raise SheetTooLargeError
        self.spilled.update(product(range(top, top + down), range(left, left + across)))

    def break_merged(self, rows: int, columns: int) -> None:
        """Every merged cell of a grid but the first of its range, which holds the value, is broken.

        Raises SheetTooLargeError.
        """
        count = 0
        for merge in self.merges:
            down = range(merge.top, min(merge.bottom, rows) + 1)
            across = range(merge.left, min(merge.right, columns) + 1)
            count += 1 + len(down) * len(across)
            if count > MOST_MERGED:
                raise SheetTooLargeError
            holder = f"{MERGED}{column_letters(merge.left)}{merge.top}"
            merged = dict.fromkeys(product(down, across), holder)
            merged.pop((merge.top, merge.left), None)
            self.broken |= merged


def is_zero(value: str, *, is_text: bool = False) -> bool:
    """Whether what a formula gives is 0, or a text that shows it."""
    if is_text:
        return _ZERO_TEXT.fullmatch(value) is not None
    try:
        return float(value) == 0
    except ValueError:
        return False


def scan_xlsx_sheet(xml: bytes, percent_styles: set[str]) -> Oddities:
    """The oddities of one .xlsx sheet.

    Raises SheetTooLargeError, and ParseError where the XML is damaged.
    """
    if xml.count(b"<") > MOST_TAGS:
        raise SheetTooLargeError
    oddities = Oddities()
    formulas = _Formulas(oddities)
    if _is_worth_walking(xml, percent_styles):
        for (row, column), cell in cells_of(xml, oddities):
            if len(cell) and (row >= MOST_ROWS or column > MOST_COLUMNS):
                raise SheetTooLargeError
            parts = {local_name(part.tag): part for part in cell}
            _note_xlsx_cell(cell, parts, (row, column), percent_styles, oddities)
            formula = formulas.of(parts, (row, column))
            if formula is not None and _is_zero_cell(cell, parts):
                oddities.zeros[row, column] = formula
    return oddities


def percent_styles_of(styles_xml: bytes) -> set[str]:
    """The style numbers of an .xlsx workbook that show a number as a percentage.

    A sign that is only shown after the number, `0.0"%"`, makes none: 95.6 is then shown as 95.6%.
    """
    styles = set()
    for style, (number, code) in style_formats(styles_xml).items():
        if number in _PERCENT_FORMATS or "%" in _LITERAL.sub("", code):
            styles.add(style)
    return styles


@lru_cache(maxsize=16)
def style_formats(styles_xml: bytes) -> Mapping[str, tuple[str, str]]:
    """How each style of an .xlsx workbook shows numbers: its format's number, and its code.

    By the number that a cell names the style by; a format of Excel's own has no code there.
    """
    codes: dict[str, str] = {}
    used: list[str] = []
    for _, element in iterparse(BytesIO(styles_xml)):
        tag = local_name(element.tag)
        if tag == "numFmt":
            codes[element.get("numFmtId", "")] = element.get("formatCode", "")
        elif tag == "cellXfs":
            used = [each.get("numFmtId", "") for each in element]
    return {str(style): (number, codes.get(number, "")) for style, number in enumerate(used)}


def _is_worth_walking(xml: bytes, percent_styles: set[str]) -> bool:
    if any(sign.search(xml) for sign in _SIGNS):
        return True
    marks = [b's="' + style.encode() + b'"' for style in percent_styles]
    return any(mark in xml for mark in marks)


def _note_xlsx_cell(
    cell: Element,
    parts: Mapping[str, Element],
    at: tuple[int, int],
    percent_styles: set[str],
    oddities: Oddities,
) -> None:
    value = parts["v"].text if "v" in parts else None
    if cell.get("t") == "e":
        oddities.broken[at] = value or "an error"
    elif "f" in parts and not value and cell.get("t") != "str":
        oddities.broken[at] = UNSTORED
    elif value is not None and cell.get("s") in percent_styles:
        oddities.percentages.add(at)


class _Formulas:
    """The formulas of a sheet's cells; what is filled down or spilled stands in its first alone."""

    def __init__(self, oddities: Oddities) -> None:
        self.oddities = oddities
        self._shared: dict[str, tuple[str, tuple[int, int]]] = {}

    def of(self, parts: Mapping[str, Element], at: tuple[int, int]) -> Formula | None:
        """A cell's formula; one without a text where it is one of many cells of an array."""
        if "f" not in parts:
            return Formula("") if at in self.oddities.spilled else None
        formula, (row, column) = parts["f"], at
        text, kind = formula.text or "", formula.get("t")
        if kind == "array" and ":" in formula.get("ref", ""):
            area = _merge(formula.get("ref", ""))
            down, across = area.bottom - area.top + 1, area.right - area.left + 1
            self.oddities.spill(area.top, area.left, down, across)
            return Formula("")
        if kind != "shared":
            return Formula(text)
        text, (first_row, first_column) = self._shared.setdefault(formula.get("si", ""), (text, at))
        return Formula(text, row - first_row, column - first_column)


def _is_zero_cell(cell: Element, parts: Mapping[str, Element]) -> bool:
    """Whether a cell shows 0, as a number or as text."""
    kind, value = cell.get("t", "n"), parts["v"].text if "v" in parts else None
    return kind in ("n", "str") and is_zero(value or "", is_text=kind == "str")


def cells_of(xml: bytes, oddities: Oddities) -> Iterator[tuple[tuple[int, int], Element]]:
    """Each cell of an .xlsx sheet with its row and column; what has been seen is let go.

    Merges and hidden rows are noted on the way. Raises ParseError where the XML is damaged.
    """
    row = column = 0
    above: list[Element] = []
    cell: Element | None = None
    for event, element in iterparse(BytesIO(xml), ("start", "end")):
        tag = local_name(element.tag)
        if event == "start":
            above.append(element)
            if tag == "row":
                row, column = _row(element, row, oddities), 0
            elif tag == "c":
                cell = element
                row, column = _position(element.get("r"), row, column + 1)
            elif tag == "col":
                _note_columns(element, oddities)
            elif tag == "mergeCell":
                oddities.merges.append(_merge(element.get("ref", "")))
            continue
        above.pop()
        if element is cell:
            yield (row, column), cell
            cell = None
        if cell is None and above:
            above[-1].clear()


def _row(element: Element, before: int, oddities: Oddities) -> int:
    """The number that a row says it has, or else the one after that before it."""
    row = int(element.get("r") or before + 1)
    if element.get("hidden") in ("1", "true"):
        oddities.hidden.add(row)
    return row


def _note_columns(element: Element, oddities: Oddities) -> None:
    """Keep the columns that are hidden, up to the last that could be read."""
    if element.get("hidden") in ("1", "true"):
        first, last = int(element.get("min") or 1), int(element.get("max") or 1)
        oddities.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))


def _position(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Where a cell says it stands, or else the place after the one before it."""
    if reference is None:
        return row, column
    match = _REFERENCE.fullmatch(reference.upper())
    if match is None:
        message = f"no cell is called {reference}"
        raise ValueError(message)
    return int(match[2]), column_number(match[1])


def _merge(reference: str) -> Merge:
    """The cells of a range: `F6:F7`."""
    first, _, last = reference.replace("$", "").partition(":")
    return Merge(*_position(first, 0, 0), *_position(last or first, 0, 0))


def local_name(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2]
