"""Workbooks of plans, as somebody has filled them in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from sfec.folder.plans import plan_headings as heads
from tests.support.trust_builder import Cell

DIRECTIVE: tuple[Cell, ...] = ("1", "Within 1 week", "Send the reading plan", "Head")
PLAN: Mapping[str, Cell] = {
    heads.KIND: "REP",
    heads.SCHOOL: "RPS",
    heads.LADDER: "Education",
    heads.WRITTEN_ON: "2026-11-04",
}
#: What somebody fills in: rows of cells by the sheet's title, below its headings.
Rows = Mapping[str, Sequence[Sequence[Cell]]]


def write_plan(
    folder: Path,
    name: str = "RPS-rep-1",
    *,
    plan: Mapping[str, Cell] | None = None,
    board: Sequence[str] = (),
    rows: Rows | None = None,
    title: str = "Directives",
) -> Path:
    """Write a plan's workbook: a REP of one directive, but for what is changed."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(heads.PLAN)
    sheet.append(["What", "Entry"])
    for label, entry in {**PLAN, **(plan or {})}.items():
        sheet.append([label, entry])
    for member in board:
        sheet.append([heads.BOARD_MEMBER, member])
    headings = {
        title: heads.directive_notes(title.removesuffix("s")),
        heads.REVIEWS: heads.REVIEW_NOTES,
        heads.RESULTS: heads.RESULT_NOTES,
        heads.EXTENSIONS: heads.EXTENSION_NOTES,
    }
    filled: Rows = {title: [DIRECTIVE], **(rows or {})}
    for each, notes in headings.items():
        written = book.create_sheet(each)
        written.append(list(notes))
        for row in filled.get(each, ()):
            written.append(list(row))
    path = folder / "plans" / f"{name}.xlsx"
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    return path
