"""Workbooks opened with every guard, and the two silences of the reader heard."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from sfec.folder.formats.sheet_scan import PUPIL
from sfec.folder.formats.workbook import LARGEST_WORKBOOK, read_workbook
from tests.support.trust_builder import WORKBOOK, edit_cells, write_evidence


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound workbook."""
    write_evidence(tmp_path / "e.xlsx")
    return tmp_path / "e.xlsx"


def fault_of(path: Path) -> str:
    """The code of the one problem that keeps a workbook from being read."""
    workbook, problems = read_workbook(path, path.name)
    assert workbook is None
    [problem] = problems
    assert str(problem.place) == path.name
    return problem.code


def test_places_start_at_a1_whatever_stands_empty_before(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["C4"].value = "x"
    book.save(tmp_path / "e.xlsx")
    workbook, problems = read_workbook(tmp_path / "e.xlsx", "e.xlsx")
    assert problems == []
    assert workbook is not None
    assert workbook.sheets[0].rows[3][2] == "x"


def test_error_cells_and_formulas_without_a_value_are_heard(path: Path) -> None:
    edit_cells(path, {"Finance!B2": "=1/0", "Finance!C2": 5})
    workbook, _ = read_workbook(path, "e.xlsx")
    assert workbook is not None
    finance = workbook.sheets[1]
    assert finance.rows[1][1] == ""
    assert finance.oddities.broken == {(2, 2): "a formula without a stored value"}


def test_percentages_are_told_from_the_figures_they_are_stored_as(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Finance"]["C2"].value = 0.05
    book["Finance"]["C2"].number_format = "0.0%"
    book.save(path)
    workbook, _ = read_workbook(path, "e.xlsx")
    assert workbook is not None
    assert workbook.sheets[1].oddities.percentages == {(2, 3)}


def test_what_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "e.xlsx").write_bytes(b"School,Safeguarding\n")
    assert fault_of(tmp_path / "e.xlsx") == "workbook-kind"
    with zipfile.ZipFile(tmp_path / "e.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert fault_of(tmp_path / "e.xlsx") == "workbook-kind"


def test_an_empty_a_missing_and_a_truncated_workbook(path: Path) -> None:
    assert read_workbook(path.with_name("no.xlsx"), "no.xlsx")[1][0].code == "file-missing"
    path.write_bytes(path.read_bytes()[:-200])
    assert fault_of(path) == "workbook-damaged"
    path.write_bytes(b"")
    assert fault_of(path) == "workbook-empty"


def test_a_workbook_larger_than_any_evidence(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(LARGEST_WORKBOOK + 1)
    assert fault_of(path) == "workbook-large"


def rewritten(path: Path, part: str, content: bytes) -> None:
    """The workbook with one of its parts replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, old in parts.items():
            archive.writestr(name, content if name == part else old)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(path: Path) -> None:
    rewritten(path, "xl/worksheets/sheet1.xml", b" " * 210_000_000)
    assert fault_of(path) == "workbook-large"


def test_one_cell_far_out_is_refused_before_a_grid_is_laid_to_it(path: Path) -> None:
    edit_cells(path, {"Education!XFD1048576": "x"})
    assert fault_of(path) == "workbook-wide"


def test_empty_cells_far_out_that_only_have_a_format_do_no_harm(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Education"]["XFD60000"].number_format = "0.00"
    book.save(path)
    workbook, problems = read_workbook(path, "e.xlsx")
    assert problems == []
    assert workbook is not None


def test_an_entity_that_explodes_is_no_hang(path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{entities}]><x t="e">&a11;</x>'
    )
    rewritten(path, "xl/worksheets/sheet1.xml", bomb.encode())
    assert fault_of(path) == "workbook-damaged"


def test_a_folder_in_the_workbooks_place(tmp_path: Path) -> None:
    (tmp_path / "e.xlsx").mkdir()
    assert fault_of(tmp_path / "e.xlsx") == "file-unreadable"


def test_the_example_is_read_whole(example: Path) -> None:
    workbook, problems = read_workbook(example / WORKBOOK, WORKBOOK)
    assert problems == []
    assert workbook is not None
    assert [each.title for each in workbook.sheets] == [
        "Education",
        "Finance",
        "Directives",
        "Reports",
        "Guide",
    ]


def test_a_text_with_a_pupils_number_is_broken_and_not_kept(path: Path) -> None:
    edit_cells(path, {"Education!B2": "of L999900026001", "Education!C2": "of L999900026002"})
    workbook, problems = read_workbook(path, "a.xlsx")
    assert workbook
    assert not problems
    [education, _] = workbook.sheets
    assert education.rows[1][1:3] == ["of [a pupil's number]", "of L999900026002"]
    assert education.oddities.broken == {(2, 2): PUPIL}
