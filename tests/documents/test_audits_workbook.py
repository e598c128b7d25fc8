"""The workbook of audits as people meet it."""

from pathlib import Path

import openpyxl
import pytest

from sfec.documents.audits_workbook import AuditsWorkbook, write_audits_workbook
from sfec.folder.audits.audits_sheet import AUDIT_NOTES
from sfec.folder.audits.recommendations_sheet import RECOMMENDATION_NOTES
from sfec.model.audit import AuditKind, AuditPolicy
from sfec.model.trust import School
from tests.support.runs import Kept, Sfec
from tests.support.trust_builder import write_trust


@pytest.fixture
def book(kept: Kept, sfec: Sfec) -> openpyxl.Workbook:
    """The workbook, still empty."""

    def make(folder: Path) -> None:
        assert sfec(write_trust(folder), "audit", "new").status == 0

    return openpyxl.load_workbook(kept("new audits", make) / "audits.xlsx")


def offered(book: openpyxl.Workbook, cells: str) -> list[str]:
    """What these cells of the audits offer: the rows of the guide that they refer to."""
    [rows] = [
        e.formula1 for e in book["Audits"].data_validations.dataValidation if str(e.sqref) == cells
    ]
    sheet, _, listed = str(rows).partition("!")
    return [str(cell.value) for [cell] in book[sheet.strip("'")][listed.replace("$", "")]]


def test_its_sheets_headings_and_notes(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["Audits", "Recommendations", "Guide"]
    for title, notes in (("Audits", AUDIT_NOTES), ("Recommendations", RECOMMENDATION_NOTES)):
        assert {cell.value: cell.comment.text for cell in book[title][1] if cell.comment} == notes
        assert book[title].freeze_panes == "C2"
        assert book[title].auto_filter.ref


def test_kinds_schools_and_risks_are_chosen_from_lists(book: openpyxl.Workbook) -> None:
    assert {"Website", "RAAC"} < set(offered(book, "B2:B2001"))
    assert offered(book, "C2:C2001") == ["OHS", "RPS", "Trust"]
    [risks] = book["Recommendations"].data_validations.dataValidation
    assert (str(risks.sqref), risks.formula1) == ("D2:D2001", '"high,medium,low"')


def test_a_list_may_be_as_long_as_a_trust_is_large_and_hold_commas(tmp_path: Path) -> None:
    kinds = {
        "vetting": AuditKind("vetting", "Vetting, checks and references"),
        "website": AuditKind("website", "Website"),
    }
    schools = [School(f"S{number:03}", f"School {number}") for number in range(1, 101)]
    write_audits_workbook(
        tmp_path / "audits.xlsx", AuditsWorkbook(None, AuditPolicy(kinds, {}, 20), schools, {})
    )
    book = openpyxl.load_workbook(tmp_path / "audits.xlsx")
    assert offered(book, "B2:B2001") == ["Vetting, checks and references", "Website"]
    assert offered(book, "C2:C2001") == [*(each.code for each in schools), "Trust"]


def test_a_number_stays_as_it_is_typed(book: openpyxl.Workbook) -> None:
    columns = {"Audits": "A", "Recommendations": "AB"}
    for sheet, letter in (
        (book[title], letter) for title, letters in columns.items() for letter in letters
    ):
        assert sheet[f"{letter}2"].number_format == "@"
        assert sheet.column_dimensions[letter].number_format == "@"


def test_days_look_like_days(book: openpyxl.Workbook) -> None:
    assert {book["Audits"][cell].number_format for cell in ("D2", "G2", "H2")} == {"d mmm yyyy"}
    assert {book["Recommendations"][cell].number_format for cell in ("F2", "H2", "I2")} == {
        "d mmm yyyy"
    }


def test_the_guide_says_what_each_column_holds_and_what_each_kind_does(
    book: openpyxl.Workbook,
) -> None:
    guide = {row[0]: row[1] for row in book["Guide"].iter_rows(values_only=True)}
    assert {**AUDIT_NOTES, **RECOMMENDATION_NOTES}.items() <= guide.items()
    assert guide["Website"] == "Carried out, it does the activity Website audit."
    assert (
        guide["Peer reviews"]
        == "Carried out, it does the activity Peer review. Nothing is kept of it but its days."
    )
    assert guide["RAAC"] is None
    assert guide["RPS"] == "Ravelmoor Primary School"
    assert guide["Trust"] == "an audit of the whole trust"
    assert "Never a pupil's name" in str(list(guide)[3])
