"""Files as text: what is no UTF-8, too large or no file is named."""

import os
import sys
from pathlib import Path

import pytest

from sfec.folder.formats.text_file import read_text, refuse_what_is_no_file


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xef\xbb\xbfname: Larkmere\n", None),
        ("name: Café\n".encode("cp1252"), "file-encoding"),
        ("name: x\n".encode("utf-16"), "file-encoding"),
        (b"a: " + b"x" * 2_000_001, "file-large"),
    ],
)
def test_a_byte_order_mark_is_accepted_and_other_encodings_are_named(
    tmp_path: Path, content: bytes, code: str | None
) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    _, problems = read_text(tmp_path / "a.yaml", "a.yaml")
    assert [each.code for each in problems] == ([code] if code else [])


def test_the_place_of_a_character_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("a: 1\nname: Café\n".encode("cp1252"))
    _, [problem] = read_text(tmp_path / "a.yaml", "a.yaml")
    assert str(problem.place) == "a.yaml:2:10"


def test_a_file_that_is_missing_or_a_folder(tmp_path: Path) -> None:
    assert [each.code for each in read_text(tmp_path / "no.yaml", "no.yaml")[1]] == ["file-missing"]
    assert [each.code for each in read_text(tmp_path, "folder")[1]] == ["file-unreadable"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_is_refused_before_it_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(OSError, match="not an ordinary file"):
        refuse_what_is_no_file(tmp_path / "pipe.yaml")
    text, [problem] = read_text(tmp_path / "pipe.yaml", "pipe.yaml")
    assert (text, problem.code) == (None, "file-unreadable")
