"""Reports of audits that are awaited: they tell nothing, and too long is said (evidence 10)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from sfec.model.audit import TRUST_WIDE, Audit, Audits, Recommendation
from sfec.problems import Level, Problem, count, quoted
from sfec.rules.days import format_day

#: Names the school of a code as problems do; nobody where there is none.
Who: TypeAlias = Callable[[str | None], str]


def long_awaited(
    audits: Audits, who: Who, school_days: Iterable[date], on: date
) -> Iterator[Problem]:
    """A warning for each audit carried out whose report is awaited for too many school days.

    Of one that recommends something nonetheless that is told instead. Problem: audit-awaited.
    """
    days, most = [day for day in school_days if day <= on], audits.policy.awaited_school_days
    for audit in audits.audits:
        done_on = audit.carried_out_on
        is_awaited = audit.is_received(on) is False and not _told_too_early(audits, audit)
        if done_on and is_awaited and sum(day > done_on for day in days) > most:
            message = (
                f"carried out on {format_day(done_on)}; its report has been awaited for more than "
                f"{count(most, 'school day')}"
            )
            hint = "ask for it, and write the day it comes; until then it tells nothing"
            yield _warning(audit, who, "audit-awaited", message, hint)


def told_too_early(audits: Audits, who: Who) -> Iterator[Problem]:
    """A warning for each audit that recommends something though its report is awaited.

    Problem: recommendation-awaited.
    """
    for audit in audits.audits:
        if theirs := _told_too_early(audits, audit):
            stand = f"{count(len(theirs), 'recommendation')} of it stand{'s' * (len(theirs) == 1)}"
            message = f"the report of audit {quoted(audit.number)} is awaited, yet {stand} here"
            hint = (
                "write the day it came; until then what it recommends does not tell on the school"
            )
            yield _warning(audit, who, "recommendation-awaited", message, hint)


def _told_too_early(audits: Audits, audit: Audit) -> Sequence[Recommendation]:
    """What an audit of a school recommends while no day is known on which its report came."""
    is_awaited = audit.received_on is None and not audit.is_receipt_unread
    tells_later = is_awaited and not audit.is_repeated and audit.school != TRUST_WIDE
    return audits.of(audit) if tells_later else ()


def _warning(audit: Audit, who: Who, code: str, message: str, hint: str) -> Problem:
    place, school = audit.received_place, who(audit.school)
    return Problem(place, code, message, hint, school, Level.WARNING)
