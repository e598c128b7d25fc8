"""Several decisions in a workbook, a row each, to be recorded together or not at all."""

from collections.abc import Sequence
from pathlib import Path

from sfec.folder.requests.request_rows import DAY_HEADING, RequestRow, RequestSheet, read_rows
from sfec.problems import Part

SCHOOL, LADDER, CATEGORY, ON = "School", "Ladder", "Category", DAY_HEADING
BY, VOTES, CASTING, REASON = "By", "Votes", "Casting vote", "Reason"
CONDITIONS, CONSULTED, EXCEPTIONAL = "Conditions", "Consulted", "Exceptional"
OPENING = "Opening"
NEEDED = (SCHOOL, LADDER, CATEGORY)
_MORE = (REASON, CONDITIONS, CONSULTED, EXCEPTIONAL, OPENING)
HEADINGS = (*NEEDED, BY, VOTES, CASTING, ON, *_MORE)
DECISIONS = RequestSheet(
    title="Decisions",
    headings=HEADINGS,
    needed=NEEDED,
    things="decisions",
    value_code="decision-value",
    none_code="decision-none",
)


def read_decisions(path: Path) -> Part[Sequence[RequestRow]]:
    """The rows of a workbook's sheet Decisions, or of its only sheet.

    Problems: those of reading workbooks, sheets and headings, and decision-value, decision-none,
    ledger-pupil.
    """
    return read_rows(path, DECISIONS)
