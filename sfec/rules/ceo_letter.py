"""The CEO letter composed: from a school's decisions, evidence, directives and reports to what its readers are told."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from sfec.model.ceo_letter import (
    Addressee,
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
from sfec.rules.engagement import HQ, SCHOOL, Standing, say_owed
from sfec.rules.letter_directives import list_directives, name_directive, say_late
from sfec.rules.letter_ladder import Placed, category_word, write_ladder
from sfec.rules.school_days import school_days
from sfec.rules.tracks import Stand, category_at_end, track

ADDRESSED = ("head", "lsb_chair")
HALF_TERMS_SHOWN = 6
MOST_DATES = 5


class Told(NamedTuple):
    """What a letter tells of: one school in one half-term, seen from a day."""

    trust: Trust
    school: School
    half_term: HalfTerm
    term_dates: TermDates
    on: date
    placed: Sequence[Placed]
    directives: Sequence[Directive]
    before: Sequence[Directive]
    reports: Mapping[str, str]
    standing: Standing | None = None


def compose(told: Told) -> CeoLetter:
    """The letter of a school for a half-term; a draft while a ladder has no decision for it."""
    ladders = tuple(write_ladder(each) for each in told.placed)
    known = {each.ladder.id: each.ladder for each in told.placed}
    directives = list_directives(told.directives, told.before, known, told.on)
    undecided = tuple(each.title for each in ladders if each.decided_by is None)
    tracks = [track(each.course, _last_half_terms(told)) for each in told.placed]
    return CeoLetter(
        trust=told.trust.name,
        school=told.school.name,
        code=told.school.code,
        urn=told.school.urn,
        address=told.school.address,
        half_term=told.half_term.title,
        date=told.on,
        to=tuple(_in_post(told, ADDRESSED)),
        ceo=next(_in_post(told, ("ceo",)), None),
        is_draft=bool(undecided),
        undecided=undecided,
        ladders=ladders,
        matters=tuple(_matters(ladders, directives)),
        dates=tuple(_dates(told, directives)),
        going_well=tuple(_going_well(ladders, directives)),
        new_directives=tuple(each for each in directives if each.is_new),
        carried_directives=tuple(each for each in directives if not each.is_new),
        reports=tuple(_reports(told)),
        keeps_core_offer=told.standing is not None,
        owed=tuple(_owed(told, SCHOOL)),
        hq_owes=tuple(_owed(told, HQ)),
        past=tuple(_past(told, tracks)),
        chart=_chart(told, tracks),
    )


def _in_post(told: Told, roles: Sequence[str]) -> Iterator[Addressee]:
    for role in roles:
        people = {each.name: each for each in (*told.school.people.get(role, ()), *told.trust.people.get(role, ()))}
        for holder in told.trust.holders(told.school, role, told.on):
            yield Addressee(holder.name, ROLES[role], people[holder.name].email)


def _matters(ladders: Sequence[LadderPart], directives: Sequence[DirectiveLine]) -> Iterator[str]:
    """What matters most, the gravest first: what tells, what is late, what nobody knows yet."""
    for each in ladders:
        yield from (f"{each.title}: {said}" for said in each.telling)
    yield from say_late(directives)
    for each in ladders:
        if each.not_known:
            yield f"{each.title}: not known yet, and it matters: {', '.join(each.not_known)}"


def _going_well(ladders: Sequence[LadderPart], directives: Sequence[DirectiveLine]) -> Iterator[str]:
    for each in ladders:
        yield from (f"{each.title}: {said}" for said in each.going_well)
    for line in directives:
        if line.is_met:
            yield f"{line.ladder}: {name_directive(line)}, {line.came_to}"


def _dates(told: Told, directives: Sequence[DirectiveLine]) -> Iterator[NextDate]:
    """The next days on which something falls due, and the day by which the school is categorised next."""
    due: dict[date, list[str]] = {}
    for each in directives:
        if each.due and each.due >= told.on and not each.is_met:
            due.setdefault(each.due, []).append(f"{name_directive(each)} is due ({each.owner})")
    found = [NextDate(day, "; ".join(said)) for day, said in sorted(due.items())][:MOST_DATES]
    following = ((each, last_school_day(told.term_dates, each)) for each in told.term_dates)
    later = ((each, day) for each, day in following if each.first > told.half_term.last and day >= told.on)
    for half_term, day in islice(later, 1):
        found.append(NextDate(day, f"{told.school.name} is categorised next, by the end of {half_term.short_title}"))
    yield from sorted(found)


def last_school_day(term_dates: TermDates, half_term: HalfTerm) -> date:
    """The last day of a half-term that is no weekend, INSET day or closure (the reading's section 4)."""
    return next(reversed(school_days(term_dates.year_of(half_term), half_term)), half_term.last)


def _owed(told: Told, who: str) -> Iterator[str]:
    """What is still owed of the core offer, by the school or by HQ."""
    if told.standing:
        yield from (say_owed(each, told.on) for each in told.standing.owed_by(who))


def _reports(told: Told) -> Iterator[OfficerReport]:
    for role in REPORTING_ROLES:
        holder = next(iter(told.trust.holders(told.school, role, told.on)), None)
        text = told.reports.get(role, "")
        paragraphs = tuple(each.strip() for each in text.replace("\r\n", "\n").split("\n\n") if each.strip())
        yield OfficerReport(ROLES[role], holder.name if holder else None, paragraphs)


def _last_half_terms(told: Told) -> list[HalfTerm]:
    """The last six half-terms, but for those before the school was first categorised."""
    found = [each for each in told.term_dates if each.first <= told.half_term.first][-HALF_TERMS_SHOWN:]
    return [each for each in found if any(category_at_end(one.course, each) for one in told.placed)] or found[-1:]


def _past(told: Told, tracks: Sequence[Sequence[Stand]]) -> Iterator[HalfTermLine]:
    for stands in zip(*tracks, strict=True):
        words = (category_word(each.ladder, stand.category) for each, stand in zip(told.placed, stands, strict=True))
        yield HalfTermLine(stands[0].half_term.title, tuple(words))


def _chart(told: Told, tracks: Sequence[Sequence[Stand]]) -> Chart:
    half_terms = tuple(f"{each.short_title[:3]} {each.name[-1]}\n{each.year[2:]}" for each in _last_half_terms(told))
    panels, words = [], []
    for each, stands in zip(told.placed, tracks, strict=True):
        found = [category_word(each.ladder, stand.category) for stand in stands]
        titles = tuple(category.title for category in each.ladder.categories)
        panels.append(Panel(each.ladder.title, titles, tuple(one.step - 1 if one else None for one in found)))
        said = (
            f"{stand.half_term.title} {one.title if one else NOT_YET}" for stand, one in zip(stands, found, strict=True)
        )
        words.append(f"{each.ladder.title}: {', '.join(said)}.")
    return Chart(half_terms, tuple(panels), " ".join(words))


NOT_YET = "not yet categorised"
