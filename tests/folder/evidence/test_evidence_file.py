"""An evidence workbook: its sheets, and what is wrong with them as a whole."""

from pathlib import Path

import openpyxl

from sfec.folder.evidence.evidence_file import no_evidence, read_evidence
from sfec.folder.evidence.school_rows import SchoolFinder
from sfec.folder.formats.sheet_scan import Oddities
from sfec.folder.formats.workbook import Sheet, Workbook
from sfec.model.evidence import LadderSheet
from sfec.problems import Place, Problem
from tests.support.audit_builder import AUTUMN_2
from tests.support.evidence_reader import read_autumn_2
from tests.support.known_sources import PATH, RPS
from tests.support.ladders import shipped
from tests.support.trust_builder import WORKBOOK


def test_a_missing_and_a_misspelt_sheet(trust: Path) -> None:
    book = openpyxl.load_workbook(trust / WORKBOOK)
    book["Education"].title = "Eduction"
    book.create_sheet("Jottings")
    book.save(trust / WORKBOOK)
    problems = read_autumn_2(trust).problems
    assert [(each.code, each.hint) for each in problems] == [
        ("sheet-missing", 'did you mean "Eduction"? then rename it to Education'),
        ("sheet-unknown", "sheets read: Education, Finance, Directives, Reports, Guide"),
    ]


def test_where_a_ladder_cannot_be_read_its_name_is_no_mistake(example: Path) -> None:
    (example / "policy").mkdir(exist_ok=True)
    (example / "policy/finance.yaml").write_text("lines: {reserve: 6}\n", encoding="utf-8")
    problems = read_autumn_2(example).problems
    assert [each.code for each in problems if each.level == "error"] == ["policy-line"]


LADDERS = [shipped("education"), shipped("finance")]
FINDER = SchoolFinder({"rps": RPS}, AUTUMN_2)


def workbook(**rows: tuple[str, ...]) -> Workbook:
    """A workbook of sheets that each have headings and one row."""
    return Workbook(
        PATH, [Sheet(PATH, title, (("School",), row), Oddities()) for title, row in rows.items()]
    )


def test_each_part_of_a_workbook_has_its_own_problems() -> None:
    found = read_evidence(
        workbook(education=("RPS",), Finance=("XYZ",), Directives=("RPS",)), LADDERS, FINDER
    )
    assert found.problems == []
    education, finance = map(found.ladder, LADDERS)
    assert set(education.value.rows) == {"RPS"}
    assert {each.code for each in education.problems} == {"evidence-column"}
    assert {each.code for each in finance.problems} == {"evidence-column", "evidence-school"}
    assert {each.code for each in found.directives.problems} == {
        "heading-missing",
        "directive-value",
    }
    assert found.reports == ({}, [])


def test_a_sheet_that_is_missing_is_the_workbooks_problem_and_reads_as_empty() -> None:
    found = read_evidence(workbook(Education=("RPS",)), LADDERS, FINDER)
    assert [each.code for each in found.problems] == ["sheet-missing"]
    assert found.ladder(shipped("finance")) == (LadderSheet(), [])


def test_of_a_workbook_that_cannot_be_read_there_is_nothing_but_why() -> None:
    why = [Problem(Place(PATH), "workbook-damaged", "it is cut off")]
    found = no_evidence(why)
    assert (found.problems, found.directives.value, found.reports.value) == (why, [], {})
    assert found.ladder(shipped("education")).value.first_cell is None


def test_of_two_sheets_of_a_ladder_neither_is_read_and_the_other_ladder_stands() -> None:
    sheets = {"Finance": ("RPS",), "finance ": ("RPS",), "Education": ("RPS",)}
    found = read_evidence(workbook(**sheets), LADDERS, FINDER)
    education, finance = map(found.ladder, LADDERS)
    assert found.problems == []
    assert set(education.value.rows) == {"RPS"}
    assert finance.value == LadderSheet()
    assert [each.code for each in finance.problems] == ["sheet-repeated"]


def test_of_two_sheets_of_directives_what_was_directed_is_not_known() -> None:
    sheets = {"Directives": ("RPS",), "Directives ": ("",), "Reports": (), "reports": ()}
    found = read_evidence(workbook(**sheets), LADDERS, FINDER)
    assert [(each.school, each.is_readable) for each in found.directives.value] == [("RPS", False)]
    assert [each.code for each in found.directives.problems] == ["sheet-repeated"]
    assert (found.reports.value, len(found.reports.problems)) == ({}, 1)
