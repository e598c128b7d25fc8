"""A plan as it stands on a day: only what was so by then tells."""

from collections.abc import Iterable, Mapping
from datetime import date

from sfec.model.evidence import MET
from sfec.model.plan import Plan, PlanPolicy, Result
from sfec.rules.plans.plan_days import PlanDays
from sfec.rules.plans.plan_standing import DirectiveStanding, PlanStanding, PlanState
from sfec.rules.plans.school_weeks import SchoolWeeks


def stand(plan: Plan, policy: PlanPolicy, weeks: SchoolWeeks, on: date) -> PlanStanding:
    """Where a plan stands on a day: only what was so by then tells."""
    kind = policy.kinds[plan.kind]
    days = PlanDays(plan, kind, weeks, on)
    days.extend()
    last = _last_results([each for each in plan.results if each.result], on)
    looked = _last_results([each for each in plan.results if each.outlook], on)
    outlooks = {number: each.outlook for number, each in looked.items()}
    directives = []
    for each in days.written:
        due = days.due[each.number]
        found, looks = last.get(each.number), outlooks.get(each.number)
        met_on = _met_on(each.number, plan.results, on)
        directives.append(DirectiveStanding(each, due, found, looks, met_on))
    standing = PlanStanding(
        plan=plan,
        kind=kind,
        on=on,
        directives=tuple(directives),
        ends=days.ends,
        extended=tuple(days.extended),
        state=PlanState.OPEN,
        next_review=_next_review(plan, days, on),
    )
    return standing._replace(state=_state(standing, policy, weeks))


def _last_results(results: Iterable[Result], on: date) -> Mapping[str, Result]:
    """What was last found of each directive by a day; of one review's, what stands last."""
    last: dict[str, Result] = {}
    for each in results:
        is_known = each.review <= on and (each.met_on is None or each.met_on <= on)
        if is_known and (each.number not in last or last[each.number].review <= each.review):
            last[each.number] = each
    return last


def _met_on(number: str, results: Iterable[Result], on: date) -> date | None:
    """The day from which every review until a day has found a directive met; None if it is not."""
    known = [each for each in results if each.number == number and each.result]
    by_then = [each for each in known if max(each.review, each.met_on or each.review) <= on]
    met_on: date | None = None
    for each in sorted(by_then, key=lambda result: result.review):
        day = each.met_on or each.review
        met_on = min(day, met_on or day) if each.result == MET else None
    return met_on


def _next_review(plan: Plan, days: PlanDays, on: date) -> date | None:
    """The day of the next review: what the last one set, or the first milestone since."""
    held = [each for each in plan.reviews if each.on <= on]
    last = max(held, key=lambda review: review.on, default=None)
    since = last.on if last else date.min
    later = [each for each in days.due.values() if each is not None and each > since]
    if last is not None and last.next_on is not None:
        later.append(last.next_on)
    return min(later, default=None)


def _state(standing: PlanStanding, policy: PlanPolicy, weeks: SchoolWeeks) -> PlanState:
    plan, on = standing.plan, standing.on
    if not plan.is_written(on):
        return PlanState.DRAFT
    if plan.closed(on):
        return PlanState.CLOSED
    if standing.ends is not None and standing.ends < on:
        return PlanState.RUN_OUT
    if standing.next_review is None or standing.next_review > on:
        return PlanState.OPEN
    late_from = weeks.school_day_from(standing.next_review, policy.review_late_after)
    is_late = late_from is not None and on > late_from
    return PlanState.REVIEW_LATE if is_late else PlanState.REVIEW_DUE
