"""What tests share: a small sound trust, the example trust, and a way to run sfec in this process."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sfec.cli import run
from sfec.model.ledger import Recorder
from tests.trust_builder import TODAY, write_people, write_trust

EXAMPLE = Path(__file__).parent.parent / "examples" / "quillby"


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


Sfec = Callable[..., Outcome]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the expected output of every example again."""
    parser.addoption("--update-golden", action="store_true", help="write what is printed now as what is expected")


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SFEC_DATA", "SFEC_AS_AT", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@dataclass
class Surroundings:
    """What no argument says: the moment on the clock, and who is at which machine. A test may change any of them."""

    moment: datetime
    recorder: Recorder


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Surroundings:
    """The clock stands at five past two on 23 November 2026, and smarsh is at laptop7."""
    found = Surroundings(datetime(2026, 11, 23, 14, 5, tzinfo=UTC), Recorder("smarsh", "laptop7"))
    monkeypatch.setattr("sfec.commands.clock.now", lambda: found.moment)
    monkeypatch.setattr("sfec.commands.clock.recorder", lambda: found.recorder)
    return found


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    """The small trust, in which everything is sound."""
    return write_trust(tmp_path / "trust")


@pytest.fixture
def staffed(trust: Path) -> Path:
    """The small trust with everybody in post who decides or votes."""
    write_people(trust)
    return trust


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example trust."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "quillby"))


@pytest.fixture
def sfec(capsys: pytest.CaptureFixture[str]) -> Sfec:
    """Run sfec on a folder as on 23 November 2026: `sfec(folder, "check")`."""

    def run_sfec(folder: Path | None, *arguments: str, as_at: str = TODAY) -> Outcome:
        where = ["--data", str(folder)] if folder else []
        status = run([*where, "--as-at", str(as_at), *arguments])
        printed = capsys.readouterr()
        return Outcome(status, printed.out, printed.err)

    return run_sfec
