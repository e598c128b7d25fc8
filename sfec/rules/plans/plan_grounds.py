"""What a plan rests on: the decision, and the characteristics that told, with their evidence."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sfec.model.condition import Unmet
from sfec.model.course import Course, CourseDecision
from sfec.model.indication import Answer, Indication
from sfec.model.ledger import Ledger
from sfec.model.plan import Plan
from sfec.model.plan_document import GroundLine
from sfec.model.policy import PLANS_KIND, Characteristic, Ladder
from sfec.rules.days import format_day
from sfec.rules.decisions.captured_evidence import evidence_of
from sfec.rules.decisions.decision_words import first_reason, say_decision
from sfec.rules.ladders.indications import (
    indicate,
    rests_on,
    say_values,
    telling,
    unmet_behind,
)


class PlanGrounds(NamedTuple):
    """What a plan rests on; `entry` is that of the decision, where there is one."""

    decided: str = ""
    reason: str = ""
    lines: Sequence[GroundLine] = ()
    entry: str | None = None


def decision_behind(plan: Plan, course: Course, category: str) -> CourseDecision | None:
    """The decision that a plan rests on.

    The one it names; else the last by the day it was written that left the school in the category
    which the plan belongs to.
    """
    for each in reversed(course.decisions):
        named = (entry.id.startswith(plan.rests_on) for entry in each.entries)
        if plan.rests_on and any(named):
            return each
    for each in reversed(course.decisions):
        is_by_then = plan.written_on is None or each.decision.on <= plan.written_on
        if is_by_then and each.links.category == category:
            return each
    return None


def grounds_decided(
    ladder: Ladder, decided: CourseDecision, ledger: Ledger, kind: str
) -> PlanGrounds:
    """What a plan of a kind rests on, from what its decision rested on when it was made.

    Why it was decided is told as first recorded; what a clerk writes about a correction stands in
    no document (the reading's decision 4).
    """
    said = f"{say_decision(ladder, decided.decision)}, on {format_day(decided.decision.on)}."
    rested = ledger.grounds.get(decided.entry.id)
    found = indicate(ladder, evidence_of(ladder, rested)) if rested else None
    return PlanGrounds(
        decided=said,
        reason=(first_reason(decided) or "").strip(),
        lines=tuple(say_grounds(found, kind, telling(found))) if found else (),
        entry=decided.entry.id,
    )


def grounds_indicated(found: Indication, kind: str) -> PlanGrounds:
    """What a plan of a kind rests on while nothing is decided: what the evidence shows now.

    That is everything that holds below the best category: what the plan itself has come to may
    indicate a worse one by now.
    """
    best = found.ladder.categories[0].id
    held = [each for each, answer in found.answered() if answer is Answer.YES]
    below = [each for each in held if each.category != best]
    return PlanGrounds(lines=tuple(say_grounds(found, kind, below)))


def say_grounds(
    found: Indication, kind: str, told: Iterable[Characteristic]
) -> Iterator[GroundLine]:
    """What told, with its evidence; of the best category, what is not met.

    What only plans of the kind itself tell is no ground for one of them.
    """
    answers = {(each.category, each.id): answer for each, answer in found.answered()}
    for each in told:
        if _is_told_by(found, each, kind):
            continue
        if not isinstance(each.condition, Unmet):
            yield _line(found, each, each.statement)
        for unmet in unmet_behind(found, each.condition):
            if answers[unmet.category, unmet.id] is Answer.NO:
                yield _line(found, unmet, f"Not met: {unmet.statement}")


def _is_told_by(found: Indication, told: Characteristic, kind: str) -> bool:
    """Whether only plans of a kind tell a characteristic."""
    fields = [found.ladder.fields[each] for each in rests_on(found, told)]
    of_plans = [each.of[0].partition(".")[0] for each in fields if each.kind == PLANS_KIND]
    return len(of_plans) == len(fields) and set(of_plans) == {kind}


def _line(found: Indication, told: Characteristic, said: str) -> GroundLine:
    values = say_values(found, rests_on(found, told))
    title = found.ladder.category(told.category).title
    return GroundLine(title, said, "; ".join(values))
