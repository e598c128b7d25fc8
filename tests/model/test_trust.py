"""Schools and their time in the trust, and who holds its roles on a day."""

from datetime import date

import pytest

from sfec.model.trust import (
    PHASES,
    REPORTING_ROLES,
    ROLES,
    TRUST_ROLES,
    Holder,
    Person,
    School,
    Trust,
)

FIRST, DAY, LAST = (date(2026, 11, day) for day in (22, 23, 24))


@pytest.mark.parametrize(
    ("joined", "left", "belongs"),
    [
        (None, None, True),
        (date(2026, 9, 1), None, True),
        (date(2026, 12, 18), None, True),
        (date(2026, 12, 19), None, False),
        (None, date(2026, 11, 2), False),
        (None, date(2026, 11, 3), True),
    ],
)
def test_a_school_belongs_to_a_half_term_it_was_in_the_trust_for(
    joined: date | None, left: date | None, *, belongs: bool
) -> None:
    school = School("RPS", "Ravelmoor", joined=joined, left=left)
    assert school.belongs(date(2026, 11, 2), date(2026, 12, 18)) is belongs


def test_roles_are_named_as_letters_name_them() -> None:
    assert ROLES["lsb_chair"] == "LSB chair"
    assert ROLES["fr_representative"] == "F&R representative"
    assert "all-through" in PHASES


def test_those_who_report_are_officers_of_the_trust() -> None:
    assert [TRUST_ROLES[each] for each in REPORTING_ROLES] == [
        "CEO",
        "EHT",
        "COO",
        "CFO",
        "Compliance Manager",
        "SIP",
    ]


@pytest.mark.parametrize(
    ("since", "until", "in_post"),
    [
        (None, None, True),
        (DAY, None, True),
        (LAST, None, False),
        (None, DAY, True),
        (None, FIRST, False),
        (DAY, DAY, True),
    ],
)
def test_somebody_is_in_post_from_their_first_day_to_their_last(
    since: date | None, until: date | None, *, in_post: bool
) -> None:
    assert Person("Ada Quill", since=since, until=until).is_in_post(DAY) is in_post


def test_where_two_overlap_in_a_role_whoever_came_last_holds_it() -> None:
    people = (Person("Ada Quill", since=DAY), Person("Bo Stand"), Person("Cy Vane", since=FIRST))
    trust, school = Trust("Larkmere", people={"ceo": people}), School("RPS", "Ravelmoor")
    on_days = {day: trust.holders(school, "ceo", day) for day in (date(2026, 11, 1), FIRST, DAY)}
    assert {day: [each.name for each in holders] for day, holders in on_days.items()} == {
        date(2026, 11, 1): ["Bo Stand"],
        FIRST: ["Cy Vane"],
        DAY: ["Ada Quill"],
    }


def test_every_trustee_in_post_has_a_seat_of_their_own() -> None:
    people = (Person("Edda Marsh"), Person("Femi Adler", since=LAST), Person("Greta Holm"))
    trust = Trust("Larkmere", people={"trustee": people})
    assert trust.holders(School("RPS", "Ravelmoor"), "trustee", DAY) == (
        Holder("trustee", "Edda Marsh"),
        Holder("trustee", "Greta Holm"),
    )


def test_a_head_is_the_schools_and_a_ceo_the_trusts() -> None:
    trust = Trust("Larkmere", people={"ceo": (Person("Ada Quill"),), "head": (Person("Nobody"),)})
    school = School(
        "RPS", "Ravelmoor", people={"head": (Person("Kit Larch"),), "ceo": (Person("Nobody"),)}
    )
    assert trust.holders(school, "ceo", DAY) == (Holder("ceo", "Ada Quill"),)
    assert trust.holders(school, "head", DAY) == (Holder("head", "Kit Larch"),)
    assert trust.holders(school, "mentor", DAY) == ()


def test_of_a_school_that_the_eht_leads_they_are_who_its_head_is() -> None:
    trust = Trust("Larkmere Trust", people={"eht": (Person("Olga Pine"),)})
    school = School("RPS", "Ravelmoor", people={"head": (Person("Kit Larch"),)})
    assert trust.holders(school, "head", DAY) == (Holder("head", "Kit Larch"),)
    led = School("RPS", "Ravelmoor", people=school.people, led_by="eht")
    assert trust.holders(led, "head", DAY) == (Holder("eht", "Olga Pine"),)


def test_while_an_interim_leader_is_in_post_what_goes_to_the_head_goes_to_them() -> None:
    leader = Person("Nils Frost", since=FIRST, until=DAY)
    school = School("RPS", "Ravelmoor", people={"interim_leader": (leader,)})
    roles = ("head", "lsb_chair")
    assert school.addressed(roles, DAY) == ("interim_leader", "lsb_chair")
    assert school.addressed(roles, LAST) == roles
    assert School("OHS", "Osterfold").addressed(roles, DAY) == roles
