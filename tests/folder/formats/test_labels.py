"""A sheet that says one thing a row."""

from datetime import date

import pytest

from sfec.folder.formats.labels import LabelReader
from sfec.folder.formats.sheet_scan import Oddities
from sfec.folder.formats.workbook import CellValue, Sheet
from sfec.model.policy import EvidenceField
from sfec.problems import Level

MONEY = EvidenceField("money", "Money", "money")


def reader(*rows: tuple[CellValue, ...]) -> LabelReader:
    """A sheet with a heading and some rows."""
    sheet = Sheet("plans/x.xlsx", "Plan", [("What", "Entry"), *rows], Oddities())
    return LabelReader(sheet, ("Written on", "Written by", "Money", "Board member"), "plan-value")


def test_an_entry_is_found_by_its_label_whatever_its_case_and_spacing() -> None:
    sheet = reader(
        ("written  BY ", "Ada Quill"), ("Written on", "4 November 2026"), ("Money", 12.5)
    )
    assert sheet.text("Written by") == "Ada Quill"
    assert sheet.day("Written on") == date(2026, 11, 4)
    assert sheet.figure(MONEY) == 12.5
    assert sheet.place("Written on").at == "Plan!B3"
    assert sheet.problems == []


def test_what_is_not_there_or_left_empty_is_not_known_and_no_fault() -> None:
    sheet = reader(("Written by", ""), ("Money",))
    assert sheet.text("Written by") == ""
    assert sheet.day("Written on") is None
    assert sheet.figure(MONEY) is None
    assert sheet.choice("Written by", ("met", "not met")) is None
    assert sheet.place("Written on").at == "Plan!A1"
    assert (sheet.problems, sheet.unread) == ([], set())


def test_a_label_may_stand_on_several_rows() -> None:
    sheet = reader(("Board member", "Ada"), ("Board member", ""), ("Board member", "Bea"))
    assert sheet.texts("Board member") == ("Ada", "Bea")


def test_what_cannot_be_read_is_named_by_its_cell() -> None:
    sheet = reader(("Written on", "soon"))
    assert sheet.day("Written on") is None
    [problem] = sheet.problems
    assert (problem.code, problem.place.at) == ("plan-value", "Plan!B2")
    assert sheet.unread == {"Written on"}


def test_a_label_that_may_be_meant_is_an_error_and_another_a_note() -> None:
    sheet = reader(("Writen on", "x"), ("Colour", "blue"), ("", "left alone"))
    assert [(each.place.at, each.level) for each in sheet.problems] == [
        ("Plan!A2", Level.ERROR),
        ("Plan!A3", Level.NOTE),
    ]


@pytest.mark.parametrize("code", ["", "plan-school"])
def test_a_fault_is_told_at_the_entry(code: str) -> None:
    sheet = reader(("Written by", "Ada"))
    sheet.who = "Ravelmoor Primary School (RPS)"
    sheet.fault("Written by", "it is wrong", "correct it", code)
    [problem] = sheet.problems
    assert (problem.code, problem.who) == (code or "plan-value", sheet.who)
    assert sheet.unread == {"Written by"}
