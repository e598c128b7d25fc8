"""The plans of a trust as they stand on a day, with what is wrong among them."""

from datetime import date

from sfec.model.course import Course
from sfec.model.evidence import MET
from sfec.model.plan import Plan, Plans
from sfec.model.trust import School, Trust
from sfec.problems import Level, Problem
from sfec.rules.plans.seen_plans import Around, SeenPlan, see_plans
from tests.support.ladders import shipped
from tests.support.plan_builder import (
    WEEKS,
    closing,
    course,
    directive,
    policy,
    rep,
    result,
    review,
)

ON = date(2026, 11, 10)
RPS = School("RPS", "Ravelmoor Primary School")
CONCERNING = course((date(2026, 11, 2), "concerning"))


def seen(*plans: Plan, decided: Course = CONCERNING) -> tuple[list[SeenPlan], list[Problem]]:
    """Some plans as they stand on a day."""
    around = Around(
        trust=Trust("Quillby Schools Trust"),
        schools={"RPS": RPS},
        ladders={"education": shipped("education")},
        courses={("RPS", "education"): decided},
        weeks=WEEKS,
        on=ON,
    )
    found, problems = see_plans(Plans(policy(), plans), around)
    return found, list(problems)


def test_a_plan_is_seen_with_its_school_and_its_ladder() -> None:
    [found], problems = seen(rep())
    assert (found.plan.name, found.school, found.ladder.id) == ("RPS-rep-1", RPS, "education")
    assert problems == []


def test_one_of_a_school_or_a_ladder_that_cannot_be_read_is_left_out() -> None:
    assert seen(rep(school="OHS"), rep(ladder="finance")) == ([], [])


def test_what_is_wrong_in_a_plan_is_told() -> None:
    _, [problem] = seen(rep(directives=(directive(owner=""),)))
    assert (problem.code, problem.who) == ("plan-owner", RPS.who)


def test_a_plan_for_a_category_the_school_is_not_in_is_a_warning() -> None:
    universal = course((date(2026, 11, 2), "universal"))
    _, [problem] = seen(rep(), decided=universal)
    assert (problem.code, problem.level) == ("plan-category", Level.WARNING)
    assert "belongs to Concerning, and the school is Universal" in problem.message
    assert seen(rep(), decided=Course())[1] == [], "nothing has been decided"
    assert seen(rep(written_on=None), decided=universal)[1] == [], "it is a draft"


def test_two_open_plans_of_one_kind_are_an_error() -> None:
    _, [problem] = seen(rep(), rep(2))
    assert problem.code == "plan-two-open"
    assert problem.place.path == "plans/RPS-rep-2.xlsx"
    day = date(2026, 11, 9)
    over = rep(closing=closing(day, MET), results=(result(day, MET),), reviews=(review(day),))
    assert seen(over, rep(2))[1] == []
