"""The kinds of audit in a programme: when each is due, and where it was carried out this year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sfec.model.activity import CENTRAL_TEAM, Activity, Cadence
from sfec.model.audit import TRUST_WIDE, AuditKind
from sfec.model.audit_programme import KindLine, OwnDay
from sfec.model.occurrence import Occurrence, Status
from sfec.problems import count
from sfec.rules.audits.programme_facts import ProgrammeFacts
from sfec.rules.core_offer.agenda import name_owner
from sfec.rules.core_offer.due_days import say_when
from sfec.rules.days import format_day

AS_COMMISSIONED, NONE_YET, NOT_KNOWN = "as commissioned", "none yet", "not known"
_CADENCES = {
    Cadence.ONGOING: "all year",
    Cadence.WEEKLY: "every week",
    Cadence.MONTHLY: "every month",
    Cadence.HALF_TERMLY: "each half-term",
    Cadence.TERMLY: "each term",
    Cadence.YEARLY: "once a year",
    Cadence.THREE_YEARLY: "every three years",
}
#: Due on so few days of a year that each of them is told.
_DATED = (Cadence.HALF_TERMLY, Cadence.TERMLY, Cadence.YEARLY, Cadence.THREE_YEARLY)
#: Carried out so often in a year that it is counted by the half-term or term.
_COUNTED_APART = {Cadence.HALF_TERMLY: "", Cadence.TERMLY: " term"}


def kind_lines(facts: ProgrammeFacts) -> Iterator[KindLine]:
    """Every kind of audit in the policy's order; last, audits of the year of a kind not known."""
    for kind in facts.policy.kinds.values():
        activity = facts.core_offer.activities.get(kind.activity or "")
        yield _by_activity(facts, kind, activity) if activity else _by_commission(facts, kind)
    if any(each.kind is None for each in facts.this_years):
        yield _by_commission(facts, None)


def _by_commission(facts: ProgrammeFacts, kind: AuditKind | None) -> KindLine:
    title, owner = kind.title if kind else "Kind not known", name_owner(CENTRAL_TEAM)
    return KindLine(title, AS_COMMISSIONED, (), (), owner, (_commissioned(facts, kind),))


def _by_activity(facts: ProgrammeFacts, kind: AuditKind, activity: Activity) -> KindLine:
    """A kind of audit that does an activity: its days, owner and counts are the activity's."""
    falling_due = [each for each in facts.occurrences if each.activity.id == activity.id]
    theirs = [each for each in falling_due if each.is_applicable]
    is_dated = activity.cadence in _DATED
    if theirs:
        counts = _counts(theirs, facts.on) + _for_the_trust_too(facts, kind, activity)
    else:
        counts = ["applies to no school" if falling_due else _commissioned(facts, kind)]
    return KindLine(
        kind.title,
        _CADENCES.get(activity.cadence) or say_when(activity, facts.on),
        _usual_days(facts, theirs) if is_dated else (),
        _own_days(facts, theirs) if is_dated else (),
        _owner(activity, theirs),
        tuple(counts),
    )


def _for_the_trust_too(facts: ProgrammeFacts, kind: AuditKind, activity: Activity) -> list[str]:
    """That what is done school by school was carried out for the whole trust as well."""
    of_the_trust = (each for each in facts.this_years if each.school == TRUST_WIDE)
    is_there = any(each.kind == kind for each in of_the_trust)
    return ["also for the whole trust"] if is_there and activity.scope != "trust" else []


def _usual_days(facts: ProgrammeFacts, theirs: Sequence[Occurrence]) -> tuple[date, ...]:
    """The days by which it is due wherever nothing is agreed otherwise."""
    return tuple(sorted({each.window.due for each in theirs if not _is_excepted(facts, each)}))


def _own_days(facts: ProgrammeFacts, theirs: Sequence[Occurrence]) -> tuple[OwnDay, ...]:
    """The days of schools where something else is agreed."""
    usual = _usual_days(facts, theirs)
    own = (each for each in theirs if each.window.due not in usual)
    return tuple(sorted({OwnDay(each.school or TRUST_WIDE, each.window.due) for each in own}))


def _is_excepted(facts: ProgrammeFacts, occurrence: Occurrence) -> bool:
    """Whether another day, or every other time, is agreed for its school."""
    exception = facts.core_offer.exceptions.get((occurrence.school or "", occurrence.activity.id))
    return exception is not None and (exception.due is not None or exception.is_every_other)


def _owner(activity: Activity, theirs: Iterable[Occurrence]) -> str:
    """Who sees to it, and at which schools somebody else does."""
    others: dict[str, set[str]] = defaultdict(set)
    for each in theirs:
        if each.owner != activity.owner:
            others[each.owner].add(each.school or TRUST_WIDE)
    said = [name_owner(activity.owner)]
    for owner, codes in others.items():
        said.append(f"{name_owner(owner)} at {', '.join(sorted(codes))}")
    return "; ".join(said)


def _counts(theirs: Sequence[Occurrence], on: date) -> list[str]:
    """At how many of its schools it was carried out, term by term of those that have begun."""
    ending = _COUNTED_APART.get(theirs[0].activity.cadence)
    if ending is None:
        return [_count(theirs, on)]
    periods: dict[str, list[Occurrence]] = defaultdict(list)
    for each in sorted(theirs, key=lambda each: each.window.first):
        periods[each.window.period].append(each)
    in_order = list(periods.values())
    begun = [each for each in in_order if each[0].window.first <= on] or in_order[:1]
    return [f"{_name_period(each[0])}{ending}: {_count(each, on)}" for each in begun]


def _name_period(occurrence: Occurrence) -> str:
    """A term or half-term within its year: `autumn 2`."""
    return occurrence.window.period.partition("/")[2].replace("-", " ")


def _count(theirs: Sequence[Occurrence], on: date) -> str:
    """`3 of 8 schools`; of what is done once for the whole trust, the last day on which it was."""
    done = {each.school: each.done_on for each in theirs if each.status(on) is Status.DONE}
    schools = {each.school for each in theirs}
    if None in schools:
        last = done.get(None)
        return f"on {format_day(last)}" if last else NONE_YET
    return f"{len(done) or 'none'} of {count(len(schools), 'school')}"


def _commissioned(facts: ProgrammeFacts, kind: AuditKind | None) -> str:
    """`2 audits: FHS, the trust`: how many audits of a kind there were this year, and where."""
    if facts.audits is None:
        return NOT_KNOWN
    theirs = [each.school for each in facts.this_years if each.kind == kind]
    places = sorted({each for each in theirs if each and each != TRUST_WIDE})
    places += ["the trust"] if TRUST_WIDE in theirs else []
    places += ["a school not known"] if None in theirs else []
    return f"{count(len(theirs), 'audit')}: {', '.join(places)}" if theirs else NONE_YET
