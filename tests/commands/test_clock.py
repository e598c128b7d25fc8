"""The clock, and who is at the machine."""

import getpass
import importlib
import platform
from datetime import UTC, datetime, timedelta
from types import ModuleType

import pytest

from sfec.commands import clock
from sfec.model.ledger import Recorder


@pytest.fixture
def real() -> ModuleType:
    """The clock as it is, not as tests set it."""
    return importlib.reload(clock)


def test_the_moment_has_its_zone(real: ModuleType) -> None:
    assert abs(real.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_whoever_runs_sfec_is_who_records_on_the_machine_it_runs_on(
    real: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "smarsh")
    monkeypatch.setattr(platform, "node", lambda: "laptop7")
    assert real.recorder() == Recorder("smarsh", "laptop7")


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_where_neither_has_a_name_they_are_unknown(
    real: ModuleType, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def nobody() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", nobody)
    monkeypatch.setattr(platform, "node", lambda: "")
    assert real.recorder() == Recorder("unknown", "unknown")
