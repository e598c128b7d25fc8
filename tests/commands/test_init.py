"""`sfec init`."""

import json
from pathlib import Path

from tests.support.runs import EXAMPLE, Sfec


def test_an_empty_folder_is_commented_and_check_says_what_to_fill_in_first(
    tmp_path: Path, sfec: Sfec
) -> None:
    made = sfec(None, "init", str(tmp_path / "mine"))
    assert made.status == 0
    assert "Next: fill in trust.yaml" in made.out
    checked = sfec(tmp_path / "mine", "check")
    assert checked.status == 1
    assert "[trust-empty]" in checked.err
    assert "[school-none]" in checked.err
    assert "[yaml-empty]" in checked.err
    assert "3 errors in 3 files" in checked.err


def test_the_example_is_the_whole_trust_and_check_finds_no_error(
    tmp_path: Path, sfec: Sfec
) -> None:
    made = sfec(None, "init", str(tmp_path / "ours"), "--example")
    assert made.status == 0
    files = {path.relative_to(EXAMPLE) for path in EXAMPLE.rglob("*") if path.is_file()}
    assert {
        path.relative_to(tmp_path / "ours")
        for path in (tmp_path / "ours").rglob("*")
        if path.is_file()
    } == files
    assert sfec(tmp_path / "ours", "check").status == 0


def test_what_was_written_as_json(tmp_path: Path, sfec: Sfec) -> None:
    made = sfec(None, "init", str(tmp_path / "mine"), "--json")
    assert "trust.yaml" in json.loads(made.out)["written"]


def test_a_folder_with_something_in_it_is_left_alone(trust: Path, sfec: Sfec) -> None:
    before = sorted(trust.rglob("*"))
    refused = sfec(None, "init", str(trust), "--example")
    assert refused.status == 1
    assert "[folder-not-empty]" in refused.err
    assert sorted(trust.rglob("*")) == before


def test_the_folder_may_be_named_as_everywhere_else(tmp_path: Path, sfec: Sfec) -> None:
    assert sfec(None, "init", "--data", str(tmp_path / "mine")).status == 0
    assert (tmp_path / "mine/trust.yaml").exists()
