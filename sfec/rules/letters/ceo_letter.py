"""The CEO letter composed: from a school's decisions, evidence, directives and reports."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.ceo_letter import (
    Addressee,
    CategoryWord,
    CeoLetter,
    DirectiveLine,
    HalfTermLine,
    LadderPart,
    NextDate,
    OfficerReport,
)
from sfec.model.chart import Chart, Panel
from sfec.model.evidence import Directive
from sfec.model.half_term import HalfTerm, TermDates
from sfec.model.trust import REPORTING_ROLES, ROLES, School, Trust
from sfec.rules.core_offer.engagement import SchoolEngagement, say_missed, say_past
from sfec.rules.decisions.past_categories import category_at_end, past_categories
from sfec.rules.letters.letter_directives import list_directives, name_directive, say_late
from sfec.rules.letters.letter_ladder import (
    NOT_RATIFIED,
    LadderPosition,
    category_word,
    write_ladder,
)
from sfec.rules.letters.letter_plans import say_plans
from sfec.rules.plans.seen_plans import SeenPlan
from sfec.rules.school_days import school_days

ADDRESSED = ("head", "lsb_chair")
#: Who is written to beside them while an interim leader leads the school.
ADDRESSED_MEANWHILE = "trust_chair"
HALF_TERMS_SHOWN = 6
MOST_DATES = 5
NOT_YET = "not yet categorised"
_IN_DOUBT = "which of the records of the school is right"


class LetterFacts(NamedTuple):
    """What a letter tells of: one school in one half-term, seen from a day.

    It is `in_doubt` where two sources hold the school's record.
    """

    trust: Trust
    school: School
    half_term: HalfTerm
    term_dates: TermDates
    on: date
    positions: Sequence[LadderPosition]
    directives: Sequence[Directive]
    before: Sequence[Directive]
    reports: Mapping[str, str]
    engagement: SchoolEngagement | None = None
    in_doubt: bool = False
    plans: Sequence[SeenPlan] = ()


class PastOnLadder(NamedTuple):
    """Where a school stood on a ladder at the end of each of some half-terms."""

    title: str
    categories: Sequence[str]
    words: Sequence[CategoryWord | None]


def compose_letter(facts: LetterFacts) -> CeoLetter:
    """The letter of a school for a half-term.

    A draft while a ladder has no decision for it, or the school's own record is in doubt.
    """
    ladders = tuple(write_ladder(each) for each in facts.positions)
    known = {each.ladder.id: each.ladder for each in facts.positions}
    directives = list_directives(facts.directives, facts.before, known, facts.on)
    undecided = tuple(_undecided(facts, ladders))
    half_terms = _last_half_terms(facts)
    past = [_past_on(each, half_terms) for each in facts.positions]
    engaged = facts.engagement or SchoolEngagement(facts.school.code, (), {})
    return CeoLetter(
        trust=facts.trust.name,
        school=facts.school.name,
        code=facts.school.code,
        urn=facts.school.urn,
        address=facts.school.address,
        half_term=facts.half_term.title,
        date=facts.on,
        to=tuple(_in_post(facts, addressed(facts.school, facts.on))),
        ceo=next(_in_post(facts, ("ceo",)), None),
        is_draft=bool(undecided),
        undecided=undecided,
        ladders=ladders,
        matters=tuple(_matters(ladders, directives)),
        dates=tuple(sorted([*_due_dates(facts, directives), *_next_categorised(facts)])),
        going_well=tuple(_going_well(ladders, directives)),
        new_directives=tuple(each for each in directives if each.is_new),
        carried_directives=tuple(each for each in directives if not each.is_new),
        reports=tuple(_reports(facts)),
        keeps_core_offer=facts.engagement is not None,
        owed=tuple(say_past(each.activity, each.owed, facts.on) for each in engaged.owed),
        missed=tuple(say_missed(each.activity, each.missed) for each in engaged.missed),
        not_recorded=tuple(_not_recorded(engaged, facts.on)),
        past=tuple(_past_lines(half_terms, past)),
        chart=_chart(half_terms, past),
        plans=tuple(say_plans(facts.plans)),
    )


def addressed(school: School, on: date) -> tuple[str, ...]:
    """The roles that a school's letter goes to on a day: the head, or who leads meanwhile."""
    roles = school.addressed(ADDRESSED, on)
    return roles if roles == ADDRESSED else (*roles, ADDRESSED_MEANWHILE)


def _undecided(facts: LetterFacts, ladders: Sequence[LadderPart]) -> Iterator[str]:
    """What has still to be decided before the letter is more than a draft."""
    if facts.in_doubt:
        yield _IN_DOUBT
    for each in ladders:
        if each.decided_by is None:
            yield each.title


def _in_post(facts: LetterFacts, roles: Sequence[str]) -> Iterator[Addressee]:
    for role in roles:
        held = facts.school.leading(role)
        theirs = (*facts.school.people.get(held, ()), *facts.trust.people.get(held, ()))
        people = {each.name: each for each in theirs}
        for holder in facts.trust.holders(facts.school, role, facts.on):
            yield Addressee(holder.name, ROLES[held], people[holder.name].email)


def _matters(ladders: Sequence[LadderPart], directives: Sequence[DirectiveLine]) -> Iterator[str]:
    """What matters most, the gravest first: what tells, what is late, what nobody knows yet.

    An exceptional move that the board has yet to ratify stands above all (decision 5).
    """
    for ladder in ladders:
        if ladder.now and NOT_RATIFIED in ladder.remarks:
            waits = "is exceptional, and the trust board has yet to ratify it"
            yield f"{ladder.title}: the move to {ladder.now.title} {waits}"
    for ladder in ladders:
        yield from (f"{ladder.title}: {said}" for said in ladder.telling)
    yield from say_late(directives)
    for ladder in ladders:
        if ladder.not_known:
            unknown = ", ".join(ladder.not_known)
            yield f"{ladder.title}: not known yet, and it matters: {unknown}"


def _going_well(
    ladders: Sequence[LadderPart], directives: Sequence[DirectiveLine]
) -> Iterator[str]:
    for ladder in ladders:
        yield from (f"{ladder.title}: {said}" for said in ladder.going_well)
    for line in directives:
        if line.is_met:
            yield f"{line.ladder}: {name_directive(line)}, {line.came_to}"


def _due_dates(facts: LetterFacts, directives: Sequence[DirectiveLine]) -> list[NextDate]:
    """The next days on which a directive falls due."""
    due: dict[date, list[str]] = {}
    for each in directives:
        is_open = not (each.is_met or each.is_withdrawn)
        if each.due and each.due >= facts.on and is_open:
            due.setdefault(each.due, []).append(f"{name_directive(each)} is due ({each.owner})")
    return [NextDate(day, "; ".join(said)) for day, said in sorted(due.items())[:MOST_DATES]]


def _next_categorised(facts: LetterFacts) -> Iterator[NextDate]:
    """The day by which the school is categorised next, where the dates of that are known."""
    for half_term in facts.term_dates:
        day = last_school_day(facts.term_dates, half_term)
        if half_term.first > facts.half_term.last and day >= facts.on:
            by = f"by the end of {half_term.short_title}"
            yield NextDate(day, f"{facts.school.name} is categorised next, {by}")
            return


def last_school_day(term_dates: TermDates, half_term: HalfTerm) -> date:
    """The last day of a half-term that is no weekend, INSET day or closure (the reading, 4)."""
    return next(reversed(school_days(term_dates.year_of(half_term), half_term)), half_term.last)


def _not_recorded(engaged: SchoolEngagement, on: date) -> Iterator[str]:
    """What is for HQ to record, and no debt of the school."""
    for each in engaged.not_recorded:
        yield say_past(each.activity, each.not_recorded, on)


def _reports(facts: LetterFacts) -> Iterator[OfficerReport]:
    for role in REPORTING_ROLES:
        holder = next(iter(facts.trust.holders(facts.school, role, facts.on)), None)
        text = facts.reports.get(role, "").replace("\r\n", "\n")
        paragraphs = tuple(each.strip() for each in text.split("\n\n") if each.strip())
        yield OfficerReport(ROLES[role], holder.name if holder else None, paragraphs)


def _last_half_terms(facts: LetterFacts) -> list[HalfTerm]:
    """The last six half-terms, but for those before the school was first categorised."""
    until_now = [each for each in facts.term_dates if each.first <= facts.half_term.first]
    last = until_now[-HALF_TERMS_SHOWN:]
    return [each for each in last if _is_categorised(facts, each)] or last[-1:]


def _is_categorised(facts: LetterFacts, half_term: HalfTerm) -> bool:
    return any(category_at_end(each.course, half_term) for each in facts.positions)


def _past_on(position: LadderPosition, half_terms: Sequence[HalfTerm]) -> PastOnLadder:
    """Where the school stood on a ladder."""
    ladder, stood = position.ladder, past_categories(position.course, half_terms)
    words = [category_word(ladder, each.category) for each in stood]
    return PastOnLadder(ladder.title, [each.title for each in ladder.categories], words)


def _past_lines(
    half_terms: Sequence[HalfTerm], past: Sequence[PastOnLadder]
) -> Iterator[HalfTermLine]:
    for number, half_term in enumerate(half_terms):
        yield HalfTermLine(half_term.title, tuple(each.words[number] for each in past))


def _chart(half_terms: Sequence[HalfTerm], past: Sequence[PastOnLadder]) -> Chart:
    panels, words = [], []
    for ladder in past:
        steps = tuple(word.step - 1 if word else None for word in ladder.words)
        panels.append(Panel(ladder.title, tuple(ladder.categories), steps))
        words.append(f"{ladder.title}: {', '.join(_say_past(half_terms, ladder))}.")
    return Chart(tuple(map(_under_chart, half_terms)), tuple(panels), " ".join(words))


def _say_past(half_terms: Sequence[HalfTerm], ladder: PastOnLadder) -> Iterator[str]:
    for half_term, word in zip(half_terms, ladder.words, strict=True):
        yield f"{half_term.title} {word.title if word else NOT_YET}"


def _under_chart(half_term: HalfTerm) -> str:
    """A half-term as it stands under a chart, on two lines: `Aut 2`, `26-27`."""
    return f"{half_term.short_title[:3]} {half_term.name[-1]}\n{half_term.year[2:]}"
