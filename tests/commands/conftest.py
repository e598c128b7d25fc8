"""Trusts in which more has been done already, each made once for all tests, and copied for those that ask for it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Sfec
from tests.told import records
from tests.trust_builder import write_people, write_trust

Kept = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where they are kept."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def kept(made_once: Path, tmp_path: Path) -> Kept:
    """A copy of the trust of a name, made now if none has been: `kept("decided", make)`."""

    def copied(name: str, make: Callable[[Path], None]) -> Path:
        once, unfinished = made_once / name, tmp_path / "unfinished"
        if not once.exists():
            make(unfinished)
            unfinished.rename(once)
        return Path(shutil.copytree(once, tmp_path / "trust"))

    return copied


@pytest.fixture
def decided(kept: Kept, sfec: Sfec) -> Path:
    """Everybody is in post, and RPS is decided on both ladders; OHS has neither head, LSB chair nor decision."""
    return kept("decided", lambda folder: write_decided(folder, sfec))


def write_decided(folder: Path, sfec: Sfec) -> None:
    """Write that trust."""
    write_people(write_trust(folder))
    decide(sfec, folder, "RPS")


def decide(sfec: Sfec, folder: Path, *codes: str) -> None:
    """Decide both ladders of some schools."""
    for code in codes:
        for ladder in ("education", "finance"):
            records(sfec, folder, "decide", code, ladder, "universal", "--by", "ceo")
