"""What stands against recording that an activity was done."""

from datetime import date

import pytest

from sfec.model.activity import Activity, ActivityException, Cadence, CoreOffer
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import School
from sfec.problems import Problem
from sfec.rules.core_offer.done_objections import (
    DoneActivity,
    contradiction,
    falls_to,
    objections,
)

TODAY = date(2026, 11, 23)
WEBSITE = Activity("website", "Website audit", Cadence.TERMLY, "school", "compliance_manager")
ELT = Activity("elt", "ELT discusses the school", Cadence.WEEKLY, "school")
MUSTS = Activity("musts", "Financial musts", Cadence.MONTHLY, "trust", "cfo", days="working")
MENTORS = Activity("mentors", "Mentors deployed", Cadence.ONGOING, "school")
RPS = School("RPS", "Ravelmoor Primary School", joined=date(2026, 9, 14), left=date(2027, 1, 31))
NOT_FOR_RPS = {
    ("RPS", "website"): ActivityException("it has no website of its own", is_not_applicable=True)
}
OFFER = CoreOffer({each.id: each for each in (WEBSITE, ELT, MUSTS, MENTORS)}, {})


def doing(activity: Activity, on: date, school: School | None = RPS) -> DoneActivity:
    return DoneActivity(
        ActivityDone(activity.id, school.code if school else None, on), activity, school
    )


def against(activity: Activity, on: date, offer: CoreOffer = OFFER) -> list[Problem]:
    return list(objections(doing(activity, on), offer, TODAY))


def test_today_and_every_day_since_the_school_joined_can_be_recorded() -> None:
    assert against(WEBSITE, TODAY) == []
    assert against(WEBSITE, date(2026, 9, 14)) == []


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2026, 11, 24), ["activity-future"]),
        (date(2026, 9, 13), ["activity-school"]),
        (date(2027, 2, 1), ["activity-future", "activity-school"]),
    ],
)
def test_a_day_to_come_or_when_the_school_was_not_in_the_trust_is_refused(
    on: date, codes: list[str]
) -> None:
    found = against(WEBSITE, on)
    assert [each.code for each in found] == codes
    assert {each.who for each in found} == {RPS.who}


def test_a_certificate_from_before_the_school_joined_says_when_the_next_is_due() -> None:
    check = WEBSITE._replace(cadence=Cadence.INTERVAL, every_months=60)
    assert against(check, date(2024, 3, 5)) == []
    assert [each.code for each in against(check, date(2027, 2, 1))] == [
        "activity-future",
        "activity-school",
    ]


def test_what_is_not_applicable_to_the_school_is_refused_with_the_reason() -> None:
    offer = OFFER._replace(exceptions=NOT_FOR_RPS)
    [found] = against(WEBSITE, TODAY, offer)
    assert found.code == "activity-not-applicable"
    assert "it has no website of its own" in found.message
    assert against(ELT, TODAY, offer) == []
    assert not falls_to(RPS, WEBSITE, offer, TODAY)
    assert falls_to(RPS, ELT, offer, TODAY)


def test_what_is_done_for_the_trust_asks_no_school() -> None:
    assert list(objections(doing(MUSTS, date(2026, 9, 1), None), OFFER, TODAY)) == []


@pytest.mark.parametrize(("is_absent", "says"), [(True, "with"), (False, "without")])
def test_what_is_on_record_as_the_other_is_named_with_what_shows_it(
    is_absent: bool,  # noqa: FBT001 - a parameter of the case
    says: str,
) -> None:
    done = doing(WEBSITE, TODAY)
    found = contradiction(done._replace(act=done.act._replace(is_absent=is_absent)), "entry 1605c8")
    assert found.code == "activity-absent"
    assert f"for 23 November 2026 as held {says} the school, by entry 1605c8, and" in found.message
