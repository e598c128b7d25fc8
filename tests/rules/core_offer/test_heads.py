"""The heads that an activity is for: coaching is of new heads, or of experienced ones."""

from datetime import date

import pytest

from sfec.model.activity import Activity, Cadence
from sfec.model.trust import Person, School
from sfec.rules.core_offer.heads import has_no_start
from sfec.rules.core_offer.schedule import ScheduleRequest, occurrences
from tests.support.core_offer_terms import OFFER, RPS, YEAR, dues, headed, of, of_year

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("since", "weeks", "months"),
    [("2026-09-01", 40, 0), ("2025-09-01", 0, 11), ("2026-01-05", 15, 7), ("2026-11-30", 28, 0)],
)
def test_a_head_is_coached_weekly_for_the_first_twelve_months_and_monthly_from_then_on(
    since: str, weeks: int, months: int
) -> None:
    found = of_year(school=headed(since))
    assert (len(of(found, "coaching_new")), len(of(found, "coaching"))) == (weeks, months)


def test_a_head_who_takes_over_from_an_experienced_one_is_new() -> None:
    old, new = headed("2019-09-01", "2026-12-31"), headed("2027-01-01")
    people = {"head": (*old.people["head"], *new.people["head"])}
    found = of_year(school=School("NEW", "New School", people=people))
    assert dues(found, "coaching") == ["30 Sep", "23 Oct", "30 Nov", "18 Dec"]
    assert dues(found, "coaching_new")[0] == "8 Jan"


def test_without_a_head_nobody_is_coached_and_without_a_first_day_nobody_can_say_how_often() -> (
    None
):
    nobody, since_when = School("NEW", "New School"), headed(None)
    for school in (nobody, since_when):
        found = of_year(school=school)
        assert of(found, "coaching_new") == of(found, "coaching") == []
    assert [has_no_start(each, TODAY) for each in (nobody, since_when, RPS)] == [False, True, False]


def test_where_two_are_head_the_one_who_came_last_is_meant() -> None:
    acting = Person("Milo Nash", None, date(2026, 9, 1))
    school = School(
        "NEW", "New School", people={"head": (acting, *headed("2019-09-01").people["head"])}
    )
    assert len(of(of_year(school=school), "coaching_new")) == 40


def test_what_is_of_every_head_needs_only_that_there_is_one() -> None:
    every = Activity("walk", "Walk", Cadence.YEARLY, "head")
    offer = OFFER._replace(activities={"walk": every})
    found = occurrences(
        ScheduleRequest(offer, [headed(None, code="OLD"), School("NEW", "New School")], [YEAR])
    )
    assert [each.school for each in found] == ["OLD"]
