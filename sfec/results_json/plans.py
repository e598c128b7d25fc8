"""Plans as JSON."""

from collections.abc import Sequence
from datetime import date

from sfec.model.plan import Extension, Review
from sfec.results_json.encoding import Json, dumps, iso, plain_value
from sfec.rules.plans.plan_standing import DirectiveStanding
from sfec.rules.plans.rehearsal import Step
from sfec.rules.plans.seen_plans import SeenPlan


def plans_json(seen: Sequence[SeenPlan], on: date) -> str:
    """Every plan in short."""
    return dumps({"as_at": on.isoformat(), "plans": [_shape(each) for each in seen]})


def plan_json(seen: SeenPlan) -> str:
    """One plan whole."""
    directives = [_directive(each, seen.standing.on) for each in seen.standing.directives]
    by_then = [each for each in seen.plan.reviews if each.on <= seen.standing.on]
    return dumps(
        {
            **_shape(seen),
            "directives": directives,
            "reviews": list(map(_review, by_then)),
            "extensions": list(map(_extension, seen.standing.extended)),
        }
    )


def rehearsal_json(steps: Sequence[Step]) -> str:
    """What would follow, step by step; a day that cannot be known is null."""
    told = []
    for each in steps:
        kind, who = each.kind.value, each.who or None
        told.append({"kind": kind, "on": iso(each.on), "what": each.what, "who": who})
    return dumps({"steps": told})


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


def _review(review: Review) -> Json:
    on, next_on = iso(review.on), iso(review.next_on)
    return {"on": on, "by": review.by, "block": review.block, "next": next_on}


def _extension(extension: Extension) -> Json:
    on, to = iso(extension.on), iso(extension.to)
    return {"on": on, "number": extension.number, "block": extension.block, "to": to}


def _directive(found: DirectiveStanding, on: date) -> Json:
    directive, result = found.directive, found.result
    return {
        "number": directive.number,
        "block": directive.block,
        "text": directive.text,
        "owner": directive.owner,
        "due": iso(found.due),
        "result": result.result if result else None,
        "outlook": found.outlook,
        "met_on": iso(found.met_on),
        "late": found.is_late,
        "overdue": found.is_overdue(on),
        "source": str(found.place),
    }
