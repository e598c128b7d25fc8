"""The schools in a programme: their audits of the year, and how the recommendations stand."""

from dataclasses import replace
from datetime import date

from sfec.model.audit import TRUST_WIDE
from tests.support.audit_builder import CLOSED, MADE, OPEN
from tests.support.core_offer_terms import SCHOOLS, done
from tests.support.programme_builder import (
    HIGH,
    LATE,
    an_audit,
    at,
    of,
    programme,
)


def test_what_was_only_recorded_as_done_counts_too() -> None:
    found = programme(recorded=[done("website", "2026-09-24"), done("peer_review", "2026-10-06")])
    assert of(found, "Website").carried_out == ("autumn term: 1 of 8 schools",)
    assert of(found, "Peer reviews").carried_out == ("1 of 8 schools",)
    assert (found.summary.carried_out, at(found, "RPS").carried_out) == (2, 2)


def test_an_audit_that_was_recorded_as_done_too_counts_once() -> None:
    found = programme(an_audit("website"), recorded=[done("website", MADE.isoformat())])
    assert (found.summary.carried_out, at(found, "RPS").carried_out) == (1, 1)


def test_each_school_has_its_audits_and_recommendations_and_the_trusts_own_come_last() -> None:
    there = (
        an_audit("website"),
        an_audit("gdpr", number="2"),
        an_audit("cyber_security", TRUST_WIDE, number="3"),
    )
    found = programme(*there, recommended={"1": (OPEN, CLOSED), "2": (LATE,), "3": (HIGH,)})
    assert [each.school for each in found.schools] == [*(each.who for each in SCHOOLS), TRUST_WIDE]
    assert at(found, "RPS") == ("Ravelmoor Primary School (RPS)", 2, 2, 1, 1)
    assert at(found, "SBP") == ("Skerrow Bank Primary School (SBP)", 0, 0, 0, 0)
    assert found.schools[-1] == (TRUST_WIDE, 1, 1, 0, 0)


def test_a_school_that_has_left_is_there_as_long_as_something_of_it_is_open() -> None:
    schools = [
        replace(each, left=date(2026, 7, 20)) if each.code == "RPS" else each for each in SCHOOLS
    ]
    before = an_audit("website", on=date(2026, 6, 10))
    for recommended, is_there in ((OPEN, True), (CLOSED, False)):
        found = programme(before, recommended={"1": [recommended]}, schools=schools)
        assert any("RPS" in each.school for each in found.schools) is is_there


def test_audits_of_no_known_school_have_a_row_before_the_trusts_own() -> None:
    found = programme(an_audit("website", None), recommended={"1": (OPEN,)})
    assert found.schools[-2] == ("School not known", 1, 1, 0, 0)
