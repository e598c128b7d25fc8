"""What a school's audit actions have come to: the reading's evidence 10, rule by rule."""

from datetime import date, timedelta

import pytest

from sfec.model.audit import TRUST_WIDE, AuditKind, Audits, Recommendation
from sfec.rules.audits.audit_actions import audit_actions
from tests.support.audit_builder import (
    AUDIT,
    AUTUMN_1,
    CLOSED,
    HALF_TERMS,
    MADE,
    OPEN,
    POLICY,
    audits,
)

ON = date(2026, 11, 23)
A_DAY = timedelta(1)
ALL = ("RPS", "OHS")
HALF_TERM = timedelta((AUTUMN_1.last - AUTUMN_1.first).days + 1)


def answer(*recommended: Recommendation, on: date = ON) -> str | None:
    """What the audit actions of RPS have come to."""
    content, _ = audit_actions(audits(*recommended), ALL, HALF_TERMS, on)["RPS"]
    return content


def test_no_recommendation_open_is_closed() -> None:
    assert answer(CLOSED, CLOSED) == "closed"


def test_open_and_not_overdue_is_being_closed() -> None:
    assert answer(CLOSED, OPEN) == "being closed"


def test_any_high_risk_one_overdue_is_not_being_closed() -> None:
    high = OPEN._replace(risk="high", due=ON)
    assert answer(high) == "being closed"
    assert answer(CLOSED, high, on=ON + A_DAY) == "not being closed"


@pytest.mark.parametrize("risk", ["medium", "low"])
def test_any_other_overdue_by_more_than_one_half_term_is_not_being_closed(risk: str) -> None:
    late = OPEN._replace(risk=risk, due=date(2026, 10, 2))
    assert answer(late, on=date(2026, 10, 2) + HALF_TERM) == "being closed"
    assert answer(late, on=date(2026, 10, 2) + HALF_TERM + A_DAY) == "not being closed"


def test_due_between_half_terms_the_one_before_is_how_long_one_half_term_is() -> None:
    late = OPEN._replace(due=date(2026, 10, 28))
    assert answer(late, on=date(2026, 10, 28) + HALF_TERM) == "being closed"
    assert answer(late, on=date(2026, 10, 28) + HALF_TERM + A_DAY) == "not being closed"


def test_due_before_the_first_half_term_known_that_one_is_how_long_one_is() -> None:
    late = OPEN._replace(due=date(2026, 8, 20))
    assert answer(late, on=date(2026, 8, 20) + HALF_TERM) == "being closed"
    assert answer(late, on=date(2026, 8, 20) + HALF_TERM + A_DAY) == "not being closed"


def test_a_due_date_that_is_not_known_makes_it_not_known() -> None:
    assert answer(CLOSED, OPEN, OPEN._replace(due=None)) is None
    assert answer(CLOSED._replace(due=None)) == "closed"


def test_unless_something_already_makes_it_not_being_closed() -> None:
    assert (
        answer(OPEN._replace(due=None), OPEN._replace(risk="high", due=MADE)) == "not being closed"
    )


def test_a_risk_that_is_not_known_matters_only_where_risk_does() -> None:
    unknown = OPEN._replace(risk=None)
    assert answer(unknown) == "being closed"
    assert answer(unknown._replace(due=ON - A_DAY)) is None
    assert answer(unknown._replace(due=MADE)) == "not being closed"
    assert answer(CLOSED._replace(risk=None)) is None


def test_closed_after_the_day_counts_as_open() -> None:
    assert answer(CLOSED, on=date(2026, 10, 4)) == "being closed"
    assert answer(CLOSED, on=date(2026, 10, 5)) == "closed"


def test_derived_only_for_a_school_of_which_at_least_one_report_has_been_received() -> None:
    assert audit_actions(audits(OPEN), ALL, HALF_TERMS, MADE - A_DAY) == {}
    assert audit_actions(audits(OPEN), ALL, HALF_TERMS, MADE).keys() == {"RPS"}


def test_a_report_awaited_tells_nothing() -> None:
    late = OPEN._replace(risk="high", due=MADE)
    awaited = AUDIT._replace(number="2", received_on=None)
    assert audit_actions(audits(late, audit=awaited), ALL, HALF_TERMS, ON) == {}
    beside = Audits(POLICY, (AUDIT, awaited), {"1": (CLOSED,), "2": (late,)})
    assert audit_actions(beside, ALL, HALF_TERMS, ON) == {"RPS": ("closed", (CLOSED.closed_place,))}


def test_a_report_that_recommends_nothing_leaves_nothing_open_and_its_receipt_decides() -> None:
    assert audit_actions(audits(), ALL, HALF_TERMS, ON) == {
        "RPS": ("closed", (AUDIT.received_place,))
    }


def test_where_it_cannot_be_read_whether_a_report_has_come_it_may_only_make_things_worse() -> None:
    late = OPEN._replace(risk="high", due=MADE)
    unread = AUDIT._replace(number="2", received_on=None, is_receipt_unread=True)
    alone = audit_actions(audits(CLOSED, audit=unread), ALL, HALF_TERMS, ON)
    assert alone == {"RPS": (None, (AUDIT.received_place,))}
    beside = Audits(POLICY, (AUDIT, unread), {"1": (OPEN,), "2": (CLOSED,)})
    assert audit_actions(beside, ALL, HALF_TERMS, ON)["RPS"][0] == "being closed"
    worse = Audits(POLICY, (AUDIT, unread), {"1": (OPEN,), "2": (late,)})
    assert audit_actions(worse, ALL, HALF_TERMS, ON)["RPS"][0] is None


def test_of_what_keeps_its_days_alone_no_report_is_one_of_recommendations() -> None:
    review = AUDIT._replace(kind=AuditKind("peer", "Peer reviews", is_confidential=True))
    assert audit_actions(audits(audit=review), ALL, HALF_TERMS, ON) == {}


def test_trust_level_recommendations_count_for_no_school() -> None:
    late = OPEN._replace(risk="high", due=MADE)
    assert (
        audit_actions(audits(late, audit=AUDIT._replace(school=TRUST_WIDE)), ALL, HALF_TERMS, ON)
        == {}
    )


def test_one_of_a_school_or_an_audit_that_nobody_knows_may_make_any_school_s_worse() -> None:
    late = OPEN._replace(risk="high", due=MADE)
    nowhere = AUDIT._replace(number="2", school=None)
    for lost in (
        Audits(POLICY, (AUDIT, nowhere), {"1": (CLOSED,), "2": (late,)}),
        Audits(POLICY, (AUDIT,), {"1": (CLOSED,)}, loose=(late,)),
    ):
        assert audit_actions(lost, ALL, HALF_TERMS, ON) == {
            "RPS": (None, (late.due_place,)),
            "OHS": (None, (late.due_place,)),
        }
    harmless = Audits(POLICY, (AUDIT,), {"1": (OPEN,)}, loose=(CLOSED, OPEN))
    assert audit_actions(harmless, ("RPS",), HALF_TERMS, ON)["RPS"][0] == "being closed"
    worst = Audits(POLICY, (AUDIT,), {"1": (late,)}, loose=(late,))
    assert audit_actions(worst, ("RPS",), HALF_TERMS, ON)["RPS"][0] == "not being closed"


def test_of_a_number_given_twice_nothing_is_known() -> None:
    assert (
        audit_actions(audits(CLOSED, audit=AUDIT._replace(is_repeated=True)), ALL, HALF_TERMS, ON)[
            "RPS"
        ][0]
        is None
    )


def test_the_cells_that_decide_it_are_those_of_what_decides_it() -> None:
    late = OPEN._replace(risk="high", due=MADE, due_place=OPEN.due_place._replace(line=3))
    assert audit_actions(audits(OPEN, late), ALL, HALF_TERMS, ON)["RPS"][1] == (late.due_place,)
    assert audit_actions(audits(CLOSED), ALL, HALF_TERMS, ON)["RPS"][1] == (CLOSED.closed_place,)
