"""Several activities done in a workbook, a row each, to be recorded together or not at all."""

from collections.abc import Sequence
from pathlib import Path

from sfec.folder.asked_rows import DAY_HEADING, AskedRow, AskedSheet, read_rows
from sfec.problems import Problem

ACTIVITY, SCHOOL, ON, BY, NOTE = "Activity", "School", DAY_HEADING, "By", "Note"
NEEDED = (ACTIVITY,)
HEADINGS = (ACTIVITY, SCHOOL, ON, BY, NOTE)
ACTIVITIES = AskedSheet("Activities", HEADINGS, NEEDED, "activities", "activity-value", "activity-none")


def read_activities(path: Path) -> tuple[Sequence[AskedRow], list[Problem]]:
    """The rows of a workbook's sheet Activities, or of its only sheet.

    Problems: those of reading workbooks, sheets and headings, and activity-value, activity-none.
    """
    return read_rows(path, ACTIVITIES)
