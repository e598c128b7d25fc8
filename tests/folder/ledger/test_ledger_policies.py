"""The policies that entries rest on, kept with the ledger."""

from pathlib import Path

import pytest
import yaml

from sfec.folder.ledger.ledger_policies import keep_policies, kept_ladder, kept_policy_problems
from sfec.folder.names import KEPT_POLICIES
from sfec.folder.policy.policy_file import LADDERS, hash_texts, policy_texts
from sfec.problems import ProblemsFound

RESERVES = "lines:\n  reserves: 6\n"


def present(folder: Path, ladder_id: str) -> str:
    """The policy of a ladder as it is now, as a hash."""
    return hash_texts(policy_texts(folder, ladder_id))


def kept(folder: Path) -> list[Path]:
    """The files of the policies that are kept."""
    return sorted((folder / KEPT_POLICIES).glob("*"))


def test_a_policy_is_kept_with_what_the_trust_lays_over_it_and_can_be_read_again(
    tmp_path: Path,
) -> None:
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy/finance.yaml").write_text(RESERVES, encoding="utf-8")
    keep_policies(tmp_path, {present(tmp_path, "finance")})
    [path] = kept(tmp_path)
    shipped, own = yaml.safe_load_all(path.read_text(encoding="utf-8"))
    assert shipped["categories"]
    assert own == {"lines": {"reserves": 6}}
    assert path.stem == present(tmp_path, "finance")
    assert not list(kept_policy_problems(tmp_path))


def test_each_is_kept_once_and_one_that_nothing_rests_on_is_not(tmp_path: Path) -> None:
    named = {present(tmp_path, "education")}
    keep_policies(tmp_path, named)
    [path] = kept(tmp_path)
    before = path.stat().st_mtime_ns
    keep_policies(tmp_path, named)
    assert [each.stat().st_mtime_ns for each in kept(tmp_path)] == [before]


def test_every_ladder_that_is_named_has_its_own(tmp_path: Path) -> None:
    keep_policies(tmp_path, {present(tmp_path, each) for each in LADDERS})
    assert len(kept(tmp_path)) == len(LADDERS)


def test_one_that_was_changed_is_told_whatever_its_line_ends(tmp_path: Path) -> None:
    keep_policies(tmp_path, {present(tmp_path, "education")})
    [path] = kept(tmp_path)
    text = path.read_bytes()
    path.write_bytes(text.replace(b"\n", b"\r\n"))
    assert not list(kept_policy_problems(tmp_path))
    path.write_bytes(text + b"# one more line\n")
    [problem] = kept_policy_problems(tmp_path)
    assert (problem.code, problem.place.path) == ("ledger-policy", f"{KEPT_POLICIES}/{path.name}")


def test_where_no_policy_is_kept_there_is_no_problem(tmp_path: Path) -> None:
    assert not list(kept_policy_problems(tmp_path))


def test_a_kept_policy_is_read_as_it_was_whatever_the_trust_lays_over_now(tmp_path: Path) -> None:
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy/finance.yaml").write_text(RESERVES, encoding="utf-8")
    then = present(tmp_path, "finance")
    keep_policies(tmp_path, {then})
    (tmp_path / "policy/finance.yaml").unlink()
    ladder = kept_ladder(tmp_path, then, "finance")
    assert ladder is not None
    assert ladder.lines["reserves"] == 6
    [path] = kept(tmp_path)
    path.write_bytes(path.read_bytes() + b"# one more line\n")
    assert kept_ladder(tmp_path, then, "finance") is None


def test_one_that_was_never_kept_is_read_as_it_is_where_that_is_what_it_was(tmp_path: Path) -> None:
    assert kept_ladder(tmp_path, present(tmp_path, "education"), "education") is not None
    assert kept_ladder(tmp_path, "a" * 64, "education") is None
    assert kept_ladder(tmp_path, "a" * 64, "no-ladder") is None


def test_a_kept_text_that_is_no_policy_is_none(tmp_path: Path) -> None:
    (tmp_path / KEPT_POLICIES).mkdir(parents=True)
    for text in (b"", b"\xff", b"- a\n", b"name: x\n"):
        policy = hash_texts([text])
        (tmp_path / KEPT_POLICIES / f"{policy}.yaml").write_bytes(text)
        assert kept_ladder(tmp_path, policy, "education") is None


def test_a_policy_with_a_pupils_number_in_a_note_is_not_kept_and_its_line_is_named(
    tmp_path: Path,
) -> None:
    (tmp_path / "policy").mkdir()
    text = f"{RESERVES}# of L999900026001\n"
    (tmp_path / "policy/finance.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        keep_policies(tmp_path, {present(tmp_path, "finance")})
    [problem] = found.value.problems
    assert (problem.code, str(problem.place)) == ("ledger-pupil", "policy/finance.yaml:3")
    assert kept(tmp_path) == []
