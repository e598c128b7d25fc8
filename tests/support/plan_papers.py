"""Plans of Ravelmoor as their documents tell of them, where somebody is in every post."""

from datetime import date
from typing import Any

from sfec.model.plan import Plan
from sfec.model.plan_document import PlanDocument
from sfec.rules.plans.plan_document import compose_plan
from sfec.rules.plans.plan_facts import PlanFacts
from sfec.rules.plans.plan_grounds import PlanGrounds
from sfec.rules.plans.plan_words import People
from sfec.rules.plans.seen_plans import SeenPlan
from tests.support.courtroom import SCHOOL, TRUST
from tests.support.ladders import shipped
from tests.support.plan_builder import WEEKS, directive, policy, rep, result, review, standing

ON = date(2026, 11, 23)
REVIEWED = date(2026, 11, 11)
PEOPLE = People(TRUST, SCHOOL, ON)
#: A REP of a directive a block: the first met, the second partly met, of the third nothing yet.
BLOCKS = tuple(
    directive(number, block=f"week-{weeks}", owner="Head", shown_by="The plan")
    for number, weeks in (("1", 1), ("2", 3), ("3", 6))
)
UNDER_WAY = rep(
    directives=BLOCKS,
    reviews=(review(REVIEWED, next_on=date(2026, 11, 25), next_steps="Book the training"),),
    results=(
        result(REVIEWED, "met"),
        result(REVIEWED, "partly met", "2", outlook="amber")._replace(said="Half are trained"),
    ),
)


def seen(plan: Plan, on: date = ON) -> SeenPlan:
    """A plan as it stands on a day."""
    return SeenPlan(standing(plan, on), SCHOOL, shipped(plan.ladder))


def told(plan: Plan = UNDER_WAY, on: date = ON, **changed: Any) -> PlanFacts:  # noqa: ANN401
    """What a plan's document tells of: the plan alone, which rests on nothing recorded."""
    facts = PlanFacts(TRUST, policy(), seen(plan, on), PlanGrounds(), [seen(plan, on)], WEEKS, on)
    return facts._replace(**changed)


def document(plan: Plan = UNDER_WAY, on: date = ON, **changed: Any) -> PlanDocument:  # noqa: ANN401
    """The document of a plan."""
    return compose_plan(told(plan, on, **changed))
