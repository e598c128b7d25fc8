"""What has been done: as recorded, and by decisions and letters."""

from collections.abc import Sequence
from datetime import date

import pytest

from sfec.model.activity import Cadence, CoreOffer
from sfec.model.decision import Act, Decision, Withdrawal
from sfec.model.issue import DocumentIssued, Fact, report_of
from sfec.model.ledger import Ledger
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import REPORTING_ROLES
from sfec.rules.core_offer.done_record import done_so_far
from sfec.rules.decisions.courses import courses
from tests.support.acts import CEO, decision, entry
from tests.support.core_offer_terms import OFFER, YEAR

AUTUMN_1, AUTUMN_2 = "2026-27/autumn-1", "2026-27/autumn-2"
VISIT = ActivityDone("ceo_visit", "RPS", date(2026, 11, 20))


def decided(ladder: str, on: str, half_term: str = AUTUMN_1, **named: str) -> Decision:
    """A decision on Ravelmoor."""
    return decision(ladder=ladder, on=date.fromisoformat(on), half_term=half_term, **named)


def letter(on: str, half_term: str = AUTUMN_1, document: str = "ceo-letter") -> DocumentIssued:
    """A letter issued to Ravelmoor."""
    return DocumentIssued(document, "RPS", half_term, date.fromisoformat(on), (CEO,), ())


def found(
    *acts: Act, offer: CoreOffer = OFFER, by_audits: Sequence[ActivityDone] = ()
) -> list[ActivityDone]:
    """What those acts, recorded one after the other as e0, e1 and so on, have done."""
    ledger = Ledger(tuple(entry(act, f"e{number}", number) for number, act in enumerate(acts)))
    half_terms, ladders = YEAR.year.half_terms, ("education", "finance")
    return done_so_far(
        offer, ledger, courses(ledger), half_terms, ladders=ladders, by_audits=by_audits
    )


def test_what_was_recorded_counts_unless_it_was_withdrawn() -> None:
    musts = ActivityDone("musts", None, date(2026, 10, 30), "cfo")
    assert found(VISIT, musts) == [musts, VISIT]
    assert found(VISIT, musts, Withdrawal("e0", "a slip")) == [musts]


def test_an_audit_does_its_activity_and_once_where_that_was_recorded_too() -> None:
    audited = VISIT._replace(activity="website"), VISIT._replace(activity="gdpr")
    recorded = VISIT._replace(activity="website", by="compliance_manager")
    assert found(recorded, by_audits=audited) == [audited[1], recorded]


def test_the_same_activity_school_and_day_is_one_record_however_often_it_is_entered() -> None:
    by_another = VISIT._replace(by="ceo", note="In the diary")
    assert found(VISIT, by_another, VISIT) == [VISIT]
    assert found(VISIT, VISIT._replace(school="OHS"), VISIT._replace(activity="elt")) == [
        VISIT._replace(school="OHS"),
        VISIT,
        VISIT._replace(activity="elt"),
    ]
    assert found(VISIT, by_another, Withdrawal("e0", "not the CEO's")) == [by_another]


def test_a_school_was_not_absent_where_somebody_entered_that_it_took_part() -> None:
    absent = VISIT._replace(is_absent=True)
    assert found(absent, VISIT) == [VISIT]
    assert found(absent) == [absent]


def test_what_a_letter_did_is_one_record_with_what_was_entered_of_it_that_day() -> None:
    entered = ActivityDone("ceo_letter", "RPS", date(2026, 11, 6))
    ticked = entered._replace(period=AUTUMN_1)
    assert found(letter("2026-11-06"), entered) == [ticked]
    both = found(letter("2026-11-06"), letter("2026-11-06", AUTUMN_2))
    assert [each.period for each in both] == [AUTUMN_1, AUTUMN_2]


def test_a_half_term_is_categorised_on_the_later_day_of_both_ladders() -> None:
    assert found(decided("education", "2026-11-05")) == []
    both = found(decided("education", "2026-11-05"), decided("finance", "2026-11-12"))
    assert both == [ActivityDone("categorisation", "RPS", date(2026, 11, 12), period=AUTUMN_1)]


def test_a_second_decision_of_the_half_term_takes_nothing_back() -> None:
    first, later = (
        decided("education", "2026-10-20"),
        decided("education", "2026-12-01", follows="e0"),
    )
    [ticked] = found(first, later, decided("finance", "2026-10-22"))
    assert ticked.on == date(2026, 10, 22)


def test_a_decision_that_was_withdrawn_ticks_nothing() -> None:
    both = decided("education", "2026-11-05"), decided("finance", "2026-11-12")
    assert found(*both, Withdrawal("e1", "a slip")) == []


def test_decisions_of_two_half_terms_are_not_two_ladders_of_one() -> None:
    assert (
        found(decided("education", "2026-10-20"), decided("finance", "2026-11-12", AUTUMN_2)) == []
    )


def test_a_letter_issued_ticks_its_half_term_unless_it_was_withdrawn() -> None:
    ticked = ActivityDone("ceo_letter", "RPS", date(2026, 11, 6), period=AUTUMN_1)
    assert found(letter("2026-11-06")) == [ticked]
    assert found(letter("2026-11-06"), Withdrawal("e0", "a slip"), letter("2026-11-09")) == [
        ticked._replace(on=date(2026, 11, 9))
    ]


def test_other_documents_and_half_terms_that_nobody_knows_tick_nothing() -> None:
    assert (
        found(
            letter("2026-11-06", document="warning-notice"),
            letter("2019-11-06", "2019-20/autumn-1"),
        )
        == []
    )
    unknown = [decided(each, "2019-11-06", "2019-20/autumn-1") for each in ("education", "finance")]
    assert found(*unknown) == []


def test_a_letter_with_all_six_officers_reports_ticks_the_combined_report() -> None:
    facts = tuple(Fact(report_of(role), "0a1b") for role in REPORTING_ROLES)
    [letter_done, combined] = found(letter("2026-11-06")._replace(facts=facts))
    assert letter_done.activity == "ceo_letter"
    assert combined == ActivityDone("combined_report", "RPS", date(2026, 11, 6), period=AUTUMN_1)


@pytest.mark.parametrize("lacking", REPORTING_ROLES)
def test_a_letter_that_lacks_one_officers_report_does_not(lacking: str) -> None:
    facts = tuple(Fact(report_of(role), "0a1b") for role in REPORTING_ROLES if role != lacking)
    lacks = letter("2026-11-06")._replace(facts=facts)
    assert [each.activity for each in found(lacks)] == ["ceo_letter"]


def test_where_a_trust_writes_termly_letters_one_counts_by_its_day() -> None:
    termly = OFFER.activities["ceo_letter"]._replace(cadence=Cadence.TERMLY)
    offer = OFFER._replace(activities={"ceo_letter": termly})
    assert found(letter("2026-11-06"), offer=offer) == [
        ActivityDone("ceo_letter", "RPS", date(2026, 11, 6))
    ]
