"""What a category brings as dated things (the reading's decision 9)."""

from dataclasses import replace
from datetime import date

from sfec.model.activity import Cadence
from sfec.model.course import Course
from sfec.model.occurrence import ActivityDone, Window
from sfec.rules.core_offer.windows import SchoolYear
from sfec.rules.plans.obligations import Obliged, obligations, obliged_windows, stays
from tests.support.ladders import shipped
from tests.support.plan_builder import HOLIDAYS, course, terms

LADDERS = {each: shipped(each) for each in ("education", "finance")}
YEARS = [SchoolYear(each, HOLIDAYS) for each in terms().years]
POOR = course((date(2026, 11, 3), "poor"))
PLAN = "education_poor_action_plan"


def obliged(decided: Course, *done: ActivityDone, ladder: str = "education") -> Obliged:
    """What falls due of Ravelmoor, as decided, with what was done."""
    return obliged_windows(LADDERS, {("RPS", ladder): decided}, YEARS, done)


def test_each_dated_obligation_is_an_activity_with_its_owner_outside_the_core_offer() -> None:
    found = obligations(LADDERS.values())
    plan = found[PLAN]
    assert plan.title.startswith("Education, Poor: An action plan written jointly by the LSB")
    assert (plan.owner, plan.cadence, plan.scope) == ("head", Cadence.ONCE, "school")
    assert not plan.is_core
    assert found["education_unacceptable_progress"].cadence is Cadence.MONTHLY
    assert found["finance_poor_meeting"].owner == "cfo"


def test_what_is_confidential_or_only_may_be_never_falls_due() -> None:
    found = obligations(LADDERS.values())
    assert not [each for each in found if each.endswith(("hr_plan", "mentor", "money"))]
    for ladder in LADDERS.values():
        for category in ladder.categories:
            dated = [each for each in category.obligations if each.due]
            assert not [each for each in dated if each.confidential or each.optional]


def test_it_is_due_by_the_end_of_the_half_term_in_which_the_school_came_in() -> None:
    found = obliged(POOR)
    assert found[PLAN, "RPS"] == [
        Window("since-2026-11-03", date(2026, 11, 3), YEARS[-1].last, date(2026, 12, 18))
    ]
    in_holidays = obliged(course((date(2026, 10, 28), "poor")))
    assert [each.due for each in in_holidays[PLAN, "RPS"]] == [date(2026, 12, 18)]


def test_a_monthly_report_is_due_each_month_from_the_one_in_which_it_came_in() -> None:
    found = obliged(course((date(2027, 6, 14), "unacceptable")))
    due = [each.due for each in found["education_unacceptable_progress", "RPS"]]
    assert due[:3] == [date(2027, 6, 30), date(2027, 7, 30), date(2027, 8, 31)]


def test_so_many_school_days_are_counted_from_the_day_after() -> None:
    ladder = shipped("education")
    category = ladder.category("poor")
    plan = next(each for each in category.obligations if each.id == "action_plan")
    assert plan.due is not None
    soon = plan._replace(due=plan.due._replace(school_days=10))
    changed = [soon if each is plan else each for each in category.obligations]
    categories = tuple(
        [
            each._replace(obligations=tuple(changed)) if each is category else each
            for each in ladder.categories
        ]
    )
    ladders = {"education": replace(ladder, categories=categories)}
    found = obliged_windows(ladders, {("RPS", "education"): POOR}, YEARS, [])
    assert [each.due for each in found[PLAN, "RPS"]] == [date(2026, 11, 17)]


def test_leaving_the_category_ends_what_is_its_own_but_for_what_was_done_there() -> None:
    left = course((date(2026, 11, 3), "poor"), (date(2026, 12, 1), "concerning"))
    assert obliged(left)[PLAN, "RPS"] == []
    done = ActivityDone(PLAN, "RPS", date(2026, 11, 20))
    [window] = obliged(left, done)[PLAN, "RPS"]
    assert window.last == date(2026, 12, 1)
    assert obliged(left)["education_concerning_sdp", "RPS"]


def test_a_confirmation_goes_on_with_the_stay_and_a_return_begins_another() -> None:
    decided = course(
        (date(2026, 11, 3), "poor"),
        (date(2026, 12, 1), "poor"),
        (date(2027, 1, 20), "concerning"),
        (date(2027, 3, 1), "poor"),
    )
    assert [(each.category, each.first, each.left) for each in stays(decided)] == [
        ("poor", date(2026, 11, 3), date(2027, 1, 20)),
        ("concerning", date(2027, 1, 20), date(2027, 3, 1)),
        ("poor", date(2027, 3, 1), None),
    ]
    [window] = obliged(decided)[PLAN, "RPS"]
    assert window.period == "since-2027-03-01"


def test_where_no_term_is_known_nothing_is_said_to_be_due() -> None:
    assert obliged(course((date(2028, 8, 1), "poor")))[PLAN, "RPS"] == []
    assert obliged_windows({}, {("RPS", "education"): POOR}, YEARS, []) == {}
