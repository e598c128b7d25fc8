"""A pupil's number that somebody has typed goes out in nothing that is printed or written."""

import zipfile
from pathlib import Path

import pytest

from tests.support.runs import Sfec
from tests.support.told import records
from tests.support.trust_builder import WORKBOOK, edit_cells

#: No authority has the number 999.
NUMBER = "L999900026001"
DIRECTIVES = ("School", "No.", "Ladder", "Directive", "Owner", "Due", "Result", "Met on")
AUDITS = {
    "Audits!A2": "1",
    "Audits!B2": "Website",
    "Audits!C2": "RPS",
    "Audits!E2": f"Parents of {NUMBER}",
    "Audits!F2": f"Auditor of {NUMBER}",
    "Audits!G2": "2026-09-24",
    "Recommendations!A2": "1",
    "Recommendations!B2": f"1 {NUMBER}",
    "Recommendations!C2": f"Take {NUMBER} off the site",
    "Recommendations!D2": "medium",
    "Recommendations!E2": NUMBER,
    "Recommendations!F2": "2027-01-15",
    "Recommendations!G2": f"letter of {NUMBER}",
}
COMMANDS = (
    ("check",),
    ("categorise",),
    ("explain", "RPS"),
    ("letter", "--all", "--show"),
    ("audit", "list"),
    ("audit", "check"),
    ("history",),
    ("history", "RPS"),
    ("calendar",),
    ("core-offer",),
)
WRITING = (
    ("letter", "--all", "--format", "docx", "--format", "html", "--format", "md"),
    ("audit", "programme"),
    ("year", "--all"),
)


@pytest.fixture
def planted(trust: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small trust with a pupil's number in every text that people fill in.

    It stands in the ledger as well, from before it was refused there.
    """
    with monkeypatch.context() as before:
        before.setattr("sfec.office.recording.holds_pupil_number", lambda _: False)
        why = ("--reason", f"for {NUMBER}", "--condition", NUMBER, "--consulted", NUMBER)
        records(sfec, trust, "decide", "RPS", "education", "concerning", "--by", "ceo", *why)
        records(sfec, trust, "done", "gdpr", "--school", "RPS", "--note", NUMBER)
    assert NUMBER in (trust / "ledger/smarsh-laptop7.jsonl").read_text(encoding="utf-8")
    records(sfec, trust, "done", "elt", "--school", "RPS")
    records(sfec, trust, "audit", "new")
    edit_cells(trust / "audits.xlsx", AUDITS)
    row = ("RPS", "1", "Education", f"Plan for {NUMBER}", NUMBER, "2026-11-30", "not met")
    cells = {
        f"Directives!{column}1": title for column, title in zip("ABCDEFGH", DIRECTIVES, strict=True)
    }
    cells |= {f"Directives!{column}2": text for column, text in zip("ABCDEFG", row, strict=True)}
    cells |= {"Reports!A1": "School", "Reports!B1": "Compliance Manager", "Reports!C1": NUMBER}
    cells |= {"Reports!A2": "RPS", "Reports!B2": f"Two exclusions.\n{NUMBER}"}
    cells |= {"Education!B3": f"good, of {NUMBER}", "Education!P1": "Judged by"}
    cells |= {"Education!P2": f"Ada, of {NUMBER}", "Education!A4": NUMBER}
    edit_cells(trust / WORKBOOK, cells, makes_sheets=True)
    school = (trust / "schools/RPS.yaml").read_text(encoding="utf-8")
    school += f"people: {{head: {{name: Moss of {NUMBER}, from: 2020-09-01}}}}\n"
    (trust / "schools/RPS.yaml").write_text(school, encoding="utf-8")
    return trust


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["screen", "json"])
def test_no_command_prints_it(
    planted: Path, sfec: Sfec, command: tuple[str, ...], form: tuple[str, ...]
) -> None:
    told = sfec(planted, *command, *form)
    assert told.status in (0, 1)
    assert NUMBER not in told.out + told.err


def test_every_cell_that_is_left_out_is_named(planted: Path, sfec: Sfec) -> None:
    said = sfec(planted, "check").err
    for cell in ("E2", "F2"):
        assert f"audits.xlsx:Audits!{cell}: " in said
    assert "schools/RPS.yaml:5:23: " in said
    for cell in ("B2", "C2", "E2", "G2"):
        assert f"audits.xlsx:Recommendations!{cell}: " in said
    for cell in ("Directives!D2", "Directives!E2", "Reports!B2", "Education!B3", "Education!P2"):
        assert f"{WORKBOOK}:{cell}: " in said


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_no_document_that_is_written_holds_it(
    planted: Path, sfec: Sfec, command: tuple[str, ...]
) -> None:
    before = set(planted.rglob("*"))
    told = sfec(planted, *command)
    written = [each for each in planted.rglob("*") if each not in before and each.is_file()]
    assert written, told.err
    assert NUMBER not in told.out + told.err
    assert [each for each in written if NUMBER.encode() in unpacked(each)] == []


def unpacked(path: Path) -> bytes:
    """All that a file holds, the parts of a document or workbook unpacked."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"".join(map(archive.read, archive.namelist()))
