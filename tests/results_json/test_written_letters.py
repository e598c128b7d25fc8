"""Letters that were written or issued, as JSON."""

import json

from sfec.model.trust import Holder, School
from sfec.model.written_documents import WrittenDocument
from sfec.results_json.written_letters import written_letters_json
from tests.support.acts import decision, entry
from tests.support.courtroom import HALF_TERM

RPS, OHS = School("RPS", "Ravelmoor Primary School"), School("OHS", "Osterfold High School")
ISSUE = entry(decision(), "abcdef0123456789")


def test_a_letter_has_its_files_to_whom_it_is_and_the_entry_that_issued_it() -> None:
    issued = WrittenDocument(RPS, ("a.docx", "a.pdf"), is_draft=False, to=[], entry=ISSUE)
    draft = WrittenDocument(OHS, (), is_draft=True, to=[Holder("head", "Hal Brook")])
    assert json.loads(written_letters_json([issued, draft], HALF_TERM)) == {
        "half_term": "2026-27/autumn-2",
        "letters": [
            {
                "school": "RPS",
                "draft": False,
                "files": ["a.docx", "a.pdf"],
                "to": [],
                "entry": "abcdef0123456789",
            },
            {
                "school": "OHS",
                "draft": True,
                "files": [],
                "to": [{"role": "head", "name": "Hal Brook"}],
                "entry": None,
            },
        ],
    }
