"""The README says what is true: every command in it prints what stands there."""

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from sfec.cli import COMMANDS
from tests.support.runs import EXAMPLE, Sfec
from tests.support.trust_builder import WORKBOOK, Cell, edit_cells

README = Path(__file__).parent.parent / "README.md"
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_ENTRY_OF_AN_ISSUE = re.compile(r"\); entry\s+([0-9a-f]{8})")
_MISTAKES = re.compile(r"(<!-- mistakes -->\n).*?(?=\nA cell that cannot be read)", re.DOTALL)

#: What is filled in of the REP that the README follows, by the day on which it then shows it.
A_REP: dict[str, dict[str, Cell]] = {
    "2026-11-24": {
        "Plan!B5": "2026-11-24",
        "Directives!A2": "1", "Directives!B2": "Within 1 week", "Directives!D2": "Head",
        "Directives!C2": "Every adult can say who reports a concern, and to whom",
        "Directives!A3": "2", "Directives!B3": "Within 3 weeks", "Directives!D3": "Head",
        "Directives!C3": "Mathematics is taught every day in every class",
        "Directives!A4": "3", "Directives!B4": "By week 6", "Directives!D4": "LSB chair",
        "Directives!C4": "The LSB has seen what pupils can do now in mathematics",
    },
    "2026-12-02": {
        "Reviews!A2": "2026-12-01", "Reviews!B2": "CEO, head, mentor",
        "Reviews!C2": "Within 1 week", "Reviews!D2": "2026-12-15",
        "Reviews!E2": "The adviser sees two lessons",
        "Results!A2": "2026-12-01", "Results!B2": "1", "Results!C2": "met",
        "Extensions!A2": "2026-12-01", "Extensions!B2": "By week 6",
        "Extensions!C2": "2027-01-26", "Extensions!D2": "CEO",
        "Extensions!E2": "The LSB meets on 25 January",
    },
    "2027-01-27": {
        "Reviews!A3": "2026-12-15", "Reviews!B3": "EHT, head, mentor",
        "Reviews!C3": "Within 3 weeks", "Results!A3": "2026-12-15", "Results!B3": "2",
        "Results!C3": "partly met", "Results!E3": "amber",
        "Reviews!A4": "2027-01-26", "Reviews!B4": "CEO, head, mentor",
        "Results!A4": "2027-01-26", "Results!B4": "1", "Results!C4": "met",
        "Results!A5": "2027-01-26", "Results!B5": "2", "Results!C5": "met",
        "Results!A6": "2027-01-26", "Results!B6": "3", "Results!C6": "met",
        "Plan!B12": "met", "Plan!B13": "2027-01-26", "Plan!B14": "CEO",
    },
}  # fmt: skip


def replayed(block: str, sfec: Sfec) -> str:
    """A console block with each command's output as it is now."""
    lines = []
    for command in re.findall(r"^\$ sfec (.*)$", block, re.MULTILINE):
        done = sfec(None, *shlex.split(command))
        lines += [f"$ sfec {command}", *done.out.splitlines(), *done.err.splitlines()]
    return "\n".join(lines) + "\n"


def test_what_the_readme_shows_is_what_sfec_prints(
    sfec: Sfec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    text = README.read_text(encoding="utf-8")

    def replay(block: re.Match[str]) -> str:
        if block[1].startswith("$ sfec check"):
            fill_in(tmp_path / "our-trust", text)
        for day, cells in A_REP.items():
            if f"plan show NGP-rep-1 --data quillby --as-at {day}" in block[1]:
                edit_cells(tmp_path / "quillby/plans/NGP-rep-1.xlsx", cells)
        printed = replayed(block[1], sfec)
        if "--issue" in block[1] and (named := _ENTRY_OF_AN_ISSUE.search(block[1])):
            # Its name follows from the bytes of the files, which one zlib packs otherwise than
            # another.
            printed = re.sub(_ENTRY_OF_AN_ISSUE.search(printed)[1], named[1], printed)  # type: ignore[index]
        return f"```console\n{printed}```"

    now = _CONSOLE.sub(replay, text)
    now = _MISTAKES.sub(lambda match: f"{match[1]}```\n{mistakes(tmp_path, sfec)}```\n", now)
    if request.config.getoption("--update-golden"):
        README.write_text(now, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == now


def fill_in(folder: Path, readme: str) -> None:
    """Do what the README tells a new user to do between two commands, with the lines it shows."""
    term_dates, school = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)[:2]
    (folder / "term-dates.yaml").write_text(term_dates, encoding="utf-8")
    (folder / f"schools/{yaml.safe_load(school)['code']}.yaml").write_text(school, encoding="utf-8")
    trust = (folder / "trust.yaml").read_text(encoding="utf-8")
    (folder / "trust.yaml").write_text(
        trust.replace("name:", "name: Elmstead Fold Trust", 1), encoding="utf-8"
    )


def mistakes(folder: Path, sfec: Sfec) -> str:
    """What `sfec check` prints of the example trust with three mistakes in it."""
    edit_cells(folder / "quillby" / WORKBOOK, {"Education!F8": "ok", "Finance!D5": "12.4k"})
    terms = folder / "quillby/term-dates.yaml"
    wrong = terms.read_text(encoding="utf-8").replace(
        "2027-01-04 to 2027-02-12", "2027-02-12 to 2027-01-04"
    )
    terms.write_text(wrong, encoding="utf-8")
    printed = sfec(None, "check", "--data", "quillby")
    assert printed.status == 1
    return printed.err


def test_every_command_is_in_the_readme_and_has_help(sfec: Sfec) -> None:
    text = README.read_text(encoding="utf-8")
    assert len(COMMANDS) >= 10
    for name in COMMANDS:
        assert f"`sfec {name}" in text
        shown = sfec(None, name, "--help")
        assert shown.status == 0
        assert len(shown.out.splitlines()) > 5


def test_the_policy_changes_it_shows_work(trust: Path, sfec: Sfec) -> None:
    text = README.read_text(encoding="utf-8")
    shown = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    lines, column = (
        next(each for each in shown if each.startswith(key)) for key in ("lines:", "fields:")
    )
    (trust / "policy").mkdir()
    (trust / "policy/finance.yaml").write_text(lines + column, encoding="utf-8")
    checked = sfec(trust, "check")
    assert "there is no column" in checked.err
    assert "Energy plan" in checked.err
    assert "[evidence-column]" in checked.err
    assert "Reserves are 6 % of GAG or more" in " ".join(sfec(trust, "explain", "RPS").out.split())


def test_the_exceptions_of_a_school_it_shows_work(trust: Path, sfec: Sfec) -> None:
    shown = re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    exceptions = next(each for each in shown if each.startswith("exceptions:"))
    (trust / "policy").mkdir()
    (trust / "policy/core-offer.yaml").write_text(exceptions, encoding="utf-8")
    assert sfec(trust, "check").status == 0
    told = json.loads(
        sfec(
            trust,
            "calendar",
            "--school",
            "RPS",
            "--from",
            "2026-09-01",
            "--to",
            "2027-07-31",
            "--json",
        ).out
    )
    gdpr = next(each for each in told["occurrences"] if each["activity"] == "gdpr")
    assert (gdpr["owner"], gdpr["due"]) == ("coo", "2027-03-05")
    assert {each["status"] for each in told["occurrences"] if each["activity"] == "smoothwall"} == {
        "not applicable"
    }


def test_no_name_of_the_example_is_a_real_address() -> None:
    for path in EXAMPLE.rglob("*.yaml"):
        for address in re.findall(r"[\w.]+@([\w.]+)", path.read_text(encoding="utf-8")):
            assert address.endswith(".example")
