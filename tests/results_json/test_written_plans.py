"""The documents of plans that were written or issued, as JSON."""

import json

from sfec.model.trust import School
from sfec.model.written_documents import WrittenDocument, WrittenPlan
from sfec.results_json.written_plans import written_plans_json


def test_each_has_its_plan_its_school_and_its_files() -> None:
    document = WrittenDocument(School("RPS", "Ravelmoor"), ("a.docx",), is_draft=True)
    [told] = json.loads(written_plans_json([WrittenPlan("RPS-rep-1", document)]))["plans"]
    assert told == {
        "plan": "RPS-rep-1",
        "school": "RPS",
        "draft": True,
        "files": ["a.docx"],
        "to": [],
        "entry": None,
    }
