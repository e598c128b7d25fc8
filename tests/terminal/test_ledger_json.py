"""What the ledger says, as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Sfec
from tests.told import entry, history_of, records
from tests.trust_builder import WORKBOOK, edit_cells

UNIVERSAL = ("decide", "RPS", "education", "universal", "--by", "ceo")
FOR = [f"trustee:{name}=for" for name in ("Cleo Winder", "Dora Pike", "Fay Undern")]


def told(sfec: Sfec, folder: Path, *command: str) -> dict[str, Any]:
    """What a command gives as JSON."""
    found: dict[str, Any] = json.loads(records(sfec, folder, *command, "--json").out)
    return found


@pytest.fixture
def every_kind(staffed: Path, sfec: Sfec) -> dict[str, Any]:
    """Every kind of entry as the command that recorded it gave it, by its kind."""
    emergency = ("decide", "RPS", "education", "poor", "--by", "ceo", "--exceptional", "--reason", "An emergency")
    against = [each.replace("=for", "=against") for each in FOR]
    commands: list[tuple[str, ...]] = [
        UNIVERSAL,
        emergency,
        ("vote", "open", "RPS", "finance", "unacceptable"),
        ("vote", "cast", "RPS", "finance", *against),
        ("vote", "close", "RPS", "finance"),
    ]
    found = [told(sfec, staffed, *each)["recorded"] for each in commands]
    found.append(told(sfec, staffed, "ratify", entry(staffed, 2), *[f"--vote={each}" for each in FOR])["recorded"])
    found.append(told(sfec, staffed, "withdraw", entry(staffed, 6), "--reason", "No notice")["recorded"])
    return {each["kind"]: each for [each] in found}


def test_every_entry_says_when_it_was_recorded_by_whom_and_where(every_kind: dict[str, Any]) -> None:
    kinds = ["decision", "vote opened", "ballots cast", "vote closed", "ratification", "withdrawal"]
    assert list(every_kind) == kinds
    for each in every_kind.values():
        assert list(each)[:7] == ["entry", "place", "when", "user", "machine", "as_at", "kind"]
        assert len(each["entry"]) == 64
        assert each["place"].startswith("ledger/smarsh-laptop7.jsonl")
        assert (each["when"], each["as_at"]) == ("2026-11-23T14:05:00+00:00", None)


def test_every_entry_names_what_it_is_about(every_kind: dict[str, Any]) -> None:
    assert every_kind["ballots cast"]["vote"] == every_kind["vote opened"]["entry"]
    assert every_kind["vote closed"]["vote"] == every_kind["vote opened"]["entry"]
    assert every_kind["ratification"]["ratifies"] == every_kind["decision"]["entry"]
    assert every_kind["withdrawal"]["withdraws"] == every_kind["ratification"]["entry"]
    assert every_kind["vote closed"]["tally"]["outcome"] == "lost"


def test_history_says_what_has_become_of_an_entry_and_since_which(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, *UNIVERSAL)
    records(sfec, staffed, *UNIVERSAL, "--corrects", entry(staffed, 1), "--reason", "Entered twice")
    records(sfec, staffed, "decide", "RPS", "education", "concerning", "--by", "ceo", "--reason", "Results have fallen")
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


def test_an_open_vote_holds_the_latest_vote_of_each(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, "vote", "open", "RPS", "finance", "unacceptable")
    for vote in ("trustee:Dora Pike=for", "trustee:Dora Pike=against"):
        records(sfec, staffed, "vote", "cast", "RPS", "finance", vote)
    shown = told(sfec, staffed, "vote", "show", "RPS", "finance")
    assert shown["cast"] == [{"role": "trustee", "name": "Dora Pike", "choice": "against"}]


def test_what_was_done_is_held_by_its_school_and_the_trusts_own_apart(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, "done", "website", "--school", "RPS", "--by", "ceo", "--note", "In the shared drive")
    records(sfec, trust, "done", "musts")
    first = told(sfec, trust, "withdraw", entry(trust, 1), "--reason", "Another school's")["recorded"][0]
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
        "withdrawn": {"entry": first["entry"], "on": "2026-11-23", "reason": "Another school's"},
    }
    one = told(sfec, trust, "history", "OHS")
    assert "activities" not in one
    assert one["schools"][0]["activities"] == []
