"""`sfec withdraw`."""

import json
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.support.runs import Sfec, Surroundings
from tests.support.told import entry, history_of, on_one_line, records, refused, standing

UNIVERSAL = ("decide", "RPS", "education", "universal", "--by", "ceo")
CONCERNING = (
    "decide",
    "RPS",
    "education",
    "concerning",
    "--by",
    "ceo",
    "--reason",
    "Results have fallen",
)


@pytest.fixture
def decided(trust: Path, sfec: Sfec) -> Path:
    """A trust with two decisions on RPS."""
    records(sfec, trust, *UNIVERSAL)
    records(sfec, trust, *CONCERNING)
    return trust


def test_what_is_withdrawn_stays_in_the_ledger_and_no_longer_counts(
    decided: Path, sfec: Sfec
) -> None:
    wrong = entry(decided, 2)
    said = records(sfec, decided, "withdraw", wrong, "--reason", "Entered for the wrong school").out
    assert f"Withdrawn: entry {wrong}. It stays in the ledger, and no longer counts." in said
    assert f"entry {entry(decided, 3)} in ledger/smarsh-laptop7.jsonl." in said
    assert standing(sfec, decided)["current"] == "universal"
    assert [each["status"] for each in history_of(sfec, decided)] == ["stands", "withdrawn"]
    told = on_one_line(sfec(decided, "history", "RPS").out)
    assert (
        f"Withdrawn by entry {entry(decided, 3)} on 23 November 2026: Entered for the wrong school"
        in told
    )


def test_what_stands_now_is_said_of_each_school_and_ladder(decided: Path, sfec: Sfec) -> None:
    first = entry(decided, 1)
    said = records(sfec, decided, "withdraw", entry(decided, 2), "--reason", "Too early").out
    where = "Ravelmoor Primary School (RPS) · Education"
    now = f"now Universal, as decided on 23 November 2026 (entry {first})"
    assert said.endswith(f"{where}: {now}\n")
    said = records(sfec, decided, "withdraw", first, "--reason", "Too early").out
    assert said.endswith(f"{where}: now not yet categorised\n")


def test_several_are_withdrawn_in_whatever_order_they_are_named(decided: Path, sfec: Sfec) -> None:
    both = [entry(decided, 1), entry(decided, 2)]
    said = records(sfec, decided, "withdraw", *both, "--reason", "The wrong school").out
    assert said.startswith("Withdrawn together: 2 entries. They no longer count.\n")
    assert "Education: now not yet categorised" in said
    assert [each["status"] for each in history_of(sfec, decided)] == ["withdrawn", "withdrawn"]


def test_one_that_cannot_be_withdrawn_keeps_all_from_being_withdrawn(
    decided: Path, sfec: Sfec
) -> None:
    records(sfec, decided, "decide", "OHS", "education", "universal", "--by", "ceo")
    command = ("withdraw", entry(decided, 1), entry(decided, 3), "--reason", "By mistake")
    assert "[decision-withdrawn]" in refused(sfec, decided, *command)
    assert standing(sfec, decided, "OHS")["current"] == "universal"


def test_all_that_a_workbook_recorded_together_is_withdrawn_with_one_of_its_entries(
    decided: Path, sfec: Sfec
) -> None:
    book = openpyxl.Workbook()
    assert book.active
    book.active.append(("School", "Ladder", "Category", "By"))
    for code, ladder in (("OHS", "education"), ("OHS", "finance"), ("RPS", "finance")):
        book.active.append((code, ladder, "universal", "ceo"))
    book.save(decided.parent / "round.xlsx")
    records(sfec, decided, "decide", "--from", str(decided.parent / "round.xlsx"))
    one = entry(decided, 4)
    records(sfec, decided, "withdraw", entry(decided, 3), "--reason", "Twice")
    again = ("withdraw", one, "--together", "--reason", "The wrong round", "--json")
    told = json.loads(records(sfec, decided, *again).out)
    assert len(told["recorded"]) == 2
    assert told["stands"] == [
        {"school": "OHS", "ladder": "finance", "category": None, "entry": None},
        {"school": "RPS", "ladder": "finance", "category": None, "entry": None},
    ]
    assert standing(sfec, decided)["current"] == "concerning"


def test_the_school_can_be_decided_on_again_from_where_it_was(decided: Path, sfec: Sfec) -> None:
    records(
        sfec, decided, "withdraw", entry(decided, 2), "--reason", "Entered for the wrong school"
    )
    records(sfec, decided, *CONCERNING)
    first, _, again = history_of(sfec, decided)
    assert (again["status"], again["moved_from"], again["follows"]) == (
        "stands",
        "universal",
        first["entry"],
    )


def test_the_latest_is_withdrawn_first(decided: Path, sfec: Sfec) -> None:
    why = refused(
        sfec, decided, "withdraw", entry(decided, 1), "--reason", "Entered for the wrong school"
    )
    assert f"`sfec withdraw {entry(decided, 2)} --reason TEXT`" in why


def test_a_ratification_that_is_withdrawn_leaves_the_decision_unratified(
    staffed: Path, sfec: Sfec
) -> None:
    records(sfec, staffed, *UNIVERSAL)
    exceptional = (
        "decide",
        "RPS",
        "education",
        "poor",
        "--by",
        "ceo",
        "--exceptional",
        "--reason",
        "An emergency",
    )
    records(sfec, staffed, *exceptional)
    votes = [f"--vote=trustee:{name}=for" for name in ("Cleo Winder", "Dora Pike", "Fay Undern")]
    records(sfec, staffed, "ratify", entry(staffed, 2), *votes)
    records(
        sfec, staffed, "withdraw", entry(staffed, 3), "--reason", "The board had no notice of it"
    )
    assert "unratified" in sfec(staffed, "history", "RPS").out


def test_votes_that_are_withdrawn_are_as_though_they_had_not_been_cast(
    staffed: Path, sfec: Sfec
) -> None:
    records(
        sfec,
        staffed,
        "decide",
        "RPS",
        "education",
        "poor",
        "--by",
        "ceo",
        "--reason",
        "Results have fallen",
    )
    records(sfec, staffed, "vote", "open", "RPS", "education", "concerning")
    records(sfec, staffed, "vote", "cast", "RPS", "education", "head=for")
    records(sfec, staffed, "withdraw", entry(staffed, 3), "--reason", "Read out wrongly")
    assert "0 of 4 votes recorded" in sfec(staffed, "vote", "show", "RPS", "education").out


def test_a_withdrawal_is_given_as_json(decided: Path, sfec: Sfec) -> None:
    given = records(
        sfec, decided, "withdraw", entry(decided, 2), "--reason", "Entered twice", "--json"
    )
    [told] = json.loads(given.out)["recorded"]
    assert (told["kind"], told["reason"]) == ("withdrawal", "Entered twice")
    assert told["withdraws"].startswith(entry(decided, 2))


def test_before_it_was_withdrawn_it_counted(
    decided: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    surroundings.moment = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    records(
        sfec,
        decided,
        "withdraw",
        entry(decided, 2),
        "--reason",
        "Entered twice",
        as_at="2026-12-03",
    )
    assert standing(sfec, decided, as_at="2026-11-23")["current"] == "concerning"
    assert standing(sfec, decided, as_at="2026-12-03")["current"] == "universal"


@pytest.mark.parametrize(
    ("named", "says"),
    [("0", "is no entry; `sfec history` names them"), ("zzzzzzzz", "is no entry")],
)
def test_a_name_that_is_no_entrys_exits_2(decided: Path, sfec: Sfec, named: str, says: str) -> None:
    outcome = sfec(decided, "withdraw", named, "--reason", "Entered twice")
    assert outcome.status == 2
    assert says in on_one_line(outcome.err.replace("│", ""))


def test_a_reason_must_be_given(decided: Path, sfec: Sfec) -> None:
    outcome = sfec(decided, "withdraw", entry(decided, 2))
    assert outcome.status == 2
    assert "--reason" in outcome.err
