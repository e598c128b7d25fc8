"""What the officers report."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sfec.folder.data_folder import DataFolder
from sfec.model.evidence import HalfTermEvidence
from sfec.problems import Problem
from tests.support.trust_builder import WORKBOOK

HEADINGS = ("School", "Name", "CEO", "EHT", "COO", "CFO", "Compliance Manager", "SIP")


def read(trust: Path) -> tuple[HalfTermEvidence, list[Problem]]:
    """The small trust's evidence of autumn-2, and what is wrong in it."""
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    return folder.evidence(list(folder.term_dates)[1], date(2026, 11, 23)), folder.problems


def write_reports(trust: Path, *rows: Sequence[object], headings: Sequence[str] = HEADINGS) -> None:
    """Add the sheet Reports, with these rows below its headings."""
    book = openpyxl.load_workbook(trust / WORKBOOK)
    sheet = book.create_sheet("Reports")
    for row in (headings, *rows):
        sheet.append(list(row))
    book.save(trust / WORKBOOK)


def test_each_report_is_its_officers_as_typed_and_an_empty_cell_is_none(trust: Path) -> None:
    two_paragraphs = "A good half-term.\n\nWriting comes next."
    write_reports(
        trust,
        (
            "rps",
            "Ravelmoor Primary School",
            f" {two_paragraphs}\n",
            None,
            " ",
            12,
            "=text",
            "One\r\ntwo\rthree",
        ),
        ("OHS", "Osterfold High School", None, None, None, None, None, None),
    )
    evidence, problems = read(trust)
    assert [each.place.at for each in problems] == ["Reports!G2"]
    assert evidence.reports == {
        "RPS": {"ceo": two_paragraphs, "cfo": "12", "sip": "One\ntwo\nthree"}
    }


def test_without_the_sheet_nobody_reports(trust: Path) -> None:
    evidence, problems = read(trust)
    assert (evidence.reports, problems) == ({}, [])


def test_columns_may_stand_in_any_order_and_be_left_out(trust: Path) -> None:
    write_reports(trust, ("Steady.", "RPS"), headings=("sip ", "SCHOOL"))
    evidence, problems = read(trust)
    assert (evidence.reports, problems) == ({"RPS": {"sip": "Steady."}}, [])


@pytest.mark.parametrize("again", [("RPS", "", "Better."), ("RPS", "", None)])
def test_of_a_school_that_stands_twice_no_report_counts(
    trust: Path, again: tuple[str, ...]
) -> None:
    write_reports(trust, ("RPS", "", "Good."), again, ("OHS", "", "Calm."), ("rps", "", "Best."))
    evidence, problems = read(trust)
    assert evidence.reports == {"OHS": {"ceo": "Calm."}}
    assert [(each.code, each.place.at) for each in problems] == [
        ("evidence-repeated", "Reports!A3"),
        ("evidence-repeated", "Reports!A5"),
    ]


def test_a_broken_cell_is_named_and_the_rest_of_its_row_stands(trust: Path) -> None:
    write_reports(trust, ("RPS", "", "=B9", "Calm."))
    evidence, [problem] = read(trust)
    assert evidence.reports == {"RPS": {"eht": "Calm."}}
    assert (problem.code, problem.place.at) == ("evidence-broken", "Reports!C2")
    assert problem.message == "CEO's report is a formula without a stored value"


@pytest.mark.parametrize(
    ("headings", "row", "code"),
    [
        (HEADINGS, ("XYZ", "", "Good."), "evidence-school"),
        (("School", "CEO", "Complience Manager"), ("RPS", "Good."), "heading-missing"),
        (("CEO", "EHT"), ("Good.",), "heading-missing"),
        (("School", "CEO", "CEO"), ("RPS", "Good.", "Better."), "heading-repeated"),
        (("School", "Caterer"), ("RPS", "Good."), "heading-unknown"),
    ],
)
def test_what_is_wrong_in_the_sheet(
    trust: Path, headings: Sequence[str], row: Sequence[object], code: str
) -> None:
    write_reports(trust, row, headings=headings)
    assert [each.code for each in read(trust)[1]] == [code]
