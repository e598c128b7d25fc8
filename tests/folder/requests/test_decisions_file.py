"""Several decisions in a workbook."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest

from sfec.folder.requests.decisions_file import HEADINGS, NEEDED, read_decisions
from sfec.folder.requests.request_rows import RequestRow
from sfec.problems import Problem
from tests.support.acts import errors

Value: TypeAlias = str | float | date | None

DAY = date(2026, 11, 3)
FIRST: dict[str, Value] = {
    "School": "RPS",
    "Ladder": "education",
    "Category": "Concerning",
    "By": "CEO",
    "On": date(2026, 11, 23),
    "Reason": "as the evidence shows",
}


def read(
    folder: Path, *rows: Sequence[Value], title: str = "Decisions", beside: Sequence[str] = ()
) -> tuple[Sequence[RequestRow], list[Problem]]:
    """What is read of a workbook with a sheet of those rows, and other sheets beside it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    for each in beside:
        book.create_sheet(each)
    book.save(folder / "decisions.xlsx")
    return read_decisions(folder / "decisions.xlsx")


def at(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """The code of each problem, and the cell it is in."""
    return [(each.code, each.place.at) for each in problems]


def test_every_row_is_a_decision_with_what_stands_under_each_heading(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, [*FIRST], [*FIRST.values()], [None], ["OHS", "finance", "poor"])
    assert problems == []
    assert rows[0].texts == {**FIRST, "On": "2026-11-23"}
    assert rows[1].texts == {"School": "OHS", "Ladder": "finance", "Category": "poor"}
    assert [each.place.at for each in rows] == ["Decisions!A2", "Decisions!A4"]
    assert rows[0].places["Reason"].at == "Decisions!F2"
    assert rows[0].place.path == (tmp_path / "decisions.xlsx").as_posix()


def test_headings_match_whatever_their_order_case_and_spacing(tmp_path: Path) -> None:
    rows, problems = read(
        tmp_path,
        ["casting  VOTE", "category", "LADDER", "school "],
        ["for", "poor", "finance", "RPS"],
    )
    assert problems == []
    assert rows[0].texts == {
        "Casting vote": "for",
        "Category": "poor",
        "Ladder": "finance",
        "School": "RPS",
    }
    assert rows[0].place.at == "Decisions!D2"


def test_every_heading_is_read(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, HEADINGS, [f"x{number}" for number in range(len(HEADINGS))])
    assert problems == []
    assert list(rows[0].texts) == list(HEADINGS)


def test_what_is_missing_stands_at_the_first_cell_of_its_row(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, ["School", "Ladder", "Category"], ["RPS", None, "poor"])
    assert "Ladder" not in rows[0].texts
    assert rows[0].places["Ladder"].at == "Decisions!B2"
    assert rows[0].places["Reason"].at == "Decisions!A2"


@pytest.mark.parametrize(
    "on", [DAY, datetime.combine(DAY, time(9, 30)), "2026-11-03", "3/11/2026", " 3 November 2026 "]
)
def test_a_day_may_be_a_date_or_text(tmp_path: Path, on: Value) -> None:
    rows, problems = read(tmp_path, [*FIRST], [*(FIRST | {"On": on}).values()])
    assert problems == []
    assert rows[0].texts["On"] == "2026-11-03"


@pytest.mark.parametrize(
    ("on", "text"), [("last week", "last week"), ("31/02/2026", "31/02/2026"), (7, "7")]
)
def test_what_is_no_day_is_left_as_it_was_typed(tmp_path: Path, on: Value, text: str) -> None:
    rows, _ = read(tmp_path, [*FIRST], [*(FIRST | {"On": on}).values()])
    assert rows[0].texts["On"] == text


def test_a_broken_formula_is_named_and_is_no_empty_cell(tmp_path: Path) -> None:
    broken = FIRST | {"Category": "=1/0", "Reason": "=A1"}
    rows, problems = read(tmp_path, [*FIRST], [*broken.values()])
    assert at(problems) == [("decision-value", "Decisions!C2"), ("decision-value", "Decisions!F2")]
    assert errors(problems) == problems
    assert problems[0].message.startswith("Category is ")
    assert "Category" not in rows[0].texts


@pytest.mark.parametrize("missing", NEEDED)
def test_a_heading_that_is_needed_and_missing_is_named(tmp_path: Path, missing: str) -> None:
    _, problems = read(tmp_path, [each for each in FIRST if each != missing], ["RPS"])
    assert at(problems) == [("heading-missing", "Decisions!A1")]
    assert missing in problems[0].message
    assert "the first row needs School, Ladder, Category, and takes By, " in problems[0].hint


def test_a_heading_that_is_misspelt_or_stands_twice_is_named(tmp_path: Path) -> None:
    _, problems = read(
        tmp_path, ["School", "Ladder", "Categry", "By", "By"], ["RPS", "education", "poor"]
    )
    assert {each.code for each in problems} == {"heading-missing", "heading-repeated"}


def test_a_sheet_without_a_row_says_what_to_write(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, HEADINGS, [" "])
    assert rows == []
    assert at(problems) == [("decision-none", "Decisions!A1")]
    assert ", ".join(HEADINGS) in problems[0].hint


def test_a_column_of_ones_own_does_not_hide_that_there_is_no_row(tmp_path: Path) -> None:
    _, problems = read(tmp_path, [*HEADINGS, "Comment"])
    assert [each.code for each in errors(problems)] == ["decision-none"]


def test_the_only_sheet_is_read_whatever_its_name(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, [*FIRST], [*FIRST.values()], title="Sheet1")
    assert problems == []
    assert rows[0].place.at == "Sheet1!A2"


def test_of_several_sheets_the_one_named_so_is_read(tmp_path: Path) -> None:
    rows, problems = read(
        tmp_path, [*FIRST], [*FIRST.values()], title="DECISIONS ", beside=["Notes"]
    )
    assert problems == []
    assert len(rows) == 1


def test_of_several_sheets_one_must_be_named_so(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, [*FIRST], [*FIRST.values()], title="Sheet1", beside=["Notes"])
    assert (rows, [each.code for each in problems]) == ((), ["sheet-missing"])


def test_a_workbook_that_is_missing_or_none_is_named(tmp_path: Path) -> None:
    assert [each.code for each in read_decisions(tmp_path / "none.xlsx")[1]] == ["file-missing"]
    (tmp_path / "text.xlsx").write_text("School,Ladder\n", encoding="utf-8")
    assert [each.code for each in read_decisions(tmp_path / "text.xlsx")[1]] == ["workbook-kind"]
