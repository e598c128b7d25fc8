"""`sfec explain`."""

import json
from pathlib import Path

from tests.support.runs import Sfec
from tests.support.trust_builder import WORKBOOK, edit_cells


def test_each_characteristic_has_its_answer_values_cell_charter_and_reading(
    trust: Path, sfec: Sfec
) -> None:
    edit_cells(trust / WORKBOOK, {"Education!E2": "below expected"})
    shown = sfec(trust, "explain", "RPS", "--ladder", "education").out
    assert "Ravelmoor Primary School (RPS) · Education · Autumn 2, 2026-27" in shown
    assert "The evidence indicates Concerning" in shown
    assert "no         Peer review is as expected" in shown
    assert "Peer review: below expected · Education!E2" in shown
    assert "Education ladder, Universal · Reading: The latest answer stands" in shown
    assert "for Universal: Peer review: as expected" in shown
    assert "Concerning would bring, once decided" in shown
    assert "Finance" not in shown


def test_both_ladders_unless_one_is_named(trust: Path, sfec: Sfec) -> None:
    shown = sfec(trust, "explain", "rps").out
    assert "· Education ·" in shown
    assert "· Finance ·" in shown


def test_what_would_have_to_be_known(trust: Path, sfec: Sfec) -> None:
    edit_cells(trust / WORKBOOK, {"Finance!C2": None})
    shown = " ".join(sfec(trust, "explain", "RPS", "--ladder", "finance").out.split())
    assert "The evidence leaves open Universal, Concerning or Poor" in shown
    assert "Reserves as a share of GAG (empty: Reserves Finance!C2): under 3 % → Poor" in shown
    assert "3 % or more and under 5 % (Reserves of £30,000 or more) → Concerning" in shown
    assert "5 % or more (Reserves of £50,000 or more) → Universal" in shown


def test_a_school_without_a_row_is_explained_as_not_known(example: Path, sfec: Sfec) -> None:
    shown = sfec(example, "explain", "QIS", "--ladder", "finance")
    assert "no row in the half-term's workbook" in shown.out
    assert "not known  The in-year budget is balanced" in shown.out


def test_derived_fields_show_the_cells_they_rest_on(example: Path, sfec: Sfec) -> None:
    shown = sfec(example, "explain", "NGP", "--ladder", "finance").out
    assert "CEO letter directives on finance: not met · Directives!G2" in shown


def test_only_this_schools_problems_are_shown(trust: Path, sfec: Sfec) -> None:
    edit_cells(trust / WORKBOOK, {"Education!E3": "ok"})
    assert sfec(trust, "explain", "RPS").status == 0
    assert sfec(trust, "explain", "OHS").status == 1


def test_an_explanation_as_json(trust: Path, sfec: Sfec) -> None:
    edit_cells(trust / WORKBOOK, {"Finance!C2": 20_000, "Education!F2": None})
    found = json.loads(sfec(trust, "explain", "RPS", "--json").out)
    assert (found["code"], found["half_term"]) == ("RPS", "2026-27/autumn-2")
    first = found["ladders"]["education"]["characteristics"][0]
    assert first["statement"] == "Safeguarding is secure, met against the Ofsted toolkit"
    assert first["charter"] == "Education ladder, Universal"
    assert found["ladders"]["education"]["gaps"] == [
        {
            "field": "pupil_progress",
            "ways": [
                {"field": "pupil_progress", "values": ["good"], "possible": ["universal"]},
                {"field": "pupil_progress", "values": ["not good"], "possible": ["concerning"]},
            ],
        }
    ]
    up = {"possible": ["universal"], "wanted": [{"field": "reserves_percent", "at_least": 5}]}
    assert up in found["ladders"]["finance"]["changes"]


def test_many_ways_up_are_counted_after_the_first_six(trust: Path, sfec: Sfec) -> None:
    edit_cells(
        trust / WORKBOOK,
        {"Finance!G2": "causing concern", "Finance!H2": "probable", "Finance!I2": "not clear"},
    )
    edit_cells(
        trust / WORKBOOK,
        {"Finance!C2": 20_000, "Finance!F2": "not clear", "Finance!J2": "not followed"},
    )
    shown = sfec(trust, "explain", "RPS", "--ladder", "finance").out
    assert "What would have to change" in shown
    assert max(map(len, shown.splitlines())) <= 80
