"""The last line of each file: no line vouches for it, and so it is held against its grounds."""

from pathlib import Path

from sfec.folder.data_folder import DataFolder
from sfec.folder.ledger.ledger_ends import end_problems
from sfec.folder.ledger.ledger_folder import read_ledger
from sfec.folder.ledger.ledger_policies import kept_ladder
from sfec.model.decision import Withdrawal
from sfec.model.ledger import Recorder
from sfec.problems import Problem
from tests.support.acts import CEO, MINUTE, NOON, decision, grounds, record, said
from tests.support.build_example import EXAMPLE

OWN = "ledger/smarsh-laptop7.jsonl"
OTHER = CEO._replace(name="Al Capp")


def told(folder: Path) -> list[Problem]:
    ledger, problems = read_ledger(folder)
    assert problems == []
    return list(end_problems(folder, ledger, {"RPS": "Ravelmoor (RPS)"}, {}))


def test_only_what_the_last_line_says_is_in_question(tmp_path: Path) -> None:
    record(tmp_path, decision("a", by=(OTHER,)), grounds=grounds())
    [problem] = told(tmp_path)
    assert said([problem]) == [("ledger-end", f"{OWN}:1")]
    assert (problem.who, problem.level) == ("Ravelmoor (RPS)", "error")
    assert "Al Capp is not among those who could decide it" in problem.message
    record(tmp_path, decision("b"), when=NOON + MINUTE, grounds=grounds())
    assert told(tmp_path) == []


def test_a_decision_is_held_against_the_one_it_follows(tmp_path: Path) -> None:
    [first] = record(tmp_path, decision("a"), grounds=grounds())
    again = decision("b", category="poor", moved_from="universal", follows=first.id)
    record(tmp_path, again, when=NOON + MINUTE)
    [problem] = told(tmp_path)
    assert "starts from another category than the decision that it follows" in problem.message


def test_what_was_withdrawn_no_longer_counts(tmp_path: Path) -> None:
    [edited] = record(tmp_path, decision("a", by=(OTHER,)), grounds=grounds())
    record(
        tmp_path,
        Withdrawal(edited.id, "It was edited"),
        recorder=Recorder("rthackwell", "desktop2"),
    )
    assert told(tmp_path) == []


def test_of_the_whole_example_ledger_no_entry_is_in_question() -> None:
    folder = DataFolder(EXAMPLE)
    ledger = folder.ledger
    assert ledger is not None
    assert kept_ladder(EXAMPLE, folder.policy_hash("education"), "education") is not None
    everyone = ledger._replace(heads={each.id: each.id for each in ledger.entries})
    assert list(end_problems(EXAMPLE, everyone, {}, {})) == []
