"""Directives as they are typed, and what came of them."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sfec.folder.evidence.directives_sheet import HEADINGS, read_directives
from sfec.folder.evidence.school_rows import SchoolFinder
from sfec.folder.formats.sheet_scan import Oddities
from sfec.folder.formats.workbook import CellValue, Sheet
from sfec.folder.formats.zero_formulas import LINKED
from sfec.model.evidence import Directive
from sfec.problems import Part, Place
from tests.support.audit_builder import AUTUMN_2
from tests.support.evidence_reader import read_autumn_2
from tests.support.known_sources import PATH, RPS
from tests.support.ladders import shipped
from tests.support.trust_builder import WORKBOOK


def test_directives_are_read_and_one_that_cannot_be_is_named(trust: Path) -> None:
    book = openpyxl.load_workbook(trust / WORKBOOK)
    sheet = book.create_sheet("Directives")
    sheet.append(["School", "No.", "Ladder", "Directive", "Owner", "Due", "Result", "Met on"])
    sheet.append(["RPS", 1, "Finance", "Send the log", "Head", "13 November 2026", "not met", None])
    sheet.append(["OHS", 1, "Finance", "Send the log", "Head", "31/02/2027", "nearly", "=1/0"])
    sheet.append(["OHS", 2, None, "Send the log", "Head", None, None, None])
    book.save(trust / WORKBOOK)
    read = read_autumn_2(trust)
    finance = read.evidence.by_ladder["finance"]
    assert finance["RPS"].contents["letter_directives"] == "not met"
    assert finance["OHS"].contents["letter_directives"] is None
    assert read.places == [
        "Directives!C4",
        "Directives!F3",
        "Directives!F4",
        "Directives!G3",
        "Directives!H3",
    ]


LADDERS = (shipped("education"), shipped("finance"))


def read(*row: CellValue, is_every_ladder: bool = True) -> Part[list[Directive]]:
    """The directives of a sheet with one row."""
    sheet, finder = (
        Sheet(PATH, "Directives", (HEADINGS, row), Oddities()),
        SchoolFinder({"rps": RPS}, AUTUMN_2),
    )
    return read_directives(sheet, LADDERS, finder, is_every_ladder=is_every_ladder)


def test_a_day_that_a_formula_gives_for_an_empty_cell_is_not_known_with_a_warning() -> None:
    row = ("RPS", 1.0, "finance", "Send it", "Head", 0.0, "not met", "")
    sheet = Sheet(PATH, "Directives", (HEADINGS, row), Oddities(broken={(2, 6): LINKED}))
    finder = SchoolFinder({"rps": RPS}, AUTUMN_2)
    [found], [problem] = read_directives(sheet, LADDERS, finder, is_every_ladder=True)
    assert (found.due, found.is_readable, problem.level) == (None, False, "warning")


def test_a_directive_is_read_with_the_cell_of_its_result() -> None:
    [found], problems = read(
        "RPS", 1.0, "finance", "Send it", "Head", "2026-11-13", "Met", date(2026, 11, 12)
    )
    assert found == Directive(
        "RPS",
        "1",
        "finance",
        "Send it",
        "Head",
        date(2026, 11, 13),
        "met",
        date(2026, 11, 12),
        Place(PATH, "Directives", 2, 7),
    )
    assert problems == []


@pytest.mark.parametrize(
    ("result", "is_due_wanted"), [("met", False), ("not met", True), ("", True)]
)
def test_without_a_day_it_is_not_known_whether_it_was_met_in_time_unless_it_was(
    result: str, *, is_due_wanted: bool
) -> None:
    [found], problems = read("RPS", 1.0, "Finance", "Send it", "Head", "", result)
    assert [each.place.at for each in problems] == ["Directives!F2"] * is_due_wanted
    assert found.is_readable is not is_due_wanted


@pytest.mark.parametrize(("is_every_ladder", "places"), [(True, ["Directives!C2"]), (False, [])])
def test_a_word_that_is_no_ladders_title_may_be_that_of_one_that_cannot_be_read(
    places: list[str], *, is_every_ladder: bool
) -> None:
    [found], problems = read(
        "RPS", 1.0, "Estates", "Send it", "Head", "2026-11-13", is_every_ladder=is_every_ladder
    )
    assert [each.place.at for each in problems] == places
    assert (found.ladder, found.is_readable) == ("", False)


def test_without_a_column_for_schools_nobody_knows_what_is_directed_to_any() -> None:
    sheet = Sheet(PATH, "Directives", (("Directives",), HEADINGS), Oddities())
    finder = SchoolFinder({"rps": RPS}, AUTUMN_2)
    found = read_directives(sheet, [shipped("finance")], finder, is_every_ladder=True)
    assert [(each.school, each.is_readable) for each in found.value] == [("RPS", False)]
    assert [each.code for each in found.problems] == ["heading-row"]
