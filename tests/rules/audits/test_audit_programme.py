"""The audit programme: what the board is told of what is awaited, open and shared."""

from datetime import date

from sfec.model.audit import TRUST_WIDE
from tests.support.audit_builder import AUDIT, CLOSED, MADE, OPEN
from tests.support.core_offer_terms import LAST_YEAR, done
from tests.support.programme_builder import HIGH, LATE, an_audit, at, of, programme


def test_another_year_has_its_own_audits_and_days() -> None:
    found = programme(an_audit("gdpr", on=date(2026, 6, 10)), year=LAST_YEAR)
    assert found.year == "2025-26"
    assert of(found, "GDPR").days == (date(2026, 1, 30),)
    assert found.summary.carried_out == 1


def test_a_report_is_awaited_with_its_school_auditor_and_days() -> None:
    early = AUDIT._replace(
        number="2", kind=None, school=TRUST_WIDE, commissioned_on=None, auditor="", received_on=None
    )
    found = programme(AUDIT._replace(received_on=None, carried_out_on=date(2026, 11, 24)), early)
    assert found.awaited == (
        ("kind not known", "Trust", "not known", None, MADE),
        ("Website", "Ravelmoor Primary School (RPS)", "Ada", date(2026, 9, 7), None),
    )
    assert found.summary.awaited == 2
    assert programme(AUDIT).awaited == ()


def test_of_a_peer_review_nothing_is_shown_but_its_days() -> None:
    [line] = programme(an_audit("peer_review")._replace(received_on=None)).awaited
    assert (line.auditor, line.commissioned_on, line.carried_out_on) == (
        "not shown",
        AUDIT.commissioned_on,
        MADE,
    )


def test_what_is_open_and_of_high_risk_or_overdue_matters_most_high_risk_first() -> None:
    found = programme(AUDIT, recommended={"1": (OPEN, CLOSED, LATE, HIGH)})
    assert [
        (each.text, each.risk, each.is_high, each.due, each.days_overdue) for each in found.pressing
    ] == [
        ("Repair the fire door", "high", True, date(2026, 12, 4), 0),
        ("Lock the cabinet", "low", False, date(2026, 11, 20), 3),
    ]
    [first, _] = found.pressing
    assert (first.school, first.audit, first.owner) == (
        "Ravelmoor Primary School (RPS)",
        "Website",
        "Head",
    )
    assert (found.summary.open, found.summary.overdue, found.summary.high) == (3, 1, 1)


def test_one_that_was_closed_in_vain_says_why_it_is_open() -> None:
    closed = HIGH._replace(closed_on=date(2026, 10, 5), evidence="A photograph")
    [line] = programme(AUDIT, recommended={"1": (closed,)}).pressing
    assert line.remark == "closed, but not re-tested"
    assert [each.remark for each in programme(AUDIT, recommended={"1": (HIGH,)}).pressing] == [""]


def test_what_is_not_written_down_is_not_known() -> None:
    blank = HIGH._replace(text="", owner="", due=None)
    [line] = programme(AUDIT._replace(school=None), recommended={"1": (blank,)}).pressing
    assert (line.school, line.text, line.owner, line.due) == (
        "not known",
        "no words",
        "not known",
        None,
    )
    [line] = programme(AUDIT, recommended={"1": (LATE._replace(risk=None),)}).pressing
    assert (line.risk, line.is_high) == ("not known", False)


def test_what_might_matter_is_counted_and_not_shown() -> None:
    unknown = (
        OPEN._replace(risk=None),
        OPEN._replace(due=None),
        HIGH._replace(due=None),
        LATE._replace(risk=None),
    )
    found = programme(AUDIT, recommended={"1": unknown})
    assert (len(found.pressing), found.summary.doubtful) == (2, 2)
    assert programme(AUDIT, recommended={"1": (OPEN, HIGH, LATE)}).summary.doubtful == 0


def test_what_an_audit_yet_to_come_recommends_does_not_count_yet() -> None:
    coming = AUDIT._replace(carried_out_on=date(2026, 11, 24), received_on=None)
    found = programme(coming, recommended={"1": (HIGH,)})
    assert (found.pressing, found.summary.open, at(found, "RPS").open) == ((), 0, 0)


def test_of_a_number_given_to_two_audits_nothing_is_known_of_what_they_recommend() -> None:
    twice = AUDIT._replace(is_repeated=True), AUDIT._replace(is_repeated=True, school="SBP")
    sound = an_audit("gdpr", "OHS", number="2")
    found = programme(*twice, sound, recommended={"1": (HIGH,), "2": (LATE, CLOSED)})
    assert (found.summary.untold, found.summary.open, found.summary.carried_out) == (2, 1, 3)
    assert [each.text for each in found.pressing] == ["Lock the cabinet"]
    assert at(found, "SBP") == ("Skerrow Bank Primary School (SBP)", 1, None, None, None)
    assert at(found, "OHS") == ("Osterfold High School (OHS)", 1, 1, 1, 1)


def test_the_same_at_several_schools_is_told_once() -> None:
    there = (
        AUDIT,
        AUDIT._replace(number="2", school="OHS"),
        AUDIT._replace(number="3", school="SBP"),
    )
    found = programme(*there, recommended={"1": (CLOSED,), "2": (OPEN,), "3": (OPEN,)})
    assert found.shared == (("Website", "Publish the complaints procedure", "OHS, SBP", "RPS"),)
    [line] = programme(*there[1:], recommended={"2": (OPEN,), "3": (OPEN,)}).shared
    assert line.closed_at == "none"
    assert programme(AUDIT, recommended={"1": (OPEN,)}).shared == ()


def test_where_no_audits_are_kept_nothing_is_known_but_what_was_recorded() -> None:
    found = programme(recorded=[done("website", "2026-09-24")], are_kept=False)
    assert not found.are_kept
    assert of(found, "Website").carried_out == ("autumn term: 1 of 8 schools",)
    assert of(found, "RAAC").carried_out == ("not known",)
    assert at(found, "RPS") == ("Ravelmoor Primary School (RPS)", 1, None, None, None)
    assert (found.awaited, found.pressing, found.shared) == ((), (), ())
