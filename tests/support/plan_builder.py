"""Plans built in memory: of Ravelmoor, on the terms of two academic years."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sfec.folder.policy.plan_policy_file import read_plan_policy
from sfec.model.course import Course, CourseDecision
from sfec.model.decision import Decision
from sfec.model.half_term import AcademicYear, HalfTerm, TermDates
from sfec.model.plan import (
    Closing,
    Extension,
    Plan,
    PlanDirective,
    PlanPolicy,
    Result,
    Review,
)
from sfec.problems import Place
from sfec.rules.plans.plan_standing import PlanStanding
from sfec.rules.plans.plan_states import stand
from sfec.rules.plans.school_weeks import SchoolWeeks
from tests.support.acts import CEO
from tests.support.courtroom import CLERK, entry_of

PATH = "plans/RPS-rep-1.xlsx"
WRITTEN = date(2026, 11, 4)
#: Two academic years, the second after the first.
TERMS = {
    "2026-27": (
        (date(2026, 9, 1), date(2026, 10, 23)),
        (date(2026, 11, 2), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 2, 12)),
        (date(2027, 2, 22), date(2027, 3, 25)),
        (date(2027, 4, 12), date(2027, 5, 28)),
        (date(2027, 6, 7), date(2027, 7, 21)),
    ),
    "2027-28": (
        (date(2027, 9, 1), date(2027, 10, 22)),
        (date(2027, 11, 1), date(2027, 12, 17)),
        (date(2028, 1, 4), date(2028, 2, 11)),
        (date(2028, 2, 21), date(2028, 3, 31)),
        (date(2028, 4, 18), date(2028, 5, 26)),
        (date(2028, 6, 5), date(2028, 7, 20)),
    ),
}
NAMES = ("autumn-1", "autumn-2", "spring-1", "spring-2", "summer-1", "summer-2")
HOLIDAYS = frozenset({date(2027, 5, 3), date(2028, 5, 1)})


def terms(*years: str) -> TermDates:
    """The term dates of some academic years; of both where none is named."""
    found = []
    for year in years or TERMS:
        days = zip(TERMS.get(year, ()), NAMES, strict=True)
        halves = tuple(HalfTerm(first, last, year, name) for (first, last), name in days)
        found.append(AcademicYear(year, halves, inset=(halves[0].first,)))
    return TermDates(tuple(found))


WEEKS = SchoolWeeks(terms(), HOLIDAYS)


def policy() -> PlanPolicy:
    """The kinds of plan as sfec ships them."""
    found, problems = read_plan_policy(Path("no such folder"))
    assert found is not None
    assert not problems
    return found


def directive(number: str = "1", **changed: Any) -> PlanDirective:  # noqa: ANN401 - any field
    """A directive of the first block, to the head."""
    first = PlanDirective(
        number=number,
        block="week-1",
        text="Send the reading plan",
        owner="Head",
        due=None,
        shown_by="The plan",
        added_on=None,
        place=Place(PATH, "Directives", 1 + int(number), 1),
    )
    return first._replace(**changed)


def result(on: date, said: str | None, number: str = "1", **changed: Any) -> Result:  # noqa: ANN401
    """What a review of a day found of a directive."""
    first = Result(
        review=on,
        number=number,
        result=said,
        met_on=None,
        outlook=None,
        said="",
        place=Place(PATH, "Results", 2, 3),
    )
    return first._replace(**changed)


def review(on: date, **changed: Any) -> Review:  # noqa: ANN401 - any field
    """A review of all of a plan."""
    first = Review(
        on=on,
        by="CEO, head",
        block=None,
        next_on=None,
        next_steps="",
        place=Place(PATH, "Reviews", 2, 1),
    )
    return first._replace(**changed)


def extension(on: date, to: date, **changed: Any) -> Extension:  # noqa: ANN401 - any field
    """More time for a whole plan."""
    first = Extension(
        on=on,
        number=None,
        block=None,
        to=to,
        by="CEO",
        reason="The adviser was ill",
        place=Place(PATH, "Extensions", 2, 3),
    )
    return first._replace(**changed)


def closing(on: date, how: str) -> Closing:
    """A plan closed by the CEO."""
    return Closing(on, how, "CEO", Place(PATH, "Plan", 12, 2))


def rep(number: int = 1, **changed: Any) -> Plan:  # noqa: ANN401 - any field
    """A REP of one directive due within a week, written on 4 November 2026."""
    held: dict[str, Any] = {
        "name": f"RPS-rep-{number}",
        "kind": "rep",
        "school": "RPS",
        "ladder": "education",
        "place": Place(f"plans/RPS-rep-{number}.xlsx", "Plan", 2, 2),
        "written_on": WRITTEN,
        "directives": (directive(),),
    }
    return Plan(**(held | changed))


def notice(**changed: Any) -> Plan:  # noqa: ANN401 - any field
    """A warning notice of one target, written on 4 November 2026, that ends on 18 December."""
    target = directive(block=None, place=Place("plans/RPS-notice-1.xlsx", "Targets", 2, 1))
    held: dict[str, Any] = {
        "name": "RPS-notice-1",
        "kind": "notice",
        "place": Place("plans/RPS-notice-1.xlsx", "Plan", 2, 2),
        "ends_on": date(2026, 12, 18),
        "cells": {"ends_on": Place("plans/RPS-notice-1.xlsx", "Plan", 7, 2)},
        "directives": (target,),
    }
    return rep(**(held | changed))


def standing(plan: Plan, on: date) -> PlanStanding:
    """A plan as it stands on a day."""
    return stand(plan, policy(), WEEKS, on)


def course(*decisions: tuple[date, str], ladder: str = "education") -> Course:
    """A course of decisions: each day, and the category that it left the school in."""
    made: list[CourseDecision] = []
    for number, (on, category) in enumerate(decisions, 1):
        act = Decision(
            school="RPS",
            ladder=ladder,
            half_term="2026-27/autumn-2",
            category=category,
            moved_from=None,
            on=on,
            by=(CEO,),
        )
        made.append(CourseDecision(entry_of(act, number, on, CLERK)))
    return Course(tuple(made))


def contents(plans: Sequence[Plan], on: date) -> list[object]:
    """What some plans have come to on a day."""
    return [standing(each, on).content for each in plans]
