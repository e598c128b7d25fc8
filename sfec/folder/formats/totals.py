"""Rows at the foot of a sheet that add up or count the others: records of nothing themselves."""

import re
from collections.abc import Iterator

from sfec.folder.formats.cells import fold, is_blank
from sfec.folder.formats.table import Row, Table
from sfec.folder.formats.workbook import as_typed
from sfec.problems import Level, Problem, quoted

_TOTAL = re.compile(
    r"(?:sub|grand|overall|trust|wholetrust|allschools|running)?totals?(?:for|of)?(?:the)?"
    r"(?:trust|audits?|recommendations?|schools?|directives?|reports?"
    r"|open|outstanding|closed|overdue)?"
    r"|(?:trust|overall)?(?:average|mean|sum)"
)
#: A figure after the word, and what it is of: `Total: 14`, `Total (6 schools)`.
_FIGURE = re.compile(r"[0-9].*", re.DOTALL)


def says_total(text: str) -> bool:
    """Whether a text is the word for a total, a figure after it or none."""
    return _TOTAL.fullmatch(fold(_FIGURE.sub("", text))) is not None


def total_named(row: Row, heading: str) -> str:
    """The word for a total under a heading, or the one that a row begins with; "" without one."""
    named = row.text(heading)
    first = next((value for value in row.values if not is_blank(value)), "")
    text = named or as_typed(first).strip()
    return text if says_total(text) else ""


def rows_but_totals(
    table: Table, problems: list[Problem], heading: str, *others: str
) -> Iterator[Row]:
    """Each row, but those of totals, which name nothing under some headings; a note is of each.

    Problems: sheet-total.
    """
    for row in table.rows():
        total = total_named(row, heading)
        if total and all(map(_names_nothing, map(row.text, others))):
            message = f"the row {quoted(total)} is a total, and is passed over"
            place = row.place(heading)
            problems.append(Problem(place, "sheet-total", message, level=Level.NOTE))
        else:
            yield row


def _names_nothing(text: str) -> bool:
    return text[:1].isdigit() or not text or says_total(text)
