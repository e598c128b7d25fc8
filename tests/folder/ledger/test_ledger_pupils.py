"""Pupils' numbers that the ledger holds from before they were refused."""

import json
from pathlib import Path

import pytest

from sfec.folder.ledger.ledger_line import hash_line
from sfec.folder.ledger.ledger_pupils import held_pupils
from sfec.problems import Level

#: No authority has the number 999.
NUMBER = "L999900026001"
SOUND = b'{"before": "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "note": "12 of 2026-11-20"}'


def held(folder: Path, *lines: bytes, name: str = "ada-laptop7.jsonl") -> list[str]:
    """Where each pupil's number stands in a ledger file of these lines, and what is said of it."""
    (folder / name).write_bytes(b"".join(line + b"\n" for line in lines))
    problems = list(held_pupils(folder / name, f"ledger/{name}"))
    assert {each.level for each in problems} <= {Level.WARNING}
    assert all(NUMBER not in str(each) for each in problems)
    return [f"{each.place}: {each.hint}" for each in problems]


@pytest.mark.parametrize(
    "typed",
    [NUMBER, "l9999 0002 6001", "L\N{NO-BREAK SPACE}9999\N{NON-BREAKING HYPHEN}00026001"],
)
def test_each_line_that_holds_one_is_named_with_its_entry(tmp_path: Path, typed: str) -> None:
    line = json.dumps({"note": f"of {typed}."}, ensure_ascii=False).encode()
    [told] = held(tmp_path, SOUND, line)
    assert told.startswith("ledger/ada-laptop7.jsonl:2: ")
    assert f"`sfec withdraw {hash_line(line)[:8]} --reason TEXT`" in told


def test_a_line_without_one_is_not(tmp_path: Path) -> None:
    assert held(tmp_path, SOUND, b'{"note": "A999900026001"}', b"\xff") == []


def test_a_policy_that_was_kept_with_one_has_no_entry_to_take_back(tmp_path: Path) -> None:
    [told] = held(tmp_path, f"# of {NUMBER}".encode(), name="0a1b.yaml")
    assert "withdraw" not in told


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    [problem] = held_pupils(tmp_path, "ledger/a.jsonl")
    assert problem.code == "file-unreadable"
