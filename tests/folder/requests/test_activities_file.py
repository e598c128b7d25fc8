"""Several activities done in a workbook."""

from datetime import date
from pathlib import Path

import openpyxl

from sfec.folder.requests.activities_file import ACTIVITIES, HEADINGS, read_activities
from sfec.folder.requests.request_rows import left_empty


def write(path: Path, *rows: tuple[str | date | None, ...], title: str = "Activities") -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_every_row_is_read_with_what_stands_under_each_heading(tmp_path: Path) -> None:
    row = ("website", "RPS", date(2026, 11, 20), "CEO", "In the shared drive", "2026-11", "yes")
    rows, problems = read_activities(
        write(tmp_path / "done.xlsx", HEADINGS, row, ("musts", None, "20/11/2026"))
    )
    assert problems == []
    assert rows[0].texts == dict(zip(HEADINGS, (*row[:2], "2026-11-20", *row[3:]), strict=True))
    assert rows[1].texts == {"Activity": "musts", "On": "2026-11-20"}
    assert [each.place.at for each in rows] == ["Activities!A2", "Activities!A3"]


def test_only_the_activity_is_needed(tmp_path: Path) -> None:
    rows, problems = read_activities(
        write(tmp_path / "done.xlsx", ("Activity", "School"), (None, "RPS"))
    )
    assert problems == []
    assert [(each.code, each.place.at) for each in left_empty(rows, ACTIVITIES)] == [
        ("activity-value", "Activities!A2")
    ]


def test_a_sheet_without_rows_or_without_the_heading_is_a_problem(tmp_path: Path) -> None:
    _, problems = read_activities(write(tmp_path / "done.xlsx", HEADINGS))
    assert [each.code for each in problems] == ["activity-none"]
    _, problems = read_activities(
        write(tmp_path / "done.xlsx", ("Actvity",), ("website",), title="Done")
    )
    assert "heading-missing" in [each.code for each in problems]


def test_what_is_said_of_the_whole_workbook_names_its_columns_and_no_other_workbook(
    tmp_path: Path,
) -> None:
    (tmp_path / "empty.xlsx").touch()
    for path in (tmp_path / "empty.xlsx", write(tmp_path / "done.xlsx")):
        [problem] = read_activities(path)[1]
        assert (
            "the first row needs Activity, and takes School, On, By, Note, For, Absent"
            in problem.hint
        )
        assert "evidence" not in problem.hint
