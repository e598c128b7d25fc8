"""A new folder, and what comes with sfec."""

from pathlib import Path

import pytest

from sfec.folder.bug_log import write_bug_log
from sfec.folder.bundled import bundled
from sfec.folder.starter import write_folder
from sfec.problems import ProblemsFound


def test_what_comes_with_sfec_is_found() -> None:
    for name, holds in (("templates", "folder"), ("examples", "quillby"), ("policy", "education.yaml")):
        assert (bundled(name) / holds).exists()


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


def test_a_log_holds_the_whole_story() -> None:
    try:
        _ = 1 / 0
    except ZeroDivisionError as error:
        path = write_bug_log(error)
    assert "ZeroDivisionError" in path.read_text(encoding="utf-8")
    path.unlink()
