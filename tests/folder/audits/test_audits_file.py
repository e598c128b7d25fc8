"""audits.xlsx as read: what cannot be read is not known, and the rest of the row stands."""

from datetime import date
from pathlib import Path

import openpyxl

from sfec.folder.audits.audits_file import none_kept
from sfec.folder.data_folder import DataFolder
from sfec.problems import Level
from tests.support.audit_builder import MADE, read_audits_of, write_audits


def test_without_a_file_there_are_no_audits(trust: Path) -> None:
    folder = DataFolder(trust)
    assert folder.audits is None
    assert folder.problems == []


def test_a_row_is_an_audit_and_a_row_is_a_recommendation(audited: Path) -> None:
    audits, problems = read_audits_of(audited)
    [audit] = audits.audits
    [recommendation] = audits.of(audit)
    assert problems == {}
    assert (audit.number, audit.title, audit.school, audit.carried_out_on) == (
        "1",
        "Website",
        "RPS",
        MADE,
    )
    assert (recommendation.risk, recommendation.due, recommendation.closed_on) == (
        "medium",
        date(2026, 12, 4),
        None,
    )
    assert (recommendation.due_place.at, recommendation.closed_place.at) == (
        "Recommendations!F2",
        "Recommendations!H2",
    )


def test_the_rest_of_a_row_stands(audited: Path) -> None:
    write_audits(audited, {"Audits!B2": "Websites", "Recommendations!F2": "next term"})
    audits, _ = read_audits_of(audited)
    [audit] = audits.audits
    [recommendation] = audits.of(audit)
    assert (audit.kind, audit.school) == (None, "RPS")
    assert (recommendation.due, recommendation.risk, recommendation.owner) == (
        None,
        "medium",
        "Head",
    )


def test_a_damaged_workbook_is_no_audits_and_names_the_command_that_writes_one(trust: Path) -> None:
    (trust / "audits.xlsx").write_bytes(b"")
    folder = DataFolder(trust)
    assert folder.audits is None
    assert "sfec audit new" in folder.problems[0].hint


def test_that_none_are_kept_names_the_command_that_writes_the_file() -> None:
    assert (none_kept().code, none_kept().level) == ("audit-none", Level.ERROR)
    assert none_kept(Level.NOTE).level is Level.NOTE
    assert "sfec audit new" in none_kept().hint


def test_without_a_sheet_nothing_of_the_file_is_known(audited: Path) -> None:
    book = openpyxl.load_workbook(audited / "audits.xlsx")
    book["Recommendations"].title = "Recomendations"
    book.save(audited / "audits.xlsx")
    folder = DataFolder(audited)
    assert folder.audits is None
    assert [each.code for each in folder.problems] == ["sheet-missing"]


def test_of_two_sheets_of_audits_neither_is_read(audited: Path) -> None:
    book = openpyxl.load_workbook(audited / "audits.xlsx")
    book.copy_worksheet(book["Audits"]).title = "Audits "
    book.save(audited / "audits.xlsx")
    folder = DataFolder(audited)
    assert folder.audits is None
    assert "sheet-repeated" in [each.code for each in folder.problems]
