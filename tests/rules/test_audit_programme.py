"""The audit programme: what the board is told of each kind of audit, of what is awaited, open and shared."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from sfec.folder.audit_policy_file import read_audit_policy
from sfec.model.activity import Activity, Cadence, CoreOffer, Departing
from sfec.model.audit import TRUST_WIDE, Audit, AuditKind, AuditPolicy, Audits, Recommendation
from sfec.model.audit_programme import AuditProgramme, KindLine, OwnDay, SchoolLine
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import School, Trust
from sfec.rules.audit_programme import Told, compose_programme, done_by_audits
from sfec.rules.audits import audits_done
from sfec.rules.schedule import Asked, occurrences
from sfec.rules.windows import SchoolYear
from tests.audit_builder import AUDIT, CLOSED, MADE, OPEN
from tests.core_offer_terms import LAST_YEAR, OFFER, QUILLBY, SCHOOLS, YEAR, YEARS, done

ON = date(2026, 11, 23)
TERMS = (date(2026, 12, 18), date(2027, 3, 25), date(2027, 7, 21))
LAST = TERMS[-1]
HIGH = OPEN._replace(number="9", text="Repair the fire door", risk="high")
LATE = OPEN._replace(number="8", text="Lock the cabinet", risk="low", due=date(2026, 11, 20))


def shipped() -> AuditPolicy:
    """The policy on audits as it is shipped."""
    found, problems = read_audit_policy(QUILLBY, lambda: OFFER.activities)
    assert problems == []
    assert found is not None
    return found


POLICY = shipped()


def an_audit(kind: str, school: str | None = "RPS", on: date | None = MADE, number: str = "1") -> Audit:
    """An audit of a kind, carried out on a day."""
    return AUDIT._replace(number=number, kind=POLICY.kinds[kind], school=school, carried_out_on=on)


def programme(
    *there: Audit,
    recommended: Mapping[str, Sequence[Recommendation]] | None = None,
    recorded: Sequence[ActivityDone] = (),
    offer: CoreOffer = OFFER,
    policy: AuditPolicy = POLICY,
    schools: Sequence[School] = SCHOOLS,
    year: SchoolYear = YEAR,
    on: date = ON,
    are_kept: bool = True,
) -> AuditProgramme:
    """The programme of the example trust with these audits, and what was only recorded as done."""
    audits = Audits(policy, there, {key: tuple(each) for key, each in (recommended or {}).items()})
    by_audits = [act for _, act in audits_done(audits, on)]
    asked = Asked(done_by_audits(offer, policy), schools, YEARS, [*recorded, *by_audits], year.first, year.year.last)
    kept = audits if are_kept else None
    return compose_programme(
        Told(Trust("Quillby"), schools, year.year, policy, offer, occurrences(asked), kept, on),
    )


def of(found: AuditProgramme, audit: str) -> KindLine:
    """What is told of a kind of audit."""
    return next(each for each in found.kinds if each.audit == audit)


def at(found: AuditProgramme, school: str) -> SchoolLine:
    """What is told of a school."""
    return next(each for each in found.schools if school in each.school)


def excepting(**departing: Departing) -> CoreOffer:
    """The core offer with exceptions for RPS, by activity."""
    return OFFER._replace(exceptions={("RPS", key): each for key, each in departing.items()})


def of_one_kind(activity: str) -> AuditPolicy:
    """A policy with one kind of audit, which does an activity."""
    return POLICY._replace(kinds={"only": AuditKind("only", "Only", activity)})


def test_every_kind_of_the_policy_is_told_in_its_order() -> None:
    assert [each.audit for each in programme().kinds] == [each.title for each in POLICY.kinds.values()]


def test_a_kind_has_the_cadence_the_days_and_the_owner_of_its_activity() -> None:
    found = programme()
    assert of(found, "Website") == KindLine(
        "Website", "each term", TERMS, (), "Compliance Manager", ("autumn term: none of 8 schools",)
    )
    assert of(found, "GDPR") == KindLine("GDPR", "once a year", (LAST,), (), "Central team", ("none of 8 schools",))


def test_a_kind_without_an_activity_is_carried_out_as_commissioned() -> None:
    assert of(programme(), "RAAC") == KindLine("RAAC", "as commissioned", (), (), "Central team", ("none yet",))


def test_what_is_commissioned_says_how_many_and_at_which_schools_each_once_the_trust_last() -> None:
    there = [an_audit("raac", each) for each in ("SBP", TRUST_WIDE, "RPS", "SBP", None)]
    assert of(programme(*there), "RAAC").carried_out == ("5 audits: RPS, SBP, the trust, a school not known",)
    assert of(programme(there[0]), "RAAC").carried_out == ("1 audit: SBP",)


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2026, 11, 24), None])
def test_what_was_carried_out_in_another_year_or_is_yet_to_come_does_not_count(day: date | None) -> None:
    found = programme(an_audit("raac", on=day), an_audit("website", on=day))
    assert of(found, "RAAC").carried_out == ("none yet",)
    assert of(found, "Website").carried_out == ("autumn term: none of 8 schools",)
    assert (found.summary.carried_out, at(found, "RPS").carried_out) == (0, 0)


def test_a_yearly_kind_says_at_how_many_schools_it_was_carried_out() -> None:
    found = programme(an_audit("gdpr"), an_audit("gdpr", on=ON), an_audit("gdpr", "SBP"))
    assert of(found, "GDPR").carried_out == ("2 of 8 schools",)
    assert found.summary.carried_out == 3


def test_a_termly_kind_is_counted_term_by_term_of_those_that_have_begun() -> None:
    there = an_audit("website"), an_audit("website", "SBP"), an_audit("website", on=date(2027, 1, 12))
    assert of(programme(*there), "Website").carried_out == ("autumn term: 2 of 8 schools",)
    assert of(programme(*there, on=date(2027, 2, 1)), "Website").carried_out == (
        "autumn term: 2 of 8 schools",
        "spring term: 1 of 8 schools",
    )


def test_before_the_year_begins_its_first_term_is_told() -> None:
    assert of(programme(on=date(2026, 8, 1)), "Website").carried_out == ("autumn term: none of 8 schools",)


def test_what_was_only_recorded_as_done_counts_too() -> None:
    found = programme(recorded=[done("website", "2026-09-24"), done("peer_review", "2026-10-06")])
    assert of(found, "Website").carried_out == ("autumn term: 1 of 8 schools",)
    assert of(found, "Peer reviews").carried_out == ("1 of 8 schools",)
    assert (found.summary.carried_out, at(found, "RPS").carried_out) == (2, 2)


def test_an_audit_that_was_recorded_as_done_too_counts_once() -> None:
    found = programme(an_audit("website"), recorded=[done("website", MADE.isoformat())])
    assert (found.summary.carried_out, at(found, "RPS").carried_out) == (1, 1)


def test_a_school_to_which_a_kind_is_not_applicable_is_left_out() -> None:
    offer = excepting(website=Departing("It has none", is_not_applicable=True))
    assert of(programme(offer=offer), "Website").carried_out == ("autumn term: none of 7 schools",)
    alone = [each for each in SCHOOLS if each.code == "RPS"]
    assert of(programme(offer=offer, schools=alone), "Website") == KindLine(
        "Website", "each term", (), (), "Compliance Manager", ("applies to no school",)
    )


def test_a_day_and_an_owner_agreed_for_one_school_are_told_beside_the_others() -> None:
    day = date(2027, 3, 5)
    line = of(programme(offer=excepting(gdpr=Departing("Its own", owner="coo", due=day))), "GDPR")
    assert (line.days, line.own_days) == ((LAST,), (OwnDay("RPS", day),))
    assert line.owner == "Central team; COO at RPS"


def test_where_only_one_school_is_left_its_own_day_stands_alone() -> None:
    day, alone = date(2027, 3, 5), [each for each in SCHOOLS if each.code == "RPS"]
    line = of(programme(offer=excepting(gdpr=Departing("Its own", due=day)), schools=alone), "GDPR")
    assert (line.days, line.own_days) == ((), (OwnDay("RPS", day),))


def test_every_other_time_counts_in_the_term_it_is_named_after() -> None:
    line = of(
        programme(offer=excepting(website=Departing("Less", is_every_other=True)), on=date(2027, 2, 1)), "Website"
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
    assert of(programme(policy=policy, recorded=recorded), "Only").carried_out == ("autumn term: on 6 October 2026",)


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
    assert found.kinds[-1] == KindLine("Kind not known", "as commissioned", (), (), "Central team", ("1 audit: RPS",))


def test_another_year_has_its_own_audits_and_days() -> None:
    found = programme(an_audit("gdpr", on=date(2026, 6, 10)), year=LAST_YEAR)
    assert found.year == "2025-26"
    assert of(found, "GDPR").days == (date(2026, 7, 20),)
    assert found.summary.carried_out == 1


def test_a_report_is_awaited_with_its_school_auditor_and_days() -> None:
    early = AUDIT._replace(number="2", kind=None, school=TRUST_WIDE, commissioned_on=None, auditor="", received_on=None)
    found = programme(AUDIT._replace(received_on=None, carried_out_on=date(2026, 11, 24)), early)
    assert found.awaited == (
        ("kind not known", "Trust", "not known", None, MADE),
        ("Website", "Ravelmoor Primary School (RPS)", "Ada", date(2026, 9, 7), None),
    )
    assert found.summary.awaited == 2
    assert programme(AUDIT).awaited == ()


def test_of_a_peer_review_nothing_is_shown_but_its_days() -> None:
    [line] = programme(an_audit("peer_review")._replace(received_on=None)).awaited
    assert (line.auditor, line.commissioned_on, line.carried_out_on) == ("not shown", AUDIT.commissioned_on, MADE)


def test_what_is_open_and_of_high_risk_or_overdue_matters_most_high_risk_first() -> None:
    found = programme(AUDIT, recommended={"1": (OPEN, CLOSED, LATE, HIGH)})
    assert [(each.text, each.risk, each.is_high, each.due, each.days_overdue) for each in found.pressing] == [
        ("Repair the fire door", "high", True, date(2026, 12, 4), 0),
        ("Lock the cabinet", "low", False, date(2026, 11, 20), 3),
    ]
    [first, _] = found.pressing
    assert (first.school, first.audit, first.owner) == ("Ravelmoor Primary School (RPS)", "Website", "Head")
    assert (found.summary.open, found.summary.overdue, found.summary.high) == (3, 1, 1)


def test_one_that_was_closed_in_vain_says_why_it_is_open() -> None:
    closed = HIGH._replace(closed_on=date(2026, 10, 5), evidence="A photograph")
    [line] = programme(AUDIT, recommended={"1": (closed,)}).pressing
    assert line.remark == "closed, but not re-tested"
    assert [each.remark for each in programme(AUDIT, recommended={"1": (HIGH,)}).pressing] == [""]


def test_what_is_not_written_down_is_not_known() -> None:
    blank = HIGH._replace(text="", owner="", due=None)
    [line] = programme(AUDIT._replace(school=None), recommended={"1": (blank,)}).pressing
    assert (line.school, line.text, line.owner, line.due) == ("not known", "no words", "not known", None)
    [line] = programme(AUDIT, recommended={"1": (LATE._replace(risk=None),)}).pressing
    assert (line.risk, line.is_high) == ("not known", False)


def test_what_might_matter_is_counted_and_not_shown() -> None:
    unknown = OPEN._replace(risk=None), OPEN._replace(due=None), HIGH._replace(due=None), LATE._replace(risk=None)
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
    there = AUDIT, AUDIT._replace(number="2", school="OHS"), AUDIT._replace(number="3", school="SBP")
    found = programme(*there, recommended={"1": (CLOSED,), "2": (OPEN,), "3": (OPEN,)})
    assert found.shared == (("Website", "Publish the complaints procedure", "OHS, SBP", "RPS"),)
    [line] = programme(*there[1:], recommended={"2": (OPEN,), "3": (OPEN,)}).shared
    assert line.closed_at == "none"
    assert programme(AUDIT, recommended={"1": (OPEN,)}).shared == ()


def test_each_school_has_its_audits_and_recommendations_and_the_trusts_own_come_last() -> None:
    there = an_audit("website"), an_audit("gdpr", number="2"), an_audit("cyber_security", TRUST_WIDE, number="3")
    found = programme(*there, recommended={"1": (OPEN, CLOSED), "2": (LATE,), "3": (HIGH,)})
    assert [each.school for each in found.schools] == [*(each.who for each in SCHOOLS), TRUST_WIDE]
    assert at(found, "RPS") == ("Ravelmoor Primary School (RPS)", 2, 2, 1, 1)
    assert at(found, "SBP") == ("Skerrow Bank Primary School (SBP)", 0, 0, 0, 0)
    assert found.schools[-1] == (TRUST_WIDE, 1, 1, 0, 0)


def test_a_school_that_has_left_is_there_as_long_as_something_of_it_is_open() -> None:
    schools = [replace(each, left=date(2026, 7, 20)) if each.code == "RPS" else each for each in SCHOOLS]
    before = an_audit("website", on=date(2026, 6, 10))
    for recommended, is_there in ((OPEN, True), (CLOSED, False)):
        found = programme(before, recommended={"1": [recommended]}, schools=schools)
        assert any("RPS" in each.school for each in found.schools) is is_there


def test_audits_of_no_known_school_have_a_row_before_the_trusts_own() -> None:
    found = programme(an_audit("website", None), recommended={"1": (OPEN,)})
    assert found.schools[-2] == ("School not known", 1, 1, 0, 0)


def test_where_no_audits_are_kept_nothing_is_known_but_what_was_recorded() -> None:
    found = programme(recorded=[done("website", "2026-09-24")], are_kept=False)
    assert not found.are_kept
    assert of(found, "Website").carried_out == ("autumn term: 1 of 8 schools",)
    assert of(found, "RAAC").carried_out == ("not known",)
    assert at(found, "RPS") == ("Ravelmoor Primary School (RPS)", 1, None, None, None)
    assert (found.awaited, found.pressing, found.shared) == ((), (), ())


def test_only_the_activities_that_audits_do_are_asked_of_the_schedule() -> None:
    assert set(done_by_audits(OFFER, POLICY).activities) == {each.activity for each in POLICY.kinds.values()} - {None}


def test_a_kind_that_does_a_deadline_of_every_so_many_months_says_so() -> None:
    trees = Activity("trees", "Trees surveyed", Cadence.INTERVAL, "school", every_months=18)
    offer = OFFER._replace(activities={**OFFER.activities, "trees": trees})
    found = of(programme(offer=offer, policy=of_one_kind("trees")), "Only")
    assert (found.cadence, found.days, found.carried_out) == ("every 18 months", (), ("none of 8 schools",))
