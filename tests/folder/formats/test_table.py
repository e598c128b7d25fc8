"""Sheets as tables."""

from collections.abc import Sequence

from sfec.folder.formats.sheet_scan import PUPIL, Oddities
from sfec.folder.formats.table import (
    Table,
    find_sheet,
    read_table,
    repeated_sheet,
    sheet_problems,
)
from sfec.folder.formats.workbook import CellValue, Sheet, Workbook
from sfec.folder.formats.zero_formulas import LINKED


def table(*rows: Sequence[CellValue], ignored: Sequence[str] = ()) -> Table:
    return read_table(
        Sheet("e.xlsx", "Education", rows, Oddities()),
        ["School", "Peer review"],
        ["School"],
        ignored=ignored,
    )


def test_headings_match_whatever_their_case_spacing_and_order() -> None:
    read = table(["PEER  REVIEW", "school "])
    assert read.columns == {"Peer review": 1, "School": 2}
    assert read.problems == ()


def test_rows_keep_their_numbers_and_blank_ones_are_passed_over() -> None:
    read = table(["School"], ["RPS"], ["", " "], ["OHS", "x"])
    assert [(row.number, row.text("School")) for row in read.rows()] == [(2, "RPS"), (4, "OHS")]


def test_a_row_that_ends_early_is_blank_there() -> None:
    read = table(["School", "Peer review"], ["RPS"])
    [row] = read.rows()
    assert row.cell("Peer review") == ""
    assert str(row.place("Peer review")) == "e.xlsx:Education!B2"


def test_a_missing_heading_points_at_what_was_probably_meant() -> None:
    [problem] = table(["Scool"]).problems
    assert (problem.code, problem.place.at, problem.hint) == (
        "heading-missing",
        "Education!A1",
        'did you mean "School"?',
    )


def test_of_a_heading_that_stands_twice_neither_column_is_read() -> None:
    read = table(["School", "Peer review", "peer review"], ["RPS", "a", "b"])
    assert [each.code for each in read.problems] == ["heading-repeated"]
    [row] = read.rows()
    assert row.cell("Peer review") == ""


def test_a_column_of_ones_own_is_a_note_and_sfecs_own_is_nothing() -> None:
    read = table(["School", "Comment", "Last: Peer review"], ignored=["Last: "])
    assert [(each.code, each.level, each.place.at) for each in read.problems] == [
        ("heading-unknown", "note", "Education!B1")
    ]


def test_an_empty_sheet_misses_its_headings() -> None:
    assert [each.code for each in table().problems] == ["heading-missing"]


def test_sheets_are_found_whatever_their_case() -> None:
    book = Workbook("e.xlsx", [Sheet("e.xlsx", " EDUCATION", [], Oddities())])
    assert find_sheet(book, "Education") is book.sheets[0]
    assert [each.code for each in sheet_problems(book, ["Education"], ["Education"])] == []
    assert [each.code for each in sheet_problems(book, ["Finance"], ["Finance", "Education"])] == [
        "sheet-missing"
    ]


def test_of_two_sheets_with_one_title_none_is_found_and_none_is_missing() -> None:
    titles = ("Finance ", "Education", "FINANCE")
    book = Workbook("e.xlsx", [Sheet("e.xlsx", title, [], Oddities()) for title in titles])
    assert find_sheet(book, "Finance") is None
    assert sheet_problems(book, ["Finance", "Education"], ["Finance", "Education"]) == []
    assert repeated_sheet(book, "Education") == []
    [problem] = repeated_sheet(book, "Finance")
    assert (problem.code, problem.level, problem.place.at) == (
        "sheet-repeated",
        "error",
        "'Finance '!A1",
    )
    assert '"Finance " and "FINANCE"' in problem.message


def test_of_a_broken_cell_it_is_said_what_to_do() -> None:
    odd = Oddities(
        broken={(2, 1): "merged with A1", (2, 2): "#DIV/0!", (3, 2): LINKED, (3, 1): PUPIL}
    )
    read = read_table(
        Sheet("e.xlsx", "Education", [["School", "Peer review"], ["", "x"], ["y", 0.0]], odd),
        ["School", "Peer review"],
        [],
    )
    row, linked = read.rows()
    assert linked.mending("Peer review").startswith("type its value, fill in what")
    assert linked.mending("School") == "write it without the pupil's number"
    assert row.mending("School") == (
        "take the merging off (Home, Merge & Center), and type its value here"
    )
    assert row.mending("Peer review", "it") == "mend the formula, or type it"


def test_hidden_rows_that_are_not_blank_are_one_note() -> None:
    rows = [["School"], ["RPS"], [""], ["OHS"], ["SBP"]]
    sheet = Sheet("e.xlsx", "Education", rows, Oddities(hidden={2, 3}))
    [problem] = read_table(sheet, ["School"], []).problems
    assert (problem.code, problem.level, problem.place.at) == (
        "sheet-hidden",
        "note",
        "Education!A2",
    )
    assert problem.message == "row 2 is hidden, and is read like any other"
    [problem] = read_table(
        sheet._replace(oddities=Oddities(hidden={4, 5})), ["School"], []
    ).problems
    assert problem.message == "rows 4, 5 are hidden, and are read like any other"


def test_a_hidden_sheet_and_hidden_columns_that_are_read_are_a_note_each() -> None:
    odd = Oddities(hidden_columns={2, 3, 4})
    rows = [["School", "Peer review", "Mine", "Audits"], ["RPS"]]
    sheet = Sheet("e.xlsx", "Education", rows, odd, is_hidden=True)
    headings = ["School", "Peer review", "Audits"]
    whole, columns, *_ = read_table(sheet, headings, []).problems[1:]
    assert (whole.code, whole.place.at) == ("sheet-hidden", "Education!A1")
    assert (columns.code, columns.place.at) == ("sheet-hidden", "Education!B1")
    assert columns.message == "columns B, D are hidden, and are read like any other"


def test_headings_under_merged_cells_are_told_once_where_they_lie() -> None:
    odd = Oddities(broken={(1, 2): "merged with A1", (1, 3): "merged with A1"})
    sheet = Sheet("e.xlsx", "Education", [["School", "", ""], ["RPS", "x", "y"]], odd)
    [problem] = read_table(sheet, ["School", "A", "B"], ["School"], ["A", "B"]).problems
    assert (problem.code, problem.place.at) == ("heading-missing", "Education!B1")
    assert problem.message.endswith('there is no column "A", "B"')


def test_a_heading_that_stands_beside_for_the_half_term_before_is_never_what_was_meant() -> None:
    sheet = Sheet("e.xlsx", "Education", [["School", "Last: Peer review"], ["RPS"]], Oddities())
    headings = ["School", "Peer review"]
    [problem] = read_table(sheet, headings, ["School"], headings, ["Last: "]).problems
    assert (problem.code, problem.message) == (
        "evidence-column",
        'there is no column "Peer review"',
    )


def test_of_headings_that_stand_lower_it_is_said_once_where() -> None:
    read = table(["Education, Autumn 2"], [], ["School", "Peer review"], ["RPS", "as expected"])
    [problem] = read.problems
    assert (problem.code, problem.place.at) == ("heading-row", "Education!A3")
    assert read.columns == {}
    assert "heading-missing" in [each.code for each in table(["Education"], ["School"]).problems]
