"""The folder plans: a workbook for each plan."""

from pathlib import Path

from sfec.folder.data_folder import DataFolder
from sfec.folder.plans.plans_folder import is_plan, next_name
from tests.support.plan_workbooks import write_plan


def test_each_workbook_that_is_named_for_a_plan_is_one_and_nothing_else_is(trust: Path) -> None:
    path = write_plan(trust)
    for name in ("~$RPS-rep-1.xlsx", "RPS rep.xlsx", "notes.txt", "RPS-rep-1 (1).xlsx"):
        (path.parent / name).write_bytes(path.read_bytes())
    plans = DataFolder(trust).plans
    assert plans
    assert [each.name for each in plans.plans] == ["RPS-rep-1"]
    assert not is_plan(Path("RPS-rep-1.docx"))


def test_one_that_cannot_be_read_is_kept_as_that(trust: Path) -> None:
    write_plan(trust).write_bytes(b"nothing")
    plans = DataFolder(trust).plans
    assert plans
    assert [str(each.place) for each in plans.unread] == ["plans/RPS-rep-1.xlsx"]


def test_the_next_plan_of_a_kind_has_the_next_number(trust: Path) -> None:
    assert next_name(trust, "RPS", "rep") == "RPS-rep-1"
    write_plan(trust)
    assert next_name(trust, "RPS", "rep") == "RPS-rep-2"
    assert next_name(trust, "RPS", "notice") == "RPS-notice-1"
