"""Plans as JSON."""

import json
from datetime import date

from sfec.model.evidence import MET
from sfec.model.plan import Plan
from sfec.model.trust import School
from sfec.results_json.plans import plan_json, plans_json
from sfec.rules.plans.seen_plans import SeenPlan
from tests.support.ladders import shipped
from tests.support.plan_builder import (
    closing,
    directive,
    extension,
    rep,
    result,
    review,
    standing,
)

DUE, ON = date(2026, 11, 11), date(2026, 11, 23)
RPS = School("RPS", "Ravelmoor Primary School")


def seen(plan: Plan) -> SeenPlan:
    """A plan as it stands on 23 November 2026."""
    return SeenPlan(standing(plan, ON), RPS, shipped("education"))


def test_each_plan_in_short_says_its_state_what_it_came_to_and_what_comes_next() -> None:
    plan = rep(directives=(directive(), directive("2", block="week-6")), reviews=(review(DUE),))
    told = json.loads(plans_json([seen(plan)], ON))
    assert told == {
        "as_at": "2026-11-23",
        "plans": [
            {
                "plan": "RPS-rep-1",
                "school": "RPS",
                "ladder": "education",
                "kind": "rep",
                "written_on": "2026-11-04",
                "state": "open",
                "came_to": "in progress",
                "ends": "2026-12-16",
                "next_review": "2026-12-16",
                "closed": None,
                "results": {"not recorded": 2},
                "source": "plans/RPS-rep-1.xlsx:Plan!B2",
            }
        ],
    }


def test_a_draft_came_to_nothing_and_a_closed_plan_has_no_next_review() -> None:
    told = json.loads(plans_json([seen(rep(written_on=None)), seen(closed())], ON))["plans"]
    assert [(each["state"], each["came_to"]) for each in told] == [
        ("draft", None),
        ("closed", "met"),
    ]
    assert [each["next_review"] for each in told] == [None, None]
    assert [each["closed"] for each in told] == [None, "met"]


def closed() -> Plan:
    """A REP that was met late, and closed."""
    late = date(2026, 11, 18)
    return rep(
        results=(result(late, MET, outlook="green"),),
        reviews=(review(late),),
        closing=closing(date(2026, 11, 20), MET),
    )


def test_one_plan_whole_has_its_directives_its_reviews_and_its_extensions() -> None:
    more = extension(DUE, date(2026, 11, 16), number="1")
    plan = rep(
        directives=(directive(due=date(2026, 11, 13)),),
        results=(result(date(2026, 11, 18), MET, outlook="green"),),
        reviews=(review(date(2026, 11, 18), next_on=date(2026, 12, 2)), review(date(2026, 12, 2))),
        extensions=(more,),
    )
    told = json.loads(plan_json(seen(plan)))
    assert told["directives"] == [
        {
            "number": "1",
            "block": "week-1",
            "text": "Send the reading plan",
            "owner": "Head",
            "due": "2026-11-16",
            "result": "met",
            "outlook": "green",
            "met_on": "2026-11-18",
            "late": True,
            "overdue": False,
            "source": "plans/RPS-rep-1.xlsx:Results!C2",
        }
    ]
    assert told["reviews"] == [
        {"on": "2026-11-18", "by": "CEO, head", "block": None, "next": "2026-12-02"}
    ]
    assert told["extensions"] == [
        {"on": "2026-11-11", "number": "1", "block": None, "to": "2026-11-16"}
    ]


def test_what_nobody_recorded_is_null() -> None:
    [told] = json.loads(plan_json(seen(rep())))["directives"]
    assert (told["result"], told["outlook"], told["met_on"], told["overdue"]) == (
        None,
        None,
        None,
        True,
    )
