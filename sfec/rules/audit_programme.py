"""The audit programme composed: when each kind of audit is due and where it has been carried out, and what is open."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sfec.model.activity import CENTRAL_TEAM, Activity, Cadence, CoreOffer
from sfec.model.audit import HIGH, TRUST_WIDE, Audit, AuditKind, AuditPolicy, Audits
from sfec.model.audit_programme import (
    AuditProgramme,
    AwaitedLine,
    KindLine,
    OwnDay,
    PressingLine,
    SchoolLine,
    SharedLine,
    Summary,
)
from sfec.model.half_term import AcademicYear
from sfec.model.occurrence import Occurrence, Status
from sfec.model.trust import School, Trust
from sfec.problems import count
from sfec.rules.agenda import name_owner
from sfec.rules.audits import OpenAction, Progress, awaited, closed_in_vain, open_actions, progress, repeated_findings
from sfec.rules.days import format_day
from sfec.rules.due_days import say_when
from sfec.rules.school_days import name_year

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


class Told(NamedTuple):
    """What a programme is composed from. `audits` are None where none are kept."""

    trust: Trust
    schools: Sequence[School]
    year: AcademicYear
    policy: AuditPolicy
    core_offer: CoreOffer
    occurrences: Sequence[Occurrence]
    audits: Audits | None
    on: date

    @property
    def this_years(self) -> list[Audit]:
        """The audits kept that were carried out in the year."""
        return [each for each in self.audits.audits if self.is_this_years(each.carried_out_on)] if self.audits else []

    def is_this_years(self, day: date | None) -> bool:
        """Whether a day lies in the year, and is not yet to come."""
        return day is not None and day <= self.on and name_year(day) == self.year.name


def done_by_audits(core_offer: CoreOffer, policy: AuditPolicy) -> CoreOffer:
    """The core offer with only those of its activities that audits do."""
    theirs = {each.activity for each in policy.kinds.values()}
    return core_offer._replace(activities={key: each for key, each in core_offer.activities.items() if key in theirs})


def compose_programme(told: Told) -> AuditProgramme:
    """The audit programme of a trust and a year, as seen on a day."""
    found = told.audits or Audits(told.policy, (), {})
    # Where a number is given to two audits, what either recommends is not known, and is not told twice.
    sound = replace(found, audits=tuple(each for each in found.audits if not each.is_repeated))
    untold = [each for each in found.audits if each.is_repeated and each.has_begun(told.on)]
    carried_out, actions = _carried_out(told), open_actions(sound, told.on)
    not_received, names = awaited(found, told.on), {each.code: each.who for each in told.schools}
    names[TRUST_WIDE] = TRUST_WIDE
    return AuditProgramme(
        told.trust.name,
        told.year.name,
        told.on,
        told.audits is not None,
        Summary(
            carried_out.total(),
            len(not_received),
            len(actions),
            sum(each.overdue > 0 for each in actions),
            sum(each.recommendation.risk == HIGH for each in actions),
            sum(_is_doubtful(each) for each in actions),
            len(untold),
        ),
        tuple(_kinds(told)),
        tuple(_awaited(each, names, told.on) for each in not_received),
        tuple(_pressing(each, names, told.on) for each in actions if _is_pressing(each)),
        tuple(_shared(sound, told.on)),
        tuple(_schools(told, carried_out, sound, {each.school for each in untold})),
    )


def _carried_out(told: Told) -> Counter[str | None]:
    """How many audits of the year were carried out at each school: those kept here, and what was only recorded."""
    counted = Counter(each.school for each in told.this_years)
    kept = {(each.kind.activity, each.school, each.carried_out_on) for each in told.this_years if each.kind}
    recorded = {
        (each.activity.id, each.school or TRUST_WIDE, each.done_on)
        for each in told.occurrences
        if told.is_this_years(each.done_on)
    }
    counted.update(school for _, school, _ in recorded - kept)
    return counted


def _kinds(told: Told) -> Iterator[KindLine]:
    """Every kind of audit in the policy's order; last the audits of the year whose kind is not known."""
    for kind in told.policy.kinds.values():
        activity = told.core_offer.activities.get(kind.activity or "")
        yield _by_activity(told, kind, activity) if activity else _by_commission(told, kind)
    if any(each.kind is None for each in told.this_years):
        yield _by_commission(told, None)


def _by_commission(told: Told, kind: AuditKind | None) -> KindLine:
    title, owner = kind.title if kind else "Kind not known", name_owner(CENTRAL_TEAM)
    return KindLine(title, AS_COMMISSIONED, (), (), owner, (_commissioned(told, kind),))


def _by_activity(told: Told, kind: AuditKind, activity: Activity) -> KindLine:
    """A kind of audit that does an activity: its days, owner and counts are those of the activity's occurrences."""
    falling_due = [each for each in told.occurrences if each.activity.id == activity.id]
    theirs = [each for each in falling_due if each.is_applicable]
    days, own_days = _days(told, theirs) if activity.cadence in _DATED else ((), ())
    if theirs:
        counts = _counts(theirs, told.on)
        is_the_trusts_too = any(each.kind == kind and each.school == TRUST_WIDE for each in told.this_years)
        counts += ["also for the whole trust"] if is_the_trusts_too and activity.scope != "trust" else []
    else:
        counts = ["applies to no school" if falling_due else _commissioned(told, kind)]
    cadence, owner = _CADENCES.get(activity.cadence) or say_when(activity, told.on), _owner(activity, theirs)
    return KindLine(kind.title, cadence, days, own_days, owner, tuple(counts))


def _days(told: Told, theirs: Sequence[Occurrence]) -> tuple[tuple[date, ...], tuple[OwnDay, ...]]:
    """The days by which it is due wherever nothing is agreed otherwise, and those of schools where something is."""
    usual = {each.window.due for each in theirs if not _has_own_days(told, each)}
    own = {OwnDay(each.school or TRUST_WIDE, each.window.due) for each in theirs if each.window.due not in usual}
    return tuple(sorted(usual)), tuple(sorted(own))


def _has_own_days(told: Told, occurrence: Occurrence) -> bool:
    departing = told.core_offer.exceptions.get((occurrence.school or "", occurrence.activity.id))
    return departing is not None and (departing.due is not None or departing.is_every_other)


def _owner(activity: Activity, theirs: Iterable[Occurrence]) -> str:
    """Who sees to it, and at which schools somebody else does."""
    others: dict[str, dict[str, None]] = {}
    for each in theirs:
        if each.owner != activity.owner:
            others.setdefault(each.owner, {})[each.school or TRUST_WIDE] = None
    elsewhere = [f"{name_owner(owner)} at {', '.join(sorted(codes))}" for owner, codes in others.items()]
    return "; ".join([name_owner(activity.owner), *elsewhere])


def _counts(theirs: Sequence[Occurrence], on: date) -> list[str]:
    """At how many of the schools it applies to it was carried out, term by term of those that have begun."""
    ending = _COUNTED_APART.get(theirs[0].activity.cadence)
    if ending is None:
        return [_count(theirs, on)]
    periods: dict[str, list[Occurrence]] = {}
    for each in sorted(theirs, key=lambda each: each.window.first):
        periods.setdefault(each.window.period, []).append(each)
    begun = [each for each in periods.values() if each[0].window.first <= on] or [*periods.values()][:1]
    return [f"{_name_period(each[0])}{ending}: {_count(each, on)}" for each in begun]


def _name_period(occurrence: Occurrence) -> str:
    return occurrence.window.period.partition("/")[2].replace("-", " ")


def _count(theirs: Sequence[Occurrence], on: date) -> str:
    """`3 of 8 schools`; of what is done once for the whole trust, the last day on which it was."""
    done = {each.school: each.done_on for each in theirs if each.status(on) is Status.DONE}
    schools = {each.school for each in theirs}
    if None in schools:
        last = done.get(None)
        return f"on {format_day(last)}" if last else NONE_YET
    return f"{len(done) or 'none'} of {count(len(schools), 'school')}"


def _commissioned(told: Told, kind: AuditKind | None) -> str:
    """`2 audits: FHS, the trust`: how many audits of a kind were carried out this year, and where."""
    if told.audits is None:
        return NOT_KNOWN
    theirs = [each.school for each in told.this_years if each.kind == kind]
    places = sorted({each for each in theirs if each not in (None, TRUST_WIDE)})
    places += ["the trust"] if TRUST_WIDE in theirs else []
    places += ["a school not known"] if None in theirs else []
    return f"{count(len(theirs), 'audit')}: {', '.join(map(str, places))}" if theirs else NONE_YET


def _awaited(audit: Audit, names: Mapping[str, str], on: date) -> AwaitedLine:
    auditor = "not shown" if audit.is_confidential else audit.auditor or NOT_KNOWN
    carried_out_on = audit.carried_out_on if audit.carried_out_on and audit.carried_out_on <= on else None
    return AwaitedLine(audit.title, _label(audit, names), auditor, audit.commissioned_on, carried_out_on)


def _is_pressing(found: OpenAction) -> bool:
    return found.recommendation.risk == HIGH or found.overdue > 0


def _is_doubtful(found: OpenAction) -> bool:
    """Whether it may be of high risk, or overdue, and nobody knows."""
    return not _is_pressing(found) and (found.recommendation.risk is None or found.recommendation.due is None)


def _pressing(found: OpenAction, names: Mapping[str, str], on: date) -> PressingLine:
    each = found.recommendation
    return PressingLine(
        _label(found.audit, names),
        found.audit.title,
        each.text or "no words",
        closed_in_vain(each, on),
        each.risk or NOT_KNOWN,
        each.risk == HIGH,
        each.owner or NOT_KNOWN,
        each.due,
        found.overdue,
    )


def _shared(audits: Audits, on: date) -> Iterator[SharedLine]:
    for each in repeated_findings(audits, on):
        yield SharedLine(each.kind.title, each.text, ", ".join(each.open_at), ", ".join(each.closed_at) or "none")


def _label(audit: Audit, names: Mapping[str, str]) -> str:
    return names.get(audit.school or "", NOT_KNOWN)


def _schools(
    told: Told, carried_out: Mapping[str | None, int], audits: Audits, untold: set[str | None]
) -> Iterator[SchoolLine]:
    """Each school of the year, one that left and has something open, and what is of no school; the trust's own last."""
    progressed: dict[str | None, list[Progress]] = defaultdict(list)
    for each in audits.audits:
        if each.has_begun(told.on):
            progressed[each.school].append(progress(audits, each, told.on))

    def line(label: str, code: str | None) -> SchoolLine:
        if told.audits is None or code in untold:
            return SchoolLine(label, carried_out[code], None, None, None)
        theirs = progressed[code]
        still_open, overdue = sum(each.open for each in theirs), sum(each.overdue for each in theirs)
        return SchoolLine(label, carried_out[code], still_open, overdue, sum(each.closed for each in theirs))

    first, last = told.year.half_terms[0].first, told.year.last
    for school in told.schools:
        is_open = school.code in untold or any(each.open for each in progressed[school.code])
        if is_open or school.belongs(first, last):
            yield line(school.who, school.code)
    if None in untold or carried_out[None] or progressed[None]:
        yield line("School not known", None)
    yield line(TRUST_WIDE, TRUST_WIDE)
