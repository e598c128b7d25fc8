"""The core offer's calendar as JSON."""

import json

from sfec.results_json.calendar import calendar_json
from tests.support.calendar_page import EVERY, FRIDAY, MONDAY


def test_every_occurrence_is_told_with_exactly_what_scripts_rely_on() -> None:
    told = json.loads(calendar_json(MONDAY, FRIDAY, EVERY, MONDAY))
    assert (told["from"], told["to"], len(told["occurrences"])) == (
        "2026-11-23",
        "2026-11-27",
        len(EVERY),
    )
    assert told["occurrences"][11] == {
        "activity": "website",
        "title": "Website audit",
        "cadence": "termly",
        "scope": "school",
        "school": "OHS",
        "owner": "compliance_manager",
        "period": "2026-27/autumn",
        "due": "2026-12-18",
        "status": "done",
        "done_on": "2026-11-18",
    }
    assert {each["status"] for each in told["occurrences"]} == {
        "done",
        "due",
        "overdue",
        "upcoming",
        "not applicable",
    }
    assert told["occurrences"][9]["school"] is None
    assert told["occurrences"][9]["done_on"] is None
