"""What the days of audits say: which did an activity of the core offer, and which are awaited."""

from datetime import date

from sfec.model.audit import TRUST_WIDE, Audit, Audits
from sfec.model.occurrence import ActivityDone


def audits_done(audits: Audits, on: date) -> list[tuple[Audit, ActivityDone]]:
    """Each audit carried out by a day that does an activity, and what it did, where it was."""
    found = ((each, _done_by(each)) for each in audits.audits)
    return [(audit, done) for audit, done in found if done and done.on <= on]


def awaited(audits: Audits, on: date) -> list[Audit]:
    """The audits commissioned by a day whose report had not been received; the oldest first."""
    found = [each for each in audits.audits if _is_awaited(each, on)]
    return sorted(found, key=lambda each: each.commissioned_on or date.min)


def _done_by(audit: Audit) -> ActivityDone | None:
    activity = audit.kind.activity if audit.kind else None
    if not activity or not audit.school or not audit.carried_out_on:
        return None
    school = None if audit.school == TRUST_WIDE else audit.school
    return ActivityDone(activity, school, audit.carried_out_on)


def _is_awaited(audit: Audit, on: date) -> bool:
    if audit.received_on is not None and audit.received_on <= on:
        return False
    return audit.commissioned_on is None or audit.commissioned_on <= on
