"""What is open of audits' recommendations, as JSON."""

from datetime import date

from sfec.model.audit import TRUST_WIDE, Audits
from sfec.model.trust import School
from sfec.results_json.audits import audit_shape
from sfec.results_json.encoding import Json, dumps, iso
from sfec.rules.audits.audit_days import awaited
from sfec.rules.audits.recommendations import OpenAction, open_actions
from sfec.rules.audits.shared_findings import SharedFinding, shared_findings


def open_actions_json(audits: Audits, on: date, school: School | None = None) -> str:
    """What is open, perhaps at one school, what several were told alike, and reports awaited."""
    code = school.code if school else None
    theirs = audits.of_school(code)
    return dumps(
        {
            "as_at": on.isoformat(),
            "open": [_action(each) for each in open_actions(theirs, on)],
            "trust_wide": [_finding(each) for each in shared_findings(audits, on, code)],
            "awaited": [audit_shape(each) for each in awaited(theirs, on)],
        }
    )


def _action(action: OpenAction) -> Json:
    audit, recommendation = action.audit, action.recommendation
    return {
        "audit": audit.number,
        "number": recommendation.number,
        "kind": audit.kind.id if audit.kind else None,
        "school": None if audit.school == TRUST_WIDE else audit.school,
        "text": recommendation.text,
        "risk": recommendation.risk,
        "owner": recommendation.owner,
        "due": iso(recommendation.due),
        "age": action.age,
        "overdue": action.overdue,
        "place": str(recommendation.due_place),
    }


def _finding(finding: SharedFinding) -> Json:
    return {
        "kind": finding.kind.id,
        "text": finding.text,
        "open_at": finding.open_at,
        "closed_at": finding.closed_at,
    }
