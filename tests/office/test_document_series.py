"""The documents of one kind for a half-term or a year."""

from datetime import date
from pathlib import Path

import pytest

from sfec.documents.kinds import KINDS
from sfec.model.audit_programme import AuditProgramme
from sfec.office.document_series import DocumentSeries, owner_of
from sfec.problems import Level, ProblemsFound
from tests.support.office_folder import (
    A_PAGE,
    PAGES,
    RPS,
    open_trust,
    to_the_head,
    year_pages,
)
from tests.support.runs import Sfec
from tests.support.told import entry, records

ISSUE = ("letter", "--school", "RPS", "--format", "md", "--issue")


def letters(folder: Path, known_by: date | None = None) -> DocumentSeries:
    """The CEO letters of the half-term."""
    opened = open_trust(folder, known_by)
    kind = next(each for each in KINDS.values() if each.name == "ceo-letter")
    return DocumentSeries(opened, kind, opened.half_term.id)


def test_a_document_lies_in_the_folder_of_its_half_term_or_year(trust: Path) -> None:
    assert str(year_pages(trust).place(RPS, "pdf")) == f"{PAGES}/RPS-year-page.pdf"
    of_the_trust = DocumentSeries(open_trust(trust), KINDS[AuditProgramme], "2026-27")
    assert str(of_the_trust.place(None, "docx")) == f"{PAGES}/audit-programme.docx"


def test_an_issue_stands_until_it_is_withdrawn_and_the_next_has_a_file_of_its_own(
    decided: Path, sfec: Sfec
) -> None:
    assert letters(decided).current_issue(RPS) is None
    records(sfec, decided, *ISSUE)
    issued = letters(decided).current_issue(RPS)
    assert issued is not None
    assert issued.entry.short_id == entry(decided, 3)
    records(sfec, decided, "withdraw", entry(decided, 3), "--reason", "It was sent too early")
    assert letters(decided).current_issue(RPS) is None
    assert letters(decided).file_name(RPS, "md") == "RPS-ceo-letter-2.md"


def test_on_a_day_before_it_was_issued_it_is_not_known_though_it_stands(
    decided: Path, sfec: Sfec
) -> None:
    records(sfec, decided, *ISSUE)
    series = letters(decided, known_by=date(2026, 11, 20))
    assert series.known_issue(RPS) is None
    assert series.current_issue(RPS) is not None


def test_what_is_issued_of_one_kind_is_not_of_another(decided: Path, sfec: Sfec) -> None:
    records(sfec, decided, *ISSUE)
    assert year_pages(decided).current_issue(RPS) is None


def test_a_character_that_no_document_holds_is_told_of_its_school(trust: Path) -> None:
    paper = to_the_head(RPS)._replace(context=A_PAGE._replace(school="Ravel\u202emoor"))
    [problem] = year_pages(trust).doubts(paper)
    assert (problem.code, problem.level) == ("document-character", Level.WARNING)
    assert problem.who == RPS.who


def test_a_paper_becomes_a_document_of_its_kind(trust: Path) -> None:
    made = year_pages(trust).document(to_the_head(RPS))
    assert made.marks.document == "The year at a glance · Ravelmoor Primary School · 2026-27"
    assert made.marks.ledger == "Ledger: nothing recorded yet"


def test_without_a_trust_that_can_be_read_there_is_nothing_to_make_one_with(trust: Path) -> None:
    (trust / "trust.yaml").write_text("name: [\n", encoding="utf-8")
    with pytest.raises(ProblemsFound):
        _ = year_pages(trust).stationery


def test_whose_a_document_is_is_told_by_the_schools_code_or_as_the_trusts() -> None:
    assert (owner_of(RPS), owner_of(None)) == ("RPS", "Trust")
