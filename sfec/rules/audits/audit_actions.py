"""What a school's audit actions have come to: the answer that its audits derive."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sfec.model.audit import TRUST_WIDE, Audit, Audits, Recommendation
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


def audit_actions(
    audits: Audits, codes: Iterable[str], half_terms: Sequence[HalfTerm], on: date
) -> dict[str, AuditAnswer]:
    """What each school's audit actions have come to on a day; no school without a recommendation.

    All its own audits count, finance included; those of the whole trust count for none (the
    reading's evidence 10). What nobody knows the school of may be any school's, and may make it
    worse.
    """
    by_school: dict[str | None, list[PossibleAnswers]] = defaultdict(list)
    for audit, each in _recommended(audits, on):
        answers = _ANYTHING if audit.is_repeated else _answers(audits, each, half_terms, on)
        by_school[audit.school].append((each, answers))
    of_any_school = by_school[None]
    of_any_school += ((each, _answers(audits, each, half_terms, on)) for each in audits.loose)
    loose = [(each, answers) for each, answers in of_any_school if answers != {CLOSED}]
    told_of = [code for code in codes if loose or code in by_school]
    return {code: _come_to(by_school.get(code, []), loose) for code in told_of}


def _recommended(audits: Audits, on: date) -> Iterator[tuple[Audit, Recommendation]]:
    """What audits of schools recommend on a day, those of a number given twice among them."""
    for audit in audits.audits:
        if audit.has_begun(on) and audit.school != TRUST_WIDE:
            for each in audits.of(audit):
                yield audit, each


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


def _come_to(theirs: Sequence[PossibleAnswers], loose: Sequence[PossibleAnswers]) -> AuditAnswer:
    """The worst of what a school's recommendations say, and the cells that decide it."""
    least = max((_best(answers) for _, answers in theirs), default=0)
    most = max(_worst(answers) for _, answers in [*theirs, *loose])
    if least == most:
        deciding = [each for each, answers in theirs if answers == {ANSWERS[least]}]
        return ANSWERS[least], tuple(map(_cell, deciding))
    doubtful = [each for each, answers in theirs if len(answers) > 1]
    worse = [each for each, answers in loose if _worst(answers) > least]
    return None, tuple(map(_cell, [*doubtful, *worse]))


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
