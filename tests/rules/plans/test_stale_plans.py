"""Decisions that rested on what plans no longer say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sfec.model.course import Courses
from sfec.model.evidence import IN_PROGRESS, MET, NOT_DUE, NOT_MET, Content
from sfec.model.plan import Plan, Plans, UnreadPlan
from sfec.problems import Place
from sfec.rules.decisions.captured_evidence import StaleField
from sfec.rules.plans.ladder_plans import LadderPlans
from sfec.rules.plans.stale_plans import plans_gone_stale
from tests.support.acts import grounds
from tests.support.ladders import shipped
from tests.support.plan_builder import (
    WEEKS,
    closing,
    course,
    extension,
    notice,
    policy,
    rep,
    result,
)

DOWN, WEEK_1, CONFIRMED = date(2026, 11, 3), date(2026, 11, 11), date(2026, 11, 13)
DECIDED = course((DOWN, "concerning"), (CONFIRMED, "concerning"))
LADDER = shipped("education")
UNREAD = (UnreadPlan(Place("plans/RPS-rep-2.xlsx"), (("RPS", "rep"),)),)


def stale(
    *held: Plan, unread: Sequence[UnreadPlan] = (), **rested_on: Content
) -> Sequence[StaleField]:
    """What a decision rested on, recorded on 13 November, that the plans now there do not say."""
    plans = Plans(policy(), held, tuple(unread))
    kept = LadderPlans(plans, LADDER, WEEKS, lambda: {("RPS", "education"): DECIDED})
    return list(plans_gone_stale(kept, "RPS", DECIDED.decisions[-1], grounds(**rested_on)))


def test_a_review_entered_later_with_an_earlier_day_makes_the_decision_stale() -> None:
    late_entered = rep(results=(result(WEEK_1, NOT_MET),))
    [found] = stale(late_entered, rep_targets=None, rep_count=Decimal(1))
    assert (found.field.id, found.then, found.now) == ("rep_targets", None, NOT_MET)


def test_a_second_plan_put_back_in_time_makes_the_decision_stale() -> None:
    [found] = stale(rep(), rep(2, written_on=WEEK_1), rep_count=Decimal(1))
    # Two that are open at once are no count.
    assert (found.field.id, found.now) == ("rep_count", None)


@pytest.mark.parametrize(
    "later",
    [
        rep(results=(result(WEEK_1, MET), result(date(2026, 11, 20), NOT_MET))),
        rep(results=(result(WEEK_1, MET), result(CONFIRMED, NOT_MET))),
        rep(results=(result(WEEK_1, MET),), closing=closing(date(2026, 12, 1), NOT_MET)),
        rep(results=(result(WEEK_1, MET),), closing=closing(CONFIRMED, NOT_MET)),
    ],
)
def test_what_followed_the_decision_on_its_day_or_later_does_not(later: Plan) -> None:
    assert stale(later, rep_targets=MET, rep_count=Decimal(1)) == []


def test_that_time_has_passed_does_not() -> None:
    assert stale(notice(), notice_targets=IN_PROGRESS) == []


def test_nor_does_an_extension_given_on_the_day() -> None:
    extended = rep(extensions=(extension(CONFIRMED, date(2026, 11, 25)),))
    assert stale(extended, rep_extensions=Decimal(0)) == []
    earlier = rep(extensions=(extension(date(2026, 11, 10), date(2026, 11, 25)),))
    [found] = stale(earlier, rep_extensions=Decimal(0))
    assert found.now == Decimal(1)


def test_a_decision_that_rested_on_no_plan_is_not_stale_for_one_written_since() -> None:
    missed = rep(results=(result(WEEK_1, NOT_MET),))
    assert stale(missed, rep_targets=NOT_DUE) == []
    assert stale(missed) == []


def test_the_plan_that_the_decision_caused_does_not_make_it_stale() -> None:
    first = course((DOWN, "concerning"))
    caused = rep(written_on=DOWN, rests_on=first.decisions[0].entry.id)
    plans = LadderPlans(
        Plans(policy(), (caused,)), LADDER, WEEKS, lambda: {("RPS", "education"): first}
    )
    rested_on = grounds(rep_targets=NOT_DUE, rep_count=Decimal(0), rep_extensions=Decimal(0))
    assert list(plans_gone_stale(plans, "RPS", first.decisions[0], rested_on)) == []


def test_what_cannot_be_read_is_told_where_it_lies_and_not_again() -> None:
    late_entered = rep(results=(result(WEEK_1, NOT_MET),))
    assert stale(late_entered, unread=UNREAD, rep_targets=IN_PROGRESS) == []
    doubtful = replace(late_entered, unread=frozenset({"ends_on"}))
    assert stale(doubtful, rep_targets=IN_PROGRESS) == []


def test_plans_are_looked_at_again_only_for_a_decision_that_rested_on_some() -> None:
    kept = Plans(policy(), (rep(),))

    def courses() -> Courses:
        raise AssertionError

    plans = LadderPlans(kept, LADDER, WEEKS, courses)
    decision = DECIDED.decisions[-1]
    assert list(plans_gone_stale(plans, "RPS", decision, grounds(rep_targets=NOT_DUE))) == []
