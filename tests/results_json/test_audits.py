"""Audits as JSON."""

import json
from datetime import date

from sfec.model.audit import TRUST_WIDE, Audits
from sfec.model.trust import School
from sfec.results_json.audits import audits_json
from tests.support.audit_builder import AUDIT, CLOSED, OPEN, POLICY

ON = date(2026, 11, 23)
LATE = OPEN._replace(number="2", due=date(2026, 11, 20))
UNKNOWN = AUDIT._replace(
    number="2", kind=None, school=TRUST_WIDE, commissioned_on=None, carried_out_on=None
)
BOTH = Audits(POLICY, (AUDIT, UNKNOWN), {"1": (OPEN, LATE, CLOSED)})


def test_an_audit_has_everything_of_its_row_and_how_its_recommendations_stand() -> None:
    told = json.loads(audits_json(BOTH, ON))
    assert told["as_at"] == "2026-11-23"
    assert told["audits"][0] == {
        "number": "1",
        "kind": "website",
        "title": "Website",
        "school": "RPS",
        "trust_wide": False,
        "commissioned_on": "2026-09-07",
        "commissioned_by": "COO",
        "auditor": "Ada",
        "carried_out_on": "2026-09-24",
        "received_on": "2026-09-24",
        "place": "audits.xlsx:Audits!A2",
        "open": 2,
        "overdue": 1,
        "closed": 1,
        "oldest": 60,
    }


def test_what_is_not_known_is_null_and_the_trusts_own_is_of_no_school() -> None:
    told = json.loads(audits_json(BOTH, ON))["audits"][1]
    assert (told["kind"], told["commissioned_on"], told["carried_out_on"]) == (None, None, None)
    assert (told["school"], told["trust_wide"]) == (None, True)


def test_of_one_school_there_are_its_own() -> None:
    told = json.loads(audits_json(BOTH, ON, School("RPS", "Ravelmoor Primary School")))
    assert [each["number"] for each in told["audits"]] == ["1"]
