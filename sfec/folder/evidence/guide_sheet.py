"""The Guide of an evidence workbook: which half-term the workbook itself says it is of."""

from collections.abc import Iterator

from sfec.folder.formats.sheet_names import GUIDE
from sfec.folder.formats.table import find_sheet
from sfec.folder.formats.workbook import Sheet, Workbook
from sfec.folder.names import EVIDENCE_FOLDER
from sfec.model.half_term import HalfTerm
from sfec.problems import Place, Problem
from sfec.rules.half_terms import half_term_named_in, name_half_term

#: The title stands in the first row; somebody may have put a few above it.
_ROWS_ABOVE = 5


def other_half_term(workbook: Workbook, half_term: HalfTerm) -> Problem | None:
    """An error where the Guide names another half-term than the workbook is read as.

    What the workbook answers is then not known (the reading's evidence 14). Problems:
    evidence-guide.
    """
    guide = find_sheet(workbook, GUIDE)
    if guide is None:
        return None
    for row, column, value in _texts(guide):
        if named := half_term_named_in(value):
            year, name = named[0] or half_term.year, named[1]
            if (year, name) == (half_term.year, half_term.name):
                return None
            return _told(guide.place(row, column), f"{year}/{name}", half_term)
    return None


def _texts(guide: Sheet) -> Iterator[tuple[int, int, str]]:
    """Each text at the head of the Guide, with its row and column."""
    for row, values in enumerate(guide.rows[:_ROWS_ABOVE], 1):
        for column, value in enumerate(values, 1):
            if isinstance(value, str):
                yield row, column, value


def _told(place: Place, other: str, half_term: HalfTerm) -> Problem:
    name = name_half_term(other)
    message = f"this is the Guide of {name}, and the workbook lies where {half_term.title} belongs"
    message += ": nothing that it answers is known"
    suffix = place.path.rpartition(".")[2]
    hint = f"if its answers are of {name}, it belongs at {EVIDENCE_FOLDER}/{other}.{suffix}: "
    hint += f"put the workbook of {half_term.title}, if there is one, here in its place;\n"
    hint += f"if they are of {half_term.title}, write {half_term.title} in this cell instead"
    return Problem(place, "evidence-guide", message, hint)
