"""Every plan of a school on both ladders as one timeline (the reading's section 3)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from sfec.model.plan_document import TimelineLine
from sfec.rules.plans.plan_standing import PlanStanding, PlanState
from sfec.rules.plans.plan_words import name_rows, say_extended, say_many
from sfec.rules.plans.seen_plans import SeenPlan

#: More rows than this that are due on one day are counted, and not named.
MOST_NAMED = 6


def write_timeline(seen: Iterable[SeenPlan]) -> list[TimelineLine]:
    """What happened and will happen, by day, in every plan of a school that is no draft."""
    lines: list[TimelineLine] = []
    for each in seen:
        if each.standing.state is PlanState.DRAFT:
            continue
        name = f"{each.standing.kind.short} ({each.plan.name})"
        by_day: dict[date, list[str]] = defaultdict(list)
        for on, what in _events(each.standing):
            by_day[on].append(what)
        for on, said in by_day.items():
            lines.append(TimelineLine(on, each.ladder.title, name, "; ".join(said)))
    return sorted(lines, key=lambda line: line.on)


def _events(standing: PlanStanding) -> Iterator[tuple[date, str]]:
    plan, on = standing.plan, standing.on
    if plan.written_on:
        yield plan.written_on, f"written{f' by {plan.written_by}' if plan.written_by else ''}"
    if plan.meeting_on:
        yield plan.meeting_on, "the meeting that it calls"
    for each in plan.reviews:
        if each.on <= on:
            yield each.on, f"reviewed{_found(standing, each.on)}"
    for extension in standing.extended:
        of = say_extended(extension, standing.kind)
        yield extension.on, f"given more time: {of[0].lower()}{of[1:]}"
    yield from _due(standing)
    yield from _endings(standing)


def _due(standing: PlanStanding) -> Iterator[tuple[date, str]]:
    """What is or was due on which day; not what is withdrawn, nor what a close came before."""
    due: dict[date, list[str]] = defaultdict(list)
    closing = standing.plan.closed(standing.on)
    last = closing.on if closing else date.max
    for each in standing.directives:
        if each.due and each.due <= last and not each.is_withdrawn:
            due[each.due].append(each.directive.number)
    for on, numbers in due.items():
        is_named = len(numbers) <= MOST_NAMED
        said = (
            name_rows(standing.kind, numbers) if is_named else say_many(len(numbers), standing.kind)
        )
        yield on, f"due: {said}"


def _endings(standing: PlanStanding) -> Iterator[tuple[date, str]]:
    closing = standing.plan.closed(standing.on)
    if closing:
        yield closing.on, f"closed: {closing.how}"
        return
    if standing.is_open and standing.next_review and standing.next_review >= standing.on:
        yield standing.next_review, "next review"
    if standing.ends and standing.kind.has_end:
        yield standing.ends, "ends"


def _found(standing: PlanStanding, on: date) -> str:
    """What a review found, counted."""
    told: dict[str, int] = defaultdict(int)
    for each in standing.plan.results:
        if each.review == on and each.result:
            told[each.result] += 1
    said = ", ".join(f"{number} {result}" for result, number in told.items())
    return f": {said}" if said else ""
