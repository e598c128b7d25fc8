"""Files that other programs leave in a folder."""

from pathlib import Path

import pytest

from sfec.folder.formats.listing import (
    copied_name,
    find_inside,
    left_behind,
    list_folder,
    lock_target,
)
from tests.support.runs import EXAMPLE


@pytest.mark.parametrize("name", ["~$autumn-2.xlsx", ".~lock.autumn-2.xlsx#"])
def test_lock_files(name: str) -> None:
    assert lock_target(name) == "autumn-2.xlsx"


@pytest.mark.parametrize(
    "name",
    [
        "autumn-2-DESKTOP-AB12.xlsx",
        "autumn-2-LAPTOP-7Q2.xlsx",
        "autumn-2 (1).xlsx",
        "autumn-2 (Ann's conflicted copy 2026-11-02).xlsx",
        "autumn-2 (conflicted copy).xlsx",
        "autumn-2 (Case Conflict).xlsx",
        "autumn-2 [conflict].xlsx",
        "autumn-2.sync-conflict-20261102-101010-ABCDEFG.xlsx",
        "autumn-2_conflict-20261102-101010.xlsx",
        "autumn-2 - Copy.xlsx",
        "autumn-2 - Copy (2).xlsx",
        "autumn-2 copy.xlsx",
        "autumn-2 copy 3.xlsx",
        "autumn-2(1).xlsx",
        "Copy of autumn-2.xlsx",
        "Copy of autumn-2 (1).xlsx",
    ],
)
def test_what_sync_programs_and_file_managers_add_makes_a_copy_of_whatever_file(name: str) -> None:
    assert copied_name(name) == "autumn-2.xlsx"


@pytest.mark.parametrize("name", ["autumn-2.xlsx", "RPS-rep-1.yaml", "trust.yaml"])
def test_everything_else(name: str) -> None:
    assert (lock_target(name), copied_name(name), left_behind(name, name)) == (None, None, None)


@pytest.mark.parametrize(
    "name",
    [
        "SBP 2.yaml",
        "SBP-SCH-LT-0042.yaml",
        "SBP_smarsh.yaml",
        "Copy of sbp.yaml",
        "SBP (smarsh v1).yaml",
        "SBP.sync-conflict-20261102.YAML",
        "SBP (Osgood Achebe).yaml",
        "SBP.yaml.bak",
        "SBP.yaml~",
        "~SBP.yaml.tmp",
    ],
)
def test_a_name_with_anything_added_to_it_is_a_copys(name: str) -> None:
    assert copied_name(name, ["RPS.yaml", "SBP.yaml"]) == "SBP.yaml"


@pytest.mark.parametrize(
    "name", ["SBP.yaml", "SBP2.yaml", "ASBP.yaml", "SBP 2.xlsx", "QIS.yaml", "SBP"]
)
def test_another_name_is_no_copys(name: str) -> None:
    assert copied_name(name, ["RPS.yaml", "SBP.yaml"]) is None


def test_a_folder_is_a_copy_only_by_what_sync_programs_add_to_its_name() -> None:
    assert copied_name("ledger (1)", ["ledger", "evidence"]) == "ledger"
    assert copied_name("evidence for Ofsted", ["ledger", "evidence"]) is None


def test_a_folder_that_is_not_there_holds_nothing() -> None:
    assert list_folder(EXAMPLE / "none", "none") == ([], [])


def test_a_file_is_found_by_a_name_that_looks_alike(tmp_path: Path) -> None:
    lies = "Lly\u0302r/a\u00a0b.png"
    (tmp_path / lies).parent.mkdir()
    (tmp_path / lies).write_bytes(b"")
    assert find_inside(tmp_path, lies) == lies
    assert find_inside(tmp_path, "ll\u0177r/A b.png") == lies
    for named in ("ll\u0177r/c.png", "../a b.png", "none/a b.png"):
        assert find_inside(tmp_path, named) == named


def test_of_two_that_look_alike_neither_is_taken(tmp_path: Path) -> None:
    for name in ("a-b.png", "a\u2010b.png"):
        (tmp_path / name).write_bytes(b"")
    assert find_inside(tmp_path, "a\u2011b.png") == "a\u2011b.png"
