"""What became of letters, at the prompt."""

import pytest

from sfec.model.issue import DocumentIssued, IssuedFile
from sfec.model.trust import Holder, School
from sfec.model.written_documents import UNCHANGED, DocumentCheck, WrittenDocument
from sfec.terminal.letters import show_checked, show_written
from tests.support.acts import AUTUMN, entry
from tests.support.courtroom import HALF_TERM, TODAY

FOLDER = "documents/2026-27/autumn-2"
RPS, OHS = School("RPS", "Ravelmoor Primary School"), School("OHS", "Osterfold High School")
TO = (Holder("head", "Hal Brook-Featherstonehaugh"), Holder("lsb_chair", "Ines Lark"))
FILES = (f"{FOLDER}/RPS-ceo-letter.docx", f"{FOLDER}/RPS-ceo-letter.pdf")
ACT = DocumentIssued(
    "ceo-letter", "RPS", AUTUMN, TODAY, TO, tuple(IssuedFile(each, "a" * 64) for each in FILES)
)
ENTRY = entry(ACT, "abcdef0123456789")
CHANGED = (
    "Peer review was as expected, now below expected",
    "the report of the CEO has been changed",
)

each_look = pytest.mark.parametrize(
    ("columns", "colour"), [(60, False), (80, False), (60, True), (80, True)]
)


def checked(*, is_changed: bool) -> DocumentCheck:
    """A letter looked at again."""
    states = ("changed", "gone") if is_changed else (UNCHANGED, UNCHANGED)
    return DocumentCheck(
        RPS, ACT, ENTRY, list(zip(FILES, states, strict=True)), CHANGED if is_changed else ()
    )


@each_look
def test_no_line_is_wider_than_the_screen(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    columns: int,
    colour: bool,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    if colour:
        monkeypatch.setenv("FORCE_COLOR", "1")
    show_written(
        [WrittenDocument(RPS, FILES, is_draft=False, to=TO, entry=ENTRY)], HALF_TERM, is_issued=True
    )
    show_checked([checked(is_changed=True), checked(is_changed=False)], HALF_TERM)
    said = capsys.readouterr().out
    assert ("\x1b[" in said) == colour
    for line in said.splitlines():
        first, *others = line.split("\x1b[")
        shown = first + "".join(each.partition("m")[2] for each in others)
        assert len(shown) <= columns
        assert colour or shown == shown.rstrip()


def test_letters_written_are_counted_with_their_drafts(capsys: pytest.CaptureFixture[str]) -> None:
    drafts = [
        WrittenDocument(each, (f"{FOLDER}/{each.code}.md",), is_draft=True, to=())
        for each in (RPS, OHS)
    ]
    show_written(drafts, HALF_TERM, is_issued=False)
    assert capsys.readouterr().out == (
        "RPS  RPS.md  draft\n"
        "OHS  OHS.md  draft\n"
        f"2 letters written for Autumn 2, 2026-27, 2 of them drafts, in\n{FOLDER}.\n"
    )


@pytest.mark.parametrize("number", [0, 1])
def test_a_letter_of_which_nothing_was_written_is_not_counted(
    capsys: pytest.CaptureFixture[str], number: int
) -> None:
    lines = [WrittenDocument(RPS, FILES[:1], is_draft=False, to=TO)]
    lines.insert(number, WrittenDocument(OHS, (), is_draft=True, to=()))
    show_written(lines, HALF_TERM, is_issued=False)
    said = capsys.readouterr().out
    assert "OHS  nothing written\n" in said
    assert said.endswith(f"1 letter written for Autumn 2, 2026-27, in {FOLDER}.\n")


def test_where_there_is_none_at_all_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show_written([], HALF_TERM, is_issued=True)
    show_checked([], HALF_TERM)
    assert capsys.readouterr().out == (
        "0 letters issued for Autumn 2, 2026-27.\n"
        "No letter has been issued for Autumn 2, 2026-27.\n"
    )


def test_a_letter_looked_at_again_says_what_has_become_of_each_file_and_of_what_it_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_checked([checked(is_changed=True)], HALF_TERM)
    said = capsys.readouterr().out
    assert f"  - {FILES[0]}: changed\n  - {FILES[1]}: gone\n" in said
    assert f"  - since then: {CHANGED[0]}\n  - since then: {CHANGED[1]}\n" in said
    assert "still so" not in said
