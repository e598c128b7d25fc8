"""What the files and folders of a data folder are called."""

from pathlib import Path

import pytest

from sfec.folder import names
from sfec.folder.starter import write_folder


@pytest.mark.parametrize("is_example", [True, False])
def test_a_new_folder_holds_nothing_that_has_no_name(tmp_path: Path, *, is_example: bool) -> None:
    known = {value for key, value in vars(names).items() if key.endswith(("_FILE", "_FOLDER"))}
    write_folder(tmp_path / "new", is_example=is_example)
    assert {each.name for each in (tmp_path / "new").iterdir()} <= known


def test_the_schools_workbook_may_be_of_either_kind() -> None:
    assert names.SCHOOLS_WORKBOOKS == ("schools.xlsx", "schools.ods")


def test_a_policy_of_the_trusts_own_stands_in_the_folder_of_policies() -> None:
    assert names.policy_path("finance") == "policy/finance.yaml"
