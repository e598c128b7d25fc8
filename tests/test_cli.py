"""The command line as a whole: exit statuses, options before the command, our own faults."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from sfec import __version__, cli
from sfec.commands.options import data_option
from sfec.office.usage import misuse
from tests.support.runs import Sfec


def test_the_version(sfec: Sfec) -> None:
    assert sfec(None, "--version").out == f"sfec {__version__}\n"


def test_help_names_every_command(sfec: Sfec) -> None:
    shown = sfec(None, "--help")
    assert shown.status == 0
    for command in ("init", "check", "evidence", "categorise", "explain"):
        assert command in shown.out


def test_an_unknown_command_exits_2(sfec: Sfec) -> None:
    refused = sfec(None, "categorize")
    assert refused.status == 2
    assert "categorise" in refused.err


def test_a_fault_of_our_own_is_one_line_that_names_a_log(
    trust: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sfec.office.checking.inventory_problems", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    failed = sfec(trust, "check")
    assert failed.status == 3
    [log] = tmp_path.glob("sfec-*.log")
    assert str(log) in failed.err
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert "Traceback" not in failed.err


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, typer.Abort])
def test_an_interruption_exits_130(
    trust: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    def interrupt(*_: object) -> None:
        raise interruption

    monkeypatch.setattr("sfec.office.checking.inventory_problems", interrupt)
    assert sfec(trust, "check").status == 130


def test_the_folder_is_found_upwards_from_where_one_stands(
    trust: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(trust / "evidence" / "2026-27")
    assert sfec(None, "check").status == 0


def test_the_environment_names_the_folder_and_the_day(
    trust: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    monkeypatch.setenv("SFEC_DATA", str(trust))
    assert sfec(None, "check").status == 0
    monkeypatch.setenv("SFEC_AS_AT", "no day")
    assert cli.run(["check"]) == 2


def test_options_may_stand_after_the_command_and_then_win(
    trust: Path, sfec: Sfec, tmp_path: Path
) -> None:
    assert sfec(tmp_path, "check", "--data", str(trust), "--as-at", "2026-11-24").status == 0


def test_without_an_as_at_today_is_the_clocks(trust: Path) -> None:
    assert cli.run(["check", "--data", str(trust)]) == 0


def test_main_leaves_with_the_commands_status(trust: Path) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["check", "--data", str(trust / "none")])
    assert left.value.code == 1


def run_as_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run sfec in a process of its own."""
    command = [sys.executable, "-m", "sfec", *arguments]
    return subprocess.run(
        command, check=False, capture_output=True, env={**os.environ, **environment}, timeout=60
    )


def test_output_is_utf8_even_where_the_system_would_write_another_encoding(trust: Path) -> None:
    done = run_as_process(
        "categorise", "--data", str(trust), "--as-at", "2026-11-23", PYTHONIOENCODING="cp1252"
    )
    assert done.returncode == 0
    assert "→ Universal" in done.stdout.decode("utf-8")


def test_colour_is_for_terminals_and_words_are_for_everybody(trust: Path) -> None:
    arguments = ("categorise", "--data", str(trust), "--as-at", "2026-11-23")
    coloured = run_as_process(*arguments, FORCE_COLOR="1", TERM="xterm-256color").stdout.decode()
    assert "\x1b[32mUniversal" in coloured
    plain = run_as_process(*arguments, NO_COLOR="1").stdout.decode()
    assert "\x1b" not in plain
    assert "Universal" in plain


def test_a_reader_that_goes_away_is_no_fault(trust: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [
        sys.executable,
        "-m",
        "sfec",
        "categorise",
        "--json",
        "--data",
        str(trust),
        "--as-at",
        "2026-11-23",
    ]
    done = subprocess.run(command, check=False, stdout=writer, stderr=subprocess.PIPE, timeout=60)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_misuse_names_what_was_given_and_the_option() -> None:
    error = misuse("x", "is no day", "--as-at")
    assert '"x" is no day' in str(error)
    assert error.option == "--as-at"


@pytest.mark.parametrize(
    ("folder", "printed"),
    [
        (None, ""),
        ("quillby", " --data quillby"),
        ("our trust", ' --data "our trust"'),
        ("C:\\Our Trust\\", ' --data "C:\\Our Trust"'),
        ("trust(1)", ' --data "trust(1)"'),
    ],
)
def test_a_folder_is_printed_as_it_can_be_pasted(folder: str | None, printed: str) -> None:
    assert data_option(folder) == printed


def test_every_next_command_quotes_a_folder_with_a_space_in_its_name(
    tmp_path: Path, sfec: Sfec
) -> None:
    ours = tmp_path / "our trust"
    made = sfec(None, "init", str(ours), "--example")
    (ours / "audits.xlsx").unlink()
    evidence = sfec(None, "evidence", "new", "--half-term", "spring-1", "--data", str(ours))
    for said in (made, evidence, sfec(None, "audit", "new", "--data", str(ours))):
        assert said.status == 0
        assert f' --data "{ours}"' in said.out


def test_bytes_that_are_no_text_are_a_mistake_on_the_command_line(trust: Path, sfec: Sfec) -> None:
    done = sfec(
        trust, "decide", "RPS", "education", "universal", "--by", "ceo", "--reason", "caf\udce9"
    )
    assert (done.status, done.out) == (2, "")
    assert "not UTF-8" in done.err


def test_the_help_imports_no_command() -> None:
    asks = (
        "import sys; from sfec.cli import COMMANDS, run; run(['--help']);"
        "names = {f'sfec.commands.{each.replace(chr(45), chr(95))}' for each in COMMANDS};"
        "print(sorted(names & set(sys.modules)))"
    )
    command = [sys.executable, "-c", asks]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_misuse_shows_a_pupils_number(trust: Path, sfec: Sfec) -> None:
    for command in (
        ("explain", "L999900026001"),
        ("check", "L999900026001"),
        ("check", "--L999900026001"),
        ("L999900026001",),
    ):
        refused = sfec(trust, *command)
        assert refused.status == 2
        assert "999900026001" not in refused.err
