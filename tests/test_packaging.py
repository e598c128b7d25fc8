"""The package as users get it: built, installed alone, run without a network."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the sdist, as a release would be."""
    to = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(to), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    [built] = to.glob("*.whl")
    return built


def test_the_wheel_holds_the_policy_the_templates_and_the_examples_as_the_checkout_does(
    wheel: Path,
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for top in ("templates", "examples", "sfec/policy"):
        held = [
            path for path in (ROOT / top).rglob("*") if path.is_file() and path.suffix != ".pyc"
        ]
        assert len(held) >= 3
        for path in held:
            relative = path.relative_to(ROOT).as_posix()
            assert (relative if top.startswith("sfec/") else f"sfec/{relative}") in names
    assert {f"sfec/{name}" for name in ("py.typed", "cli.py")} <= names


def test_installed_alone_it_runs_the_demo_offline(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    binaries = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    [packages] = (tmp_path / "venv").rglob("site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    # The parts sfec rests on come from this environment, so that nothing is fetched; sfec itself is
    # the wheel's.
    parts = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "parts.pth").write_text("\n".join(parts), encoding="utf-8")
    offline = tmp_path / "offline"
    offline.mkdir()
    (offline / "sitecustomize.py").write_text(
        "import socket\n"
        "def refuse(*_, **__):\n"
        "    raise OSError('no network here')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n",
        encoding="utf-8",
    )
    environment = {"PATH": str(binaries), "PYTHONPATH": str(offline), "COLUMNS": "80"}

    def run(*arguments: str) -> str:
        command = [str(binaries / "python"), "-m", "sfec", *arguments]
        done = subprocess.run(
            command, check=True, capture_output=True, cwd=tmp_path, env=environment, timeout=60
        )
        return done.stdout.decode()

    where = subprocess.run(
        [str(binaries / "python"), "-c", "import sfec; print(sfec.__file__)"],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env=environment,
    )
    assert str(packages) in where.stdout.decode()
    run("init", "demo", "--example")
    assert "No errors: 8 schools" in run("check", "--data", "demo")
    assert "→ Universal" in run("categorise", "--data", "demo", "--as-at", "2026-11-23")
    assert "Concerning" in run("explain", "SBP", "--data", "demo", "--as-at", "2026-11-23")
    run("evidence", "new", "--data", "demo", "--half-term", "2026-27/spring-1")
    written = run(
        "letter",
        "--school",
        "SBP",
        "--data",
        "demo",
        "--as-at",
        "2026-11-23",
        "--format",
        "docx",
        "--format",
        "pdf",
    )
    assert "1 letter written" in written
