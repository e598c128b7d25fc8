"""A ladder's sheet: each school's row, and what in it cannot be read."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from sfec.folder.evidence.ladder_sheet import read_ladder_sheet
from sfec.folder.evidence.school_rows import SchoolFinder
from sfec.folder.formats.sheet_scan import Oddities
from sfec.folder.formats.workbook import CellValue, Sheet
from sfec.folder.formats.zero_formulas import LINKED
from sfec.model.evidence import LadderSheet
from sfec.problems import Part
from tests.support.audit_builder import AUTUMN_2
from tests.support.evidence_reader import read_autumn_2
from tests.support.known_sources import OHS, PATH, RPS
from tests.support.ladders import shipped
from tests.support.trust_builder import WORKBOOK, edit_cells, write_evidence


def test_a_repeated_row_counts_for_neither(trust: Path) -> None:
    write_evidence(trust / WORKBOOK, codes=("RPS", "OHS", "RPS"))
    evidence, problems = read_autumn_2(trust)
    assert evidence.by_ladder["finance"]["RPS"].contents["gag"] is None
    assert evidence.by_ladder["finance"]["OHS"].contents["gag"] is not None
    assert [str(each.place) for each in problems] == [
        f"{WORKBOOK}:Education!A4",
        f"{WORKBOOK}:Finance!A4",
    ]


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ({"Education!A2": "RSP"}, ["evidence-school"]),
        ({"Education!A2": "XYZ"}, ["evidence-no-row", "evidence-school"]),
        ({"Education!A2": None}, ["evidence-no-row", "evidence-school-missing"]),
        ({"Education!A2": "Ravelmoor Primary School"}, ["evidence-school"]),
        ({"Education!A2": " rps "}, []),
        ({"Education!B1": "SAFEGUARDING "}, []),
        ({"Education!B1": "Safegarding"}, ["heading-missing"]),
        ({"Education!B1": None}, ["evidence-column"]),
        ({"Education!B1": "Trust engagement"}, ["evidence-column", "heading-repeated"]),
        ({"Education!I1": "Comment"}, ["heading-unknown"]),
        ({"Education!A1": "Code"}, ["heading-missing"]),
        ({"Finance!B2": "=1/0"}, ["evidence-broken"]),
        ({"Finance!B2": 0}, ["evidence-value"]),
    ],
)
def test_what_is_wrong_in_a_sheet(
    trust: Path, cells: dict[str, str | float | None], codes: list[str]
) -> None:
    edit_cells(trust / WORKBOOK, cells)
    read = read_autumn_2(trust).codes
    assert [each for each in read if each != "heading-unknown" or each in codes] == codes


FINANCE = shipped("finance")
FINDER = SchoolFinder({"rps": RPS, "ohs": OHS}, AUTUMN_2)
HEADINGS = ("School", "Reserves", "GAG", "HQ advice", "Judged by", "Judged on")


def read(*rows: Sequence[CellValue], oddities: Oddities | None = None) -> Part[LadderSheet]:
    """The Finance sheet of those rows, below headings for a few of its fields."""
    sheet = Sheet(PATH, "Finance", (HEADINGS, *rows), oddities or Oddities())
    return read_ladder_sheet(sheet, FINANCE, FINDER)


def met(part: Part[LadderSheet]) -> list[tuple[str, str]]:
    """What was wrong in the rows, with the cell; columns that are not there aside."""
    wrong = [each for each in part.problems if each.code != "evidence-column"]
    return [(each.code, each.place.at) for each in wrong]


def test_each_value_has_its_cell_wherever_its_column_stands() -> None:
    sheet = read(("OHS", 42_000.0, 1_000_000.0, "followed"), ("rps", "", 500.0)).value
    assert sheet.first_cell is not None
    assert str(sheet.first_cell) == f"{PATH}:Finance!A1"
    row = sheet.rows["OHS"]
    assert (row.contents["reserves"], row.contents["gag"]) == (Decimal(42_000), Decimal(1_000_000))
    assert [str(each) for each in row.sources("gag")] == [f"{PATH}:Finance!C2"]
    assert sheet.rows["RPS"].row == 3


def test_a_blank_cell_is_not_known_and_a_column_that_is_not_there_has_no_cell() -> None:
    row = read(("RPS", "", 500.0)).value.rows["RPS"]
    assert row.contents["reserves"] is row.contents["money_plans"] is None
    assert row.is_blank("reserves")
    assert not row.is_blank("money_plans")
    assert row.sources("money_plans") == ()


def test_an_unreadable_cell_is_not_known_and_the_rest_of_its_row_stands() -> None:
    part = read(("RPS", "plenty", 500.0, "ignored"))
    row = part.value.rows["RPS"]
    assert met(part) == [("evidence-value", "Finance!B2"), ("evidence-value", "Finance!D2")]
    assert row.unreadable == {"reserves", "hq_advice"}
    assert row.contents["gag"] == Decimal(500)


def test_a_figure_in_a_cell_that_shows_a_percentage_is_none() -> None:
    part = read(("RPS", 0.05, 500.0), oddities=Oddities(percentages={(2, 2)}))
    assert met(part) == [("evidence-percentage", "Finance!B2")]
    assert 'is a percentage, "5%"' in part.problems[-1].message


def test_a_formula_that_gives_0_for_an_empty_cell_is_not_known_with_a_warning() -> None:
    """The reading's evidence 14, of figures and choices."""
    odd = Oddities(broken={(2, 2): LINKED, (2, 4): LINKED})
    part = read(("RPS", 0.0, 500.0, 0.0), oddities=odd)
    assert met(part) == [("evidence-link", "Finance!B2"), ("evidence-link", "Finance!D2")]
    assert [each.level for each in part.problems[-2:]] == ["warning", "warning"]
    assert part.value.rows["RPS"].contents["reserves"] is None


def test_who_judged_and_when() -> None:
    row = read(("RPS", "", "", "", " Ada Quill ", "19 November 2026")).value.rows["RPS"]
    assert (row.judged_by, row.judged_on) == ("Ada Quill", date(2026, 11, 19))
    broken = {(2, 6): "an error, #REF!"}
    part = read(("RPS", "", "", "", "Ada", ""), oddities=Oddities(broken=broken))
    assert met(part) == [("evidence-broken", "Finance!F2")]


@pytest.mark.parametrize("typed", ["last week", "31/02/2026", 19.11])
def test_a_day_of_judging_that_cannot_be_read_is_a_warning_and_blocks_nothing(
    typed: CellValue,
) -> None:
    part = read(("RPS", "clear", "", "", "Ada", typed))
    assert part.value.rows["RPS"].judged_on is None
    assert [(each.code, each.level) for each in part.problems[-1:]] == [
        ("evidence-value", "warning")
    ]


@pytest.mark.parametrize("typed", ["19.11.2026", "19 Nov 26", "19/11/26", "19th November 2026"])
def test_a_day_of_judging_is_read_as_people_write_days(typed: str) -> None:
    row = read(("RPS", "", "", "", "Ada", typed)).value.rows["RPS"]
    assert row.judged_on == date(2026, 11, 19)


def test_a_merged_answer_is_not_known_and_none_before_it_stands(trust: Path) -> None:
    write_evidence(trust / "evidence/2026-27/autumn-1.xlsx")
    book = openpyxl.load_workbook(trust / WORKBOOK)
    book["Education"].merge_cells("E2:E3")
    book.save(trust / WORKBOOK)
    evidence, problems = read_autumn_2(trust)
    answers = {
        code: row.contents["peer_review"] for code, row in evidence.by_ladder["education"].items()
    }
    assert answers == {"RPS": "as expected", "OHS": None}
    assert [(each.code, each.place.at) for each in problems] == [
        ("evidence-broken", "Education!E3")
    ]


def test_merged_cells_that_nobody_reads_and_who_judged_do_no_harm(trust: Path) -> None:
    edit_cells(trust / WORKBOOK, {"Education!I1": "Judged by", "Education!I2": "Ada Quill"})
    book = openpyxl.load_workbook(trust / WORKBOOK)
    book["Education"].merge_cells("I2:I3")
    book["Education"].merge_cells("K2:L3")
    book.save(trust / WORKBOOK)
    assert read_autumn_2(trust).problems == []


def test_of_headings_that_stand_lower_it_is_said_once(trust: Path) -> None:
    book = openpyxl.load_workbook(trust / WORKBOOK)
    book["Education"].insert_rows(1, 2)
    book.save(trust / WORKBOOK)
    assert read_autumn_2(trust).codes == ["heading-row"]
