"""What became of the documents of plans, at the prompt."""

import pytest

from sfec.model.issue import DocumentIssued
from sfec.model.trust import Holder, School
from sfec.model.written_documents import (
    UNCHANGED,
    DocumentCheck,
    PlanCheck,
    WrittenDocument,
    WrittenPlan,
)
from sfec.terminal.plan_documents import show_checked_plans, show_written_plans
from tests.support.acts import entry
from tests.support.courtroom import TODAY

RPS = School("RPS", "Ravelmoor Primary School")
HEAD = Holder("head", "Hal Brook")
FILE = "documents/plans/RPS-rep-1/RPS-rep-1.pdf"
ISSUED = DocumentIssued("plan", "RPS", "plans/RPS-rep-1", TODAY, (HEAD,), ())
ENTRY = entry(ISSUED, "abcdef0123456789")


def test_each_written_has_its_files_and_where_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    written = WrittenDocument(RPS, (FILE,), is_draft=True)
    nothing = WrittenDocument(RPS, ())
    plans = [WrittenPlan("RPS-rep-1", written), WrittenPlan("RPS-rep-2", nothing)]
    show_written_plans(plans, is_issued=False)
    assert capsys.readouterr().out == (
        "RPS-rep-1  RPS-rep-1.pdf, in documents/plans/RPS-rep-1  draft\n"
        "RPS-rep-2  nothing written\n"
        "1 document of plans written.\n"
    )


def test_each_issued_has_to_whom_it_went(capsys: pytest.CaptureFixture[str]) -> None:
    issued = WrittenDocument(RPS, (FILE,), to=(HEAD,), entry=ENTRY)
    alone = WrittenDocument(RPS, (FILE,), entry=ENTRY)
    show_written_plans([WrittenPlan("a", issued), WrittenPlan("b", alone)], is_issued=True)
    said = capsys.readouterr().out
    assert "to Hal Brook (head); entry abcdef01" in said
    assert "to nobody; entry abcdef01" in said
    assert "2 documents of plans issued." in said


def test_each_looked_at_again_is_called_by_its_plan(capsys: pytest.CaptureFixture[str]) -> None:
    check = DocumentCheck(RPS, ISSUED, ENTRY, ((FILE, UNCHANGED),), ())
    show_checked_plans([PlanCheck("RPS-rep-1", check)])
    said = capsys.readouterr().out
    assert said.startswith("RPS-rep-1: issued on 23 November 2026 to Hal Brook (head)")
    assert f"{FILE}: unchanged" in said


def test_that_none_has_been_issued_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show_checked_plans([])
    assert "No document of a plan that is here has been issued." in capsys.readouterr().out
