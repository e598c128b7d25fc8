"""Evidence that lies elsewhere than where it is read."""

from pathlib import Path

import pytest

from sfec.folder.evidence.misplaced_evidence import misplaced_problems, where_meant
from tests.support.audit_builder import AUTUMN_1, AUTUMN_2

LAST_YEAR = AUTUMN_2._replace(
    year="2025-26",
    first=AUTUMN_2.first.replace(year=2025),
    last=AUTUMN_2.last.replace(year=2025),
)


def put(folder: Path, *names: str) -> None:
    """Put empty files into the folder."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("evidence/2026-27/autumn-2.xls", "save it as Excel Workbook (.xlsx) at"),
        ("evidence/2026-27/autumn-2.xlsm", "save it as Excel Workbook (.xlsx) at"),
        ("evidence/2026-27/autumn-2.csv", "copy its answers into the workbook"),
        ("evidence/2026-27/autumn-2.numbers", "export it from Numbers as Excel (.xlsx)"),
        ("evidence/2026-27/Autumn-2.xlsx", "move it to evidence/2026-27/autumn-2.xlsx"),
        ("evidence/2026-27/autumn 2.xlsx", "move it to evidence/2026-27/autumn-2.xlsx"),
        ("evidence/2026-27/autumn_2 final.XLSX", "move it to evidence/2026-27/autumn-2.xlsx"),
        ("evidence/2026-27/done/autumn-2.ods", "move it to evidence/2026-27/autumn-2.ods"),
        ("evidence/2026/autumn-2.xlsx", "move it to evidence/2026-27/autumn-2.xlsx"),
        ("evidence/2025-26/Autumn 2, 2026-27.xlsx", "move it to evidence/2026-27/autumn-2.xlsx"),
        ("evidence/2027-28/autumn-2.xlsx", "move it to evidence/2026-27/autumn-2.xlsx"),
        ("evidence/autumn-2.xlsx", "move it to evidence/2026-27/autumn-2.xlsx"),
        ("schools/autumn-2.xlsx", "move it to evidence/2026-27/autumn-2.xlsx"),
        ("2026-27/autumn-2.xlsx", "move it to evidence/2026-27/autumn-2.xlsx"),
        ("Evidence 2026-27/autumn-2.xlsx", "move it to evidence/2026-27/autumn-2.xlsx"),
        ("Evidence autumn 2.xlsx", "move it to evidence/2026-27/autumn-2.xlsx"),
    ],
)
def test_a_file_meant_as_evidence_that_is_missing_is_an_error_that_says_where_it_belongs(
    tmp_path: Path, name: str, what: str
) -> None:
    put(tmp_path, name, "evidence/2025-26/autumn-2.xlsx")
    [problem] = misplaced_problems(tmp_path, [LAST_YEAR, AUTUMN_1, AUTUMN_2])
    assert (problem.place.path, problem.level) == (name, "error")
    assert what in problem.hint
    assert "evidence/2026-27/autumn-2" in problem.hint
    assert where_meant(tmp_path, AUTUMN_2).startswith(f"{name} is not read: ")


def test_what_one_folder_keeps_from_being_read_has_one_cause(tmp_path: Path) -> None:
    names = ("autumn-1.xlsx", "autumn-2.xlsx")
    put(tmp_path, *(f"evidence/2026-2027/{name}" for name in names))
    problems = misplaced_problems(tmp_path, [AUTUMN_1, AUTUMN_2])
    assert {each.cause for each in problems} == {"evidence lies in evidence/2026-2027"}
    assert len(problems) == len(names)


@pytest.mark.parametrize("folder", ["", "evidence/", "evidence/2026-27/"])
def test_files_that_no_folder_keeps_from_being_read_are_told_each_by_itself(
    tmp_path: Path, folder: str
) -> None:
    put(tmp_path, f"{folder}autumn-1.csv", f"{folder}autumn-2.xls")
    problems = misplaced_problems(tmp_path, [AUTUMN_1, AUTUMN_2])
    assert [each.cause for each in problems] == ["", ""]


def test_where_the_evidence_is_there_nothing_is_meant_as_it(tmp_path: Path) -> None:
    put(tmp_path, "evidence/2026-27/autumn-2.xlsx", "evidence/autumn-2.xlsx", "autumn-2.csv")
    assert misplaced_problems(tmp_path, [LAST_YEAR, AUTUMN_2]) == []


def test_what_is_not_meant_as_evidence_is_left_alone(tmp_path: Path) -> None:
    put(
        tmp_path,
        "Autumn 2 newsletter.xlsx",
        "autumn-2.docx",
        "evidence/2025-26/autumn-2.csv",
        "evidence/2026-27/~$autumn-2.xlsx",
        "evidence/2026-27/spring-1.xls",
    )
    assert misplaced_problems(tmp_path, [AUTUMN_1, AUTUMN_2]) == []
    assert where_meant(tmp_path, AUTUMN_1) == ""
