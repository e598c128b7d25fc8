"""Plans as JSON."""

from collections.abc import Sequence
from datetime import date

from sfec.results_json.encoding import Json, dumps, iso, plain_value
from sfec.rules.plans.plan_standing import DirectiveStanding
from sfec.rules.plans.seen_plans import SeenPlan


def plans_json(seen: Sequence[SeenPlan], on: date) -> str:
    """Every plan in short."""
    return dumps({"as_at": on.isoformat(), "plans": [_shape(each) for each in seen]})


def plan_json(seen: SeenPlan) -> str:
    """One plan whole."""
    plan = seen.plan
    directives = [_directive(each, seen.standing.on) for each in seen.standing.directives]
    reviews = [
        {"on": iso(each.on), "by": each.by, "block": each.block, "next": iso(each.next_on)}
        for each in plan.reviews
    ]
    extensions = [
        {"on": iso(each.on), "number": each.number, "block": each.block, "to": iso(each.to)}
        for each in seen.standing.extended
    ]
    return dumps(
        {**_shape(seen), "directives": directives, "reviews": reviews, "extensions": extensions}
    )


def _shape(seen: SeenPlan) -> Json:
    standing, plan = seen.standing, seen.plan
    closing = plan.closed(standing.on)
    return {
        "plan": plan.name,
        "school": plan.school,
        "ladder": plan.ladder,
        "kind": plan.kind,
        "written_on": iso(plan.written_on),
        "state": standing.state.value,
        "came_to": plain_value(standing.content) if standing.counts else None,
        "ends": iso(standing.ends),
        "next_review": iso(standing.next_review) if standing.is_open else None,
        "closed": closing.how if closing else None,
        "results": dict(standing.tally),
        "source": str(plan.place),
    }


def _directive(found: DirectiveStanding, on: date) -> Json:
    directive, result = found.directive, found.result
    return {
        "number": directive.number,
        "block": directive.block,
        "text": directive.text,
        "owner": directive.owner,
        "due": iso(found.due),
        "result": result.result if result else None,
        "outlook": result.outlook if result else None,
        "met_on": iso(found.met_on),
        "late": found.is_late,
        "overdue": found.is_overdue(on),
        "source": str(found.place),
    }
