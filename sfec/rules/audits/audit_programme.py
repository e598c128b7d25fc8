"""The audit programme composed: what the board is told of a year's audits, and of what is open."""

from collections.abc import Iterator

from sfec.model.audit import HIGH, Audit
from sfec.model.audit_programme import (
    AuditProgramme,
    AwaitedLine,
    PressingLine,
    SharedLine,
    Summary,
)
from sfec.rules.audits.audit_days import awaited
from sfec.rules.audits.programme_facts import ProgrammeFacts
from sfec.rules.audits.programme_kinds import NOT_KNOWN, kind_lines
from sfec.rules.audits.programme_schools import carried_out, school_lines
from sfec.rules.audits.recommendations import OpenAction, closed_in_vain, open_actions
from sfec.rules.audits.shared_findings import shared_findings


def compose_programme(facts: ProgrammeFacts) -> AuditProgramme:
    """The audit programme of a trust and a year, as seen on a day."""
    counted, actions = carried_out(facts), open_actions(facts.sound, facts.on)
    not_received = awaited(facts.kept, facts.on)
    summary = Summary(
        carried_out=counted.total(),
        awaited=len(not_received),
        open=len(actions),
        overdue=sum(each.overdue > 0 for each in actions),
        high=sum(each.recommendation.risk == HIGH for each in actions),
        doubtful=sum(_is_doubtful(each) for each in actions),
        untold=len(facts.untold),
    )
    return AuditProgramme(
        trust=facts.trust.name,
        year=facts.year.name,
        on=facts.on,
        are_kept=facts.audits is not None,
        summary=summary,
        kinds=tuple(kind_lines(facts)),
        awaited=tuple(_awaited(facts, each) for each in not_received),
        pressing=tuple(_pressing(facts, each) for each in actions if _is_pressing(each)),
        shared=tuple(_shared(facts)),
        schools=tuple(school_lines(facts, counted)),
    )


def _is_pressing(action: OpenAction) -> bool:
    return action.recommendation.risk == HIGH or action.overdue > 0


def _is_doubtful(action: OpenAction) -> bool:
    """Whether it may be of high risk, or overdue, and nobody knows."""
    is_unknown = action.recommendation.risk is None or action.recommendation.due is None
    return is_unknown and not _is_pressing(action)


def _awaited(facts: ProgrammeFacts, audit: Audit) -> AwaitedLine:
    auditor = "not shown" if audit.is_confidential else audit.auditor or NOT_KNOWN
    is_done = audit.carried_out_on is not None and audit.carried_out_on <= facts.on
    done_on = audit.carried_out_on if is_done else None
    school = _name_school(facts, audit)
    return AwaitedLine(audit.title, school, auditor, audit.commissioned_on, done_on)


def _pressing(facts: ProgrammeFacts, action: OpenAction) -> PressingLine:
    recommendation = action.recommendation
    return PressingLine(
        school=_name_school(facts, action.audit),
        audit=action.audit.title,
        text=recommendation.text or "no words",
        remark=closed_in_vain(recommendation, facts.on),
        risk=recommendation.risk or NOT_KNOWN,
        is_high=recommendation.risk == HIGH,
        owner=recommendation.owner or NOT_KNOWN,
        due=recommendation.due,
        days_overdue=action.overdue,
    )


def _shared(facts: ProgrammeFacts) -> Iterator[SharedLine]:
    for each in shared_findings(facts.sound, facts.on):
        open_at, closed_at = ", ".join(each.open_at), ", ".join(each.closed_at) or "none"
        yield SharedLine(each.kind.title, each.text, open_at, closed_at)


def _name_school(facts: ProgrammeFacts, audit: Audit) -> str:
    return facts.names.get(audit.school or "", NOT_KNOWN)
