"""Representatives: the few contents that stand for all others."""

from decimal import Decimal

from sfec.model.condition import Is
from sfec.model.evidence import NOT_DUE
from sfec.model.policy import EvidenceField
from sfec.rules.ladders.fillings import leaves_by_field, representative, representatives, signature
from tests.rules.ladders.test_indicate import ladder_of
from tests.support.ladders import shipped


def test_a_figure_has_one_representative_for_each_stretch_between_the_lines() -> None:
    assert representatives(shipped("finance"))["reserves_percent"] == (
        Decimal(2),
        Decimal(3),
        Decimal(5),
    )


def test_choices_that_no_condition_tells_apart_share_a_representative() -> None:
    assert representatives(shipped("finance"))["reserves_plan"] == ("none", "very realistic")
    assert representative(shipped("finance"), "reserves_plan", "clear") == "none"


def test_of_several_choices_it_matters_only_which_conditions_any_of_them_meets() -> None:
    assert representatives(shipped("education"))["concerns_raised_by"] == (("none",), ("SIP",))
    assert representative(shipped("education"), "concerns_raised_by", ("CEO", "LSB")) == ("SIP",)


def test_several_choices_with_several_conditions_are_combined() -> None:
    field = EvidenceField("f0", "F0", "choices", ("none", "CEO", "SIP", "LA"))
    ladder = ladder_of(
        {"universal": {"a": Is("f0", ("none",))}, "poor": {"b": Is("f0", ("CEO",))}}, fields=1
    )
    combined = type(ladder)("t", "T", {"f0": field}, ladder.categories)
    tests = leaves_by_field(combined)["f0"]
    assert {signature(each, tests) for each in representatives(combined)["f0"]} == {
        (True, False),
        (False, True),
        (False, False),
    }


def test_a_gap_stays_a_gap_and_not_due_stays_not_due() -> None:
    for content in (None, NOT_DUE):
        assert representative(shipped("education"), "peer_review", content) == content


def test_fields_that_no_condition_rests_on_are_left_out() -> None:
    assert "gag" not in leaves_by_field(shipped("finance"))
