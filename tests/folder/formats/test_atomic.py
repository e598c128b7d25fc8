"""Files written whole or not at all."""

from pathlib import Path

import pytest

from sfec.folder.formats.atomic import replace_whole, write_whole
from sfec.problems import ProblemsFound


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def fail_half_way(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    with pytest.raises(ProblemsFound) as found:
        write_whole(tmp_path / "new" / "a.xlsx", "new/a.xlsx", fail_half_way)
    [problem] = found.value.problems
    assert problem.code == "file-unwritable"
    assert "no space left" in problem.message
    assert list((tmp_path / "new").iterdir()) == []


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("mine", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        write_whole(
            tmp_path / "a.xlsx", "a.xlsx", lambda path: path.write_text("theirs", encoding="utf-8")
        )
    assert [each.code for each in found.value.problems] == ["file-exists"]
    assert (tmp_path / "a.xlsx").read_text(encoding="utf-8") == "mine"


def test_a_file_takes_the_place_of_the_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.docx"
    for content in (b"first", b"second"):
        replace_whole(path, "new/a.docx", content)
        assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_where_it_cannot_the_one_that_is_there_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"first")

    def open_elsewhere(temporary: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(temporary), None, str(target))

    monkeypatch.setattr(Path, "replace", open_elsewhere)
    with pytest.raises(ProblemsFound) as found:
        replace_whole(path, "a.docx", b"second")
    [problem] = found.value.problems
    assert (problem.code, problem.message) == (
        "file-unwritable",
        "it cannot be written: permission denied",
    )
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]
