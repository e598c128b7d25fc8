"""What audits have come to: the reading's evidence 10, rule by rule."""

from datetime import date, timedelta

import pytest

from sfec.model.audit import TRUST_WIDE, Audits, Recommendation
from sfec.model.occurrence import ActivityDone
from sfec.rules.audits import (
    audit_actions,
    audits_done,
    awaited,
    closed_in_vain,
    is_closed,
    open_actions,
    progress,
    repeated_findings,
)
from tests.audit_builder import AUDIT, AUTUMN_1, CLOSED, GDPR, HALF_TERMS, MADE, OPEN, POLICY, TREES, audits

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
    assert answer(OPEN._replace(due=None), OPEN._replace(risk="high", due=MADE)) == "not being closed"


def test_a_risk_that_is_not_known_matters_only_where_risk_does() -> None:
    unknown = OPEN._replace(risk=None)
    assert answer(unknown) == "being closed"
    assert answer(unknown._replace(due=ON - A_DAY)) is None
    assert answer(unknown._replace(due=MADE)) == "not being closed"
    assert answer(CLOSED._replace(risk=None)) is None


def test_closed_after_the_day_counts_as_open() -> None:
    assert answer(CLOSED, on=date(2026, 10, 4)) == "being closed"
    assert answer(CLOSED, on=date(2026, 10, 5)) == "closed"


def test_what_an_audit_carried_out_later_recommends_does_not_count_yet() -> None:
    assert audit_actions(audits(OPEN), ALL, HALF_TERMS, MADE - A_DAY) == {}
    assert audit_actions(audits(OPEN), ALL, HALF_TERMS, MADE).keys() == {"RPS"}


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
def test_what_cannot_be_read_leaves_it_not_known_whether_it_is_closed(name: str, blank: Recommendation) -> None:
    assert is_closed(blank._replace(risk="high", unread=frozenset([name])), ON) is None


def test_one_that_is_closed_in_vain_says_why_it_is_open() -> None:
    assert closed_in_vain(OPEN, ON) == ""
    assert closed_in_vain(CLOSED, date(2026, 10, 4)) == "closed on 5 October 2026, which is yet to come"
    assert closed_in_vain(CLOSED._replace(evidence=""), ON) == "closed, but without evidence"
    assert closed_in_vain(CLOSED._replace(risk="high"), ON) == "closed, but not re-tested"


def test_those_of_the_whole_trust_count_for_no_school() -> None:
    late = OPEN._replace(risk="high", due=MADE)
    assert audit_actions(audits(late, audit=AUDIT._replace(school=TRUST_WIDE)), ALL, HALF_TERMS, ON) == {}


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


def test_a_school_for_which_nothing_is_recommended_is_not_derived() -> None:
    assert audit_actions(audits(), ALL, HALF_TERMS, ON) == {}


def test_of_a_number_given_twice_nothing_is_known() -> None:
    assert audit_actions(audits(CLOSED, audit=AUDIT._replace(is_repeated=True)), ALL, HALF_TERMS, ON)["RPS"][0] is None


def test_of_a_number_given_twice_neither_is_told_to_recommend_anything() -> None:
    twice = AUDIT._replace(is_repeated=True)
    found = Audits(POLICY, (twice, twice._replace(school="OHS")), {"1": (OPEN,)})
    assert (open_actions(found, ON), repeated_findings(found, ON)) == ([], [])
    assert progress(found, twice, ON) == (0, 0, 0, None)


def test_an_audit_that_was_carried_out_later_has_recommended_nothing_yet() -> None:
    assert progress(audits(OPEN), AUDIT, MADE - A_DAY) == (0, 0, 0, None)


def test_the_cells_that_decide_it_are_those_of_what_decides_it() -> None:
    late = OPEN._replace(risk="high", due=MADE, due_place=OPEN.due_place._replace(line=3))
    assert audit_actions(audits(OPEN, late), ALL, HALF_TERMS, ON)["RPS"][1] == (late.due_place,)
    assert audit_actions(audits(CLOSED), ALL, HALF_TERMS, ON)["RPS"][1] == (CLOSED.closed_place,)


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


def test_a_tally_counts_what_is_open_overdue_and_closed() -> None:
    found = audits(OPEN, OPEN._replace(due=ON - A_DAY), OPEN._replace(due=None), CLOSED)
    assert progress(found, AUDIT, ON) == (3, 1, 1, 60)
    assert progress(audits(CLOSED), AUDIT, ON) == (0, 0, 1, None)


def test_what_is_open_is_told_high_risk_first_and_then_the_oldest() -> None:
    older = AUDIT._replace(number="2", carried_out_on=MADE - A_DAY)
    undated = AUDIT._replace(number="3", carried_out_on=None, received_on=None)
    high = OPEN._replace(number="9", risk="high", due=ON - A_DAY)
    found = Audits(POLICY, (undated, AUDIT, older), {"1": (OPEN, CLOSED, high), "2": (OPEN,), "3": (OPEN,)})
    told = [(each.audit.number, each.recommendation.number, each.age, each.overdue) for each in open_actions(found, ON)]
    assert told == [("1", "9", 60, 1), ("2", "1", 61, 0), ("1", "1", 60, 0), ("3", "1", None, 0)]


def test_the_same_words_of_one_kind_at_several_schools_are_one_finding() -> None:
    there = (
        AUDIT,
        AUDIT._replace(number="2", school="OHS"),
        AUDIT._replace(number="3", school="SBP", kind=GDPR),
        AUDIT._replace(number="4", school=TRUST_WIDE),
    )
    alike = OPEN._replace(text="publish the  Complaints procedure.")
    found = Audits(POLICY, there, {"1": (CLOSED,), "2": (alike,), "3": (OPEN,), "4": (OPEN,)})
    [told] = repeated_findings(found, ON)
    assert (told.kind.id, told.text) == ("website", "Publish the complaints procedure")
    assert (told.open_at, told.closed_at) == (("OHS",), ("RPS",))


def test_a_report_is_awaited_from_the_day_it_is_commissioned_until_it_is_received() -> None:
    before = AUDIT._replace(number="2", commissioned_on=date(2026, 9, 1), received_on=None)
    found = Audits(POLICY, (AUDIT, before), {})
    assert [each.number for each in awaited(found, date(2026, 9, 6))] == ["2"]
    assert [each.number for each in awaited(found, date(2026, 9, 7))] == ["2", "1"]
    assert [each.number for each in awaited(found, ON)] == ["2"]
