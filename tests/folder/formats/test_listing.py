"""Files that other programs leave in a folder."""

import pytest

from sfec.folder.formats.listing import conflict_target, left_behind, list_folder, lock_target
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
        "autumn-2 - Copy.xlsx",
    ],
)
def test_conflict_copies(name: str) -> None:
    assert conflict_target(name) == "autumn-2.xlsx"


@pytest.mark.parametrize("name", ["autumn-2.xlsx", "RPS-rep-1.yaml", "trust.yaml"])
def test_everything_else(name: str) -> None:
    assert (lock_target(name), conflict_target(name), left_behind(name, name)) == (None, None, None)


def test_a_folder_that_is_not_there_holds_nothing() -> None:
    assert list_folder(EXAMPLE / "none", "none") == ([], [])
