"""Issued documents of plans looked at again, as JSON."""

import json

from sfec.model.issue import DocumentIssued
from sfec.model.trust import School
from sfec.model.written_documents import UNCHANGED, DocumentCheck, PlanCheck
from sfec.results_json.plan_checks import plan_checks_json
from tests.support.acts import entry
from tests.support.courtroom import TODAY

ISSUED = DocumentIssued("plan", "RPS", "plans/RPS-rep-1", TODAY, (), ())


def test_each_plan_has_what_became_of_its_files() -> None:
    school, files = School("RPS", "Ravelmoor"), (("a.pdf", UNCHANGED),)
    check = DocumentCheck(school, ISSUED, entry(ISSUED, "abcdef0123456789"), files, ())
    [told] = json.loads(plan_checks_json([PlanCheck("RPS-rep-1", check)]))["plans"]
    assert (told["plan"], told["school"], told["on"]) == ("RPS-rep-1", "RPS", "2026-11-23")
    assert told["files"] == [{"file": "a.pdf", "state": "unchanged"}]
