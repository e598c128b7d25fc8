"""Numbers that name something, read as Excel shows them."""

from pathlib import Path

import openpyxl
import pytest

from sfec.folder.formats.shown_numbers import numbers_as_shown
from sfec.folder.formats.workbook import CellValue, Workbook, read_workbook
from tests.support.trust_builder import Cell

COLUMNS = {"Audits": ("No.",)}


def written(path: Path, value: Cell, number_format: str = "General") -> Workbook:
    """A workbook with a number, in the column of numbers and beside it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Audits"
    for row in (["No.", "Risk"], [value, value]):
        sheet.append(row)
    for cell in ("A2", "B2"):
        sheet[cell].number_format = number_format
    book.save(path)
    workbook, problems = read_workbook(path, path.name)
    assert workbook is not None, problems
    return workbook


def shown(path: Path, value: Cell, number_format: str) -> list[CellValue]:
    """The row as it is read, the number first."""
    workbook = numbers_as_shown(written(path, value, number_format), path, COLUMNS)
    return list(workbook.sheets[0].rows[1])


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1.1, "0.00", "1.10"),
        (1.1, "0.000", "1.100"),
        (1.125, "0.00", "1.13"),
        (13, "0", "13"),
        (7, "000", "007"),
        (7.5, "000.00", "007.50"),
        (-1.5, "00.0", "-01.5"),
        ("1.10", "0.0", "1.10"),
        (1.1, "General", 1.1),
        (1.1, "0.0%", 1.1),
        (1.1, "#,##0.00", 1.1),
        (1.1, "@", 1.1),
        (1e300, "0.00", 1e300),
    ],
)
def test_a_number_reads_as_it_is_shown_where_that_is_plain(
    tmp_path: Path, value: Cell, number_format: str, text: CellValue
) -> None:
    number, beside = shown(tmp_path / "audits.xlsx", value, number_format)
    assert (number, beside) == (text, value)


def test_where_nothing_is_a_number_the_file_is_not_opened_again(tmp_path: Path) -> None:
    workbook = written(tmp_path / "audits.xlsx", "1.10", "0.0")
    assert numbers_as_shown(workbook, tmp_path / "gone.xlsx", COLUMNS) is workbook


def test_where_it_cannot_be_known_it_is_the_plain_number(tmp_path: Path) -> None:
    workbook = written(tmp_path / "audits.xlsx", 1.1, "0.00")
    for path in (tmp_path / "gone.xlsx", tmp_path / "audits.ods"):
        assert numbers_as_shown(workbook, path, COLUMNS).sheets == workbook.sheets
