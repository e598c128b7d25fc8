"""The evidence workbook as people meet it."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sfec.documents.sheet_style import wrap
from tests.support.runs import Kept, Sfec
from tests.support.trust_builder import WORKBOOK, edit_cells, write_trust

NEW = "evidence/2026-27/spring-1.xlsx"


@pytest.fixture
def book(kept: Kept, sfec: Sfec) -> openpyxl.Workbook:
    """The workbook that follows a half-term in which something was answered."""

    def make(folder: Path) -> None:
        write_answered(write_trust(folder) / WORKBOOK)
        assert sfec(folder, "evidence", "new", "--half-term", "spring-1").status == 0

    return openpyxl.load_workbook(kept("new evidence", make) / NEW)


def write_answered(path: Path) -> None:
    """Change some answers of a workbook, and give it two directives."""
    edit_cells(path, {"Education!G2": "SIP, LSB", "Finance!D2": -1234.5, "Education!E3": None})
    book = openpyxl.load_workbook(path)
    directives = book.create_sheet("Directives")
    directives.append(["School", "No.", "Ladder", "Directive", "Owner", "Due", "Result", "Met on"])
    directives.append(
        ["RPS", 1, "Finance", "=SUM(A1) is what it says", "Head", "2026-12-04", "partly met", None]
    )
    directives["D2"].data_type = "s"
    directives.append(["RPS", 2, "Finance", "Done", "Head", "2026-12-04", "met", "2026-12-01"])
    book.save(path)


def headings(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[1]]


def test_its_sheets_and_headings(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["Education", "Finance", "Directives", "Reports", "Guide"]
    assert headings(book["Education"])[:12] == [
        "School",
        "Name",
        "Safeguarding",
        "Trust engagement",
        "Audit actions",
        "Peer review",
        "Pupil progress",
        "Concerns raised by",
        "Safeguarding or H&S failings",
        "Judged by",
        "Judged on",
        None,
    ]


def test_headings_stay_in_sight_and_each_has_a_note(book: openpyxl.Workbook) -> None:
    for title in ("Education", "Finance"):
        sheet = book[title]
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref
        asked = [
            cell for cell in sheet[1][2:] if cell.value in headings(sheet)[2:-2] and cell.comment
        ]
        notes = [cell.comment.text for cell in asked if cell.comment]
        assert len(notes) == {"Education": 7, "Finance": 9}[title]
        assert all(
            "Supplied by" in note and "Leave it empty if it is not known" in note for note in notes
        )


def test_each_choice_has_its_list_and_each_figure_its_rule(book: openpyxl.Workbook) -> None:
    rules = {
        str(rule.sqref).split(":")[0]: rule
        for rule in book["Finance"].data_validations.dataValidation
    }
    assert rules["F2"].formula1 == '"none,unclear,clear,very realistic"'
    assert (rules["C2"].type, rules["C2"].operator, rules["C2"].formula1) == (
        "decimal",
        "greaterThan",
        "0",
    )
    assert (rules["E2"].type, rules["E2"].operator) == ("decimal", "between")
    several = {
        str(rule.sqref).split(":")[0]: rule
        for rule in book["Education"].data_validations.dataValidation
    }
    assert several["H2"].showErrorMessage is False
    of_one = [column for column in "CDEFGI" if several[f"{column}2"].showErrorMessage is True]
    assert "".join(of_one) == "CDEFGI"


def test_the_answers_of_the_half_term_before_stand_beside(book: openpyxl.Workbook) -> None:
    education, finance = book["Education"], book["Finance"]
    beside = {
        value: column
        for column, value in enumerate(headings(education), 1)
        if str(value).startswith("Last: ")
    }
    assert len(beside) == 7
    row = {cell.value: cell.row for cell in education["A"]}
    assert education.cell(row["RPS"], beside["Last: Concerns raised by"]).value == "LSB, SIP"
    assert education.cell(row["OHS"], beside["Last: Pupil progress"]).value == "good"
    assert education.cell(row["OHS"], beside["Last: Peer review"]).value is None
    money = headings(finance).index("Last: In-year balance") + 1
    assert finance.cell(row["RPS"], money).value == "-£1,234.50"


def test_directives_not_yet_met_are_carried_forward_as_text_never_as_a_formula(
    book: openpyxl.Workbook,
) -> None:
    rows = [
        [cell.value for cell in row]
        for row in book["Directives"].iter_rows(min_row=2)
        if row[0].value
    ]
    assert [row[3] for row in rows] == ["=SUM(A1) is what it says"]
    assert book["Directives"]["D2"].data_type == "s"
    assert rows[0][6] == "partly met"


def test_it_prints_on_a4_landscape_with_the_headings_on_every_page(book: openpyxl.Workbook) -> None:
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            3 if sheet.title == "Reports" else 1,
            0,
        )
    header = book["Education"].oddHeader
    assert header is not None
    assert (header.left.text, header.right.text) == (
        "Larkmere Trust",
        "Education, Spring 1, 2026-27",
    )


def test_the_guide_tells_every_column(book: openpyxl.Workbook) -> None:
    told = {cell.value for cell in book["Guide"]["A"]}
    assert {
        "Safeguarding",
        "GAG",
        "HQ advice",
        "CEO, EHT, COO, CFO, Compliance Manager, SIP",
    } <= told


def test_each_officer_has_room_to_report_on_each_school(book: openpyxl.Workbook) -> None:
    sheet = book["Reports"]
    assert headings(sheet) == [
        "School",
        "Name",
        "CEO",
        "EHT",
        "COO",
        "CFO",
        "Compliance Manager",
        "SIP",
    ]
    assert [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)] == ["OHS", "RPS"]
    notes = [cell.comment.text for cell in sheet[1][2:] if cell.comment]
    assert len(notes) == 6
    assert all("half a page in plain words" in note and "Name no pupil" in note for note in notes)
    for cell in sheet[2][2:]:
        assert (cell.value, cell.alignment.wrap_text, cell.alignment.vertical) == (
            None,
            True,
            "top",
        )
    assert sheet.column_dimensions["C"].width == 60
    assert sheet.row_dimensions[2].height is None
    assert sheet.freeze_panes == "C2"


def test_a_row_is_as_high_as_all_the_lines_of_its_longest_text() -> None:
    sheet = openpyxl.Workbook().worksheets[0]
    sheet.column_dimensions["A"].width = 10
    for row, text in enumerate(("", "one", "one\n\nthree", "a line of twenty let\nthree"), 1):
        sheet.cell(row, 1).value = text
    wrap(sheet, range(1, 5), 1)
    assert [sheet.row_dimensions[row].height for row in range(1, 5)] == [17.5, 17.5, 46.5, 46.5]


def test_a_name_that_starts_like_a_formula_is_written_as_text(trust: Path, sfec: Sfec) -> None:
    (trust / "schools/RPS.yaml").write_text("code: RPS\nname: '=HYPERLINK(1)'\n", encoding="utf-8")
    assert sfec(trust, "evidence", "new", "--half-term", "spring-1").status == 0
    sheet = openpyxl.load_workbook(trust / NEW)["Education"]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=HYPERLINK(1)", "s")


def test_a_trust_of_a_hundred_schools_has_no_list_of_codes_too_long_for_excel(
    trust: Path, sfec: Sfec
) -> None:
    for number in range(100):
        (trust / f"schools/S{number}.yaml").write_text(
            f"code: S{number}\nname: School {number}\n", encoding="utf-8"
        )
    assert sfec(trust, "evidence", "new", "--half-term", "spring-1").status == 0
    for sheet in openpyxl.load_workbook(trust / NEW):
        assert all(
            len(str(rule.formula1 or "")) <= 257 for rule in sheet.data_validations.dataValidation
        )


def test_what_audits_answer_is_asked_for_of_the_schools_without_a_report(
    audited: Path, sfec: Sfec
) -> None:
    trust = audited
    assert sfec(trust, "evidence", "new", "--half-term", "spring-1").status == 0
    sheet = openpyxl.load_workbook(trust / NEW)["Education"]
    note = sheet["E1"].comment
    assert note is not None
    assert "Leave it empty for a school with a report in audits.xlsx" in note.text
    assert sheet["A3"].value == "RPS"
    tinted = {str(each.sqref) for each in sheet.conditional_formatting}
    assert tinted == {"E2", *(f"{each}2:{each}3" for each in "CDFGHI")}
