"""The core offer's calendar as a workbook."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sfec.documents.calendar_sheet import HEADINGS, SHEET, calendar_sheet
from tests.support.calendar_page import EVERY, MONDAY

NAMES = {"RPS": "=Ravelmoor Primary School", "OHS": "Osterfold High School"}


@pytest.fixture
def sheet() -> Worksheet:
    made = calendar_sheet("Larkmere Trust", "Autumn 2, 2026-27", EVERY, NAMES, MONDAY)
    found = openpyxl.load_workbook(BytesIO(made))[SHEET]
    assert isinstance(found, Worksheet)
    return found


def test_each_occurrence_has_a_row_with_real_days(sheet: Worksheet) -> None:
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == HEADINGS
    assert len(rows) == len(EVERY) + 1
    assert rows[1][:5] == (
        datetime(2026, 11, 6),  # noqa: DTZ001 - a day in a cell has no zone
        "ELT discusses the school",
        "RPS",
        "=Ravelmoor Primary School",
        "Central team",
    )
    assert rows[1][5:] == ("weekly", "overdue", 17, None, None)
    assert rows[12][6:9] == ("done", None, datetime(2026, 11, 18))  # noqa: DTZ001
    assert rows[9][2:4] == (None, "The trust")


def test_headings_stay_in_sight_and_are_filtered(sheet: Worksheet) -> None:
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:J{len(EVERY) + 1}"
    assert sheet.cell(2, 1).number_format == "d mmm yyyy"
    assert sheet.print_title_rows == "$1:$1"


def test_no_text_is_a_formula(sheet: Worksheet) -> None:
    assert sheet.cell(13, 10).value == "=The audit, signed"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n", "d"}


def test_a_calendar_with_nothing_in_it_still_has_its_headings() -> None:
    book = openpyxl.load_workbook(BytesIO(calendar_sheet("A trust", "Autumn 2", [], {}, MONDAY)))
    assert [each.value for each in book[SHEET][1]] == list(HEADINGS)
