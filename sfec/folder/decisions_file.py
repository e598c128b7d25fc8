"""Several decisions in a workbook, a row each, to be recorded together or not at all."""

from collections.abc import Sequence
from pathlib import Path

from sfec.folder.asked_rows import DAY_HEADING, AskedRow, AskedSheet, read_rows
from sfec.problems import Problem

SCHOOL, LADDER, CATEGORY, ON = "School", "Ladder", "Category", DAY_HEADING
BY, VOTES, CASTING, REASON = "By", "Votes", "Casting vote", "Reason"
CONDITIONS, CONSULTED, EXCEPTIONAL = "Conditions", "Consulted", "Exceptional"
NEEDED = (SCHOOL, LADDER, CATEGORY)
HEADINGS = (*NEEDED, BY, VOTES, CASTING, ON, REASON, CONDITIONS, CONSULTED, EXCEPTIONAL)
DECISIONS = AskedSheet("Decisions", HEADINGS, NEEDED, "decisions", "decision-value", "decision-none")


def read_decisions(path: Path) -> tuple[Sequence[AskedRow], list[Problem]]:
    """The rows of a workbook's sheet Decisions, or of its only sheet.

    Problems: those of reading workbooks, sheets and headings, and decision-value, decision-none.
    """
    return read_rows(path, DECISIONS)
