"""The plans of every school on one ladder."""

from datetime import date

from sfec.model.course import Courses
from sfec.model.evidence import IN_PROGRESS, NOT_DUE
from sfec.model.plan import Plans, UnreadPlan
from sfec.problems import Place
from sfec.rules.plans.ladder_plans import LadderPlans
from sfec.rules.plans.telling_plans import results
from tests.support.ladders import shipped
from tests.support.plan_builder import WEEKS, WRITTEN, course, notice, policy, rep

PLACE = Place("plans/OHS-rep-1.xlsx")
COURSES: Courses = {("RPS", "education"): course((date(2026, 11, 2), "concerning"))}


def test_a_school_has_its_own_plans_on_the_ladder_and_no_others() -> None:
    plans = Plans(policy(), (rep(), notice(ladder="finance"), rep(school="OHS")))
    found = LadderPlans(plans, shipped("education"), WEEKS, lambda: COURSES).of("RPS", WRITTEN)
    assert [each.plan.name for each in found.standings] == ["RPS-rep-1"]
    assert results(found, "rep").content == IN_PROGRESS
    assert found.decisions.last_move_up == 0


def test_a_plan_that_cannot_be_read_is_of_each_school_and_kind_that_it_may_be_of() -> None:
    unread = UnreadPlan(PLACE, (("OHS", "rep"), ("RPS", "rep")))
    ladder_plans = LadderPlans(
        Plans(policy(), (), (unread,)), shipped("education"), WEEKS, lambda: COURSES
    )
    for code in ("OHS", "RPS"):
        assert results(ladder_plans.of(code, WRITTEN), "rep").places == (PLACE,)
    assert results(ladder_plans.of("NGP", WRITTEN), "rep").content == NOT_DUE


def test_decisions_are_asked_for_only_where_a_school_has_a_plan_and_each_day_once() -> None:
    asked: list[str] = []

    def courses() -> Courses:
        asked.append("courses")
        return COURSES

    ladder_plans = LadderPlans(Plans(policy(), (rep(),)), shipped("education"), WEEKS, courses)
    ladder_plans.of("OHS", WRITTEN)
    assert asked == []
    assert ladder_plans.of("RPS", WRITTEN) is ladder_plans.of("RPS", WRITTEN)
    assert asked == ["courses"]
