"""A new folder."""

from pathlib import Path

import pytest

from sfec.folder.starter import write_folder
from sfec.problems import ProblemsFound


@pytest.mark.parametrize("is_example", [True, False])
def test_a_new_folder_has_every_room(tmp_path: Path, *, is_example: bool) -> None:
    written = write_folder(tmp_path / "new", is_example=is_example)
    assert Path("trust.yaml") in written
    for room in ("schools", "evidence", "policy"):
        assert (tmp_path / "new" / room).is_dir()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        write_folder(tmp_path / "new", is_example=False)
    assert [each.code for each in found.value.problems] == ["folder-not-empty"]
    with pytest.raises(ProblemsFound) as below:
        write_folder(tmp_path / "new" / "inside", is_example=False)
    assert [each.code for each in below.value.problems] == ["file-unwritable"]
