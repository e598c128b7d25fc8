"""Problems as JSON."""

import json

from sfec.problems import Level, Place, Problem
from sfec.results_json.problems import problems_json

GAP = Problem(Place("trust.yaml", line=2), "trust-gap", "it has no name", "add one")
DOUBT = Problem(
    Place("evidence/2026-27/autumn-2.xlsx", "Finance", 2, 3), "evidence-doubt", "it looks high",
    "look again", "Ravelmoor Primary School (RPS)", Level.WARNING,
)  # fmt: skip


def test_each_is_told_once_in_the_order_of_the_files() -> None:
    told = json.loads(problems_json([GAP, DOUBT, GAP]))["problems"]
    assert [each["code"] for each in told] == ["evidence-doubt", "trust-gap"]
    assert told[0] == {
        "file": "evidence/2026-27/autumn-2.xlsx",
        "place": "Finance!C2",
        "who": "Ravelmoor Primary School (RPS)",
        "message": "it looks high",
        "code": "evidence-doubt",
        "hint": "look again",
        "level": "warning",
    }
