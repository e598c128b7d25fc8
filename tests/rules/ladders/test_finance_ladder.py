"""The finance ladder, row by row of the reading's table: what puts a school where."""

from decimal import Decimal

import pytest

from sfec.model.evidence import Content
from sfec.model.indication import Answer
from tests.support.ladders import answer_to, finance, shipped

FOUR = ("head", "cfo", "lsb_chair", "fr_representative")
UNIVERSAL, CONCERNING, POOR, UNACCEPTABLE = (
    ("universal",),
    ("concerning",),
    ("poor",),
    ("unacceptable",),
)


def test_universal_when_all_of_its_characteristics_hold() -> None:
    assert finance() == UNIVERSAL


@pytest.mark.parametrize(
    ("characteristic", "changed"),
    [
        ("balanced_budget", {"in_year_balance": Decimal(-1)}),
        ("reserves_in_place", {"reserves": Decimal(49_999)}),
        ("money_plans_clear", {"money_plans": "not clear"}),
        ("advice_followed", {"hq_advice": "not followed"}),
    ],
)
def test_concerning_when_any_universal_characteristic_is_not_met(
    characteristic: str, changed: dict[str, Content]
) -> None:
    assert answer_to("finance", characteristic, **changed) is Answer.NO
    assert finance(**changed) == CONCERNING


def test_concerning_when_cost_centres_are_a_concern_at_this_time_of_year() -> None:
    assert finance(cost_centres="causing concern") == CONCERNING


@pytest.mark.parametrize("outlook", ["possible", "probable"])
def test_concerning_on_a_deficit_possible_or_probable_with_no_clear_plan(outlook: str) -> None:
    assert finance(deficit_outlook=outlook, recovery_plan="not clear") == CONCERNING


def test_advice_in_ceo_letters_not_followed_is_carried_by_hq_advice() -> None:
    assert finance(hq_advice="not followed") == CONCERNING


def test_poor_when_reserves_are_under_3_percent_whatever_the_plan() -> None:
    assert finance(reserves=Decimal(29_999), reserves_plan="very realistic") == POOR


def test_poor_when_cost_centres_and_a_probable_deficit_and_no_clear_plan_come_together() -> None:
    together = {
        "cost_centres": "causing concern",
        "deficit_outlook": "probable",
        "recovery_plan": "not clear",
    }
    assert finance(**together) == POOR
    assert finance(**together | {"deficit_outlook": "possible"}) == CONCERNING
    assert finance(**together | {"recovery_plan": "clear"}) == CONCERNING
    assert finance(**together | {"cost_centres": "on track"}) == CONCERNING


@pytest.mark.parametrize("derived", ["letter_directives", "frep_actions"])
def test_poor_when_letter_directives_or_frep_actions_are_not_met_in_time(derived: str) -> None:
    assert finance(**{derived: "not met"}) == POOR
    assert finance(**{derived: "in progress"}) == UNIVERSAL


def test_unacceptable_when_the_warning_notices_targets_are_not_met() -> None:
    assert finance(notice_targets="not met") == UNACCEPTABLE


@pytest.mark.parametrize(
    ("category", "moves"),
    [
        ("universal", {"concerning": ("ceo",)}),
        ("concerning", {"universal": ("ceo", "cfo"), "poor": ("ceo", "cfo")}),
        (
            "poor",
            dict.fromkeys(
                ("concerning", "universal", "unacceptable"),
                ("head", "cfo", "lsb_chair", "fr_representative"),
            ),
        ),
        ("unacceptable", {"poor": ("trustee",), "deficient": ("trustee",)}),
        ("deficient", {"unacceptable": ("trustee",)}),
    ],
)
def test_the_moves_of_each_category_and_who_decides_them(
    category: str, moves: dict[str, tuple[str, ...]]
) -> None:
    assert {move.to: move.deciders for move in shipped("finance").category(category).moves} == moves


@pytest.mark.parametrize(
    ("category", "obligations"),
    [
        ("universal", ["build", "share", "core_offer", "directives", "informal_plan", "freedom"]),
        ("concerning", ["frep"]),
        ("poor", ["warning_notice", "meeting"]),
        (
            "unacceptable",
            ["leadership", "governance", "hr_plan", "improvement_board", "interim", "action_plan"],
        ),
        ("deficient", ["rebrokerage", "hr_plan"]),
    ],
)
def test_what_each_category_brings(category: str, obligations: list[str]) -> None:
    assert [each.id for each in shipped("finance").category(category).obligations] == obligations


def test_the_interim_head_is_the_ceos_to_choose_in_finance_only() -> None:
    assert {
        each.id for each in shipped("finance").category("unacceptable").obligations if each.optional
    } == {
        "hr_plan",
        "interim",
    }
