"""A pupil's number that somebody has typed goes out in nothing that is printed or written."""

import io
import zipfile
from pathlib import Path

import pypdf
import pytest

from sfec.pupil_numbers import MASK, holds_pupil_number
from tests.support.document_texts import pdf_texts, squeezed
from tests.support.problem_example import entries_of
from tests.support.runs import Kept, Sfec
from tests.support.told import records
from tests.support.trust_builder import WORKBOOK, edit_cells, write_people, write_trust

#: No authority has the number 999.
NUMBER = "L999900026001"
#: A number that is given for a time has a letter for its last.
TEMPORARY = "X99990002600A"
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
FORMATS = [word for form in ("docx", "pdf", "html", "md") for word in ("--format", form)]
WRITING = (
    ("letter", "--all", *FORMATS),
    ("audit", "programme", *FORMATS),
    ("year", "--all"),
    ("calendar", "--ics", "calendar.ics"),
    ("calendar", "--xlsx", "calendar.xlsx"),
    ("evidence", "new", "--half-term", "spring-1"),
)
DECIDE = ("decide", "OHS", "education", "concerning")
CAST = ("vote", "cast", "RPS", "education")
#: Everything that can be typed where something is recorded, a pupil's number in its place.
RECORDING = (
    (*DECIDE, "--by", "ceo", "--reason", "{}"),
    (*DECIDE, "--by", "ceo", "--reason", "why", "--condition", "of {}"),
    (*DECIDE, "--by", "ceo", "--reason", "why", "--consulted", "parents of {}"),
    (*DECIDE, "--by", "{}"),
    (*DECIDE, "--by", "ceo", "--on", "{}"),
    (*DECIDE, "--by", "ceo", "--corrects", "{}"),
    (*DECIDE, "--vote", "head=recused: parent of {}"),
    (*DECIDE, "--exceptional", "--vote", "trustee:{}=for"),
    (*DECIDE, "--vote", "ceo=for", "--casting-vote", "{}"),
    ("decide", "--from", "{}.xlsx"),
    (*CAST, "head=recused: parent of {}"),
    (*CAST, "trustee:{}=for"),
    (*CAST, "head=for", "--on", "{}"),
    ("vote", "close", "RPS", "education", "--reason", "{}"),
    ("vote", "open", "OHS", "education", "{}"),
    ("ratify", "{}", "--vote", "trustee:Ada=for"),
    ("withdraw", "{entry}", "--reason", "named {}"),
    ("withdraw", "{}", "--reason", "why"),
    ("done", "website", "--school", "RPS", "--note", "see {}"),
    ("done", "website", "--school", "RPS", "--by", "{}"),
    ("done", "website", "--school", "{}"),
    ("done", "{}"),
    ("done", "--from", "{}.xlsx"),
)
#: As people type them: a check letter in small, spaced, hyphenated, with spaces that do not break,
#: and a temporary one.
TYPED = (
    NUMBER,
    "l9999 0002-6001",
    "L\N{NO-BREAK SPACE}9999\N{NON-BREAKING HYPHEN}00026001",
    TEMPORARY,
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
    school = school.replace("name: Ravelmoor", f"name: {NUMBER} Ravelmoor")
    school += f"head: {{name: Moss of {NUMBER}, from: 2020-09-01}}  # not {NUMBER}\n"
    (trust / "schools/RPS.yaml").write_text(school, encoding="utf-8")
    whole = (trust / "trust.yaml").read_text(encoding="utf-8")
    whole = whole.replace("name: Larkmere Trust", f"name: Larkmere Trust of {NUMBER}  # {NUMBER}")
    (trust / "trust.yaml").write_text(whole, encoding="utf-8")
    (trust / "policy").mkdir()
    kept_from = f"kept_from: 2026-11-02  # of {NUMBER}\n"
    (trust / "policy/core-offer.yaml").write_text(kept_from, encoding="utf-8")
    return trust


@pytest.fixture
def voted(kept: Kept, sfec: Sfec) -> Path:
    """A trust in which RPS is decided, and a vote on it open."""

    def make(folder: Path) -> None:
        write_people(write_trust(folder))
        reason = ("--reason", "Results have fallen")
        records(sfec, folder, "decide", "RPS", "education", "poor", "--by", "ceo", *reason)
        edit_cells(folder / WORKBOOK, {"Education!E2": "below expected"})
        assert sfec(folder, "vote", "open", "RPS", "education", "concerning").status == 0
        assert len(entries_of(folder)) == 2

    return kept("voted", make)


@pytest.mark.parametrize("command", RECORDING, ids=" ".join)
def test_nothing_that_is_typed_with_it_is_recorded_or_repeated(
    voted: Path, sfec: Sfec, command: tuple[str, ...]
) -> None:
    before = entries_of(voted)
    entry = before["{entry-1}"]
    for typed in TYPED:
        words = [each.replace("{}", typed).replace("{entry}", entry) for each in command]
        told = sfec(voted, *words)
        assert told.status in (1, 2)
        assert entries_of(voted) == before
        assert not holds_pupil_number(told.out + told.err)


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
    assert "schools/RPS.yaml:5:14: " in said
    for cell in ("B2", "C2", "E2", "G2"):
        assert f"audits.xlsx:Recommendations!{cell}: " in said
    for cell in ("Directives!D2", "Directives!E2", "Reports!B2", "Education!B3", "Education!P2"):
        assert f"{WORKBOOK}:{cell}: " in said


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_no_document_that_is_written_holds_it(
    planted: Path, sfec: Sfec, command: tuple[str, ...]
) -> None:
    before = set(planted.rglob("*"))
    in_it = [str(planted / each) if "calendar." in each else each for each in command]
    told = sfec(planted, *in_it)
    written = [each for each in planted.rglob("*") if each not in before and each.is_file()]
    assert written, told.err
    assert NUMBER not in told.out + told.err
    held = {each.name: unpacked(each) for each in written}
    assert [name for name, content in held.items() if NUMBER.encode() in content] == []
    # What is walked through is what was typed: of a letter that is seen by what stands instead.
    pages = [content for name, content in held.items() if name.endswith("ceo-letter.pdf")]
    assert all(squeezed(MASK).encode() in content for content in pages)


def unpacked(path: Path) -> bytes:
    """All that a file holds, the parts of a document or workbook unpacked, a PDF as it is read."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        texts = [*pdf_texts(content), str(pypdf.PdfReader(io.BytesIO(content)).metadata)]
        return content + squeezed("".join(texts)).encode()
    if path.suffix == ".ics":
        return content.replace(b"\r\n ", b"")
    if not zipfile.is_zipfile(path):
        return content
    with zipfile.ZipFile(path) as archive:
        return b"".join(map(archive.read, archive.namelist()))
