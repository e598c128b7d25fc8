"""The data folder as a whole."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sfec.folder.data_folder import DataFolder, find_folder
from sfec.problems import ProblemsFound
from tests.support.trust_builder import WORKBOOK, write_evidence

TODAY = date(2026, 11, 23)


def test_the_nearest_folder_upwards_is_found(trust: Path, tmp_path: Path) -> None:
    assert find_folder(trust / "evidence") == trust
    with pytest.raises(ProblemsFound) as found:
        find_folder(tmp_path)
    assert [each.code for each in found.value.problems] == ["folder-missing"]


def test_a_school_without_a_row_is_not_known_throughout_never_left_out(trust: Path) -> None:
    write_evidence(trust / WORKBOOK, codes=("RPS",))
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    evidence = folder.evidence(list(folder.term_dates)[1], TODAY)
    assert evidence.by_ladder["education"]["OHS"].contents["safeguarding"] is None
    assert [each.code for each in folder.problems] == ["evidence-no-row", "evidence-no-row"]


def write_directives(path: Path, *numbers: int) -> None:
    """Write a workbook with directives of these numbers."""
    write_evidence(path)
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Directives")
    sheet.append(["School", "No.", "Ladder", "Directive", "Owner", "Due", "Result", "Met on"])
    for number in numbers:
        sheet.append(["RPS", number, "Education", "Send the log", "Head", "2026-12-04", None, None])
    book.save(path)


def test_the_directives_of_the_latest_half_term_before_that_has_a_workbook(trust: Path) -> None:
    write_directives(trust / WORKBOOK, 1, 2)
    write_directives(trust / "evidence/2026-27/spring-2.xlsx", 3)
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    before = [
        [each.number for each in folder.directives_before(half_term)]
        for half_term in folder.term_dates
    ]
    both = ["1", "2"]
    assert before == [[], [], both, both, ["3", *both], ["3", *both]]
    assert folder.problems == []


def test_one_that_the_latest_half_term_before_leaves_out_is_still_open(trust: Path) -> None:
    write_directives(trust / "evidence/2026-27/autumn-1.xlsx", 1)
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    assert [len(folder.directives_before(each)) for each in folder.term_dates] == [0, 1, 1, 1, 1, 1]
