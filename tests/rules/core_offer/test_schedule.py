"""The schedule: every activity of the example trust in 2026-27, each occurrence once, as asked."""

from datetime import date

import pytest

from sfec.model.occurrence import Occurrence, Status
from sfec.model.trust import School
from sfec.rules.core_offer.schedule import ScheduleRequest, occurrences
from tests.support.core_offer_terms import (
    OFFER,
    RPS,
    SCHOOLS,
    YEAR,
    YEARS,
    closed,
    done,
    dues,
    of,
    of_year,
)

TODAY = date(2026, 11, 23)
WEEKLY = ("elt", "attendance", "operations", "ceo_visit", "assemblies")
MONTHLY_SCHOOL, MONTHLY_WORKING = ("coaching", "dsl"), ("accounts", "musts")
HALF_TERMLY = ("categorisation", "ceo_letter", "outside_coaching", "combined_report")
TERMLY = (
    "safeguarding_forum", "website", "subject_leads", "outcomes", "curriculum", "hr_files",
    "smoothwall", "sip_visit", "assessments",
)  # fmt: skip
YEARLY = (
    "peer_review", "fft", "safeguarding", "gdpr", "internal_controls", "health_and_safety",
    "external_reviews", "fire_safety", "full_site", "upr", "sdp", "sef", "values_day",
    "careers_day", "year_6", "awards", "survey",
)  # fmt: skip
ONGOING = (
    "inset", "pmr_npq", "head_pmr", "aspiring", "chair_visits", "policies", "site",
    "school_to_school", "portal", "mentors", "risk_register", "conferences",
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


@pytest.mark.parametrize("school", SCHOOLS, ids=lambda each: each.code)
def test_every_school_in_the_trust_all_year_has_each_activity_the_right_number_of_times(
    school: School,
) -> None:
    assert counted(of_year(school=school)) == TIMES


def test_what_is_the_trusts_is_there_once_and_what_is_a_schools_is_its_own() -> None:
    found = occurrences(ScheduleRequest(OFFER, SCHOOLS, [YEAR]))
    assert {each.school for each in of(found, "musts")} == {None}
    assert {each.school for each in of(found, "dsl")} == {each.code for each in SCHOOLS}
    assert len({each.key for each in found}) == len(found)


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
    assert closed(of_year(done("musts", "2026-10-09", school=None)), "musts") == {
        "2026-10": "2026-10-09"
    }


def test_each_status_follows_from_the_day_it_is_seen_on() -> None:
    found = of_year(done("dsl", "2026-11-20"))
    assert [each.status(TODAY) for each in of(found, "dsl")[1:5]] == [
        Status.NOT_RECORDED,
        Status.DONE,
        Status.UPCOMING,
        Status.UPCOMING,
    ]
    assert of(found, "dsl")[2].status(date(2026, 11, 19)) is Status.DUE


def test_only_what_some_of_the_days_asked_for_belong_to_is_there() -> None:
    asked = ScheduleRequest(OFFER, [RPS], YEARS, (), date(2026, 11, 2), date(2026, 11, 15))
    found = occurrences(asked)
    assert dues(found, "elt") == ["6 Nov", "13 Nov"]
    assert dues(found, "dsl") == ["30 Nov"]
    assert dues(found, "website") == ["18 Dec"]


def test_what_was_due_before_the_core_offer_was_kept_is_not_looked_at() -> None:
    offer = OFFER._replace(kept_from=date(2026, 11, 2))
    found = occurrences(
        ScheduleRequest(
            offer, [RPS], YEARS, [done("website", "2026-11-10"), done("website", "2026-11-11")]
        )
    )
    assert min(each.window.due for each in found) >= date(2026, 11, 2)
    assert dues(found, "dsl")[0] == "30 Nov"
    website = {each.window.period: each.done_on for each in of(found, "website")}
    assert website == {
        "2026-27/autumn": date(2026, 11, 10),
        "2026-27/spring": None,
        "2026-27/summer": None,
    }


def test_what_nobody_has_recorded_is_due_in_each_year_until_it_is() -> None:
    asked = ScheduleRequest(OFFER, [RPS], YEARS)
    found = of(occurrences(asked), "teaching_review")
    assert [each.window.period for each in found] == ["first-2025-26", "first-2026-27"]
    recorded = of(
        occurrences(asked._replace(done=[done("teaching_review", "2026-10-05")])), "teaching_review"
    )
    assert [(each.window.period, each.done_on) for each in recorded] == [
        ("first-2026-27", date(2026, 10, 5))
    ]


def test_held_without_a_school_an_occurrence_is_missed_unless_it_took_part_another_time() -> None:
    absent = done("dsl", "2026-11-10")._replace(is_absent=True)
    missed = [each for each in of(of_year(absent), "dsl") if each.missed_on]
    assert [(each.window.period, each.status(TODAY)) for each in missed] == [
        ("2026-11", Status.MISSED)
    ]
    made_up = of(of_year(absent, done("dsl", "2026-11-17")), "dsl")
    assert [each for each in made_up if each.missed_on] == []
    assert closed(made_up, "dsl") == {"2026-11": "2026-11-17"}


def test_what_hq_holds_for_all_was_held_without_those_that_were_absent() -> None:
    absent = done("safeguarding_forum", "2026-10-08")._replace(is_absent=True)
    [held, *others] = of(of_year(absent), "safeguarding_forum")
    assert held.status(TODAY) is Status.DONE
    assert held.absent == {"RPS"}
    assert not any(each.absent for each in others)
