"""Pages written, at the prompt."""

import pytest

from sfec.model.trust import School
from sfec.model.written_documents import WrittenDocument
from sfec.terminal.pages import show_pages

RPS, OHS = School("RPS", "Ravelmoor Primary School"), School("OHS", "Osterfold High School")
PAGES = (
    WrittenDocument(RPS, ("documents/2026-27/RPS-year-page.docx",)),
    WrittenDocument(OHS, ()),
)


def test_each_page_is_a_line_and_where_they_are_is_said_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_pages(PAGES, "2026-27", "year page")
    assert capsys.readouterr().out.splitlines() == [
        "RPS  RPS-year-page.docx",
        "OHS  nothing written",
        "1 year page written for 2026-27, in documents/2026-27.",
    ]


def test_where_nothing_was_written_no_folder_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    show_pages(PAGES[1:], "2026-27", "year page")
    assert capsys.readouterr().out.splitlines()[-1] == "0 year pages written for 2026-27."


def test_what_is_the_trusts_own_is_told_by_its_own_name(capsys: pytest.CaptureFixture[str]) -> None:
    pages = [WrittenDocument(None, ("documents/2026-27/audit-programme.pdf",))]
    show_pages(pages, "2026-27", "audit programme")
    assert capsys.readouterr().out.splitlines() == [
        "Trust  audit-programme.pdf",
        "1 audit programme written for 2026-27, in documents/2026-27.",
    ]
