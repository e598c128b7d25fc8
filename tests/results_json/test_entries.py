"""Entries of the ledger as JSON, each as the command gave it that recorded it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.runs import Sfec
from tests.support.told import entry, records

UNIVERSAL = ("decide", "RPS", "education", "universal", "--by", "ceo")
FOR = [f"trustee:{name}=for" for name in ("Cleo Winder", "Dora Pike", "Fay Undern")]


def told(sfec: Sfec, folder: Path, *command: str) -> dict[str, Any]:
    """What a command gives as JSON."""
    found: dict[str, Any] = json.loads(records(sfec, folder, *command, "--json").out)
    return found


@pytest.fixture
def every_kind(staffed: Path, sfec: Sfec) -> dict[str, Any]:
    """Every kind of entry as the command that recorded it gave it, by its kind."""
    emergency = (
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
    against = [each.replace("=for", "=against") for each in FOR]
    commands: list[tuple[str, ...]] = [
        UNIVERSAL,
        emergency,
        ("vote", "open", "RPS", "finance", "unacceptable"),
        ("vote", "cast", "RPS", "finance", *against),
        ("vote", "close", "RPS", "finance"),
    ]
    found = [told(sfec, staffed, *each)["recorded"] for each in commands]
    found.append(
        told(sfec, staffed, "ratify", entry(staffed, 2), *[f"--vote={each}" for each in FOR])[
            "recorded"
        ]
    )
    found.append(
        told(sfec, staffed, "withdraw", entry(staffed, 6), "--reason", "No notice")["recorded"]
    )
    return {each["kind"]: each for [each] in found}


def test_every_entry_says_when_it_was_recorded_by_whom_and_where(
    every_kind: dict[str, Any],
) -> None:
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
