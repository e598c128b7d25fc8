"""`sfec ratify`."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.runs import Sfec, Surroundings
from tests.support.schools_builder import write_schools
from tests.support.told import entry, history_of, on_one_line, records, refused, standing

EXCEPTIONAL = (
    "decide",
    "RPS",
    "education",
    "poor",
    "--by",
    "ceo",
    "--exceptional",
    "--reason",
    "A safeguarding emergency",
)
FOR = [f"--vote=trustee:{name}=for" for name in ("Cleo Winder", "Dora Pike", "Fay Undern")]
AGAINST = [each.replace("=for", "=against") for each in FOR]


@pytest.fixture
def waiting(staffed: Path, sfec: Sfec) -> Path:
    """A trust whose second entry is an exceptional decision that waits for the board."""
    records(sfec, staffed, "decide", "RPS", "education", "universal", "--by", "ceo")
    records(sfec, staffed, *EXCEPTIONAL)
    return staffed


def test_an_exceptional_decision_moves_the_school_and_says_that_it_waits_for_the_board(
    waiting: Path, sfec: Sfec
) -> None:
    assert standing(sfec, waiting)["current"] == "poor"
    assert "unratified" in sfec(waiting, "history", "RPS").out
    assert "1 unratified" in sfec(waiting, "history").out
    assert "unratified" in sfec(waiting, "categorise").out
    assert "Unratified" in sfec(waiting, "explain", "RPS").out


def test_the_boards_vote_ratifies_it(waiting: Path, sfec: Sfec) -> None:
    said = records(
        sfec, waiting, "ratify", entry(waiting, 2), *FOR, "--reason", "The board met at once"
    ).out
    assert f"Ratified: entry {entry(waiting, 2)}." in said
    assert f"entry {entry(waiting, 3)} in ledger/smarsh-laptop7.jsonl" in said
    assert "Vote of the full trust board" in said
    assert "Carried: 3 for, 0 against, 0 abstained; 3 of 4 took part, 3 had to." in said
    assert f"ratified by entry {entry(waiting, 3)}" in sfec(waiting, "history", "RPS").out
    for command in ("history", "categorise"):
        assert "unratified" not in sfec(waiting, command).out.replace("0 unratified", "")


def test_a_ratification_may_be_of_a_later_day_than_the_decision(
    waiting: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    surroundings.moment = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    given = records(
        sfec,
        waiting,
        "ratify",
        entry(waiting, 2),
        *FOR,
        "--on",
        "2026-12-01",
        "--json",
        as_at="2026-12-03",
    )
    [told] = json.loads(given.out)["recorded"]
    assert (told["kind"], told["on"], told["when"][:10]) == (
        "ratification",
        "2026-12-01",
        "2026-12-03",
    )
    assert told["ratifies"] == history_of(sfec, waiting, as_at="2026-12-03")[1]["entry"]
    assert told["vote"]["outcome"] == "carried"


def test_before_the_board_met_it_was_unratified(
    waiting: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    surroundings.moment = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    records(sfec, waiting, "ratify", entry(waiting, 2), *FOR, as_at="2026-12-03")
    assert "unratified" in sfec(waiting, "history", "RPS", as_at="2026-11-23").out
    assert "unratified" not in sfec(waiting, "history", "RPS", as_at="2026-12-03").out


def test_a_board_that_votes_against_leaves_it_unratified_and_is_told_how_to_undo_it(
    waiting: Path, sfec: Sfec
) -> None:
    why = refused(sfec, waiting, "ratify", entry(waiting, 2), *AGAINST)
    assert "[vote-lost]" in why
    assert f"`sfec withdraw {entry(waiting, 2)} --reason TEXT`" in why


def test_a_decision_that_waits_for_nobody_cannot_be_ratified(waiting: Path, sfec: Sfec) -> None:
    records(sfec, waiting, "ratify", entry(waiting, 2), *FOR)
    for number in (1, 2, 3):
        outcome = sfec(waiting, "ratify", entry(waiting, number), *FOR)
        assert outcome.status == 2
        assert "is no exceptional decision that waits for the board" in on_one_line(
            outcome.err.replace("│", "")
        )


def test_the_board_itself_may_make_an_exceptional_move(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, "decide", "RPS", "education", "universal", "--by", "ceo")
    by_vote = [each for each in EXCEPTIONAL if each not in ("--by", "ceo")]
    said = records(sfec, staffed, *by_vote, *FOR).out
    assert "a vote of the full trust board" in said
    assert "nratified" not in said


def test_nothing_is_ratified_of_a_school_that_two_sources_hold(waiting: Path, sfec: Sfec) -> None:
    write_schools(waiting, ("RPS", "Ravelmoor", "999001"))
    assert "[school-repeated]" in refused(sfec, waiting, "ratify", entry(waiting, 2), *FOR)
