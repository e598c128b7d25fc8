"""Several activities done in a workbook, a row each, to be recorded together or not at all."""

from collections.abc import Sequence
from pathlib import Path

from sfec.folder.requests.request_rows import DAY_HEADING, RequestRow, RequestSheet, read_rows
from sfec.problems import Part

ACTIVITY, SCHOOL, ON, BY = "Activity", "School", DAY_HEADING, "By"
NOTE, FOR, ABSENT = "Note", "For", "Absent"
NEEDED = (ACTIVITY,)
HEADINGS = (ACTIVITY, SCHOOL, ON, BY, NOTE, FOR, ABSENT)
ACTIVITIES = RequestSheet(
    title="Activities",
    headings=HEADINGS,
    needed=NEEDED,
    things="activities",
    value_code="activity-value",
    none_code="activity-none",
)


def read_activities(path: Path) -> Part[Sequence[RequestRow]]:
    """The rows of a workbook's sheet Activities, or of its only sheet.

    Problems: those of reading workbooks, sheets and headings, and activity-value, activity-none,
    ledger-pupil.
    """
    return read_rows(path, ACTIVITIES)
