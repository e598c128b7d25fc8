"""What is open of audits' recommendations, as JSON."""

import json
from datetime import date

from sfec.model.audit import Audits
from sfec.model.trust import School
from sfec.results_json.open_actions import open_actions_json
from tests.support.audit_builder import AUDIT, CLOSED, OPEN, POLICY

ON = date(2026, 12, 7)
AUDITS = (
    AUDIT,
    AUDIT._replace(number="2", school="OHS"),
    AUDIT._replace(number="3", carried_out_on=None, received_on=None),
)
ALIKE = Audits(POLICY, AUDITS, {"1": (OPEN,), "2": (CLOSED,)})


def test_what_is_open_has_its_words_its_owner_and_its_age_in_days() -> None:
    [told] = json.loads(open_actions_json(ALIKE, ON))["open"]
    assert told == {
        "audit": "1",
        "number": "1",
        "kind": "website",
        "school": "RPS",
        "text": "Publish the complaints procedure",
        "risk": "medium",
        "owner": "Head",
        "due": "2026-12-04",
        "age": 74,
        "overdue": 3,
        "place": "audits.xlsx:Recommendations!F2",
    }


def test_what_several_schools_were_told_alike_names_them_and_no_report_is_awaited_unnamed() -> None:
    told = json.loads(open_actions_json(ALIKE, ON))
    text = "Publish the complaints procedure"
    alike = {"kind": "website", "text": text, "open_at": ["RPS"], "closed_at": ["OHS"]}
    assert told["trust_wide"] == [alike]
    assert [each["number"] for each in told["awaited"]] == ["3"]


def test_at_one_school_only_its_own_is_open() -> None:
    told = json.loads(open_actions_json(ALIKE, ON, School("OHS", "Osterfold High School")))
    assert told["open"] == []
    assert told["awaited"] == []
