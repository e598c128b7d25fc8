"""The rows of a plan's other sheets."""

from pathlib import Path

import openpyxl

from sfec.folder.data_folder import DataFolder
from sfec.folder.plans import plan_headings as heads
from sfec.model.plan import Plan
from tests.support.plan_workbooks import DIRECTIVE, write_plan


def plan_in(trust: Path) -> Plan:
    """The one plan of a trust."""
    plans = DataFolder(trust).plans
    assert plans
    [plan] = plans.plans
    return plan


def test_results_and_extensions_name_a_directive_as_its_own_row_does(trust: Path) -> None:
    write_plan(
        trust,
        rows={
            "Directives": [("A\u20131", *DIRECTIVE[1:])],
            heads.REVIEWS: [("2026-11-11", "CEO")],
            heads.RESULTS: [("2026-11-11", "a-1", "met")],
            heads.EXTENSIONS: [("2026-11-05", "a\u20111", "2026-12-11", "CEO", "Illness")],
        },
    )
    plan = plan_in(trust)
    assert [each.number for each in plan.results] == ["A\u20131"]
    assert [each.number for each in plan.extensions] == ["A\u20131"]


def test_where_directives_or_reviews_cannot_be_read_their_rows_are_not_blamed(trust: Path) -> None:
    path = write_plan(trust, rows={heads.RESULTS: [("2026-11-11", "1", "met")]})
    book = openpyxl.load_workbook(path)
    book["Directives"]["A1"].value = None
    book[heads.REVIEWS]["A1"].value = None
    book.save(path)
    folder = DataFolder(trust)
    assert folder.plans
    assert {each.code for each in folder.problems} == {"heading-missing"}
