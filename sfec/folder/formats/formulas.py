"""Which cells a formula rests on, where it is plain enough to tell."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sfec.problems import column_letters, column_number, quoted_sheet

#: As far as Excel's own sheets reach: to there goes a whole column, or a whole row.
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
#: What may be done with cells so that the answer is 0 only as their figures, or gaps, make it.
_FUNCTIONS = (
    "ABS|AND|AVERAGE|IF|IFERROR|IFNA|INT|MAX|MEDIAN|MIN|N|NOT|OR|PRODUCT|ROUND|ROUNDDOWN|ROUNDUP"
    "|SUBTOTAL|SUM|TEXT|TRUNC|VALUE"
)
#: What gives 0 in an error's place, which no division may then be the cause of.
_HIDDEN_DIVISION = re.compile(r"(?=.*/).*\bIF(?:ERROR|NA)\(", re.IGNORECASE | re.DOTALL)
_ROW, _COLUMN = r"\$?[0-9]{1,7}", r"\$?[A-Z]{1,3}"
_AREA = rf"{_COLUMN}{_ROW}(?::{_COLUMN}{_ROW})?|{_COLUMN}:{_COLUMN}|{_ROW}:{_ROW}"
_SHEET = r"'(?:[^']|'')+'"
_TOKEN = (
    r'"(?:[^"]|"")*"'
    rf"|(?:(?P<sheet>{_SHEET}|[\w.]+)!)?(?P<area>{_AREA})(?![\w(.!:])"
    rf"|(?:_xlfn\.)?(?:{_FUNCTIONS})\("
    r"|[0-9]+(?:\.[0-9]*)?(?:E[-+]?[0-9]+)?|\.[0-9]+"
    r"|(?:TRUE|FALSE)(?![\w(])"
    r"|[-+*/^&=<>%(),;\s{}@]"
)
_CORNER = re.compile(r"(?:(\$?)([A-Z]{1,3}))?(?:(\$?)([0-9]{1,7}))?", re.IGNORECASE)
#: A reference of an .ods: `[.B4]`, `[$Budget.B4:.B9]`, `[$'Old book'.B4]`.
_OF_ODS = (
    rf"\[(?:\$?(?P<sheet>{_SHEET}|[^.'#:\[\]]+))?\.(?P<first>[$A-Z0-9]+)"
    rf"(?::(?:\$?(?P<again>{_SHEET}|[^.'#:\[\]]+))?\.(?P<last>[$A-Z0-9]+))?\]"
)
#: As many characters of a formula are looked at on either side of what it names.
_NEAR = 9
#: How formulas begin in files, if at all.
_BEGINNING = re.compile(r"(?:(?:\w+:)?\s*=)?")


class Formula(NamedTuple):
    """A formula as written in one cell, and how far down and across it has been filled from it."""

    text: str
    down: int = 0
    across: int = 0


class Area(NamedTuple):
    """Cells that a formula names: rows and columns from 1, and a sheet where it is another.

    Of one that is compared the formula asks only what it is, so that it may be a text.
    """

    sheet: str
    top: int
    left: int
    bottom: int
    right: int
    is_compared: bool

    @property
    def is_one_cell(self) -> bool:
        """Whether it is one cell."""
        return self.top == self.bottom and self.left == self.right

    def __str__(self) -> str:
        """The cells as Excel names them."""
        first = f"{column_letters(self.left)}{self.top}"
        last = f"{column_letters(self.right)}{self.bottom}"
        sheet = f"{quoted_sheet(self.sheet)}!" if self.sheet else ""
        return f"{sheet}{first}" if self.is_one_cell else f"{sheet}{first}:{last}"


def areas_of(formula: Formula) -> list[Area] | None:
    """The cells that a formula rests on; None where that, or what it makes of them, is not plain.

    Other workbooks are not plain, nor are names, tables and lookups.
    """
    text = _compiled(_OF_ODS).sub(_as_in_excel, _BEGINNING.sub("", formula.text, count=1))
    tokens = list(_tokens(text))
    if not tokens or None in tokens or _HIDDEN_DIVISION.match(text):
        return None
    named = [token for token in tokens if token and token["area"]]
    areas = [_area(formula, token) for token in named]
    return areas if all(map(_is_plain, areas, named)) else None


def _tokens(text: str) -> Iterator[re.Match[str] | None]:
    """What a formula is made of, one after the other, up to what is not understood: None."""
    at = 0
    while at < len(text):
        token = _compiled(_TOKEN).match(text, at)
        yield token
        at = token.end() if token else len(text)


def _is_plain(area: Area, token: re.Match[str]) -> bool:
    """Whether an area is of this workbook, and one cell or what a function is given."""
    is_given = _beside(token)[0].endswith(("(", ",", ";"))
    return "[" not in area.sheet and (area.is_one_cell or is_given)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, whatever the case; compiled only where a workbook has such a formula."""
    return re.compile(pattern, re.IGNORECASE)


def _as_in_excel(reference: re.Match[str]) -> str:
    """A reference of an .ods as Excel writes it; left alone where it cannot be."""
    first, last = reference["first"], reference["last"]
    if reference["again"] not in (None, reference["sheet"]):
        return reference[0]
    sheet = reference["sheet"] or ""
    if sheet and not sheet.startswith("'"):
        sheet = f"'{sheet}'"
    area = f"{first}:{last}" if last else first
    return f"{sheet}!{area}" if sheet else area


def _area(formula: Formula, token: re.Match[str]) -> Area:
    first, _, last = token["area"].partition(":")
    top, left = _corner(first, formula, (1, 1))
    bottom, right = _corner(last or first, formula, (_LAST_ROW, _LAST_COLUMN))
    sheet = token["sheet"] or ""
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    before, after = _beside(token)
    is_compared = before.endswith(("=", "<", ">")) or after.startswith(("=", "<", ">"))
    return Area(
        sheet,
        min(top, bottom),
        min(left, right),
        max(top, bottom),
        max(left, right),
        is_compared=is_compared,
    )


def _beside(token: re.Match[str]) -> tuple[str, str]:
    """What stands just before a token, and just after it, without the spaces between."""
    start, end = token.span()
    before, after = token.string[max(0, start - _NEAR) : start], token.string[end : end + _NEAR]
    return before.rstrip(), after.lstrip()


def _corner(text: str, formula: Formula, open_end: tuple[int, int]) -> tuple[int, int]:
    """The row and column of a corner, moved along with its formula; an open end where it is one."""
    match = _CORNER.fullmatch(text)
    if match is None:
        return open_end
    fixed_column, letters, fixed_row, digits = match.groups()
    row, column = open_end
    if digits:
        row = int(digits) + (0 if fixed_row else formula.down)
    if letters:
        column = column_number(letters.upper()) + (0 if fixed_column else formula.across)
    return row, column
