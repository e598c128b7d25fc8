"""What a school's audit actions have come to: the answer that its audits derive."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.audit import Audit, Audits, Recommendation
from sfec.model.half_term import HalfTerm
from sfec.problems import Place
from sfec.rules.audits.recommendations import is_closed_at_risk, possible_risks

#: What a school's audits may come to, best first.
ANSWERS = CLOSED, BEING_CLOSED, NOT_BEING_CLOSED = ("closed", "being closed", "not being closed")
_ANYTHING = frozenset(ANSWERS)

#: A recommendation, and what it may say of its school.
PossibleAnswers = tuple[Recommendation, frozenset[str]]
#: What a school's audit actions have come to (None: not known), and the cells that decide it.
AuditAnswer = tuple[str | None, tuple[Place, ...]]


class Told(NamedTuple):
    """What audits with a report tell of a school, and the cells in which those were received.

    In `doubt` is an audit of which it is not known whether its report has come.
    """

    received: list[Place]
    said: list[PossibleAnswers]
    doubt: list[Place]
    perhaps: list[PossibleAnswers]


def audit_actions(
    audits: Audits, codes: Iterable[str], half_terms: Sequence[HalfTerm], on: date
) -> dict[str, AuditAnswer]:
    """What each school's audit actions have come to on a day; no school of which none has reported.

    All its own audits count of which a report has been received, finance included; those of the
    whole trust count for none (the reading's evidence 10). What nobody knows the school of may be
    any school's, and may make it worse.
    """
    told: dict[str | None, Told] = defaultdict(lambda: Told([], [], [], []))
    for audit in audits.audits:
        if audit.is_received(on) is not False and not audit.is_confidential:
            _add(told[audit.school], audits, audit, half_terms, on)
    of_any = told.pop(None, Told([], [], [], []))
    loose = [(each, _answers(audits, each, half_terms, on)) for each in audits.loose]
    loose += of_any.said + of_any.perhaps
    loose = [(each, answers) for each, answers in loose if answers != {CLOSED}]
    told_of = [code for code in codes if loose or code in told]
    return {code: _come_to(told[code], loose) for code in told_of}


def _add(
    told: Told, audits: Audits, audit: Audit, half_terms: Sequence[HalfTerm], on: date
) -> None:
    """Add what an audit with a report recommends; of a number given twice that is not known."""
    is_received = audit.is_received(on)
    said = told.said if is_received else told.perhaps
    for each in audits.of(audit):
        is_known = not audit.is_repeated
        said.append((each, _answers(audits, each, half_terms, on) if is_known else _ANYTHING))
    (told.received if is_received else told.doubt).append(audit.received_place)


def _answers(
    audits: Audits, recommendation: Recommendation, half_terms: Sequence[HalfTerm], on: date
) -> frozenset[str]:
    """What a recommendation may say of its school: one answer, or several in doubt."""
    answers = set()
    for risk in possible_risks(recommendation):
        closed = is_closed_at_risk(recommendation, risk, on)
        if closed is not False:
            answers.add(CLOSED)
        if closed is not True and recommendation.due is None:
            answers |= {BEING_CLOSED, NOT_BEING_CLOSED}
        elif closed is not True and recommendation.due is not None:
            line = audits.policy.overdue_half_terms[risk] * _length(half_terms, recommendation.due)
            answers.add(NOT_BEING_CLOSED if (on - recommendation.due).days > line else BEING_CLOSED)
    return frozenset(answers)


def _come_to(told: Told, loose: Sequence[PossibleAnswers]) -> AuditAnswer:
    """The worst of what a school's recommendations say, and the cells that decide it.

    Of a school of which no report is known to have been received nothing is known.
    """
    theirs, perhaps = told.said, [*told.perhaps, *loose]
    least = max((_best(answers) for _, answers in theirs), default=0)
    most = max((_worst(answers) for _, answers in [*theirs, *perhaps]), default=0)
    if told.received and least == most:
        deciding = [each for each, answers in theirs if answers == {ANSWERS[least]}]
        return ANSWERS[least], tuple(map(_cell, deciding)) or tuple(told.received)
    doubtful = [each for each, answers in theirs if len(answers) > 1]
    worse = [each for each, answers in perhaps if _worst(answers) > least]
    return None, (*map(_cell, [*doubtful, *worse]), *told.doubt)


def _best(answers: frozenset[str]) -> int:
    return min(map(ANSWERS.index, answers))


def _worst(answers: frozenset[str]) -> int:
    return max(map(ANSWERS.index, answers))


def _cell(recommendation: Recommendation) -> Place:
    """The cell that tells most of a recommendation: when it was closed, else when it is due."""
    has_closed = recommendation.closed_on is not None or "closed_on" in recommendation.unread
    return recommendation.closed_place if has_closed else recommendation.due_place


def _length(half_terms: Sequence[HalfTerm], day: date) -> int:
    """The days of the half-term that a day lies in; between two half-terms, of the one before."""
    begun = [each for each in half_terms if each.first <= day] or list(half_terms[:1])
    return (begun[-1].last - begun[-1].first).days + 1 if begun else 0
