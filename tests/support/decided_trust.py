"""The small trust with everybody in post and one school decided on both ladders."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.told import records
from tests.support.trust_builder import write_people, write_trust


def write_decided(folder: Path, sfec: Callable[..., Any]) -> None:
    """Write that trust."""
    write_people(write_trust(folder))
    decide(sfec, folder, "RPS")


def decide(sfec: Callable[..., Any], folder: Path, *codes: str) -> None:
    """Decide both ladders of some schools."""
    for code in codes:
        for ladder in ("education", "finance"):
            records(sfec, folder, "decide", code, ladder, "universal", "--by", "ceo")
