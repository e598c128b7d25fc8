"""What audits have come to: which recommendations are closed, which overdue, and what that says of a school."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.audit import HIGH, RISKS, TRUST_WIDE, Audit, AuditKind, Audits, Recommendation
from sfec.model.half_term import HalfTerm
from sfec.model.occurrence import ActivityDone
from sfec.problems import Place
from sfec.rules.days import format_day

#: The field that audits answer, and its answers, best first.
AUDIT_ACTIONS = "audit_actions"
ANSWERS = CLOSED, BEING_CLOSED, NOT_BEING_CLOSED = ("closed", "being closed", "not being closed")
_ANYTHING = frozenset(ANSWERS)
#: Said at so many schools, a finding is the trust's.
_SEVERAL = 2

#: A recommendation, and what it may say of its school.
Said = tuple[Recommendation, frozenset[str]]
#: What a school's audit actions have come to (None: not known), and the cells that decide it.
Derived = tuple[str | None, tuple[Place, ...]]


class Progress(NamedTuple):
    """How many of an audit's recommendations are open, overdue among those, and closed; how old the oldest open is."""

    open: int
    overdue: int
    closed: int
    oldest: int | None


class OpenAction(NamedTuple):
    """A recommendation that is open: how many days ago it was made, and how many it is overdue."""

    audit: Audit
    recommendation: Recommendation
    age: int | None
    overdue: int


class Finding(NamedTuple):
    """The same recommendation at several schools: where it is open, and where it is closed."""

    kind: AuditKind
    text: str
    open_at: tuple[str, ...]
    closed_at: tuple[str, ...]

    @property
    def schools(self) -> set[str]:
        """The codes of all of them."""
        return {*self.open_at, *self.closed_at}


def audit_actions(audits: Audits, codes: Iterable[str], half_terms: Sequence[HalfTerm], on: date) -> dict[str, Derived]:
    """What each school's audit actions have come to on a day; a school for which nothing is recommended is not there.

    All its own audits count, finance included; those of the whole trust count for none (the reading's evidence 10).
    What nobody knows the school of may be any school's, and may make it worse.
    """
    found: dict[str | None, list[Said]] = defaultdict(list)
    for audit in audits.audits:
        for each in audits.of(audit) if audit.has_begun(on) and audit.school != TRUST_WIDE else ():
            answers = _ANYTHING if audit.is_repeated else _answers(audits, each, half_terms, on)
            found[audit.school].append((each, answers))
    loose = [*found[None], *((each, _answers(audits, each, half_terms, on)) for each in audits.loose)]
    loose = [(each, answers) for each, answers in loose if answers != {CLOSED}]
    return {code: _worst(found.get(code, []), loose) for code in codes if loose or code in found}


def audits_done(audits: Audits, on: date) -> list[tuple[Audit, ActivityDone]]:
    """Each audit carried out by a day that does an activity, and what it did, for its school or for the trust."""
    return [
        (each, ActivityDone(each.kind.activity, _school(each), each.carried_out_on))
        for each in audits.audits
        if each.kind and each.kind.activity and each.school and each.carried_out_on and each.carried_out_on <= on
    ]


def is_closed(found: Recommendation, on: date) -> bool | None:
    """Whether a recommendation is closed on a day: with evidence, and a high-risk one re-tested; None: not known."""
    said = {_is_closed(found, risk, on) for risk in _risks(found)}
    return said.pop() if len(said) == 1 else None


def closed_in_vain(found: Recommendation, on: date) -> str:
    """Why a recommendation is open that has a day on which it was closed; nothing where it has none."""
    if found.closed_on is None:
        return ""
    if found.closed_on > on:
        return f"closed on {format_day(found.closed_on)}, which is yet to come"
    return "closed, but not re-tested" if found.evidence else "closed, but without evidence"


def progress(audits: Audits, audit: Audit, on: date) -> Progress:
    """How many of an audit's recommendations are open, overdue and closed; what is not known to be closed is open."""
    theirs = _told(audits, audit, on)
    still_open = [each for each in theirs if is_closed(each, on) is not True]
    overdue = sum(each.due is not None and each.due < on for each in still_open)
    age = _age(audit, on) if still_open else None
    return Progress(len(still_open), overdue, len(theirs) - len(still_open), age)


def open_actions(audits: Audits, on: date) -> list[OpenAction]:
    """Every recommendation that is open on a day: high risk first, then the oldest."""
    found = [
        OpenAction(audit, each, _age(audit, on), max(0, (on - each.due).days) if each.due else 0)
        for audit in audits.audits
        for each in _told(audits, audit, on)
        if is_closed(each, on) is not True
    ]
    return sorted(found, key=_most_pressing)


def repeated_findings(audits: Audits, on: date, school: str | None = None) -> list[Finding]:
    """What several schools were told alike by audits of one kind, and is still open at one of them.

    Where a school is named, only what it was told too.
    """
    told: dict[tuple[AuditKind, str], list[tuple[Audit, Recommendation]]] = defaultdict(list)
    for audit in audits.audits:
        if audit.kind and audit.school not in (None, TRUST_WIDE):
            for each in _told(audits, audit, on):
                told[audit.kind, _folded(each.text)].append((audit, each))
    found = [_finding(kind, each, on) for (kind, text), each in told.items() if text]
    several = [each for each in found if each.open_at and len(each.schools) >= _SEVERAL]
    return [each for each in several if school is None or school in each.schools]


def awaited(audits: Audits, on: date) -> list[Audit]:
    """The audits that had been commissioned by a day, and whose report had not been received; the oldest first."""
    found = [
        each
        for each in audits.audits
        if (each.received_on is None or each.received_on > on)
        and (each.commissioned_on is None or each.commissioned_on <= on)
    ]
    return sorted(found, key=lambda each: each.commissioned_on or date.min)


def _told(audits: Audits, audit: Audit, on: date) -> Sequence[Recommendation]:
    """What an audit recommends on a day: nothing before it was carried out, nor where another has its number."""
    return audits.of(audit) if audit.has_begun(on) and not audit.is_repeated else ()


def _answers(audits: Audits, found: Recommendation, half_terms: Sequence[HalfTerm], on: date) -> frozenset[str]:
    """What one recommendation may say of its school: one answer, or several where something is not known."""
    answers = set()
    for risk in _risks(found):
        closed = _is_closed(found, risk, on)
        if closed is not False:
            answers.add(CLOSED)
        if closed is not True and found.due is None:
            answers |= {BEING_CLOSED, NOT_BEING_CLOSED}
        elif closed is not True and found.due is not None:
            line = audits.policy.overdue_half_terms[risk] * _length(half_terms, found.due)
            answers.add(NOT_BEING_CLOSED if (on - found.due).days > line else BEING_CLOSED)
    return frozenset(answers)


def _worst(theirs: Sequence[Said], loose: Sequence[Said]) -> Derived:
    """The worst of what a school's recommendations say, and the cells that decide it."""
    least = max((min(map(ANSWERS.index, answers)) for _, answers in theirs), default=0)
    most = max(max(map(ANSWERS.index, answers)) for _, answers in [*theirs, *loose])
    if least == most:
        return ANSWERS[least], tuple(_cell(each) for each, answers in theirs if answers == {ANSWERS[least]})
    doubtful = [each for each, answers in theirs if len(answers) > 1]
    worse = [each for each, answers in loose if max(map(ANSWERS.index, answers)) > least]
    return None, tuple(map(_cell, [*doubtful, *worse]))


def _cell(found: Recommendation) -> Place:
    """The cell that tells most of a recommendation: when it was closed, else when it is due."""
    has_closed = found.closed_on is not None or "closed_on" in found.unread
    return found.closed_place if has_closed else found.due_place


def _risks(found: Recommendation) -> Sequence[str]:
    return (found.risk,) if found.risk else RISKS


def _is_closed(found: Recommendation, risk: str, on: date) -> bool | None:
    if "closed_on" in found.unread:
        return None
    if found.closed_on is None or found.closed_on > on:
        return False
    if not found.evidence:
        return None if "evidence" in found.unread else False
    if risk != HIGH:
        return True
    if "retested_on" in found.unread:
        return None
    return found.retested_on is not None and found.retested_on <= on


def _length(half_terms: Sequence[HalfTerm], day: date) -> int:
    """The days of the half-term a day lies in; between two, or after the last, of the one before."""
    begun = [each for each in half_terms if each.first <= day] or list(half_terms[:1])
    return (begun[-1].last - begun[-1].first).days + 1 if begun else 0


def _school(audit: Audit) -> str | None:
    return None if audit.school == TRUST_WIDE else audit.school


def _age(audit: Audit, on: date) -> int | None:
    return max(0, (on - audit.made_on).days) if audit.made_on else None


def _most_pressing(found: OpenAction) -> tuple[bool, bool, int]:
    return found.recommendation.risk != HIGH, found.age is None, -(found.age or 0)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _finding(kind: AuditKind, told: Sequence[tuple[Audit, Recommendation]], on: date) -> Finding:
    still_open = {str(audit.school) for audit, each in told if is_closed(each, on) is not True}
    closed = {str(audit.school) for audit, _ in told} - still_open
    return Finding(kind, told[0][1].text, tuple(sorted(still_open)), tuple(sorted(closed)))
