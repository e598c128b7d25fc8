"""What plans told when a decision was made, told again from what they say now."""

from collections.abc import Iterator, Sequence

from sfec.model.decision import Grounds
from sfec.model.evidence import NOT_DUE
from sfec.model.policy import PLANS_KIND, Ladder
from sfec.rules.decisions.captured_evidence import StaleField
from sfec.rules.plans.telling_plans import SchoolPlans, tell


def plans_gone_stale(
    ladder: Ladder, grounds: Grounds, plans_before: Sequence[SchoolPlans]
) -> Iterator[StaleField]:
    """Each field of plans that is not what it was, in none of the ways that they stood before.

    A decision that rested on no plan rests on none that was written since; and what cannot be read
    is told where it lies.
    """
    if not plans_before or any(_is_unread(each) for each in plans_before):
        return
    for field in ladder.fields.values():
        then = grounds.contents.get(field.id, NOT_DUE)
        if field.kind != PLANS_KIND or then == NOT_DUE:
            continue
        now = [tell(each, field.of[0]).content for each in plans_before]
        if then not in now:
            yield StaleField(field, then, now[0])


def _is_unread(plans: SchoolPlans) -> bool:
    return bool(plans.unread) or any(each.plan.unread for each in plans.standings)
