"""What the commands tell of a ledger, as tests ask for it."""

import json
from pathlib import Path
from typing import Any

from tests.support.problem_example import entries_of
from tests.support.runs import Outcome, Sfec
from tests.support.trust_builder import TODAY


def entry(folder: Path, number: int) -> str:
    """The short name of the ledger's first, second or later entry."""
    return entries_of(folder)[f"{{entry-{number}}}"]


def records(sfec: Sfec, folder: Path, *command: str, as_at: str = TODAY) -> Outcome:
    """Run a command that is to record something, and that says nothing is wrong."""
    outcome = sfec(folder, *command, as_at=as_at)
    assert (outcome.status, outcome.err) == (0, "")
    return outcome


def refused(sfec: Sfec, folder: Path, *command: str, as_at: str = TODAY) -> str:
    """Run a command that is to be refused; returns why."""
    before = entries_of(folder)
    outcome = sfec(folder, *command, as_at=as_at)
    assert outcome.status == 1
    assert entries_of(folder) == before
    return outcome.err


def misused(sfec: Sfec, folder: Path, *command: str) -> str:
    """Run a command that cannot be meant; returns why, on one line."""
    outcome = sfec(folder, *command)
    assert outcome.status == 2
    assert entries_of(folder) == {}
    return " ".join(outcome.err.replace("│", "").split())


def history_of(
    sfec: Sfec, folder: Path, school: str = "RPS", ladder: str = "education", as_at: str = TODAY
) -> list[dict[str, Any]]:
    """The entries of a school's history on a ladder."""
    told = json.loads(sfec(folder, "history", school, "--json", as_at=as_at).out)
    entries: list[dict[str, Any]] = told["schools"][0]["ladders"][ladder]["entries"]
    return entries


def standing(
    sfec: Sfec, folder: Path, school: str = "RPS", ladder: str = "education", as_at: str = TODAY
) -> dict[str, Any]:
    """Where a school stands on a ladder."""
    told = json.loads(sfec(folder, "categorise", "--school", school, "--json", as_at=as_at).out)
    found: dict[str, Any] = told["schools"][0]["ladders"][ladder]
    return found


def on_one_line(text: str) -> str:
    """What was printed, without its line breaks."""
    return " ".join(text.split())
