"""What has just been recorded as done, as JSON: new entries, and what was on record already."""

import json
from datetime import date

from sfec.model.activity import Activity, Cadence
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import School
from sfec.results_json.recorded_activities import recorded_activities_json
from sfec.rules.core_offer.done_objections import DoneActivity
from sfec.rules.core_offer.done_results import AlreadyRecorded
from tests.support.acts import entry

ELT = Activity("elt", "ELT discusses the school", Cadence.WEEKLY, "school")
DONE = ActivityDone("elt", "RPS", date(2026, 11, 23))


def test_what_is_on_record_already_stands_beside_what_is_new() -> None:
    again = DoneActivity(DONE._replace(school="OHS"), ELT, School("OHS", "Osterfold"))
    told = json.loads(
        recorded_activities_json([entry(DONE, "e0")], [AlreadyRecorded(again, "entry 1605c8df")])
    )
    assert [each["school"] for each in told["recorded"]] == ["RPS"]
    assert told["recorded_already"] == [
        {"activity": "elt", "school": "OHS", "on": "2026-11-23", "shown_by": "entry 1605c8df"}
    ]
