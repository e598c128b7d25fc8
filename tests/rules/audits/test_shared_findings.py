"""What several schools were told alike by their audits."""

from datetime import date

from sfec.model.audit import TRUST_WIDE, Audits
from sfec.rules.audits.shared_findings import shared_findings
from tests.support.audit_builder import AUDIT, CLOSED, GDPR, OPEN, POLICY

ON = date(2026, 11, 23)


def test_the_same_words_of_one_kind_at_several_schools_are_one_finding() -> None:
    there = (
        AUDIT,
        AUDIT._replace(number="2", school="OHS"),
        AUDIT._replace(number="3", school="SBP", kind=GDPR),
        AUDIT._replace(number="4", school=TRUST_WIDE),
    )
    alike = OPEN._replace(text="publish the  Complaints procedure.")
    found = Audits(POLICY, there, {"1": (CLOSED,), "2": (alike,), "3": (OPEN,), "4": (OPEN,)})
    [told] = shared_findings(found, ON)
    assert (told.kind.id, told.text) == ("website", "Publish the complaints procedure")
    assert (told.open_at, told.closed_at) == (("OHS",), ("RPS",))
