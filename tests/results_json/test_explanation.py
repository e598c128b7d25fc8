"""One school explained, as JSON."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from sfec.model.evidence import Content
from sfec.model.indication import Round, SchoolIndications
from sfec.model.trust import School
from sfec.results_json.explanation import explanation_json, indication_shape
from sfec.rules.ladders.indications import indicate
from tests.support.courtroom import HALF_TERM
from tests.support.ladders import evidence, shipped


def explained(**changed: Content) -> dict[str, Any]:
    """The finance ladder of a school, explained."""
    ladders = {"finance": indicate(shipped("finance"), evidence("finance", **changed))}
    school = SchoolIndications(School("RPS", "Ravelmoor Primary School"), ladders)
    told = json.loads(explanation_json(Round(HALF_TERM, date(2026, 11, 23), (school,))))
    assert list(told) == ["half_term", "as_at", "code", "name", "ladders"]
    ladder: dict[str, Any] = told["ladders"]["finance"]
    return ladder


def test_an_indication_has_the_next_move_and_an_answer_for_every_characteristic() -> None:
    indication = indicate(shipped("finance"), evidence("finance"), "poor")
    shape = indication_shape(indication, str.upper)
    assert (shape["current"], shape["possible"]) == ("poor", ["universal"])
    assert shape["indicated"] == "universal"
    assert (shape["next"]["to"], shape["next"]["vote"]) == ("universal", True)
    assert (shape["decided"], shape["evidence_as"]) == (None, "files")
    answers = [each["id"] for each in shape["characteristics"]]
    assert answers == [each.id for each in shipped("finance").characteristics]
    assert shape["characteristics"][0] == {
        "id": "balanced_budget",
        "category": "universal",
        "answer": "yes",
        "evidence": ["IN_YEAR_BALANCE"],
    }


def test_each_characteristic_has_its_statement_and_where_the_charter_has_it() -> None:
    shown = explained()["characteristics"][0]
    first = shipped("finance").characteristics[0]
    assert shown["statement"] == first.statement
    assert (shown["charter"], shown["reading"]) == (first.charter, first.reading)
    assert shown["evidence"] == [{"field": "in_year_balance", "value": 0, "source": None}]


def test_a_gap_has_every_way_of_filling_it_and_what_that_leaves_open() -> None:
    [gap] = explained(cost_centres=None)["gaps"]
    concern = {"field": "cost_centres", "values": ["causing concern"], "possible": ["concerning"]}
    assert gap["field"] == "cost_centres"
    assert concern in gap["ways"]


def test_a_figure_is_wanted_from_a_line_up_or_below_one() -> None:
    first, second = explained(reserves=Decimal(20_000))["changes"]
    share = {"field": "reserves_percent", "at_least": 5}
    assert first == {"possible": ["universal"], "wanted": [share]}
    assert second["wanted"] == [{**share, "at_least": 3, "below": 5}]
