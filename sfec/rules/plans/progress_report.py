"""The monthly report on how a plan progresses, composed for those whom its policy names."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sfec.model.issue import Fact
from sfec.model.plan import NOT_RECORDED, PlanPolicy
from sfec.model.plan_document import PlanEntry
from sfec.model.progress_report import ProgressReport, TargetLine
from sfec.model.trust import Trust
from sfec.rules.days import MONTH_NAMES, format_day
from sfec.rules.ladders.wording import name_role
from sfec.rules.plans.plan_standing import DirectiveStanding, PlanStanding
from sfec.rules.plans.plan_words import (
    People,
    is_good,
    name_rows,
    overdue,
    say_outlooks,
    say_result,
    say_state,
    say_tally,
)
from sfec.rules.plans.seen_plans import SeenPlan

NOTHING_FOUND = "nothing recorded"
#: What is said of a review that told how it looks, and no result.
NO_RESULT = "looked at"


class ProgressFacts(NamedTuple):
    """What a progress report tells of: a plan, and the day of the last report, if there was one."""

    trust: Trust
    policy: PlanPolicy
    seen: SeenPlan
    on: date
    last_report: date | None = None

    @property
    def since(self) -> date | None:
        """The day since which it tells what was found: the last report's, else the plan's own."""
        return self.last_report or self.seen.plan.written_on


def compose_progress(facts: ProgressFacts) -> ProgressReport:
    """How a plan progressed in the month of a day, as at that day."""
    people = People(facts.trust, facts.seen.school, facts.on)
    seen, standing = facts.seen, facts.seen.standing
    kind = standing.kind
    own = seen.on_ladder
    role = people.writer_role(seen.plan, own.written_by)
    return ProgressReport(
        trust=facts.trust.name,
        school=seen.school.name,
        code=seen.school.code,
        title=kind.title,
        name=seen.plan.name,
        ladder=seen.ladder.title,
        month=name_month(facts.on),
        on=facts.on,
        since=facts.since,
        is_first=facts.last_report is None,
        to=people.holders(own.progress_to),
        writer=next(iter(people.holders([role])), None),
        writer_role=name_role(role),
        entries=tuple(_entries(standing)),
        rows=kind.rows,
        tally=say_tally(standing),
        targets=tuple(_target(each, facts) for each in standing.directives),
        late=tuple(_late(standing)),
        next_steps=tuple(_next_steps(facts)),
        outlooks=say_outlooks(facts.policy),
    )


def name_month(on: date) -> str:
    """The month of a day: `November 2026`."""
    return f"{MONTH_NAMES[on.month - 1].capitalize()} {on.year}"


def progress_facts(standing: PlanStanding) -> tuple[Fact, ...]:
    """What a progress report says that the plan's workbook holds."""
    noun = standing.kind.rows.casefold().removesuffix("s")
    facts = []
    for each in standing.directives:
        name = f"{noun} {each.directive.number}"
        facts.append(Fact(f"{name}: Result", say_result(each, standing.on)))
    return tuple(facts)


def _entries(standing: PlanStanding) -> Iterator[PlanEntry]:
    plan = standing.plan
    written = format_day(plan.written_on) if plan.written_on else NOT_RECORDED
    yield PlanEntry("Plan written on", written)
    yield PlanEntry("Improvement Board", ", ".join(plan.board) or NOT_RECORDED)
    yield PlanEntry("As it stands", say_state(standing))
    yield PlanEntry("Results so far", say_tally(standing))
    if standing.is_open and standing.next_review:
        yield PlanEntry("Next review", format_day(standing.next_review))


def _target(found: DirectiveStanding, facts: ProgressFacts) -> TargetLine:
    directive, on = found.directive, facts.on
    return TargetLine(
        number=directive.number,
        text=directive.text or NOT_RECORDED,
        owner=directive.owner or NOT_RECORDED,
        due=found.due,
        came_to=_came_to(found),
        is_good=is_good(found, on),
        since="; ".join(_since(facts, directive.number)) or NOTHING_FOUND,
        outlook=_outlook(found, facts.policy),
    )


def _came_to(found: DirectiveStanding) -> str:
    """A target's result alone: its outlook stands beside it."""
    return (found.result.result if found.result else None) or NOT_RECORDED


def _since(facts: ProgressFacts, number: str) -> Iterator[str]:
    """What was found of a target since the last report."""
    for each in facts.seen.plan.results:
        if each.number == number and _is_since(each.review, facts):
            said = f": {each.said}" if each.said else ""
            yield f"{each.result or NO_RESULT} on {format_day(each.review)}{said}"


def _is_since(review: date, facts: ProgressFacts) -> bool:
    after = facts.last_report or date.min
    return after < review <= facts.on


def _outlook(found: DirectiveStanding, policy: PlanPolicy) -> str:
    """A target's outlook with what it means; of one that is settled there is none."""
    if found.met_on or found.is_withdrawn:
        return ""
    colour = found.outlook
    if not colour:
        return NOT_RECORDED
    meaning = policy.outlooks.get(colour)
    return f"{colour}: {meaning[0].lower()}{meaning[1:]}" if meaning else colour


def _late(standing: PlanStanding) -> Iterator[str]:
    for each in overdue(standing):
        directive, due = each.directive, each.due
        by = f", by {format_day(due)}" if due else ""
        name = name_rows(standing.kind, [directive.number]).capitalize()
        yield f"{name} ({directive.owner or NOT_RECORDED}{by}): {directive.text}"


def _next_steps(facts: ProgressFacts) -> Iterator[str]:
    """What the reviews since the last report agreed to do next."""
    for each in facts.seen.plan.reviews:
        if _is_since(each.on, facts) and each.next_steps:
            yield f"{format_day(each.on)}: {each.next_steps}"
