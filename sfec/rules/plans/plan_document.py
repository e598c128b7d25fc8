"""A plan's document composed: what follows from its kind's policy, its workbook and decisions."""

from collections.abc import Iterator
from datetime import date

from sfec.model.ceo_letter import Addressee
from sfec.model.plan import NOT_RECORDED
from sfec.model.plan_document import (
    BlockPart,
    ExtensionLine,
    FoundLine,
    PlanDocument,
    PlanResponse,
    ReviewLine,
    RowLine,
)
from sfec.model.policy import Ladder
from sfec.rules.days import format_day
from sfec.rules.ladders.wording import name_decider, name_role
from sfec.rules.plans.plan_draft import MENTOR
from sfec.rules.plans.plan_entries import write_entries
from sfec.rules.plans.plan_facts import PlanFacts
from sfec.rules.plans.plan_standing import PlanStanding
from sfec.rules.plans.plan_timeline import write_timeline
from sfec.rules.plans.plan_words import (
    name_block,
    say_day,
    say_extended,
    say_outlooks,
    say_tally,
    write_row,
)

_WITHOUT_BLOCK = "Without a block"


def compose_plan(facts: PlanFacts) -> PlanDocument:
    """The document of a plan; a draft while no day is recorded on which it was written."""
    standing, people, own = facts.standing, facts.people, facts.on_ladder
    return _begun(facts)._replace(
        decided=facts.grounds.decided,
        reason=facts.grounds.reason,
        has_grounds=_has_grounds(facts),
        grounds=tuple(facts.grounds.lines),
        entries=tuple(write_entries(facts)),
        blocks=tuple(_blocks(standing)),
        tally=say_tally(standing),
        outlooks=say_outlooks(facts.policy) if _has_outlook(standing) else (),
        calls=people.named(own.calls),
        meeting_on=standing.plan.meeting_on,
        ends=standing.ends,
        board=standing.plan.board,
        approval=_approval(facts),
        reviewed_by=_reviewed_by(facts),
        reviews=tuple(_reviews(standing)),
        extensions=tuple(_extensions(standing)),
        brings=_brings(facts),
        moves=tuple(_moves(facts.seen.ladder, own.category)),
        response=_response(facts),
        timeline=tuple(write_timeline(facts.others)),
    )


def _begun(facts: PlanFacts) -> PlanDocument:
    """Whose plan it is, what it is, and for whom."""
    school, kind, people, own = (
        facts.seen.school,
        facts.standing.kind,
        facts.people,
        facts.on_ladder,
    )
    plan, role = facts.seen.plan, facts.writer_role
    written = format_day(plan.written_on) if plan.written_on else None
    return PlanDocument(
        trust=facts.trust.name,
        school=school.name,
        code=school.code,
        urn=school.urn,
        address=school.address,
        title=kind.title,
        short=kind.short,
        name=plan.name,
        ladder=facts.seen.ladder.title,
        category=facts.seen.ladder.category(own.category).title,
        on=facts.on,
        period=f"written {written}" if written else "not yet written",
        written_on=plan.written_on,
        is_letter=kind.is_letter,
        is_draft=facts.is_draft or facts.in_doubt,
        in_doubt=facts.in_doubt,
        rows=kind.rows,
        says=kind.says,
        to=people.holders(school.addressed(own.to, facts.on)),
        copied_to=people.holders(school.addressed(own.copied_to, facts.on)),
        writer=next(iter(people.holders([role])), None),
        writer_role=name_role(role),
        agreed_by=_agreed_by(facts),
        has_board=bool(kind.least_board),
    )


def _has_grounds(facts: PlanFacts) -> bool:
    """Whether it says why: a letter does always, another where there is something to tell."""
    grounds = facts.grounds
    return facts.standing.kind.is_letter or bool(grounds.lines or grounds.decided)


def _agreed_by(facts: PlanFacts) -> tuple[Addressee, ...]:
    """Those who put their names to a plan; those of no known name by their role alone."""
    people, mentor = facts.people, facts.seen.plan.mentor
    signing: list[Addressee] = []
    for role in dict.fromkeys((facts.writer_role, *facts.written_with)):
        found = people.holders([role])
        held = name_role(facts.seen.school.leading(role))
        signing += found or [Addressee(NOT_RECORDED, held)]
    if mentor and all(each.name != mentor for each in signing):
        signing.append(Addressee(mentor, name_role(MENTOR)))
    return tuple(signing)


def _blocks(standing: PlanStanding) -> Iterator[BlockPart]:
    """The rows by block, as the policy orders them; those that name none come last."""
    rows: dict[str | None, list[RowLine]] = {}
    for found in standing.directives:
        block = found.directive.block
        known = block if block in standing.kind.blocks else None
        rows.setdefault(known, []).append(write_row(found, standing.on))
    for each in standing.kind.blocks.values():
        yield BlockPart(each.title, tuple(rows.get(each.id, ())))
    if None in rows or not standing.kind.blocks:
        title = _WITHOUT_BLOCK if standing.kind.blocks else standing.kind.rows
        yield BlockPart(title, tuple(rows.get(None, ())))


def _has_outlook(standing: PlanStanding) -> bool:
    """Whether any result that is told has a colour."""
    return any(each.outlook for each in standing.directives if each.met_on is None)


def _approval(facts: PlanFacts) -> str:
    """Who approved the plan, or who is to; empty where none needs to."""
    plan, wanted = facts.seen.plan, facts.on_ladder.approved_by
    if plan.approved_by:
        on = say_day(plan.approved_on) or "a day not recorded"
        return f"Approved by {plan.approved_by}, on {on}."
    return f"It is for {wanted} to approve. Approval: {NOT_RECORDED}." if wanted else ""


def _reviewed_by(facts: PlanFacts) -> tuple[str, ...]:
    """Who is at each review; a mentor where there is one, the plan's own before the school's."""
    people, mentor = facts.people, facts.seen.plan.mentor
    said: list[str] = []
    for role in facts.standing.kind.reviewed_by:
        if role != MENTOR:
            said += people.named([role])
        elif mentor:
            said.append(f"{mentor} ({name_role(role)})")
        elif people.holders([role]):
            said += people.named([role])
    return tuple(said)


def _reviews(standing: PlanStanding) -> Iterator[ReviewLine]:
    for each in sorted(standing.plan.reviews, key=lambda review: review.on):
        if each.on <= standing.on:
            yield ReviewLine(
                on=each.on,
                by=each.by or NOT_RECORDED,
                of=name_block(standing.kind, each.block),
                found=tuple(_found(standing, each.on)),
                next_steps=each.next_steps or NOT_RECORDED,
                next_on=each.next_on,
            )


def _found(standing: PlanStanding, on: date) -> Iterator[FoundLine]:
    for each in standing.plan.results:
        if each.review == on:
            result = each.result or NOT_RECORDED
            yield FoundLine(each.number, result, each.outlook or "", each.said)


def _extensions(standing: PlanStanding) -> Iterator[ExtensionLine]:
    for each in standing.extended:
        yield ExtensionLine(
            on=each.on,
            of=say_extended(each, standing.kind),
            to=each.to,
            by=each.by or NOT_RECORDED,
            reason=each.reason or NOT_RECORDED,
        )


def _brings(facts: PlanFacts) -> tuple[str, ...]:
    """What the category brings besides; the confidential stands in no document."""
    ladder, own = facts.seen.ladder, facts.on_ladder.category
    if ladder.rank(own) == 0:
        return ()
    told = [each for each in ladder.category(own).obligations if not each.confidential]
    return tuple(each.statement for each in sorted(told, key=lambda each: each.optional))


def _moves(ladder: Ladder, category: str) -> Iterator[str]:
    for each in ladder.category(category).moves:
        yield f"To {ladder.category(each.to).title}, decided by {name_decider(each)}"


def _response(facts: PlanFacts) -> PlanResponse:
    """To whom a school answers, and by when: a day only where the policy sets one."""
    written, within = facts.seen.plan.written_on, facts.standing.kind.respond_within
    by = facts.weeks.school_day_from(written, within) if written and within else None
    return PlanResponse(facts.people.holders([facts.writer_role]), by)
