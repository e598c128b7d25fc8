"""The monthly reports on how plans progress."""

from datetime import date
from pathlib import Path

import pytest

from sfec.folder.plans import plan_headings as heads
from sfec.model.progress_report import ProgressReport
from sfec.office.progress_reports import ProgressReports
from sfec.office.usage import Misuse
from tests.support.office_folder import open_trust
from tests.support.plan_folder import BOARD_PLAN, REP, write_board_plan, write_rep
from tests.support.plan_workbooks import write_plan
from tests.support.runs import Sfec
from tests.support.told import records

EARLIER = "2026-11-12"


def desk(folder: Path) -> ProgressReports:
    """The reports of November."""
    return ProgressReports(open_trust(folder))


def test_only_plans_that_are_reported_on_have_one(staffed: Path) -> None:
    write_rep(staffed)
    write_board_plan(staffed)
    assert [each.plan.name for each in desk(staffed).choose([])] == [BOARD_PLAN]
    with pytest.raises(Misuse, match="nothing is reported monthly"):
        desk(staffed).choose([REP])
    write_board_plan(staffed, "Finance")
    with pytest.raises(Misuse, match="on the ladder Finance"):
        desk(staffed).choose([BOARD_PLAN])


def test_a_draft_has_none(staffed: Path) -> None:
    draft = {heads.KIND: "board plan", heads.LADDER: "Education", heads.WRITTEN_ON: None}
    write_plan(staffed, BOARD_PLAN, plan=draft, title="Targets")
    assert desk(staffed).choose([]) == []
    with pytest.raises(Misuse, match="is a draft"):
        desk(staffed).choose([BOARD_PLAN])


def test_each_month_has_its_own_and_tells_what_was_found_since_the_last(
    staffed: Path, sfec: Sfec
) -> None:
    write_board_plan(staffed)
    command = ("plan", "write", BOARD_PLAN, "--progress", "--format", "md")
    records(sfec, staffed, *command, "--issue")
    [seen] = desk(staffed).choose([])
    assert desk(staffed).series(seen).period == f"plans/{BOARD_PLAN}/2026-11"
    december = ProgressReports(open_trust(staffed, date(2026, 12, 1)))
    [seen] = december.choose([])
    report = december.compose(seen).context
    assert isinstance(report, ProgressReport)
    assert (report.is_first, report.since) == (False, date(2026, 11, 23))
    assert report.targets[0].since == "nothing recorded"


def test_an_issued_one_is_still_so_while_the_plan_says_the_same_of_its_day(
    staffed: Path, sfec: Sfec
) -> None:
    write_board_plan(staffed)
    command = ("plan", "write", BOARD_PLAN, "--progress", "--format", "md")
    records(sfec, staffed, *command, "--issue")
    assert "still so" in sfec(staffed, *command, "--verify").out
    write_board_plan(staffed, result="partly met")
    found = sfec(staffed, *command, "--verify")
    assert "Result was not met, red, now partly met, red" in " ".join(found.out.split())
