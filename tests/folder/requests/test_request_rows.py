"""Requests in a workbook, whatever they ask for."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl

from sfec.folder.requests.request_rows import RequestSheet, left_empty, read_rows

VISITS = RequestSheet(
    title="Visits",
    headings=("School", "On", "Note"),
    needed=("School",),
    things="visits",
    value_code="visit-value",
    none_code="visit-none",
)


def write(path: Path, *rows: Sequence[str | date | None]) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Visits"
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def test_a_row_has_the_texts_that_are_there_and_the_place_of_every_heading(tmp_path: Path) -> None:
    path = write(tmp_path / "visits.xlsx", ("School", "On"), ("RPS", date(2026, 11, 3)))
    [row], problems = read_rows(path, VISITS)
    assert problems == []
    assert row.texts == {"School": "RPS", "On": "2026-11-03"}
    assert {heading: place.at for heading, place in row.places.items()} == {
        "School": "Visits!A2",
        "On": "Visits!B2",
        "Note": "Visits!A2",
    }
    assert row.place.at == "Visits!A2"


def test_what_is_wrong_has_the_codes_that_the_sheet_gives_it(tmp_path: Path) -> None:
    path = write(tmp_path / "visits.xlsx", VISITS.headings, (None, date(2026, 11, 3), "=1/0"))
    rows, problems = read_rows(path, VISITS)
    assert [(each.code, each.place.at) for each in problems] == [("visit-value", "Visits!C2")]
    assert [(each.code, each.place.at) for each in left_empty(rows, VISITS)] == [
        ("visit-value", "Visits!A2")
    ]
    rows, problems = read_rows(write(tmp_path / "none.xlsx", VISITS.headings), VISITS)
    assert (rows, [each.code for each in problems]) == ([], ["visit-none"])
    assert problems[0].message == "there are no visits in this sheet"


def test_what_the_workbook_is_for_is_told_by_its_headings() -> None:
    headings = "the first row needs School, and takes On, Note"
    assert VISITS.purpose.where_lacking == f"add the column: {headings}"
    assert VISITS.purpose.where_empty.endswith(f"with a sheet Visits: {headings}")


def test_of_two_sheets_with_one_title_neither_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "visits.xlsx", ("School",), ("RPS",))
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["Visits"]).title = "visits "
    book.save(path)
    rows, problems = read_rows(path, VISITS)
    assert (rows, [each.code for each in problems]) == ((), ["sheet-repeated"])


def test_of_headings_that_stand_lower_it_is_said_once(tmp_path: Path) -> None:
    path = write(tmp_path / "visits.xlsx", ("Visits",), ("School", "On"), ("RPS", None))
    rows, problems = read_rows(path, VISITS)
    assert (rows, [each.code for each in problems]) == ((), ["heading-row"])
