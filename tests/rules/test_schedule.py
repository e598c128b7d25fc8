"""The schedule: every activity of the example trust in 2026-27, and which occurrences what was done closes."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sfec.model.activity import Activity, Cadence, Departing
from sfec.model.occurrence import ActivityDone, Occurrence, Status
from sfec.model.trust import Person, School
from sfec.rules.schedule import Asked, close, has_no_start, occurrences
from sfec.rules.windows import windows
from tests.core_offer_terms import LAST_YEAR, OFFER, RPS, SCHOOLS, YEAR, YEARS, done, dues, headed, of, of_year

TODAY = date(2026, 11, 23)
WEEKLY = ("elt", "attendance", "operations", "ceo_visit", "assemblies")
MONTHLY_SCHOOL, MONTHLY_WORKING = ("coaching", "dsl"), ("accounts", "musts")
HALF_TERMLY = ("categorisation", "ceo_letter", "outside_coaching", "combined_report")
TERMLY = (
    "safeguarding_forum", "website", "subject_leads", "outcomes", "curriculum", "hr_files", "smoothwall", "sip_visit",
    "assessments",
)  # fmt: skip
YEARLY = (
    "peer_review", "fft", "safeguarding", "gdpr", "internal_controls", "health_and_safety", "external_reviews",
    "fire_safety", "full_site", "upr", "sdp", "sef", "values_day", "careers_day", "year_6", "awards", "survey",
)  # fmt: skip
ONGOING = (
    "inset", "pmr_npq", "head_pmr", "aspiring", "chair_visits", "policies", "site", "school_to_school", "portal",
    "mentors", "risk_register", "conferences",
)  # fmt: skip
#: How often each falls due for a school that is in the trust all year and has an experienced head.
TIMES = {
    **dict.fromkeys(WEEKLY, 40),
    **dict.fromkeys(MONTHLY_SCHOOL, 11),
    **dict.fromkeys(MONTHLY_WORKING, 12),
    **dict.fromkeys(HALF_TERMLY, 6),
    **dict.fromkeys(TERMLY, 3),
    **dict.fromkeys((*YEARLY, "teaching_review"), 1),
    **dict.fromkeys((*ONGOING, "coaching_new"), 0),
}


def counted(found: list[Occurrence]) -> dict[str, int]:
    """How often each activity is there."""
    return {each: len(of(found, each)) for each in OFFER.activities}


def closed(found: list[Occurrence], activity: str) -> dict[str, str]:
    """When each closed occurrence of an activity was done, by its period."""
    return {each.window.period: each.done_on.isoformat() for each in of(found, activity) if each.done_on}


@pytest.mark.parametrize("school", SCHOOLS, ids=lambda each: each.code)
def test_every_school_in_the_trust_all_year_has_each_activity_the_right_number_of_times(school: School) -> None:
    assert counted(of_year(school=school)) == TIMES


def test_what_is_the_trusts_is_there_once_and_what_is_a_schools_is_its_own() -> None:
    found = occurrences(Asked(OFFER, SCHOOLS, [YEAR]))
    assert {each.school for each in of(found, "musts")} == {None}
    assert {each.school for each in of(found, "dsl")} == {each.code for each in SCHOOLS}
    assert len({each.key for each in found}) == len(found)


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


def test_without_a_head_nobody_is_coached_and_without_a_first_day_nobody_can_say_how_often() -> None:
    nobody, since_when = School("NEW", "New School"), headed(None)
    for school in (nobody, since_when):
        found = of_year(school=school)
        assert of(found, "coaching_new") == of(found, "coaching") == []
    assert [has_no_start(each, TODAY) for each in (nobody, since_when, RPS)] == [False, True, False]


def test_where_two_are_head_the_one_who_came_last_is_meant() -> None:
    acting = Person("Milo Nash", None, date(2026, 9, 1))
    school = School("NEW", "New School", people={"head": (acting, *headed("2019-09-01").people["head"])})
    assert len(of(of_year(school=school), "coaching_new")) == 40


def test_what_is_of_every_head_needs_only_that_there_is_one() -> None:
    every = Activity("walk", "Walk", Cadence.YEARLY, "head")
    offer = OFFER._replace(activities={"walk": every})
    found = occurrences(Asked(offer, [headed(None, code="OLD"), School("NEW", "New School")], [YEAR]))
    assert [each.school for each in found] == ["OLD"]


def test_a_school_that_joins_or_leaves_in_the_year_has_only_what_falls_due_while_it_belongs() -> None:
    joined = School("NEW", "New School", joined=date(2027, 1, 4))
    left = School("OLD", "Old School", left=date(2027, 1, 3))
    assert dues(of_year(school=joined), "combined_report") == ["12 Feb", "25 Mar", "28 May", "21 Jul"]
    assert dues(of_year(school=left), "combined_report") == ["23 Oct", "18 Dec"]
    assert dues(of_year(school=left), "teaching_review") == dues(of_year(school=left), "gdpr") == []
    assert dues(of_year(school=joined), "teaching_review") == ["21 Jul"]
    assert len(of(of_year(school=joined), "elt")) + len(of(of_year(school=left), "elt")) == 40


@settings(max_examples=25, deadline=None)
@given(st.dates(date(2026, 8, 1), date(2027, 9, 1)), st.integers(0, 200))
def test_whenever_a_school_joins_and_leaves_all_that_is_due_is_due_within(first: date, days: int) -> None:
    school = School("NEW", "New School", joined=first, left=first + timedelta(days))
    theirs = [each for each in of_year(school=school) if each.school]
    assert all(first <= each.window.due <= first + timedelta(days) for each in theirs)


def test_nothing_is_due_outside_its_window_nor_on_a_day_when_nobody_works() -> None:
    school_days = set(YEAR.open_days)
    for each in of_year():
        window = each.window
        assert window.first <= window.due <= window.last
        if each.activity.days == "working":
            assert window.due.weekday() < 5
            assert window.due not in YEAR.bank_holidays
        else:
            assert window.due in school_days


def test_done_in_its_window_an_occurrence_is_closed_and_nothing_else_is() -> None:
    assert closed(of_year(done("dsl", "2026-10-09")), "dsl") == {"2026-10": "2026-10-09"}
    assert closed(of_year(done("dsl", "2026-10-09", school="OHS")), "dsl") == {}
    assert closed(of_year(done("musts", "2026-10-09", school=None)), "musts") == {"2026-10": "2026-10-09"}


def test_done_a_second_time_the_oldest_that_is_open_is_closed_late() -> None:
    found = of_year(done("dsl", "2026-11-09"), done("dsl", "2026-11-20"), year=YEAR)
    assert closed(found, "dsl") == {"2026-11": "2026-11-09", "2026-09": "2026-11-20"}
    assert [each.is_late for each in of(found, "dsl")[:3]] == [True, False, False]


def test_done_in_the_holidays_the_oldest_open_of_the_year_is_closed_before_one_of_the_year_before() -> None:
    assert closed(of_year(done("ceo_visit", "2026-10-28")), "ceo_visit") == {"2026-08-31": "2026-10-28"}
    before = [done("gdpr", "2026-11-09"), done("gdpr", "2026-11-16")]
    assert closed(of_year(*before, year=LAST_YEAR), "gdpr") == {"2025-26": "2026-11-16"}


def test_what_is_done_for_a_half_term_closes_that_one_whenever_it_was_done() -> None:
    late = done("categorisation", "2026-11-05", "2026-27/autumn-1")
    found = of_year(late, done("categorisation", "2026-11-23", "2026-27/autumn-2"))
    assert closed(found, "categorisation") == {"2026-27/autumn-1": "2026-11-05", "2026-27/autumn-2": "2026-11-23"}
    assert of(found, "categorisation")[0].is_late
    again = of_year(late, done("categorisation", "2026-11-06", "2026-27/autumn-1"))
    assert closed(again, "categorisation") == {"2026-27/autumn-1": "2026-11-05"}


def test_done_for_no_half_term_that_a_school_has_it_closes_none() -> None:
    assert closed(of_year(done("categorisation", "2026-11-05", "2019-20/autumn-1")), "categorisation") == {}
    assert close([], [(TODAY, None)]) == {}


def test_recorded_in_any_order_the_picture_is_the_same() -> None:
    acts = [
        done("dsl", "2026-11-09"),
        done("dsl", "2026-11-20"),
        done("dsl", "2026-09-21"),
        done("dsl", "2026-11-30", "2026-11"),
    ]
    assert len({tuple(closed(of_year(*each), "dsl").items()) for each in permutations(acts)}) == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.dates(date(2026, 9, 1), date(2027, 8, 31)), max_size=8), st.randoms(use_true_random=False))
def test_shuffled_days_close_the_same_windows_and_each_day_at_most_one(days: list[date], random: object) -> None:
    theirs = windows(OFFER.activities["ceo_visit"], YEAR)
    shuffled = list(days)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis's own random
    found = close(theirs, [(day, None) for day in days])
    assert found == close(theirs, [(day, None) for day in shuffled])
    assert len(found) <= len(days)
    starts = {each.period: each.first for each in theirs}
    assert all(day >= starts[period] for period, day in found.items())


def test_each_status_follows_from_the_day_it_is_seen_on() -> None:
    found = of_year(done("dsl", "2026-11-20"))
    assert [each.status(TODAY) for each in of(found, "dsl")[1:5]] == [
        Status.OVERDUE,
        Status.DONE,
        Status.UPCOMING,
        Status.UPCOMING,
    ]
    assert of(found, "dsl")[2].status(date(2026, 11, 19)) is Status.DUE


def test_never_reviewed_a_school_is_due_by_the_end_of_the_summer_term() -> None:
    assert dues(of_year(), "teaching_review") == ["21 Jul"]


def test_reviewed_three_years_before_it_is_due_on_that_day() -> None:
    [found] = of(of_year(done("teaching_review", "2023-11-20")), "teaching_review")
    assert (found.window.due, found.status(TODAY)) == (date(2026, 11, 20), Status.OVERDUE)


def test_reviewed_in_the_year_it_is_done_and_due_again_three_years_on() -> None:
    first = of(of_year(done("teaching_review", "2026-10-05")), "teaching_review")
    assert [(each.window.period, each.status(TODAY)) for each in first] == [("first-2026-27", Status.DONE)]
    again = of_year(done("teaching_review", "2023-11-20"), done("teaching_review", "2026-10-05"))
    assert closed(again, "teaching_review") == {"after-2023-11-20": "2026-10-05"}
    assert [each.is_late for each in of(again, "teaching_review")] == [False]


def test_reviewed_late_it_is_done_late_and_moves_with_the_day_it_was_done() -> None:
    acts = (done("teaching_review", "2022-10-05"), done("teaching_review", "2026-10-05"))
    [found] = of(of_year(*acts), "teaching_review")
    assert (found.window.due, found.done_on, found.is_late) == (date(2025, 10, 5), date(2026, 10, 5), True)


def test_overdue_from_years_before_it_stays_until_it_is_done_for_a_school_that_has_joined_since_too() -> None:
    joined = School("RPS", "Ravelmoor", joined=date(2026, 9, 1))
    for school in (RPS, joined):
        [found] = of(of_year(done("teaching_review", "2021-05-10"), school=school), "teaching_review")
        assert found.status(date(2026, 9, 1)) is Status.OVERDUE


def test_reviewed_before_the_year_it_is_due_in_it_shows_in_both_years() -> None:
    acts = [done("teaching_review", "2023-11-20"), done("teaching_review", "2026-03-02")]
    for year in YEARS:
        assert closed(of_year(*acts, year=year), "teaching_review") == {"after-2023-11-20": "2026-03-02"}


def test_what_was_done_late_in_the_year_after_belongs_to_its_own_year_alone() -> None:
    late = done("categorisation", "2026-09-10", "2025-26/summer-2")
    assert closed(of_year(late), "categorisation") == {}
    assert closed(of_year(late, year=LAST_YEAR), "categorisation") == {"2025-26/summer-2": "2026-09-10"}


def test_reviewed_last_year_it_is_not_there_this_year() -> None:
    acts = [done("teaching_review", "2026-03-02")]
    assert of(of_year(*acts), "teaching_review") == []
    assert closed(of_year(*acts, year=LAST_YEAR), "teaching_review") == {"first-2025-26": "2026-03-02"}


def excepted(activity: str, *acts: ActivityDone, **departing: object) -> list[Occurrence]:
    """An activity's occurrences in the year where it is otherwise for the school."""
    exception = Departing("It is so")._replace(**departing)  # type: ignore[arg-type]  # fields by name
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
    assert {each.status(TODAY) for each in excepted("website", is_not_applicable=True)} == {Status.NOT_APPLICABLE}


def test_an_exceptions_day_is_of_the_year_it_lies_in_alone() -> None:
    assert dues(excepted("gdpr", due=date(2027, 3, 5)), "gdpr") == ["5 Mar"]
    assert dues(excepted("gdpr", due=date(2028, 3, 5)), "gdpr") == ["21 Jul"]


def test_an_exceptions_day_is_of_the_review_that_is_to_come_and_not_of_the_next() -> None:
    acts = [done("teaching_review", "2024-02-01")]
    given_day = date(2027, 3, 5)
    assert dues(excepted("teaching_review", *acts, due=given_day), "teaching_review") == ["5 Mar"]
    assert dues(excepted("teaching_review", due=given_day), "teaching_review") == ["5 Mar"]
    acts.append(done("teaching_review", "2027-03-01"))
    assert closed(excepted("teaching_review", *acts, due=given_day), "teaching_review") == {
        "after-2024-02-01": "2027-03-01"
    }


def test_only_what_some_of_the_days_asked_for_belong_to_is_there() -> None:
    asked = Asked(OFFER, [RPS], YEARS, (), date(2026, 11, 2), date(2026, 11, 15))
    found = occurrences(asked)
    assert dues(found, "elt") == ["6 Nov", "13 Nov"]
    assert dues(found, "dsl") == ["30 Nov"]
    assert dues(found, "website") == ["18 Dec"]


def every_six_months(*on: str, departing: Departing | None = None) -> dict[str, tuple[date, date | None]]:
    """When a check of every six months was due in 2026-27, by its period, and when it was done."""
    check = Activity("check", "Check", Cadence.INTERVAL, "school", every_months=6)
    exceptions = {("RPS", "check"): departing} if departing else {}
    offer = OFFER._replace(activities={"check": check}, exceptions=exceptions)
    did = [done("check", day) for day in on]
    found = occurrences(Asked(offer, [RPS], YEARS, did, YEAR.first, YEAR.last))
    return {each.window.period: (each.window.due, each.done_on) for each in found}


def test_a_check_of_every_six_months_moves_with_the_day_it_was_done() -> None:
    assert every_six_months() == {"first-2026-27": (date(2027, 3, 1), None)}
    assert every_six_months("2026-04-20") == {"after-2026-04-20": (date(2026, 10, 20), None)}
    assert every_six_months("2026-04-20", "2026-10-12", "2027-04-19") == {
        "after-2026-04-20": (date(2026, 10, 20), date(2026, 10, 12)),
        "after-2026-10-12": (date(2027, 4, 12), date(2027, 4, 19)),
    }


def test_an_exception_s_day_is_that_of_the_time_at_least_a_third_of_the_interval_after_the_last() -> None:
    earlier = Departing("The engineer comes then", due=date(2027, 3, 5))
    assert every_six_months("2026-10-12", departing=earlier) == {
        "first-2026-27": (date(2027, 3, 1), date(2026, 10, 12)),
        "after-2026-10-12": (date(2027, 3, 5), None),
    }
    assert every_six_months("2027-01-06", departing=earlier) == {
        "first-2026-27": (date(2027, 3, 5), date(2027, 1, 6)),
        "after-2027-01-06": (date(2027, 7, 6), None),
    }


def test_what_was_due_before_the_core_offer_was_kept_is_not_looked_at() -> None:
    offer = OFFER._replace(kept_from=date(2026, 11, 2))
    found = occurrences(Asked(offer, [RPS], YEARS, [done("website", "2026-11-10"), done("website", "2026-11-11")]))
    assert min(each.window.due for each in found) >= date(2026, 11, 2)
    assert dues(found, "dsl")[0] == "30 Nov"
    website = {each.window.period: each.done_on for each in of(found, "website")}
    assert website == {"2026-27/autumn": date(2026, 11, 10), "2026-27/spring": None, "2026-27/summer": None}


def test_what_nobody_has_recorded_is_due_in_each_year_until_it_is() -> None:
    asked = Asked(OFFER, [RPS], YEARS)
    found = of(occurrences(asked), "teaching_review")
    assert [each.window.period for each in found] == ["first-2025-26", "first-2026-27"]
    recorded = of(occurrences(asked._replace(done=[done("teaching_review", "2026-10-05")])), "teaching_review")
    assert [(each.window.period, each.done_on) for each in recorded] == [("first-2026-27", date(2026, 10, 5))]
