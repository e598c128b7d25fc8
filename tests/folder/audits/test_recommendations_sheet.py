"""The sheet Recommendations: what cannot be read is not known, and the rest of the row stands."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.support.audit_builder import MADE, read_audits_of, write_audits
from tests.support.trust_builder import Cell


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
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
def test_what_cannot_be_read_is_named_with_its_cell(
    audited: Path, cell: str, value: Cell, code: str
) -> None:
    write_audits(audited, {cell: value})
    assert read_audits_of(audited)[1][cell] == code


@pytest.mark.parametrize(
    ("audit", "named", "is_found"),
    [
        (13, "1.3", False),
        (1.1, "1.10", False),
        ("1.10", 1.1, False),
        ("1.3", 1.3, True),
        (1, "1", True),
        ("A–7", "a-7", True),  # noqa: RUF001 - a dash for a hyphen
    ],
)
def test_a_number_keeps_its_separators(
    audited: Path, audit: Cell, named: Cell, *, is_found: bool
) -> None:
    write_audits(audited, {"Audits!A2": audit, "Recommendations!A2": named})
    _, problems = read_audits_of(audited)
    assert ("recommendation-audit" not in problems.values()) is is_found


def test_a_number_is_the_one_that_is_shown(audited: Path) -> None:
    write_audits(audited, {"Audits!A2": "1.10", "Recommendations!A2": 1.1})
    book = openpyxl.load_workbook(audited / "audits.xlsx")
    book["Recommendations"]["A2"].number_format = "0.00"
    book.save(audited / "audits.xlsx")
    assert "recommendation-audit" not in read_audits_of(audited)[1].values()


def test_closed_before_its_audit_it_is_not_known_to_be_closed(audited: Path) -> None:
    write_audits(audited, {"Recommendations!G2": "A note", "Recommendations!H2": date(2026, 9, 23)})
    audits, _ = read_audits_of(audited)
    [recommendation] = audits.of(audits.audits[0])
    assert recommendation.closed_on is None
    assert recommendation.unread == {"closed_on"}


def test_looked_at_again_before_it_was_closed_it_is_not_known_to_be_re_tested(
    audited: Path,
) -> None:
    high: dict[str, Cell | date] = {
        "Recommendations!D2": "high",
        "Recommendations!G2": "A note",
        "Recommendations!H2": date(2026, 10, 5),
    }
    write_audits(audited, {**high, "Recommendations!I2": date(2026, 10, 4)})
    audits, problems = read_audits_of(audited)
    assert problems == {"Recommendations!I2": "recommendation-order"}
    assert audits.of(audits.audits[0])[0].unread == {"retested_on"}


def test_of_a_peer_review_nothing_is_kept_but_its_days(audited: Path) -> None:
    write_audits(audited, {"Audits!B2": "Peer reviews", "Recommendations!C2": "A strategy"})
    audits, problems = read_audits_of(audited)
    assert problems == {"Recommendations!A2": "recommendation-confidential"}
    [review] = audits.audits
    assert (review.carried_out_on, review.is_confidential, audits.of(review)) == (MADE, True, ())


def test_closed_without_evidence_or_re_test_it_is_named_and_stands_as_typed(audited: Path) -> None:
    write_audits(audited, {"Recommendations!H2": date(2026, 10, 5)})
    audits, problems = read_audits_of(audited)
    assert problems == {"Recommendations!G2": "recommendation-evidence"}
    assert audits.of(audits.audits[0])[0].unread == frozenset()
    write_audits(audited, {"Recommendations!D2": "high", "Recommendations!G2": "A note"})
    assert read_audits_of(audited)[1] == {"Recommendations!I2": "recommendation-retest"}
