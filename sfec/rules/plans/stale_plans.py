"""What plans told when a decision was made, told again from what they say now."""

from collections.abc import Iterator

from sfec.model.course import CourseDecision
from sfec.model.decision import Grounds
from sfec.model.evidence import NOT_DUE
from sfec.model.policy import PLANS_KIND
from sfec.rules.decisions.captured_evidence import StaleField
from sfec.rules.plans.ladder_plans import LadderPlans
from sfec.rules.plans.telling_plans import SchoolPlans, tell


def plans_gone_stale(
    plans: LadderPlans, code: str, decision: CourseDecision, grounds: Grounds
) -> Iterator[StaleField]:
    """Each field of plans that is not what it was, in none of the ways that they stood before.

    A decision that rested on no plan rests on none that was written since; and what cannot be read
    is told where it lies.
    """
    of_plans = [each for each in plans.ladder.fields.values() if each.kind == PLANS_KIND]
    told = [each for each in of_plans if grounds.contents.get(each.id, NOT_DUE) != NOT_DUE]
    before = plans.before(code, decision) if told else ()
    if any(map(_is_unread, before)):
        return
    for field in told:
        then = grounds.contents[field.id]
        now = [tell(each, field.of[0]).content for each in before]
        if then not in now:
            yield StaleField(field, then, now[0])


def _is_unread(plans: SchoolPlans) -> bool:
    return bool(plans.unread) or any(each.plan.unread for each in plans.standings)
