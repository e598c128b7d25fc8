"""What has become of what audits recommend, rule by rule (the reading's evidence 10)."""

from datetime import date, timedelta

import pytest

from sfec.model.audit import Audits, Recommendation
from sfec.rules.audits.recommendations import closed_in_vain, is_closed, open_actions, progress
from sfec.rules.audits.shared_findings import shared_findings
from tests.support.audit_builder import (
    AUDIT,
    CLOSED,
    MADE,
    OPEN,
    POLICY,
    audits,
)

ON = date(2026, 11, 23)
A_DAY = timedelta(1)


def test_closed_without_evidence_counts_as_open() -> None:
    assert is_closed(CLOSED._replace(evidence=""), ON) is False


def test_high_risk_counts_as_closed_once_it_is_re_tested() -> None:
    high = CLOSED._replace(risk="high")
    assert is_closed(high, ON) is False
    assert is_closed(high._replace(retested_on=ON + A_DAY), ON) is False
    assert is_closed(high._replace(retested_on=ON), ON) is True


@pytest.mark.parametrize(
    ("name", "blank"),
    [
        ("closed_on", CLOSED._replace(closed_on=None)),
        ("evidence", CLOSED._replace(evidence="")),
        ("retested_on", CLOSED),
    ],
)
def test_what_cannot_be_read_leaves_it_not_known_whether_it_is_closed(
    name: str, blank: Recommendation
) -> None:
    assert is_closed(blank._replace(risk="high", unread=frozenset([name])), ON) is None


def test_one_that_is_closed_in_vain_says_why_it_is_open() -> None:
    assert closed_in_vain(OPEN, ON) == ""
    assert (
        closed_in_vain(CLOSED, date(2026, 10, 4))
        == "closed on 5 October 2026, which is yet to come"
    )
    assert closed_in_vain(CLOSED._replace(evidence=""), ON) == "closed, but without evidence"
    assert closed_in_vain(CLOSED._replace(risk="high"), ON) == "closed, but not re-tested"


def test_of_a_number_given_twice_neither_is_told_to_recommend_anything() -> None:
    twice = AUDIT._replace(is_repeated=True)
    found = Audits(POLICY, (twice, twice._replace(school="OHS")), {"1": (OPEN,)})
    assert (open_actions(found, ON), shared_findings(found, ON)) == ([], [])
    assert progress(found, twice, ON) == (0, 0, 0, None)


def test_an_audit_that_was_carried_out_later_has_recommended_nothing_yet() -> None:
    assert progress(audits(OPEN), AUDIT, MADE - A_DAY) == (0, 0, 0, None)


def test_a_tally_counts_what_is_open_overdue_and_closed() -> None:
    found = audits(OPEN, OPEN._replace(due=ON - A_DAY), OPEN._replace(due=None), CLOSED)
    assert progress(found, AUDIT, ON) == (3, 1, 1, 60)
    assert progress(audits(CLOSED), AUDIT, ON) == (0, 0, 1, None)


def test_what_is_open_is_told_high_risk_first_and_then_the_oldest() -> None:
    older = AUDIT._replace(number="2", carried_out_on=MADE - A_DAY)
    undated = AUDIT._replace(number="3", carried_out_on=None, received_on=None)
    high = OPEN._replace(number="9", risk="high", due=ON - A_DAY)
    found = Audits(
        POLICY, (undated, AUDIT, older), {"1": (OPEN, CLOSED, high), "2": (OPEN,), "3": (OPEN,)}
    )
    told = [
        (each.audit.number, each.recommendation.number, each.age, each.overdue)
        for each in open_actions(found, ON)
    ]
    assert told == [("1", "9", 60, 1), ("2", "1", 61, 0), ("1", "1", 60, 0), ("3", "1", None, 0)]
