"""The readings of section 4, in the charter's words, against the core offer as it is shipped."""

from datetime import date

from sfec.model.activity import CENTRAL_TEAM, Cadence
from sfec.model.occurrence import Status
from tests.support.core_offer_terms import (
    LAST_YEAR,
    OFFER,
    YEAR,
    closed,
    done,
    dues,
    headed,
    of,
    of_year,
)

ACTIVITIES = OFFER.activities
AFTER = date(2027, 8, 31)


def test_the_owner_is_the_one_named_else_the_central_team() -> None:
    owners = {key: each.owner for key, each in ACTIVITIES.items()}
    assert owners["hr_files"] == owners["smoothwall"] == owners["peer_review"] == CENTRAL_TEAM
    assert (owners["sip_visit"], owners["outcomes"], owners["dsl"]) == ("sip", "ceo", "trust_dsl")


def test_ongoing_ones_are_standing_and_have_no_occurrences() -> None:
    ongoing = [each for each in ACTIVITIES.values() if each.cadence is Cadence.ONGOING]
    assert ongoing
    assert not any(of(of_year(), each.id) for each in ongoing)


def test_where_hq_holds_what_a_school_is_to_take_part_in_the_school_owes_its_presence() -> None:
    held = {key for key, each in ACTIVITIES.items() if each.is_attended}
    assert held == {
        "outcomes",
        "dsl",
        "curriculum",
        "subject_leads",
        "safeguarding_forum",
        "fft",
    }
    assert all(ACTIVITIES[each].owed_by == "school" for each in held)


def test_what_nobody_recorded_is_not_recorded_and_it_misses_one_only_if_held_without_it() -> None:
    absent = done("outcomes", "2026-11-12")._replace(is_absent=True)
    assert [each.status(AFTER) for each in of(of_year(absent), "outcomes")] == [
        Status.MISSED,
        Status.NOT_RECORDED,
        Status.NOT_RECORDED,
    ]


def test_it_is_each_school_where_the_charter_does_not_say_whose() -> None:
    of_schools = ("gdpr", "internal_controls", "health_and_safety", "accounts", "dsl")
    assert {ACTIVITIES[each].scope for each in of_schools} == {"school"}


def test_new_heads_are_coached_weekly_and_experienced_ones_monthly() -> None:
    new, experienced = of_year(school=headed("2026-09-01")), of_year(school=headed("2020-09-01"))
    assert (len(of(new, "coaching_new")), len(of(new, "coaching"))) == (40, 0)
    assert (len(of(experienced, "coaching_new")), len(of(experienced, "coaching"))) == (0, 11)


def test_the_ceo_letter_is_half_termly_and_the_staff_survey_yearly() -> None:
    assert ACTIVITIES["ceo_letter"].cadence is Cadence.HALF_TERMLY
    assert ACTIVITIES["survey"].cadence is Cadence.YEARLY
    assert ACTIVITIES["ceo_letter"].reading
    assert ACTIVITIES["survey"].reading


def test_half_termly_ones_are_due_by_the_last_school_day_and_termly_ones_by_that_of_the_term() -> (
    None
):
    assert dues(of_year(), "categorisation") == [
        "23 Oct",
        "18 Dec",
        "12 Feb",
        "25 Mar",
        "28 May",
        "21 Jul",
    ]
    assert dues(of_year(), "website") == ["18 Dec", "25 Mar", "21 Jul"]


def test_yearly_ones_are_due_in_the_month_the_policy_gives_so_that_not_all_fall_in_july() -> None:
    spread = ("safeguarding", "fire_safety", "gdpr", "internal_controls", "health_and_safety")
    found = of_year()
    assert [dues(found, each) for each in spread] == [
        ["30 Nov"],
        ["18 Dec"],
        ["29 Jan"],
        ["26 Feb"],
        ["25 Mar"],
    ]
    others = ("external_reviews", "peer_review", "full_site")
    assert [dues(found, each) for each in others] == [["30 Apr"], ["28 May"], ["30 Jun"]]


def test_yearly_ones_without_a_month_are_due_by_the_end_of_the_summer_term() -> None:
    assert dues(of_year(), "upr") == dues(of_year(), "fft") == ["21 Jul"]


def test_accounts_and_musts_are_due_in_all_twelve_months_by_the_last_working_day() -> None:
    for each in ("accounts", "musts"):
        assert len(of(of_year(), each)) == 12
        assert dues(of_year(), each)[3::8] == ["31 Dec", "31 Aug"]


def test_supervision_and_coaching_are_due_in_months_with_five_or_more_school_days() -> None:
    for each in ("dsl", "coaching"):
        assert len(of(of_year(), each)) == 11
        assert "31 Aug" not in dues(of_year(), each)


def test_weekly_ones_are_due_each_week_with_a_school_day() -> None:
    weeks = {day.isocalendar()[:2] for day in YEAR.open_days}
    assert len(of(of_year(), "elt")) == len(weeks) == 40


def test_weekly_to_yearly_ones_keep_their_period_whenever_they_were_done() -> None:
    late = [done("gdpr", "2026-06-10"), done("website", "2026-12-30"), done("elt", "2026-10-28")]
    for each in ("gdpr", "website", "elt"):
        assert dues(of_year(*late), each) == dues(of_year(), each)


def test_only_interval_ones_move_with_when_they_were_done() -> None:
    reviewed = done("teaching_review", "2024-11-11")
    assert dues(of_year(reviewed), "teaching_review") == []
    earlier = done("teaching_review", "2023-11-20")
    assert dues(of_year(earlier), "teaching_review") == ["20 Nov"]


def test_what_was_done_closes_its_own_occurrence_else_the_one_before_it_otherwise_nothing() -> None:
    own = closed(of_year(done("website", "2027-02-01")), "website")
    assert own == {"2026-27/spring": "2027-02-01"}
    twice = [done("website", "2027-02-01"), done("website", "2027-02-02")]
    assert closed(of_year(*twice), "website") == {
        "2026-27/autumn": "2027-02-02",
        "2026-27/spring": "2027-02-01",
    }
    thrice = [*twice, done("website", "2027-02-03")]
    assert closed(of_year(*thrice), "website") == closed(of_year(*twice), "website")
    assert closed(of_year(*thrice, year=LAST_YEAR), "website") == {}
