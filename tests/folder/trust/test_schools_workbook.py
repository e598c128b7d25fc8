"""schools.xlsx as read, a school a row."""

from pathlib import Path

import openpyxl
import pytest

from sfec.folder.trust.schools_workbook import COLUMNS, read_schools_workbook
from tests.support.schools_builder import write_schools


def test_every_column_fills_a_key_of_its_own() -> None:
    assert len(set(COLUMNS.values())) == len(COLUMNS)


def test_a_row_is_a_school_with_the_place_of_its_code(tmp_path: Path) -> None:
    write_schools(tmp_path, ("rps", "Ravelmoor", "999001", "primary", None, "Ada Quill"))
    [record], problems = read_schools_workbook(tmp_path / "schools.xlsx")
    assert problems == []
    assert (record.school.code, record.school.urn) == ("RPS", "999001")
    assert [each.name for each in record.school.people["head"]] == ["Ada Quill"]
    assert str(record.place) == "schools.xlsx:Schools!A2"


def test_a_row_says_who_leads_the_school(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active
    book.active.title = "Schools"
    for row in (("Code", "Name", "Led by"), ("RPS", "Ravelmoor", "EHT"), ("OHS", "Oster", None)):
        book.active.append(row)
    book.save(tmp_path / "schools.xlsx")
    records, problems = read_schools_workbook(tmp_path / "schools.xlsx")
    assert problems == []
    assert [each.school.led_by for each in records] == ["eht", "head"]


def test_a_row_with_faults_leaves_the_others_standing(tmp_path: Path) -> None:
    write_schools(
        tmp_path,
        ("RPS", "Ravelmoor", "12", "primry", None),
        ("../../x", "Escape", None, None, None),
        (None, "Nameless", None, None, None),
        ("OHS", None, None, None, None),
        ("SBP", "Skerrow Bank", None, None, None),
    )
    records, problems = read_schools_workbook(tmp_path / "schools.xlsx")
    assert [(each.school.code, each.school.phase) for each in records] == [
        ("RPS", None),
        ("SBP", None),
    ]
    assert [
        (each.place.at, each.code) for each in sorted(problems, key=lambda each: each.place)
    ] == [
        ("Schools!C2", "school-value"),
        ("Schools!D2", "school-value"),
        ("Schools!A3", "school-code"),
        ("Schools!A4", "school-missing"),
        ("Schools!B5", "school-missing"),
    ]


def test_a_broken_formula_leaves_its_row_out(tmp_path: Path) -> None:
    write_schools(tmp_path, ("RPS", "=1/0"), ("OHS", "Osterfold"))
    records, [problem] = read_schools_workbook(tmp_path / "schools.xlsx")
    assert [each.school.code for each in records] == ["OHS"]
    assert (problem.code, problem.place.at) == ("school-value", "Schools!B2")


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        (
            "The Hall\nMill Road, Larkmere\n\nQX1 1AA",
            ("The Hall", "Mill Road, Larkmere", "QX1 1AA"),
        ),
        ("The Hall, Mill Road , , QX1 1AA", ("The Hall", "Mill Road", "QX1 1AA")),
        ("The Hall, Larkmere\n", ("The Hall", "Larkmere")),
        ("12", ("12",)),
        (None, ()),
    ],
)
def test_an_address_in_a_cell_is_split_where_it_is_broken_else_at_its_commas(
    tmp_path: Path, typed: str | None, lines: tuple[str, ...]
) -> None:
    write_schools(tmp_path, ("RPS", "Ravelmoor", None, None, None, None, None, None, typed))
    [record], problems = read_schools_workbook(tmp_path / "schools.xlsx")
    assert (record.school.address, problems) == (lines, [])


def test_without_its_sheet_or_its_code_there_are_no_schools(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "schools.xlsx")
    records, problems = read_schools_workbook(tmp_path / "schools.xlsx")
    assert (records, "sheet-missing" in {each.code for each in problems}) == ([], True)
    book.worksheets[0].title = "Schools"
    book.worksheets[0].append(["Name"])
    book.save(tmp_path / "schools.xlsx")
    records, problems = read_schools_workbook(tmp_path / "schools.xlsx")
    assert (records, [each.code for each in problems]) == ([], ["heading-missing"])


def test_of_two_sheets_of_schools_neither_is_read(tmp_path: Path) -> None:
    path = tmp_path / "schools.xlsx"
    write_schools(tmp_path, ("RPS", "Ravelmoor", None, None, None))
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["Schools"]).title = "SCHOOLS "
    book.save(path)
    records, problems = read_schools_workbook(path)
    assert (records, [each.code for each in problems]) == ([], ["sheet-repeated"])


def test_of_headings_that_stand_lower_it_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "schools.xlsx"
    write_schools(tmp_path, ("RPS", "Ravelmoor", None, None, None))
    book = openpyxl.load_workbook(path)
    book["Schools"].insert_rows(1)
    book.save(path)
    records, problems = read_schools_workbook(path)
    assert (records, [each.code for each in problems]) == ([], ["heading-row"])
