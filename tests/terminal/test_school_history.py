"""A school's story, at the prompt."""

from pathlib import Path

import pytest

from tests.support.problem_example import moment
from tests.support.runs import Sfec, Surroundings
from tests.support.told import entry, on_one_line, records
from tests.support.trust_builder import WORKBOOK, edit_cells

UNIVERSAL = ("decide", "RPS", "education", "universal", "--by", "ceo")
POOR = ("decide", "RPS", "education", "poor", "--by", "ceo", "--reason", "Results have fallen")
CAST = ("vote", "cast", "RPS", "education", "head=for", "ceo=against", "lsb_chair=for")


@pytest.fixture
def voting(staffed: Path, sfec: Sfec) -> Path:
    """A trust in which a vote is open on moving RPS up from Poor."""
    records(sfec, staffed, *POOR)
    records(sfec, staffed, "vote", "open", "RPS", "education", "concerning")
    records(sfec, staffed, *CAST)
    return staffed


def story(sfec: Sfec, folder: Path, as_at: str = "2026-11-23") -> str:
    """The story of RPS, on one line."""
    return on_one_line(sfec(folder, "history", "RPS", as_at=as_at).out)


def test_what_told_is_listed_with_its_values(trust: Path, sfec: Sfec) -> None:
    edit_cells(trust / WORKBOOK, {"Education!H2": "repeated", "Education!F2": None})
    records(sfec, trust, *POOR)
    said = story(sfec, trust)
    assert "The evidence indicated Poor. Not known: Pupil progress." in said
    assert "Safeguarding or H&S failings: repeated" in said


def test_an_open_vote_says_how_many_have_voted(voting: Path, sfec: Sfec) -> None:
    said = story(sfec, voting)
    assert "was opened on a move from Poor to Concerning." in said
    assert "The vote is open: 3 votes recorded, 1 not yet." in said


def test_one_vote_recorded_is_one_vote(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, "vote", "open", "RPS", "finance", "unacceptable")
    records(sfec, staffed, "vote", "cast", "RPS", "finance", "trustee:Dora Pike=for")
    assert "The vote is open: 1 vote recorded, 3 not yet." in story(sfec, staffed)


def test_a_decision_by_vote_names_who_voted_how_who_did_not_and_which_seat_was_vacant(
    voting: Path, sfec: Sfec
) -> None:
    records(sfec, voting, "vote", "close", "RPS", "education")
    said = story(sfec, voting)
    assert "Moved from Poor to Concerning, by a vote of the five who vote on Poor." in said
    assert "Carried: 2 for, 1 against, 0 abstained; 3 of 4 took part, 3 had to." in said
    assert "For: Hal Brook (head); Ines Lark (LSB chair). Against: Ada Quill (CEO)." in said
    assert "Did not vote: Cleo Winder (E&S chair). Vacant: mentor." in said
    assert "The vote is open" not in said


def test_a_vote_of_the_board_names_trustees_without_their_role(staffed: Path, sfec: Sfec) -> None:
    votes = [f"--vote=trustee:{name}=for" for name in ("Cleo Winder", "Dora Pike", "Fay Undern")]
    by_vote = (
        "decide",
        "RPS",
        "education",
        "unacceptable",
        "--reason",
        "Results have fallen",
        *votes,
    )
    records(sfec, staffed, *by_vote)
    assert "For: Cleo Winder; Dora Pike; Fay Undern. Did not vote: Emil Thorne." in story(
        sfec, staffed
    )


def test_two_decisions_from_the_same_start_are_told_with_the_one_that_does_not_count(
    trust: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    records(sfec, trust, *UNIVERSAL)
    (trust / "ledger").rename(trust / "away")
    surroundings.moment = moment("2026-11-23 15:00")
    surroundings.recorder = surroundings.recorder._replace(user="tvane", machine="desk2")
    records(sfec, trust, *POOR)
    (trust / "away" / "smarsh-laptop7.jsonl").rename(trust / "ledger" / "smarsh-laptop7.jsonl")
    said = story(sfec, trust)
    assert "Education: Universal since 23 November 2026" in said
    assert f"entry {entry(trust, 2)} Does not count: another decision was recorded first" in said


def test_a_policy_that_has_changed_since_is_said_to_have(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, *UNIVERSAL)
    assert "The policy has changed since." not in story(sfec, trust)
    (trust / "policy").mkdir()
    (trust / "policy" / "education.yaml").write_text("lines: {many_plans: 3}\n", encoding="utf-8")
    assert "The policy has changed since." in story(sfec, trust)


def test_what_was_done_of_the_core_offer_is_told_a_line_each_and_what_was_withdrawn_of_it(
    trust: Path, sfec: Sfec
) -> None:
    assert "Core offer" not in story(sfec, trust)
    told = ("--by", "Compliance Manager", "--note", "In the shared drive")
    records(sfec, trust, "done", "website", "--school", "RPS", "--on", "2026-11-20", *told)
    records(sfec, trust, "done", "smoothwall", "--school", "RPS", "--on", "2026-11-19")
    records(sfec, trust, "withdraw", entry(trust, 1), "--reason", "Another school's")
    first = f"19 November 2026 · Smoothwall check · entry {entry(trust, 2)}"
    second = "20 November 2026 · Website audit, by the Compliance Manager · In the shared drive"
    withdrawn = f"Withdrawn by entry {entry(trust, 3)} on 23 November 2026: Another school's"
    assert (
        f"Core offer {first} {second} · entry {entry(trust, 1)} {withdrawn} Ledger ends"
        in story(sfec, trust)
    )


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_lines_keep_to_the_screen_and_end_without_spaces(
    voting: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    note = "The list that the office keeps of what has been put on the site this half-term"
    records(sfec, voting, "done", "website", "--school", "RPS", "--note", note)
    monkeypatch.setenv("COLUMNS", columns)
    lines = sfec(voting, "history", "RPS").out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert all(line == line.rstrip() for line in lines)
