"""Issued letters looked at again, as JSON."""

import json

from sfec.model.issue import DocumentIssued
from sfec.model.trust import School
from sfec.model.written_documents import UNCHANGED, DocumentCheck
from sfec.results_json.letter_checks import letter_checks_json
from tests.support.acts import AUTUMN, entry
from tests.support.courtroom import HALF_TERM, TODAY

ISSUED = DocumentIssued("ceo-letter", "RPS", AUTUMN, TODAY, (), ())
STATES = (("a.docx", UNCHANGED), ("a.pdf", "gone"))


def test_each_file_has_what_became_of_it_beside_what_is_no_longer_so() -> None:
    check = DocumentCheck(
        School("RPS", "Ravelmoor Primary School"),
        ISSUED,
        entry(ISSUED, "abcdef0123456789"),
        STATES,
        ("the report of the CEO has been changed",),
    )
    [told] = json.loads(letter_checks_json([check], HALF_TERM))["letters"]
    assert told == {
        "school": "RPS",
        "entry": "abcdef0123456789",
        "on": "2026-11-23",
        "files": [
            {"file": "a.docx", "state": "unchanged"},
            {"file": "a.pdf", "state": "gone"},
        ],
        "changed": ["the report of the CEO has been changed"],
    }
