"""Deadlines as JSON."""

import json
from datetime import date

from sfec.model.activity import Activity, Basis, Cadence, DayOfYear, Deadlines
from sfec.results_json.deadlines import deadlines_json

ON = date(2026, 11, 23)
GAS = Activity(
    "gas",
    "Gas [bold]serviced",
    Cadence.INTERVAL,
    "school",
    every_months=12,
    basis=Basis("A log book", "read"),
)
PAY = Activity(
    "pay", "Pay gap", Cadence.YEARLY, "trust", "coo",
    due_on=DayOfYear(3, 30), basis=Basis("The duty", "known"), reading="Of 250 or more staff",
)  # fmt: skip
BOTH = Deadlines({"gas": GAS, "pay": PAY}, frozenset({"pay"}))


def test_as_json_each_has_everything() -> None:
    gas, pay = json.loads(deadlines_json(BOTH, ON))["deadlines"]
    assert gas["turned_on"] is False
    assert pay == {
        "id": "pay",
        "title": "Pay gap",
        "scope": "trust",
        "owner": "coo",
        "when": "by 30 March",
        "turned_on": True,
        "source": "The duty",
        "mark": "known",
        "reading": "Of 250 or more staff",
    }
