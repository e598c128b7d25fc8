"""The monthly report on a plan's progress: what stands around it."""

from tests.rules.plans.test_progress_report import BOARD_PLAN, reported
from tests.support.plan_papers import seen


def test_it_says_whose_it_is_and_of_which_month() -> None:
    said = reported().particulars
    assert (said.school, said.period) == (seen(BOARD_PLAN).school.name, "November 2026")
    assert said.title == ""
