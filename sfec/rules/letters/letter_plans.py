"""A school's open plans as its letter tells of them: how each stands, what is next and late."""

from collections.abc import Iterable, Iterator

from sfec.rules.days import format_day
from sfec.rules.plans.plan_standing import PlanStanding
from sfec.rules.plans.plan_words import name_rows, overdue, say_many, say_state
from sfec.rules.plans.seen_plans import SeenPlan

#: More rows than this are counted, and not named.
MOST_NAMED = 6


def say_plans(plans: Iterable[SeenPlan]) -> Iterator[str]:
    """A line for each plan that is open, in the order they are given."""
    for each in plans:
        standing = each.standing
        if standing.is_open:
            written = each.plan.written_on
            when = f" of {format_day(written)}" if written else ""
            said = [f"{each.ladder.title}: {standing.kind.short}{when}, {say_state(standing)}"]
            said += [*_next_milestone(standing), *_late(standing)]
            yield f"{'. '.join(said)}."


def _next_milestone(standing: PlanStanding) -> Iterator[str]:
    """The next day on which something is due that is not settled, else the plan's last."""
    waiting = [each for each in standing.directives if not (each.met_on or each.is_withdrawn)]
    days = [each.due for each in waiting if each.due and each.due >= standing.on]
    if days:
        first = min(days)
        numbers = [each.directive.number for each in waiting if each.due == first]
        yield f"Next milestone: {format_day(first)} ({_named(standing, numbers)})"
    elif standing.ends and standing.ends >= standing.on:
        yield f"Next milestone: {format_day(standing.ends)}, when it ends"


def _late(standing: PlanStanding) -> Iterator[str]:
    numbers = [each.directive.number for each in overdue(standing)]
    if numbers:
        yield f"Late: {_named(standing, numbers)}"


def _named(standing: PlanStanding, numbers: list[str]) -> str:
    kind = standing.kind
    return name_rows(kind, numbers) if len(numbers) <= MOST_NAMED else say_many(len(numbers), kind)
