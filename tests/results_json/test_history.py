"""What the ledger says, as JSON."""

import json
from pathlib import Path
from typing import Any

from tests.support.runs import Sfec
from tests.support.told import entry, history_of, records
from tests.support.trust_builder import WORKBOOK, edit_cells

UNIVERSAL = ("decide", "RPS", "education", "universal", "--by", "ceo")


def told(sfec: Sfec, folder: Path, *command: str) -> dict[str, Any]:
    """What a command gives as JSON."""
    found: dict[str, Any] = json.loads(records(sfec, folder, *command, "--json").out)
    return found


def test_history_says_what_has_become_of_an_entry_and_since_which(
    staffed: Path, sfec: Sfec
) -> None:
    records(sfec, staffed, *UNIVERSAL)
    records(sfec, staffed, *UNIVERSAL, "--corrects", entry(staffed, 1), "--reason", "Entered twice")
    records(
        sfec,
        staffed,
        "decide",
        "RPS",
        "education",
        "concerning",
        "--by",
        "ceo",
        "--reason",
        "Results have fallen",
    )
    records(sfec, staffed, "withdraw", entry(staffed, 3), "--reason", "Entered twice")
    records(sfec, staffed, "vote", "open", "RPS", "finance", "unacceptable")
    found = [(each["status"], bool(each["since"])) for each in history_of(sfec, staffed)]
    assert found == [("corrected", True), ("stands", False), ("withdrawn", True)]
    assert [each["status"] for each in history_of(sfec, staffed, ladder="finance")] == ["open"]


def test_a_figure_comes_back_as_it_was_typed(trust: Path, sfec: Sfec) -> None:
    edit_cells(trust / WORKBOOK, {"Finance!C2": 58000.25, "Finance!F2": None})
    records(sfec, trust, "decide", "RPS", "finance", "universal", "--by", "ceo")
    edit_cells(trust / WORKBOOK, {"Finance!C2": 61000})
    [found] = history_of(sfec, trust, ladder="finance")
    assert found["rested"]["fields"]["reserves"]["figure"] == "58000.25"
    assert found["rested"]["fields"]["money_plans"]["value"] is None
    assert found["stale"] == [{"field": "reserves", "then": 58000.25, "now": 61000}]


def test_the_half_terms_history_holds_only_its_own_entries(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, *UNIVERSAL)
    found = told(sfec, staffed, "history", "RPS", "--half-term", "autumn-1")
    assert found["half_term"] == "2026-27/autumn-1"
    education = found["schools"][0]["ladders"]["education"]
    assert (education["current"], education["entries"]) == ("universal", [])


def test_what_was_done_is_held_by_its_school_and_the_trusts_own_apart(
    trust: Path, sfec: Sfec
) -> None:
    records(
        sfec,
        trust,
        "done",
        "website",
        "--school",
        "RPS",
        "--by",
        "ceo",
        "--note",
        "In the shared drive",
    )
    records(sfec, trust, "done", "musts")
    first = told(sfec, trust, "withdraw", entry(trust, 1), "--reason", "Another school's")[
        "recorded"
    ][0]
    whole = told(sfec, trust, "history")
    assert [each["activity"] for each in whole["activities"]] == ["musts"]
    [website] = next(each["activities"] for each in whole["schools"] if each["code"] == "RPS")
    assert website == {
        "entry": first["withdraws"],
        "activity": "website",
        "title": "Website audit",
        "on": "2026-11-23",
        "by": "ceo",
        "note": "In the shared drive",
        "absent": False,
        "withdrawn": {"entry": first["entry"], "on": "2026-11-23", "reason": "Another school's"},
    }
    one = told(sfec, trust, "history", "OHS")
    assert "activities" not in one
    assert one["schools"][0]["activities"] == []
