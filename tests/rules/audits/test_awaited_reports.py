"""Reports that are awaited: they tell nothing, and too long is a warning (evidence 10)."""

from datetime import date, timedelta

import pytest

from sfec.model.audit import TRUST_WIDE, Audit
from sfec.problems import Level
from sfec.rules.audits.awaited_reports import long_awaited, told_too_early
from tests.support.audit_builder import AUDIT, MADE, OPEN, audits

AWAITED = AUDIT._replace(received_on=None)
SCHOOL_DAYS = [MADE + timedelta(days) for days in range(60)]


def who(code: str | None) -> str:
    """A school as problems name it."""
    return code or ""


def days_on(days: int) -> date:
    """A day so many school days after the audit was carried out."""
    return MADE + timedelta(days)


def test_a_report_awaited_past_20_school_days_is_a_warning_at_the_cell_it_belongs_in() -> None:
    assert list(long_awaited(audits(audit=AWAITED), who, SCHOOL_DAYS, days_on(20))) == []
    [said] = long_awaited(audits(audit=AWAITED), who, SCHOOL_DAYS, days_on(21))
    assert (said.code, said.level, said.who) == ("audit-awaited", Level.WARNING, "RPS")
    assert said.place == AUDIT.received_place
    assert "awaited for more than 20 school days" in said.message


@pytest.mark.parametrize(
    "audit",
    [
        AUDIT,
        AWAITED._replace(carried_out_on=None),
        AWAITED._replace(is_receipt_unread=True),
    ],
)
def test_one_received_not_carried_out_or_unread_is_not_awaited_for_long(audit: Audit) -> None:
    assert list(long_awaited(audits(audit=audit), who, SCHOOL_DAYS, days_on(50))) == []


def test_a_report_that_comes_only_later_is_awaited_until_then() -> None:
    late = AUDIT._replace(received_on=days_on(40))
    assert len(list(long_awaited(audits(audit=late), who, SCHOOL_DAYS, days_on(39)))) == 1
    assert list(long_awaited(audits(audit=late), who, SCHOOL_DAYS, days_on(40))) == []


def test_what_an_awaited_report_recommends_is_one_warning_however_many_and_however_long() -> None:
    read = audits(OPEN, OPEN, audit=AWAITED)
    [said] = told_too_early(read, who)
    assert (said.code, said.level) == ("recommendation-awaited", Level.WARNING)
    assert '"1" is awaited, yet 2 recommendations of it stand here' in said.message
    assert list(long_awaited(read, who, SCHOOL_DAYS, days_on(50))) == []


def test_of_one_received_or_of_the_whole_trust_there_is_nothing_to_say() -> None:
    assert list(told_too_early(audits(OPEN), who)) == []
    trust_wide = AWAITED._replace(school=TRUST_WIDE)
    assert list(told_too_early(audits(OPEN, audit=trust_wide), who)) == []
