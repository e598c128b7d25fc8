"""Issued letters looked at again."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sfec.model.trust import School
from sfec.office.issuing import issue_documents
from sfec.office.verifying import verify_documents
from sfec.office.writing import DocumentRequest
from tests.support.decided_trust import write_decided
from tests.support.office_folder import RPS, held_trust, to_the_head, year_pages
from tests.support.runs import Kept, Outcome, Sfec, Surroundings
from tests.support.told import entry, on_one_line, records
from tests.support.trust_builder import WORKBOOK, Cell, edit_cells

FOLDER = "documents/2026-27/autumn-2"
MARKDOWN, PAGE = f"{FOLDER}/RPS-ceo-letter.md", f"{FOLDER}/RPS-ceo-letter.html"
ONE = ("letter", "--school", "RPS", "--format", "md")
VERIFY = ("letter", "--verify")
DIRECTIVE: tuple[Cell, ...] = (
    "RPS",
    "1",
    "Education",
    "Teach phonics daily",
    "Head",
    "2026-12-11",
    None,
    None,
)


def write_more(folder: Path) -> None:
    """Give RPS a directive and a report."""
    book = openpyxl.load_workbook(folder / WORKBOOK)
    directives, reports = book.create_sheet("Directives"), book.create_sheet("Reports")
    for heading_row in (
        ["School", "No.", "Ladder", "Directive", "Owner", "Due", "Result", "Met on"],
        [*DIRECTIVE],
    ):
        directives.append(heading_row)
    for row in (["School", "CEO", "CFO"], ["RPS", "All is well.", None]):
        reports.append(row)
    book.save(folder / WORKBOOK)


@pytest.fixture
def issued(kept: Kept, sfec: Sfec) -> Path:
    """A trust whose letter to RPS was issued in two formats, as the ledger's third entry."""

    def make(folder: Path) -> None:
        write_decided(folder, sfec)
        write_more(folder)
        records(sfec, folder, *ONE, "--format", "html", "--issue")

    return kept("verifying", make)


def told(outcome: Outcome) -> dict[str, Any]:
    """What is told of the one letter as JSON."""
    found = json.loads(outcome.out)
    assert found["half_term"] == "2026-27/autumn-2"
    [letter] = found["letters"]
    assert isinstance(letter, dict)
    return letter


def warned(outcome: Outcome) -> str:
    """That the files are as they were issued, and what is said to have changed since."""
    assert outcome.status == 0
    assert f"{MARKDOWN}: unchanged" in outcome.out
    assert "[letter-stale, warning]" in outcome.err
    return on_one_line(outcome.err)


def test_a_letter_that_is_as_it_was_issued(issued: Path, sfec: Sfec) -> None:
    said = records(sfec, issued, *VERIFY).out
    assert (
        f"issued on 23 November 2026 to Hal Brook (head) "
        f"and Ines Lark (LSB chair); entry {entry(issued, 3)}" in (on_one_line(said))
    )
    assert (
        f"  - {MARKDOWN}: unchanged\n  - {PAGE}: unchanged\n  - what it says is still so\n" in said
    )


def test_where_none_has_been_issued_that_is_said(staffed: Path, sfec: Sfec) -> None:
    assert (
        records(sfec, staffed, *VERIFY).out == "No letter has been issued for Autumn 2, 2026-27.\n"
    )
    assert json.loads(records(sfec, staffed, *VERIFY, "--json").out)["letters"] == []


def test_of_another_school_and_another_half_term_there_is_none(issued: Path, sfec: Sfec) -> None:
    for options in (("--school", "OHS"), ("--half-term", "autumn-1")):
        assert sfec(issued, *VERIFY, *options).out.startswith("No letter has been issued")


def test_a_file_that_has_been_changed_is_an_error(issued: Path, sfec: Sfec) -> None:
    with (issued / MARKDOWN).open("a", encoding="utf-8") as file:
        file.write(" ")
    said = sfec(issued, *VERIFY, "--school", "RPS")
    assert said.status == 1
    assert f"{MARKDOWN}: changed\n  - {PAGE}: unchanged" in said.out
    assert (
        f"{MARKDOWN}: Ravelmoor Primary School (RPS): "
        f"it is not the file that was issued [letter-changed]" in said.err
    )


def test_a_file_that_is_gone_is_an_error(issued: Path, sfec: Sfec) -> None:
    (issued / PAGE).unlink()
    said = sfec(issued, *VERIFY)
    assert said.status == 1
    assert f"{MARKDOWN}: unchanged\n  - {PAGE}: gone" in said.out
    assert (
        f"{PAGE}: Ravelmoor Primary School (RPS): "
        f"it was issued, and cannot be found or read [letter-gone]" in said.err
    )


def test_evidence_that_has_changed_is_named(issued: Path, sfec: Sfec) -> None:
    edit_cells(issued / WORKBOOK, {"Education!E2": "below expected", "Finance!C2": 70_000})
    said = warned(sfec(issued, *VERIFY))
    assert (
        "since it was issued: Peer review was as expected, "
        "now below expected [letter-stale, warning]" in said
    )
    assert "since it was issued: Reserves was £80,000, now £70,000 [letter-stale, warning]" in said


def test_another_decision_is_named(issued: Path, sfec: Sfec) -> None:
    again = (
        "decide",
        "RPS",
        "education",
        "concerning",
        "--by",
        "ceo",
        "--reason",
        "Results have fallen",
    )
    records(sfec, issued, *again)
    assert "the decision on Education is another, or has been withdrawn" in warned(
        sfec(issued, *VERIFY)
    )
    records(sfec, issued, "withdraw", entry(issued, 4), "--reason", "It was an error")
    assert "what it says is still so" in records(sfec, issued, *VERIFY).out


def test_a_decision_that_was_withdrawn_is_named(issued: Path, sfec: Sfec) -> None:
    records(sfec, issued, "withdraw", entry(issued, 2), "--reason", "It was an error")
    assert "the decision on Finance is another, or has been withdrawn" in warned(
        sfec(issued, *VERIFY)
    )


def test_directives_and_reports_that_have_changed_are_named(issued: Path, sfec: Sfec) -> None:
    edit_cells(
        issued / WORKBOOK,
        {"Directives!E2": "CFO", "Reports!B2": "All is not well.", "Reports!C2": "So it is."},
    )
    said = warned(sfec(issued, *VERIFY))
    assert "directive 1 (education): Owner was Head, now CFO" in said
    assert "the report of the CEO has been changed" in said
    assert "the report of the CFO has come since" in said
    assert "All is" not in said


def test_each_mode_tells_the_shape_that_scripts_rely_on(issued: Path, sfec: Sfec) -> None:
    edit_cells(issued / WORKBOOK, {"Directives!G2": "met"})
    (issued / PAGE).unlink()
    (issued / MARKDOWN).write_text("edited", encoding="utf-8")
    letter = told(sfec(issued, *VERIFY, "--json"))
    assert letter.pop("entry").startswith(entry(issued, 3))
    assert letter == {
        "school": "RPS",
        "on": "2026-11-23",
        "files": [{"file": MARKDOWN, "state": "changed"}, {"file": PAGE, "state": "gone"}],
        "changed": ["directive 1 (education): Result was empty, now met"],
    }


def test_one_that_was_withdrawn_is_no_longer_looked_at_but_the_next_is(
    issued: Path, sfec: Sfec
) -> None:
    records(sfec, issued, "withdraw", entry(issued, 3), "--reason", "It was sent too early")
    assert sfec(issued, *VERIFY).out.startswith("No letter has been issued")
    records(sfec, issued, *ONE, "--issue")
    assert "RPS-ceo-letter-2.md: unchanged" in sfec(issued, *VERIFY).out


def test_on_an_earlier_day_it_is_what_had_been_issued_by_then(
    issued: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    surroundings.moment = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    records(
        sfec,
        issued,
        "withdraw",
        entry(issued, 3),
        "--reason",
        "It was sent too early",
        as_at="2026-12-03",
    )
    for day, letters in (
        ("2026-11-22", 0),
        ("2026-11-23", 1),
        ("2026-12-02", 1),
        ("2026-12-03", 0),
    ):
        assert len(json.loads(sfec(issued, *VERIFY, "--json", as_at=day).out)["letters"]) == letters


def test_a_document_of_another_kind_is_looked_at_as_a_letter_is(staffed: Path) -> None:
    with held_trust(staffed) as held:
        request = DocumentRequest([RPS], to_the_head, ["md", "html"])
        [page], _ = issue_documents(held, year_pages(staffed), request)
    (staffed / page.files[0]).unlink()
    series, schools = year_pages(staffed), [RPS, School("OHS", "Osterfold High School")]
    [check], problems = verify_documents(series, schools, lambda _: ["a visit is on another day"])
    assert (check.whose, check.issued.document) == (RPS.who, "year-page")
    assert [state for _, state in check.files] == ["gone", "unchanged"]
    gone, stale = problems
    assert (gone.code, stale.code) == ("letter-gone", "letter-stale")
    assert gone.hint == "put it back from a copy: an issued page is the file that went out"
    assert stale.message == "since it was issued: a visit is on another day"
    assert stale.hint.startswith("a page that has gone out stays as it is;")
