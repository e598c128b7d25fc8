"""An activity as it falls to one school: in its time in the trust, and under its exception."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sfec.model.activity import Activity, ActivityException, Cadence
from sfec.model.occurrence import ActivityDone, Occurrence, Status
from sfec.model.trust import School
from sfec.rules.core_offer.schedule import ScheduleRequest, occurrences
from tests.support.core_offer_terms import (
    LAST_YEAR,
    OFFER,
    RPS,
    YEAR,
    YEARS,
    closed,
    done,
    dues,
    of,
    of_year,
)

TODAY = date(2026, 11, 23)


def test_a_school_that_joins_or_leaves_in_the_year_has_only_what_it_is_there_for_long_enough() -> (
    None
):
    joined = School("NEW", "New School", joined=date(2027, 1, 4))
    left = School("OLD", "Old School", left=date(2027, 1, 3))
    assert dues(of_year(school=joined), "combined_report") == [
        "12 Feb",
        "25 Mar",
        "28 May",
        "21 Jul",
    ]
    assert dues(of_year(school=left), "combined_report") == ["23 Oct", "18 Dec"]
    assert dues(of_year(school=left), "teaching_review") == []
    # A yearly one is due of a school that was there for a term, by its last school day there.
    assert dues(of_year(school=left), "gdpr") == ["18 Dec"]
    assert dues(of_year(school=joined), "teaching_review") == ["21 Jul"]
    assert len(of(of_year(school=joined), "elt")) + len(of(of_year(school=left), "elt")) == 40


@settings(max_examples=25, deadline=None)
@given(st.dates(date(2026, 8, 1), date(2027, 9, 1)), st.integers(0, 200))
def test_whenever_a_school_joins_and_leaves_all_that_is_due_is_due_within(
    first: date, days: int
) -> None:
    school = School("NEW", "New School", joined=first, left=first + timedelta(days))
    theirs = [each for each in of_year(school=school) if each.school]
    assert all(first <= each.window.due <= first + timedelta(days) for each in theirs)


def test_never_reviewed_a_school_is_due_by_the_end_of_the_summer_term() -> None:
    assert dues(of_year(), "teaching_review") == ["21 Jul"]


def test_reviewed_three_years_before_it_is_due_on_that_day() -> None:
    [found] = of(of_year(done("teaching_review", "2023-11-20")), "teaching_review")
    assert (found.window.due, found.status(TODAY)) == (date(2026, 11, 20), Status.OVERDUE)


def test_reviewed_in_the_year_it_is_done_and_due_again_three_years_on() -> None:
    first = of(of_year(done("teaching_review", "2026-10-05")), "teaching_review")
    assert [(each.window.period, each.status(TODAY)) for each in first] == [
        ("first-2026-27", Status.DONE)
    ]
    again = of_year(done("teaching_review", "2023-11-20"), done("teaching_review", "2026-10-05"))
    assert closed(again, "teaching_review") == {"after-2023-11-20": "2026-10-05"}
    assert [each.is_late for each in of(again, "teaching_review")] == [False]


def test_reviewed_late_it_is_done_late_and_moves_with_the_day_it_was_done() -> None:
    acts = (done("teaching_review", "2022-10-05"), done("teaching_review", "2026-10-05"))
    [found] = of(of_year(*acts), "teaching_review")
    assert (found.window.due, found.done_on, found.is_late) == (
        date(2025, 10, 5),
        date(2026, 10, 5),
        True,
    )


def test_overdue_from_years_before_it_stays_until_done_for_a_school_that_joined_since_too() -> None:
    joined = School("RPS", "Ravelmoor", joined=date(2026, 9, 1))
    for school in (RPS, joined):
        [found] = of(
            of_year(done("teaching_review", "2021-05-10"), school=school), "teaching_review"
        )
        assert found.status(date(2026, 9, 1)) is Status.OVERDUE


def test_reviewed_before_the_year_it_is_due_in_it_shows_in_both_years() -> None:
    acts = [done("teaching_review", "2023-11-20"), done("teaching_review", "2026-03-02")]
    for year in YEARS:
        assert closed(of_year(*acts, year=year), "teaching_review") == {
            "after-2023-11-20": "2026-03-02"
        }


def test_reviewed_last_year_it_is_not_there_this_year() -> None:
    acts = [done("teaching_review", "2026-03-02")]
    assert of(of_year(*acts), "teaching_review") == []
    assert closed(of_year(*acts, year=LAST_YEAR), "teaching_review") == {
        "first-2025-26": "2026-03-02"
    }


def excepted(activity: str, *acts: ActivityDone, **departing: object) -> list[Occurrence]:
    """An activity's occurrences in the year where it is otherwise for the school."""
    exception = ActivityException("It is so")._replace(**departing)  # type: ignore[arg-type]  # fields by name
    return of(of_year(*acts, departing=exception, activity=activity), activity)


def test_every_other_time_two_weeks_are_one_and_due_by_the_end_of_the_second() -> None:
    found = excepted("ceo_visit", done("ceo_visit", "2026-09-09"), is_every_other=True)
    assert dues(found, "ceo_visit")[:3] == ["11 Sep", "25 Sep", "9 Oct"]
    assert len(found) == 20
    assert closed(found, "ceo_visit") == {"2026-08-31": "2026-09-09"}


def test_of_three_terms_the_last_stands_alone_every_other_time() -> None:
    assert dues(excepted("website", is_every_other=True), "website") == ["25 Mar", "21 Jul"]


def test_an_exception_names_another_owner_or_says_that_it_is_not_applicable() -> None:
    assert {each.owner for each in excepted("gdpr", owner="coo")} == {"coo"}
    assert {each.status(TODAY) for each in excepted("website", is_not_applicable=True)} == {
        Status.NOT_APPLICABLE
    }


def test_an_exceptions_day_is_of_the_year_it_lies_in_alone() -> None:
    assert dues(excepted("gdpr", due=date(2027, 3, 5)), "gdpr") == ["5 Mar"]
    assert dues(excepted("gdpr", due=date(2028, 3, 5)), "gdpr") == ["29 Jan"]


def test_an_exceptions_day_is_of_the_review_that_is_to_come_and_not_of_the_next() -> None:
    acts = [done("teaching_review", "2024-02-01")]
    given_day = date(2027, 3, 5)
    assert dues(excepted("teaching_review", *acts, due=given_day), "teaching_review") == ["5 Mar"]
    assert dues(excepted("teaching_review", due=given_day), "teaching_review") == ["5 Mar"]
    acts.append(done("teaching_review", "2027-03-01"))
    assert closed(excepted("teaching_review", *acts, due=given_day), "teaching_review") == {
        "after-2024-02-01": "2027-03-01"
    }


def every_six_months(
    *on: str, departing: ActivityException | None = None
) -> dict[str, tuple[date, date | None]]:
    """When a check of every six months was due in 2026-27, by its period, and when it was done."""
    check = Activity("check", "Check", Cadence.INTERVAL, "school", every_months=6)
    exceptions = {("RPS", "check"): departing} if departing else {}
    offer = OFFER._replace(activities={"check": check}, exceptions=exceptions)
    did = [done("check", day) for day in on]
    found = occurrences(ScheduleRequest(offer, [RPS], YEARS, did, YEAR.first, YEAR.last))
    return {each.window.period: (each.window.due, each.done_on) for each in found}


def test_a_check_of_every_six_months_moves_with_the_day_it_was_done() -> None:
    assert every_six_months() == {"first-2026-27": (date(2027, 3, 1), None)}
    assert every_six_months("2026-04-20") == {"after-2026-04-20": (date(2026, 10, 20), None)}
    assert every_six_months("2026-04-20", "2026-10-12", "2027-04-19") == {
        "after-2026-04-20": (date(2026, 10, 20), date(2026, 10, 12)),
        "after-2026-10-12": (date(2027, 4, 12), date(2027, 4, 19)),
    }


def test_an_exceptions_day_is_of_the_time_a_third_of_the_interval_after_the_last() -> None:
    earlier = ActivityException("The engineer comes then", due=date(2027, 3, 5))
    assert every_six_months("2026-10-12", departing=earlier) == {
        "first-2026-27": (date(2027, 3, 1), date(2026, 10, 12)),
        "after-2026-10-12": (date(2027, 3, 5), None),
    }
    assert every_six_months("2027-01-06", departing=earlier) == {
        "first-2026-27": (date(2027, 3, 5), date(2027, 1, 6)),
        "after-2027-01-06": (date(2027, 7, 6), None),
    }
