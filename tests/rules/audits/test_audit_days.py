"""What the days of audits say: which did an activity, and which are awaited."""

from datetime import date, timedelta

from sfec.model.audit import TRUST_WIDE, Audits
from sfec.model.occurrence import ActivityDone
from sfec.rules.audits.audit_days import audits_done, awaited
from tests.support.audit_builder import AUDIT, GDPR, MADE, POLICY, TREES

ON = date(2026, 11, 23)
A_DAY = timedelta(1)


def test_an_audit_carried_out_does_its_activity() -> None:
    there = [
        AUDIT,
        AUDIT._replace(number="2", kind=GDPR, school=TRUST_WIDE),
        AUDIT._replace(number="3", carried_out_on=None),
        AUDIT._replace(number="4", kind=TREES),
        AUDIT._replace(number="5", kind=None),
        AUDIT._replace(number="6", school=None),
    ]
    done = [ActivityDone("website", "RPS", MADE), ActivityDone("gdpr", None, MADE)]
    found = Audits(POLICY, tuple(there), {})
    assert [act for _, act in audits_done(found, MADE)] == done
    assert audits_done(found, MADE - A_DAY) == []


def test_a_report_is_awaited_from_the_day_it_is_commissioned_until_it_is_received() -> None:
    before = AUDIT._replace(number="2", commissioned_on=date(2026, 9, 1), received_on=None)
    found = Audits(POLICY, (AUDIT, before), {})
    assert [each.number for each in awaited(found, date(2026, 9, 6))] == ["2"]
    assert [each.number for each in awaited(found, date(2026, 9, 7))] == ["2", "1"]
    assert [each.number for each in awaited(found, ON)] == ["2"]
