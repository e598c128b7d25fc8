"""What tests share: a small sound trust, the example trust, and sfec run in this process."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sfec.cli import run
from sfec.documents import typesetting
from sfec.model.ledger import Recorder
from tests.support import once
from tests.support.audit_builder import ROWS, write_audits
from tests.support.decided_trust import write_decided
from tests.support.runs import EXAMPLE, Kept, Outcome, Sfec, Surroundings
from tests.support.told import records
from tests.support.trust_builder import TODAY, write_people, write_trust


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the expected output of every example again."""
    parser.addoption(
        "--update-golden", action="store_true", help="write what is printed now as what is expected"
    )


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: it is not looked through again for what can go."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _parsed_once() -> Iterator[None]:
    with once.parsed_once():
        yield


@pytest.fixture(autouse=True)
def converted_once() -> Iterator[None]:
    """Pandoc makes each thing once, but where a test's own fixture of this name says otherwise."""
    with once.converted_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_disk_is_waited_for() -> Iterator[None]:
    """Leave files to the system: no test cuts the power, and that fsync is called is tested."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("os.fsync", os.fstat)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_font_of_the_computer() -> Iterator[None]:
    """Documents are set in the fonts that come with sfec, whatever this computer has."""
    there = vars(typesetting)["_those_there"]
    with pytest.MonkeyPatch.context() as patched:
        name = "sfec.documents.typesetting._those_there"
        patched.setattr(name, lambda **_: there(of_computer=False))
        yield


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SFEC_DATA", "SFEC_AS_AT", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Surroundings:
    """The clock stands at five past two on 23 November 2026, and smarsh is at laptop7."""
    found = Surroundings(datetime(2026, 11, 23, 14, 5, tzinfo=UTC), Recorder("smarsh", "laptop7"))
    monkeypatch.setattr("sfec.commands.clock.now", lambda: found.moment)
    monkeypatch.setattr("sfec.commands.clock.recorder", lambda: found.recorder)
    return found


@pytest.fixture(scope="session")
def sound_trust(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small trust, made once; tests take a copy of it."""
    return write_trust(tmp_path_factory.mktemp("sound") / "trust")


@pytest.fixture
def trust(sound_trust: Path, tmp_path: Path) -> Path:
    """The small trust, in which everything is sound."""
    return Path(shutil.copytree(sound_trust, tmp_path / "trust"))


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


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where they are kept."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def kept(made_once: Path, tmp_path: Path) -> Kept:
    """A copy of the trust of a name, made now if none has been: `kept("decided", make)`."""

    def copied(name: str, make: Callable[[Path], object]) -> Path:
        once, unfinished = made_once / name, tmp_path / "unfinished"
        if not once.exists():
            make(unfinished)
            unfinished.rename(once)
        return Path(shutil.copytree(once, tmp_path / "trust"))

    return copied


@pytest.fixture
def decided(kept: Kept, sfec: Sfec) -> Path:
    """RPS is decided on both ladders, its people in post; OHS has no head, chair or decision."""
    return kept("decided", lambda folder: write_decided(folder, sfec))


@pytest.fixture
def audited(kept: Kept, sfec: Sfec) -> Path:
    """The small trust with one audit that recommends one thing, still open and not overdue."""

    def make(folder: Path) -> None:
        records(sfec, write_trust(folder), "audit", "new")
        write_audits(folder, ROWS)

    return kept("audited", make)
