"""Audits as JSON, each with how its recommendations stand."""

from datetime import date

from sfec.model.audit import TRUST_WIDE, Audit, Audits
from sfec.model.trust import School
from sfec.results_json.encoding import Json, dumps, iso
from sfec.rules.audits.recommendations import progress


def audits_json(audits: Audits, on: date, school: School | None = None) -> str:
    """Audits, perhaps of one school, each with how its recommendations stand."""
    listed = audits.of_school(school.code if school else None).audits
    shapes = [{**audit_shape(each), **progress(audits, each, on)._asdict()} for each in listed]
    return dumps({"as_at": on.isoformat(), "audits": shapes})


def audit_shape(audit: Audit) -> Json:
    """An audit by itself."""
    return {
        "number": audit.number,
        "kind": audit.kind.id if audit.kind else None,
        "title": audit.title,
        "school": None if audit.school == TRUST_WIDE else audit.school,
        "trust_wide": audit.school == TRUST_WIDE,
        "commissioned_on": iso(audit.commissioned_on),
        "commissioned_by": audit.commissioned_by,
        "auditor": audit.auditor,
        "carried_out_on": iso(audit.carried_out_on),
        "received_on": iso(audit.received_on),
        "place": str(audit.place),
    }
