"""What a cell says: choices, a figure, a day or a text, read only where it is plainly meant."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sfec.folder.formats.workbook import CellValue, as_typed, cell_name
from sfec.model.evidence import NONE, Content
from sfec.model.identifier import compose
from sfec.model.policy import EvidenceField
from sfec.problems import Level, choice_hint, did_you_mean
from sfec.rules.days import DAY_HINT, parse_day

#: What a person plainly means by money: £12,400 · 12400.50 · -£1,200 · (1,200).
_MONEY = re.compile(
    r"(?P<open>\()?(?P<minus>[-\u2212])?£?\s?(?P<minus2>[-\u2212])?"
    r"(?P<digits>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?P<pence>\.[0-9]+)?(?P<close>\))?"
)
#: Points between thousands, as they are written abroad: 121.870, 1.234,56, 1.234.567.
_POINTS = re.compile(r"\D*(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<part>[0-9]+))?\D*")
#: A trillion is nobody's budget, and less than a millionth is what adding up leaves of nothing.
_TOO_MUCH, _NOISE = Decimal(10) ** 12, Decimal("0.000001")
#: A cell that holds 0 and is formatted as a day reads as the turn of that year.
_DAY_ZERO = 1900
_NO_FIGURE = Decimal("Infinity")
_IF_NOT_KNOWN = "leave it empty if it is not known"
_MONEY_HINT = (
    f"write pounds in digits: 12400, £12,400, or -1200 for less than nothing; {_IF_NOT_KNOWN}"
)
_NUMBER_HINT = f"write a number in digits: 95.2; {_IF_NOT_KNOWN}"


class Misread(NamedTuple):
    """Why a cell cannot be read, as the rest of a sentence, and what to do.

    Those that have one `cause` are told once.
    """

    message: str
    hint: str
    code: str = "evidence-value"
    level: Level = Level.ERROR
    cause: str = ""


def is_blank(value: CellValue) -> bool:
    """Whether a cell holds nothing a person can see."""
    return isinstance(value, str) and not value.strip()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A heading, code or choice without case, spacing, or the hyphens and dots people add."""
    return "".join(each for each in compose(text).casefold() if each.isalnum() or each in "&/")


def read_content(field: EvidenceField, value: CellValue) -> Content | Misread:
    """The content of a field's cell; None where it is blank, a Misread where it cannot be read."""
    if isinstance(value, str):
        return _read_text(field, value)
    return _read_figure(field, value) if field.is_figure else _read_text(field, as_typed(value))


def read_choice(heading: str, values: tuple[str, ...], value: CellValue) -> str | Misread | None:
    """One of some values, whatever its case and spacing."""
    return None if is_blank(value) else _read_choice(heading, values, as_typed(value))


def read_day(heading: str, value: CellValue) -> date | Misread | None:
    """A day, from a date cell or from text."""
    if is_blank(value):
        return None
    if isinstance(value, date):
        if value.year > _DAY_ZERO:
            return value.date() if isinstance(value, datetime) else value
        message = f"{heading} is 0 shown as a day, as a link to an empty cell gives it"
        return Misread(message, f"type the day itself, or leave the cell empty; {DAY_HINT}")
    day = parse_day(as_typed(value))
    return day or Misread(f"{heading} is {cell_name(value)}, not a day", DAY_HINT)


@lru_cache(maxsize=65536)
def _read_text(field: EvidenceField, text: str) -> Content | Misread:
    if is_blank(text):
        return None
    if field.kind == "choices":
        return _read_choices(field, text)
    if field.is_figure:
        return _read_figure(field, text)
    return _read_choice(field.heading, field.values, text)


def _read_choice(heading: str, values: tuple[str, ...], text: str) -> str | Misread:
    choice = _choice(values, text)
    return choice or Misread(f"{heading} is {cell_name(text)}", choice_hint(text, values))


def _read_choices(field: EvidenceField, text: str) -> tuple[str, ...] | Misread:
    choices = set()
    for part in filter(str.strip, re.split(r"[,;\n]", text)):
        choice = _choice(field.values, part)
        if choice is None:
            near = did_you_mean(part.strip(), field.values)
            hint = f"allowed: {', '.join(field.values)}; several with commas between"
            hint += f"; {near}" if near else ""
            return Misread(f"{field.heading} is {cell_name(text)}", hint)
        choices.add(choice)
    if NONE in choices and len(choices) > 1:
        hint = "write none, or who raised them, not both"
        return Misread(f"{field.heading} is {cell_name(text)}", hint)
    return tuple(value for value in field.values if value in choices)


def _choice(values: tuple[str, ...], text: str) -> str | None:
    """Which of some values a text is, whatever its case and spacing."""
    folded = fold(text)
    return next((value for value in values if fold(value) == folded), None)


def _read_figure(field: EvidenceField, value: CellValue) -> Decimal | Misread:
    if isinstance(value, str) and (points := _POINTS.fullmatch(value)):
        return _misread_points(field, value, points)
    figure = _figure(value, money=field.kind == "money")
    if figure is None:
        kind = "an amount of money" if field.kind == "money" else "a number"
        hint = _MONEY_HINT if field.kind == "money" else _NUMBER_HINT
        return Misread(f"{field.heading} is {cell_name(value)}, not {kind}", hint)
    if field.above_zero and figure <= 0:
        hint = f"allowed: an amount above zero; {_IF_NOT_KNOWN}"
        return Misread(f"{field.heading} is {cell_name(value)}", hint)
    return figure


def _misread_points(field: EvidenceField, text: str, points: re.Match[str]) -> Misread:
    """A text in which a point may stand between thousands, or before what is less than one."""
    sign = "-" if re.search(r"[-\u2212(]", text) else ""
    whole, part = sign + points["whole"], points["part"]
    meant, less = whole.replace(".", ""), whole.rstrip("0").rstrip(".")
    message = f"{field.heading} is {cell_name(text)}, with points between thousands"
    typed = f"{meant}.{part}" if part else meant
    if part is None and whole.count(".") == 1:
        message = f"{field.heading} is {cell_name(text)}, which may be {meant} or {less}"
        typed = f"{meant} or {less}"
    hint = f"give the cell the format General, and type {typed}; {_IF_NOT_KNOWN}"
    return Misread(message, hint)


def _figure(value: CellValue, *, money: bool) -> Decimal | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        # Excel keeps and compares 15 digits; what lies beyond them is how a computer stores the
        # number, not the number.
        figure = Decimal(format(value, ".15g"))
    elif isinstance(value, str):
        figure = _typed_figure(value, money=money)
    else:
        return None
    # What is no number at all, as calamine can read from a cell, is not even comparable.
    if figure.is_nan() or abs(figure) >= _TOO_MUCH:
        return None
    return figure if abs(figure) >= _NOISE else Decimal(0)


def _typed_figure(text: str, *, money: bool) -> Decimal:
    """The figure a text plainly means, or none that is a number."""
    match = _MONEY.fullmatch(text.strip())
    if match is None or bool(match["open"]) != bool(match["close"]) or (not money and "£" in text):
        return _NO_FIGURE
    minuses = [match["open"], match["minus"], match["minus2"]]
    if sum(map(bool, minuses)) > 1:
        return _NO_FIGURE
    amount = Decimal(match["digits"].replace(",", "") + (match["pence"] or ""))
    return -amount if any(minuses) else amount
