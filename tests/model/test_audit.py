"""Audits: when what they recommend counts, and whose they are."""

from datetime import date, timedelta

from sfec.model.audit import TRUST_WIDE, Audits
from tests.support.audit_builder import AUDIT, MADE, OPEN, POLICY, WEBSITE

A_DAY = timedelta(1)


def test_what_it_recommends_counts_from_the_day_it_was_carried_out() -> None:
    assert [AUDIT.has_begun(day) for day in (MADE - A_DAY, MADE)] == [False, True]


def test_one_without_such_a_day_recommends_from_the_day_its_report_came() -> None:
    received = AUDIT._replace(carried_out_on=None, received_on=date(2026, 10, 1))
    assert received.made_on == date(2026, 10, 1)
    undated = received._replace(received_on=None)
    assert undated.has_begun(date.min)


def test_one_whose_kind_is_not_known_says_so_and_is_not_confidential() -> None:
    unknown = AUDIT._replace(kind=None)
    assert (unknown.title, unknown.is_confidential) == ("kind not known", False)
    peer_review = AUDIT._replace(kind=WEBSITE._replace(is_confidential=True))
    assert peer_review.is_confidential


def test_those_of_a_school_keep_what_they_recommend_and_what_nobody_knows_the_audit_of() -> None:
    trusts = AUDIT._replace(number="2", school=TRUST_WIDE)
    found = Audits(POLICY, (AUDIT, trusts), {"1": (OPEN,)}, loose=(OPEN,))
    theirs = found.of_school("RPS")
    assert theirs.audits == (AUDIT,)
    assert theirs.of(AUDIT) == (OPEN,)
    assert theirs.loose == (OPEN,)
    assert found.of_school(None) is found
    assert found.of(trusts) == ()
