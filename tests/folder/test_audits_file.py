"""audits.xlsx as read: what cannot be read is not known, and the rest of the row stands."""

from datetime import date
from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.model.audit import TRUST_WIDE, Audits
from tests.audit_builder import MADE, ROWS, write_audits
from tests.conftest import Sfec
from tests.trust_builder import Cell


@pytest.fixture
def audited(trust: Path, sfec: Sfec) -> Path:
    """The small trust with one audit that recommends one thing."""
    assert sfec(trust, "audit", "new").status == 0
    write_audits(trust, ROWS)
    return trust


def read(folder: Path) -> tuple[Audits, dict[str, str]]:
    """The audits, and each problem's code by its cell."""
    opened = DataFolder(folder)
    audits = opened.audits
    assert audits is not None
    return audits, {each.place.at: each.code for each in opened.problems}


def test_without_a_file_there_are_no_audits(trust: Path) -> None:
    folder = DataFolder(trust)
    assert folder.audits is None
    assert folder.problems == []


def test_a_row_is_an_audit_and_a_row_is_a_recommendation(audited: Path) -> None:
    audits, problems = read(audited)
    [audit] = audits.audits
    [recommendation] = audits.of(audit)
    assert problems == {}
    assert (audit.number, audit.title, audit.school, audit.carried_out_on) == ("1", "Website", "RPS", MADE)
    assert (recommendation.risk, recommendation.due, recommendation.closed_on) == ("medium", date(2026, 12, 4), None)
    assert (recommendation.due_place.at, recommendation.closed_place.at) == ("Recommendations!F2", "Recommendations!H2")


def test_kinds_and_schools_are_told_whatever_their_case_by_title_or_id(audited: Path) -> None:
    write_audits(audited, {"Audits!B2": "full_site", "Audits!C2": "trust"})
    audits, problems = read(audited)
    assert problems == {}
    assert (audits.audits[0].title, audits.audits[0].school) == ("Full site audit", TRUST_WIDE)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("Audits!A2", None, "audit-value"),
        ("Audits!B2", "Websites", "audit-kind"),
        ("Audits!B2", None, "audit-kind"),
        ("Audits!C2", "XYZ", "audit-school"),
        ("Audits!C2", None, "audit-school"),
        ("Audits!C2", "Osterfold High School", "audit-school"),
        ("Audits!D2", "soon", "audit-value"),
        ("Audits!G2", "=1/0", "audit-value"),
        ("Audits!A2", "=1/0", "audit-value"),
        ("Audits!B2", "=1/0", "audit-value"),
        ("Audits!C2", "=1/0", "audit-value"),
        ("Recommendations!A2", 7, "recommendation-audit"),
        ("Recommendations!A2", None, "recommendation-audit"),
        ("Recommendations!D2", "severe", "recommendation-value"),
        ("Recommendations!D2", None, "recommendation-value"),
        ("Recommendations!F2", "next term", "recommendation-value"),
        ("Recommendations!F2", None, "recommendation-due"),
        ("Recommendations!H2", "done", "recommendation-value"),
        ("Recommendations!H2", "2026-09-23", "recommendation-order"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_cell(audited: Path, cell: str, value: Cell, code: str) -> None:
    write_audits(audited, {cell: value})
    assert read(audited)[1][cell] == code


def test_the_rest_of_a_row_stands(audited: Path) -> None:
    write_audits(audited, {"Audits!B2": "Websites", "Recommendations!F2": "next term"})
    audits, _ = read(audited)
    [audit] = audits.audits
    [recommendation] = audits.of(audit)
    assert (audit.kind, audit.school) == (None, "RPS")
    assert (recommendation.due, recommendation.risk, recommendation.owner) == (None, "medium", "Head")


def test_closed_before_its_audit_it_is_not_known_to_be_closed(audited: Path) -> None:
    write_audits(audited, {"Recommendations!G2": "A note", "Recommendations!H2": date(2026, 9, 23)})
    audits, _ = read(audited)
    [recommendation] = audits.of(audits.audits[0])
    assert recommendation.closed_on is None
    assert recommendation.unread == {"closed_on"}


def test_looked_at_again_before_it_was_closed_it_is_not_known_to_be_re_tested(audited: Path) -> None:
    high: dict[str, Cell | date] = {
        "Recommendations!D2": "high",
        "Recommendations!G2": "A note",
        "Recommendations!H2": date(2026, 10, 5),
    }
    write_audits(audited, {**high, "Recommendations!I2": date(2026, 10, 4)})
    audits, problems = read(audited)
    assert problems == {"Recommendations!I2": "recommendation-order"}
    assert audits.of(audits.audits[0])[0].unread == {"retested_on"}


def test_of_a_peer_review_nothing_is_kept_but_its_days(audited: Path) -> None:
    write_audits(audited, {"Audits!B2": "Peer reviews", "Recommendations!C2": "A strategy"})
    audits, problems = read(audited)
    assert problems == {"Recommendations!A2": "recommendation-confidential"}
    [review] = audits.audits
    assert (review.carried_out_on, review.is_confidential, audits.of(review)) == (MADE, True, ())


def test_closed_without_evidence_or_re_test_it_is_named_and_stands_as_typed(audited: Path) -> None:
    write_audits(audited, {"Recommendations!H2": date(2026, 10, 5)})
    audits, problems = read(audited)
    assert problems == {"Recommendations!G2": "recommendation-evidence"}
    assert audits.of(audits.audits[0])[0].unread == frozenset()
    write_audits(audited, {"Recommendations!D2": "high", "Recommendations!G2": "A note"})
    assert read(audited)[1] == {"Recommendations!I2": "recommendation-retest"}


def test_of_two_audits_with_one_number_it_is_not_known_which_recommends_what(audited: Path) -> None:
    write_audits(audited, {"Audits!A3": "1", "Audits!B3": "GDPR", "Audits!C3": "OHS"})
    audits, problems = read(audited)
    assert problems == {"Audits!A3": "audit-repeated"}
    assert [each.is_repeated for each in audits.audits] == [True, True]
    assert [len(audits.of(each)) for each in audits.audits] == [1, 1]


def test_a_school_whose_own_record_cannot_be_read_is_not_taken_for_a_wrong_code(audited: Path) -> None:
    (audited / "schools/RPS.yaml").write_text("code: RPS\nnom: Ravelmoor\n", encoding="utf-8")
    folder = DataFolder(audited)
    assert folder.audits is not None
    [problem] = [each for each in folder.problems if each.code == "audit-school"]
    assert "cannot be read" in problem.message


def test_a_damaged_workbook_is_no_audits_and_names_the_command_that_writes_one(trust: Path) -> None:
    (trust / "audits.xlsx").write_bytes(b"")
    folder = DataFolder(trust)
    assert folder.audits is None
    assert "sfec audit new" in folder.problems[0].hint
