"""Cells that have a colour in a word's place: red, amber or green, which nobody reads."""

from collections import Counter
from collections.abc import Sequence

from sfec.folder.formats.cells import is_blank
from sfec.folder.formats.sheet_names import SCHOOL
from sfec.folder.formats.table import Row
from sfec.problems import Level, Place, Problem

_CELLS_SHOWN = 12


def colours_for_words(
    rows: Sequence[Row], choices: Sequence[str], others: Sequence[str] = ()
) -> list[Problem]:
    """A warning of some rows of a sheet where cells have a colour of their own and no text.

    In columns of choices, and in others where nobody has typed anything. A colour that goes across
    the row, or down the column past what is typed there, is the sheet's. Problems: evidence-colour.
    """
    columns = {each: _only_colour(rows, each) for each in (*choices, *others)}
    shared = Counter(columns.values())
    found: list[Place] = []
    for heading, colour in columns.items():
        blank = [row for row in rows if is_blank(row.cell(heading))]
        is_empty = len(blank) == len(rows)
        if colour and (shared[colour] > 1 or not is_empty):
            continue
        if is_empty or heading in choices:
            found += [row.place(heading) for row in blank if _has_its_own(row, heading)]
    return _told(found)


def _told(places: Sequence[Place]) -> list[Problem]:
    if not places:
        return []
    shown = ", ".join(place.at.rpartition("!")[2] for place in sorted(places)[:_CELLS_SHOWN])
    more = " …" if len(places) > _CELLS_SHOWN else ""
    message = f"{shown}{more} have a colour and no text: a colour is not read, and they are empty"
    if len(places) == 1:
        message = f"{shown} has a colour and no text: a colour is not read, and it is empty"
    hint = "type the word itself; where a colour means nothing, take it off"
    return [Problem(min(places), "evidence-colour", message, hint, level=Level.WARNING)]


def _only_colour(rows: Sequence[Row], heading: str) -> str:
    """The one colour that a column has in every row; none where there are several, or gaps."""
    colours = {_colour(row, heading) for row in rows}
    return colours.pop() if len(colours) == 1 else ""


def _has_its_own(row: Row, heading: str) -> bool:
    """Whether a cell has a colour that its row does not begin with, as banded rows do."""
    colour = _colour(row, heading)
    fills = row.table.sheet.oddities.fills
    return bool(colour) and colour != fills.get((row.number, row.table.columns.get(SCHOOL, 1)), "")


def _colour(row: Row, heading: str) -> str:
    at = row.number, row.table.columns.get(heading, 0)
    return row.table.sheet.oddities.fills.get(at, "")
