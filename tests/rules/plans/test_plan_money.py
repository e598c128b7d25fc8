"""Money for a plan, beside the CFO's figure and never taken off it (the reading's section 3)."""

from decimal import Decimal

from sfec.model.plan import Money
from sfec.rules.plans.plan_money import MoneyBeside, say_money
from tests.support.ladders import evidence, shipped

FINANCE = shipped("finance")
GIVEN = Money(Decimal(5000), "Ada Quill")


def beside(**shown: Decimal | None) -> MoneyBeside:
    """The reserves' share as the evidence has it."""
    field = FINANCE.fields["reserves_percent"]
    return MoneyBeside(FINANCE, field, evidence("finance", **shown).contents)


def test_money_from_the_reserves_is_shown_beside_the_cfos_figure() -> None:
    said = say_money(GIVEN, "REP", beside(reserves=Decimal(51_000)))
    assert said == (
        "£5,000 from the school's reserves, approved by Ada Quill. "
        "Reserves as a share of GAG: 5.1 %; after REP money: 4.6 %"
    )


def test_the_figure_left_shows_its_side_of_the_line() -> None:
    said = say_money(GIVEN, "REP", beside(reserves=Decimal(54_999)))
    assert said.endswith("after REP money: 4.9999 %")


def test_what_is_not_known_is_not_figured() -> None:
    assert say_money(GIVEN, "REP", beside(reserves=None)).endswith(
        "share of GAG: not known; after REP money: not known"
    )


def test_without_a_figure_in_the_policy_or_an_approval_it_says_so() -> None:
    unapproved = GIVEN._replace(approved_by="")
    assert say_money(unapproved, "REP", None) == (
        "£5,000 from the school's reserves, approval not recorded."
    )


def test_a_field_that_is_no_share_has_nothing_after_it() -> None:
    plain = MoneyBeside(FINANCE, FINANCE.fields["gag"], evidence("finance").contents)
    assert say_money(GIVEN, "REP", plain).endswith("GAG: £1,000,000; after REP money: not known")
