"""How far each school engages in the core offer, as JSON."""

import json
from datetime import date

from sfec.model.activity import Activity, Cadence, CoreOffer
from sfec.model.occurrence import Occurrence, Window
from sfec.model.trust import School
from sfec.results_json.core_offer import core_offer_json
from sfec.rules.core_offer.engagement import engage

ON = date(2026, 11, 23)
CHECK = Activity("check", "A check", Cadence.TERMLY, "school")
MENTORS = Activity("mentors", "Mentors deployed", Cadence.ONGOING, "school")
SUPPORT = Activity("support", "Support", Cadence.ONGOING, "school")
OFFER = CoreOffer({each.id: each for each in (CHECK, MENTORS, SUPPORT)}, {})
AUTUMN = Window("2026-27/autumn", date(2026, 9, 1), date(2026, 12, 31), date(2026, 10, 23))


def test_a_school_has_each_activity_and_when_an_ongoing_one_was_last_shown() -> None:
    done = Occurrence(CHECK, "RPS", "ceo", AUTUMN, date(2026, 10, 30))
    owed = Occurrence(CHECK, "RPS", "ceo", AUTUMN._replace(period="another"))
    engaged = engage(School("RPS", "Ravelmoor"), [done, owed], {"mentors": date(2026, 10, 5)}, ON)
    activity = {
        "activity": "check",
        "title": "A check",
        "owed_by": "hq",
        "held_by": None,
        "done": 1,
        "late": 1,
        "asked": 2,
        "owed": [],
        "missed": [],
        "not_recorded": ["2026-10-23"],
    }
    assert json.loads(core_offer_json([engaged], OFFER, ON)) == {
        "as_at": "2026-11-23",
        "schools": [
            {
                "code": "RPS",
                "on_time": {"done": 0, "of": 0},
                "activities": [activity],
                "ongoing": [
                    {"activity": "mentors", "title": "Mentors deployed", "last": "2026-10-05"},
                    {"activity": "support", "title": "Support", "last": None},
                ],
                "brought": [],
            }
        ],
    }


def test_what_its_categories_bring_has_its_owner_its_day_and_whether_it_is_done() -> None:
    plan = CHECK._replace(id="poor_plan", title="Poor: A plan", is_obligation=True)
    brought = (Occurrence(plan, "RPS", "head", AUTUMN, done_on=date(2026, 10, 12)),)
    engaged = engage(School("RPS", "Ravelmoor"), [], {}, ON)._replace(brought=brought)
    [school] = json.loads(core_offer_json([engaged], OFFER, ON))["schools"]
    assert school["brought"] == [
        {
            "activity": "poor_plan",
            "title": "Poor: A plan",
            "owner": "head",
            "due": "2026-10-23",
            "status": "done",
            "done_on": "2026-10-12",
        }
    ]


def test_what_hq_holds_is_missed_by_a_school_or_not_recorded_and_never_owed() -> None:
    held = CHECK._replace(owed_by="school", held_by="hq")
    missed = Occurrence(held, "RPS", "ceo", AUTUMN, missed_on=date(2026, 10, 12))
    unheard = Occurrence(held, "RPS", "ceo", AUTUMN._replace(period="another"))
    engaged = engage(School("RPS", "Ravelmoor"), [missed, unheard], {}, ON)
    [school] = json.loads(core_offer_json([engaged], OFFER, ON))["schools"]
    [told] = school["activities"]
    assert (told["owed"], told["missed"]) == ([], ["2026-10-12"])
    assert (told["not_recorded"], told["asked"]) == (["2026-10-23"], 1)
    assert school["on_time"] == {"done": 0, "of": 1}
