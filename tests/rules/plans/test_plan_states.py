"""A plan as it stands on a day: only what was so by then tells."""

from datetime import date

import pytest

from sfec.model.evidence import MET, NOT_MET
from sfec.rules.plans.plan_standing import PlanState
from tests.support.plan_builder import (
    closing,
    contents,
    directive,
    rep,
    result,
    review,
    standing,
)

DUE = date(2026, 11, 11)
AFTER = date(2026, 11, 12)
THREE = tuple(directive(str(n), block=f"week-{week}") for n, week in ((1, 1), (2, 3), (3, 6)))
LAST = date(2026, 12, 16)


def test_what_was_found_last_counts_and_only_what_had_been_found_by_the_day() -> None:
    found = (result(DUE, NOT_MET), result(date(2026, 11, 18), MET))
    plan = rep(results=found)
    assert contents([plan], AFTER) == [NOT_MET]
    assert contents([plan], date(2026, 11, 18)) == [MET]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 11, 3), PlanState.DRAFT),
        (date(2026, 11, 10), PlanState.OPEN),
        (DUE, PlanState.REVIEW_DUE),
        (date(2026, 11, 18), PlanState.REVIEW_DUE),
        (date(2026, 11, 19), PlanState.REVIEW_LATE),
        (date(2026, 12, 17), PlanState.RUN_OUT),
    ],
)
def test_a_review_is_due_at_each_milestone_and_late_after_five_school_days(
    on: date, state: PlanState
) -> None:
    assert standing(rep(directives=THREE), on).state is state


def test_a_review_that_was_held_moves_the_next_to_the_day_it_set_or_the_next_milestone() -> None:
    held = rep(directives=THREE, reviews=(review(DUE, next_on=date(2026, 11, 18)),))
    assert standing(held, date(2026, 11, 17)).state is PlanState.OPEN
    assert standing(held, date(2026, 11, 18)).state is PlanState.REVIEW_DUE
    assert standing(held, date(2026, 11, 18)).next_review == date(2026, 11, 18)
    unset = rep(directives=THREE, reviews=(review(DUE),))
    assert standing(unset, date(2026, 11, 20)).next_review == date(2026, 11, 25)
    last = rep(directives=THREE, reviews=(review(LAST),))
    assert standing(last, LAST).next_review is None
    assert standing(last, LAST).state is PlanState.OPEN


def test_a_closed_plan_is_closed_from_its_day() -> None:
    plan = rep(closing=closing(DUE, MET))
    assert standing(plan, date(2026, 11, 10)).is_open
    assert standing(plan, DUE).state is PlanState.CLOSED


def test_how_it_looks_may_be_said_before_there_is_a_result() -> None:
    looks = (result(DUE, None, outlook="amber"), result(date(2026, 11, 18), None, outlook="green"))
    [found] = standing(rep(results=looks), date(2026, 11, 20)).directives
    assert (found.result, found.outlook) == (None, "green")
    [before] = standing(rep(results=looks), DUE).directives
    assert before.outlook == "amber"


def test_one_found_met_again_was_met_when_it_was_first_and_one_that_slipped_back_was_not() -> None:
    again = rep(results=(result(DUE, MET), result(date(2026, 11, 25), MET)))
    [found] = standing(again, date(2026, 11, 25)).directives
    assert (found.met_on, found.is_late) == (DUE, False)
    slipped = (result(DUE, MET), result(date(2026, 11, 18), NOT_MET))
    later = rep(results=(*slipped, result(date(2026, 11, 25), MET)))
    [found] = standing(later, date(2026, 11, 25)).directives
    assert (found.met_on, found.is_late) == (date(2026, 11, 25), True)
    [found] = standing(later, date(2026, 11, 18)).directives
    assert found.met_on is None
