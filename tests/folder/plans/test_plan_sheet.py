"""The sheet Plan: what a plan is and says of itself."""

from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.folder.plans import plan_headings as heads
from tests.support.plan_workbooks import write_plan


@pytest.mark.parametrize(
    "written", ["REP", "rep", "Rapid Enhancement Plan", "rapid-enhancement plan"]
)
def test_a_kind_is_known_by_its_title_its_short_name_or_its_id(trust: Path, written: str) -> None:
    write_plan(trust, plan={heads.KIND: written})
    plans = DataFolder(trust).plans
    assert plans
    assert [each.kind for each in plans.plans] == ["rep"]


def test_a_notice_names_its_ladder_by_title_or_id(trust: Path) -> None:
    for number, ladder in enumerate(("Finance", "finance"), 1):
        kind = {heads.KIND: "Warning notice", heads.LADDER: ladder}
        write_plan(trust, f"RPS-notice-{number}", plan=kind, title="Targets")
    plans = DataFolder(trust).plans
    assert plans
    assert [each.ladder for each in plans.plans] == ["finance", "finance"]


def test_money_is_above_nothing(trust: Path) -> None:
    write_plan(trust, plan={heads.MONEY: "-5"})
    folder = DataFolder(trust)
    assert folder.plans
    assert [each.place.at for each in folder.problems] == ["Plan!B6"]
