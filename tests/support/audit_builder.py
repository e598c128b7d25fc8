"""Audits for tests: one of the small trust's, its recommendations, and a workbook of them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl

from sfec.folder.data_folder import DataFolder
from sfec.model.audit import Audit, AuditKind, AuditPolicy, Audits, Recommendation
from sfec.model.half_term import HalfTerm
from sfec.problems import Place
from tests.support.trust_builder import Cell

WEBSITE, GDPR = AuditKind("website", "Website", "website"), AuditKind("gdpr", "GDPR", "gdpr")
TREES = AuditKind("trees", "Tree surveys")
POLICY = AuditPolicy(
    {each.id: each for each in (WEBSITE, GDPR, TREES)}, {"high": 0, "medium": 1, "low": 1}, 20
)
AUTUMN_1 = HalfTerm(date(2026, 9, 1), date(2026, 10, 23), "2026-27", "autumn-1")
AUTUMN_2 = HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "2026-27", "autumn-2")
HALF_TERMS = (AUTUMN_1, AUTUMN_2)
MADE = date(2026, 9, 24)

AUDIT = Audit(
    number="1",
    kind=WEBSITE,
    school="RPS",
    commissioned_on=date(2026, 9, 7),
    commissioned_by="COO",
    auditor="Ada",
    carried_out_on=MADE,
    received_on=MADE,
    place=Place("audits.xlsx", "Audits", 2, 1),
    received_place=Place("audits.xlsx", "Audits", 2, 8),
)
OPEN = Recommendation(
    "1", "Publish the complaints procedure", "medium", "Head", date(2026, 12, 4), "", None, None,
    Place("audits.xlsx", "Recommendations", 2, 6), Place("audits.xlsx", "Recommendations", 2, 8),
)  # fmt: skip
CLOSED = OPEN._replace(evidence="The page itself", closed_on=date(2026, 10, 5))


def audits(*recommended: Recommendation, audit: Audit = AUDIT) -> Audits:
    """One audit and what it recommends."""
    return Audits(POLICY, (audit,), {audit.number: recommended})


def read_audits_of(folder: Path) -> tuple[Audits, dict[str, str]]:
    """The audits of a trust, and each problem's code by its cell."""
    opened = DataFolder(folder)
    read = opened.audits
    assert read is not None
    return read, {each.place.at: each.code for each in opened.problems}


def write_audits(folder: Path, cells: Mapping[str, Cell | date]) -> None:
    """Fill cells of the folder's audits.xlsx, `Audits!A2` or `Recommendations!A2`."""
    book = openpyxl.load_workbook(folder / "audits.xlsx")
    for name, value in cells.items():
        title, _, reference = name.partition("!")
        book[title][reference].value = value
    book.save(folder / "audits.xlsx")


#: An audit of RPS with one recommendation, as a row of each sheet.
ROWS: dict[str, Cell | date] = {
    "Audits!A2": 1,
    "Audits!B2": "Website",
    "Audits!C2": "RPS",
    "Audits!D2": date(2026, 9, 7),
    "Audits!G2": MADE,
    "Audits!H2": MADE,
    "Recommendations!A2": 1,
    "Recommendations!B2": 1,
    "Recommendations!C2": "Publish the complaints procedure",
    "Recommendations!D2": "medium",
    "Recommendations!E2": "Head",
    "Recommendations!F2": date(2026, 12, 4),
}
