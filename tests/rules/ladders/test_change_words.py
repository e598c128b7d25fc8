"""What would have to be known or to change, in words."""

from decimal import Decimal

from sfec.rules.ladders.change_words import say_change, say_requirement
from sfec.rules.ladders.changes import Change, Requirement
from sfec.rules.ladders.indications import indicate
from tests.support.ladders import evidence, shipped

FINANCE = indicate(shipped("finance"), evidence("finance"))
SHARE = "reserves_percent"


def test_a_choice_is_one_of_its_values() -> None:
    assert (
        say_requirement(FINANCE, Requirement("reserves_plan", ("clear", "very realistic")))
        == "clear or very realistic"
    )


def test_a_figure_lies_from_a_line_up_or_below_one() -> None:
    assert (
        say_requirement(FINANCE, Requirement("in_year_balance", at_least=Decimal(0)))
        == "£0 or more"
    )
    assert say_requirement(FINANCE, Requirement("in_year_balance", below=Decimal(0))) == "under £0"


def test_of_a_share_it_is_said_what_its_part_would_have_to_come_to() -> None:
    wanted = Requirement(SHARE, at_least=Decimal(3), below=Decimal(5))
    assert (
        say_requirement(FINANCE, wanted)
        == "3 % or more and under 5 % (Reserves of £30,000 or more)"
    )


def test_where_the_whole_is_not_known_nor_is_what_the_part_would_have_to_come_to() -> None:
    unknown = indicate(shipped("finance"), evidence("finance", gag=None))
    assert say_requirement(unknown, Requirement(SHARE, at_least=Decimal(5))) == "5 % or more"


def test_several_fields_are_told_together() -> None:
    change = Change(
        ("universal",),
        (Requirement("reserves_plan", ("clear",)), Requirement("hq_advice", ("followed",))),
    )
    assert say_change(FINANCE, change) == "Reserves plan: clear, and HQ advice: followed"
