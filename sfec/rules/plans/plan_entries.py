"""A plan in short, as its document begins: who, when, until when, and how it stands."""

from collections.abc import Iterator

from sfec.model.plan import NOT_RECORDED
from sfec.model.plan_document import PlanEntry
from sfec.rules.days import format_day
from sfec.rules.plans.plan_draft import MENTOR
from sfec.rules.plans.plan_facts import PlanFacts
from sfec.rules.plans.plan_standing import PlanStanding
from sfec.rules.plans.plan_words import NOT_KNOWN, say_day, say_mentor, say_state


def write_entries(facts: PlanFacts) -> Iterator[PlanEntry]:
    """The plan in short; of what a plan need not have, only what it has."""
    standing, plan = facts.standing, facts.seen.plan
    said = {
        "Category": facts.seen.ladder.category(facts.on_ladder.category).title,
        "Written on": say_day(plan.written_on) or NOT_RECORDED,
        "Written by": plan.written_by or NOT_RECORDED,
        "With": ", ".join(facts.people.named(facts.written_with)),
        "Mentor": _mentor(facts),
        "Money": facts.money,
        "Ends on": say_day(standing.ends) or _no_end(standing),
        "As it stands": say_state(standing),
        **_review(standing),
        "Not readable": "part of its workbook; what that says is not known" if plan.unread else "",
    }
    for of, each in said.items():
        if each:
            yield PlanEntry(of, each)


def _mentor(facts: PlanFacts) -> str:
    """Who is mentor, where a plan of its kind may have one."""
    standing = facts.standing
    may_have = MENTOR in standing.kind.reviewed_by or standing.plan.mentor
    return say_mentor(standing, facts.people) if may_have else ""


def _review(standing: PlanStanding) -> dict[str, str]:
    """When the next review is, or since when one is due."""
    on = standing.next_review
    if on is None or not standing.is_open:
        return {}
    return {"Review due since" if on < standing.on else "Next review": format_day(on)}


def _no_end(standing: PlanStanding) -> str:
    """Why its last day cannot be said: nobody has recorded it, or a day in it is not known."""
    return NOT_RECORDED if standing.kind.has_end else NOT_KNOWN
