"""The kinds of audit in a programme: when each is due, and where it was carried out."""

from datetime import date

import pytest

from sfec.model.activity import Activity, ActivityException, Cadence
from sfec.model.audit import TRUST_WIDE
from sfec.model.audit_programme import KindLine, OwnDay
from tests.support.audit_builder import AUDIT
from tests.support.core_offer_terms import OFFER, SCHOOLS, done
from tests.support.programme_builder import (
    LAST,
    ON,
    POLICY,
    TERMS,
    an_audit,
    at,
    excepting,
    of,
    of_one_kind,
    programme,
)

JANUARY = date(2027, 1, 29)


def test_every_kind_of_the_policy_is_told_in_its_order() -> None:
    assert [each.audit for each in programme().kinds] == [
        each.title for each in POLICY.kinds.values()
    ]


def test_a_kind_has_the_cadence_the_days_and_the_owner_of_its_activity() -> None:
    found = programme()
    assert of(found, "Website") == KindLine(
        "Website", "each term", TERMS, (), "Compliance Manager", ("autumn term: none of 8 schools",)
    )
    assert of(found, "GDPR") == KindLine(
        "GDPR", "once a year", (JANUARY,), (), "Central team", ("none of 8 schools",)
    )


def test_a_kind_without_an_activity_is_carried_out_as_commissioned() -> None:
    assert of(programme(), "RAAC") == KindLine(
        "RAAC", "as commissioned", (), (), "Central team", ("none yet",)
    )


def test_what_is_commissioned_says_how_many_and_at_which_schools_each_once_the_trust_last() -> None:
    there = [an_audit("raac", each) for each in ("SBP", TRUST_WIDE, "RPS", "SBP", None)]
    assert of(programme(*there), "RAAC").carried_out == (
        "5 audits: RPS, SBP, the trust, a school not known",
    )
    assert of(programme(there[0]), "RAAC").carried_out == ("1 audit: SBP",)


def test_a_yearly_kind_says_at_how_many_schools_it_was_carried_out() -> None:
    found = programme(an_audit("gdpr"), an_audit("gdpr", on=ON), an_audit("gdpr", "SBP"))
    assert of(found, "GDPR").carried_out == ("2 of 8 schools",)
    assert found.summary.carried_out == 3


def test_a_termly_kind_is_counted_term_by_term_of_those_that_have_begun() -> None:
    there = (
        an_audit("website"),
        an_audit("website", "SBP"),
        an_audit("website", on=date(2027, 1, 12)),
    )
    assert of(programme(*there), "Website").carried_out == ("autumn term: 2 of 8 schools",)
    assert of(programme(*there, on=date(2027, 2, 1)), "Website").carried_out == (
        "autumn term: 2 of 8 schools",
        "spring term: 1 of 8 schools",
    )


def test_before_the_year_begins_its_first_term_is_told() -> None:
    assert of(programme(on=date(2026, 8, 1)), "Website").carried_out == (
        "autumn term: none of 8 schools",
    )


def test_a_school_to_which_a_kind_is_not_applicable_is_left_out() -> None:
    offer = excepting(website=ActivityException("It has none", is_not_applicable=True))
    assert of(programme(offer=offer), "Website").carried_out == ("autumn term: none of 7 schools",)
    alone = [each for each in SCHOOLS if each.code == "RPS"]
    assert of(programme(offer=offer, schools=alone), "Website") == KindLine(
        "Website", "each term", (), (), "Compliance Manager", ("applies to no school",)
    )


def test_a_day_and_an_owner_agreed_for_one_school_are_told_beside_the_others() -> None:
    day = date(2027, 3, 5)
    line = of(
        programme(offer=excepting(gdpr=ActivityException("Its own", owner="coo", due=day))), "GDPR"
    )
    assert (line.days, line.own_days) == ((JANUARY,), (OwnDay("RPS", day),))
    assert line.owner == "Central team; COO at RPS"


def test_where_only_one_school_is_left_its_own_day_stands_alone() -> None:
    day, alone = date(2027, 3, 5), [each for each in SCHOOLS if each.code == "RPS"]
    line = of(
        programme(offer=excepting(gdpr=ActivityException("Its own", due=day)), schools=alone),
        "GDPR",
    )
    assert (line.days, line.own_days) == ((), (OwnDay("RPS", day),))


def test_every_other_time_counts_in_the_term_it_is_named_after() -> None:
    line = of(
        programme(
            offer=excepting(website=ActivityException("Less", is_every_other=True)),
            on=date(2027, 2, 1),
        ),
        "Website",
    )
    assert line.days == TERMS
    assert line.carried_out == ("autumn term: none of 8 schools", "spring term: none of 7 schools")


def test_one_of_the_whole_trust_is_told_beside_the_schools() -> None:
    found = programme(an_audit("gdpr", TRUST_WIDE))
    assert of(found, "GDPR").carried_out == ("none of 8 schools", "also for the whole trust")
    assert at(found, TRUST_WIDE).carried_out == 1


def test_what_is_done_once_for_the_trust_says_when_it_was() -> None:
    policy = of_one_kind("safeguarding_forum")
    recorded = [done("safeguarding_forum", "2026-10-06", school=None)]
    assert of(programme(policy=policy), "Only").carried_out == ("autumn term: none yet",)
    assert of(programme(policy=policy, recorded=recorded), "Only").carried_out == (
        "autumn term: on 6 October 2026",
    )


@pytest.mark.parametrize(
    ("activity", "cadence", "days", "carried_out"),
    [
        ("elt", "every week", (), "1 of 8 schools"),
        ("accounts", "every month", (), "1 of 8 schools"),
        ("teaching_review", "every three years", (LAST,), "1 of 8 schools"),
        ("site", "all year", (), "1 audit: RPS"),
    ],
)
def test_other_cadences_say_how_often_and_where_it_was_done_at_all(
    activity: str, cadence: str, days: tuple[date, ...], carried_out: str
) -> None:
    policy = of_one_kind(activity)
    line = of(programme(AUDIT._replace(kind=policy.kinds["only"]), policy=policy), "Only")
    assert (line.cadence, line.days, line.carried_out) == (cadence, days, (carried_out,))


def test_a_half_termly_kind_is_counted_by_half_terms() -> None:
    policy = of_one_kind("combined_report")
    line = of(programme(AUDIT._replace(kind=policy.kinds["only"]), policy=policy), "Only")
    assert line.cadence == "each half-term"
    assert len(line.days) == 6
    assert line.carried_out == ("autumn 1: 1 of 8 schools", "autumn 2: none of 8 schools")


def test_an_audit_whose_kind_is_not_known_has_a_row_of_its_own() -> None:
    found = programme(AUDIT._replace(kind=None))
    assert found.kinds[-1] == KindLine(
        "Kind not known", "as commissioned", (), (), "Central team", ("1 audit: RPS",)
    )


def test_a_kind_that_does_a_deadline_of_every_so_many_months_says_so() -> None:
    trees = Activity("trees", "Trees surveyed", Cadence.INTERVAL, "school", every_months=18)
    offer = OFFER._replace(activities={**OFFER.activities, "trees": trees})
    found = of(programme(offer=offer, policy=of_one_kind("trees")), "Only")
    assert (found.cadence, found.days, found.carried_out) == (
        "every 18 months",
        (),
        ("none of 8 schools",),
    )
