"""Departures: decisions for anything but the next move or a category left open, and their way."""

from decimal import Decimal

import pytest

from sfec.model.decision import Direction
from sfec.model.evidence import NOT_DUE, Content
from sfec.rules.decisions.departures import departure, is_held_back
from sfec.rules.ladders.indications import indicate
from sfec.rules.ladders.moves import exceptional_move, permitted_moves
from tests.support.ladders import evidence, shipped

BETTER, WORSE, BETWEEN = Direction
UNIVERSAL: dict[str, Content] = {}
CONCERNING: dict[str, Content] = {"engagement": "not engaged"}
POOR: dict[str, Content] = {"safeguarding_failings": "repeated"}
UNACCEPTABLE: dict[str, Content] = {"notice_targets": "not met"}
UNIVERSAL_OR_CONCERNING: dict[str, Content] = {"pupil_progress": None}
UNIVERSAL_OR_POOR: dict[str, Content] = {"safeguarding_failings": None}


def way(ladder_id: str, current: str | None, to: str, **shown: Content) -> Direction | None:
    """Which way a decision departs from what is shown."""
    ladder = shipped(ladder_id)
    moves = [*permitted_moves(ladder, current), exceptional_move(ladder, current, to)]
    move = next(each for each in moves if each and each.to == to)
    return departure(indicate(ladder, evidence(ladder_id, **shown), current), move)


@pytest.mark.parametrize(
    ("current", "to", "shown"),
    [
        ("universal", "concerning", POOR),
        ("concerning", "poor", POOR),
        ("concerning", "poor", UNACCEPTABLE),
        ("poor", "concerning", UNIVERSAL),
        ("unacceptable", "poor", CONCERNING),
        (None, "poor", POOR),
    ],
)
def test_the_next_move_is_no_departure(
    current: str | None, to: str, shown: dict[str, Content]
) -> None:
    assert way("education", current, to, **shown) is None


@pytest.mark.parametrize(
    ("current", "to", "shown"),
    [
        ("universal", "universal", UNIVERSAL),
        ("universal", "universal", UNIVERSAL_OR_CONCERNING),
        ("universal", "concerning", UNIVERSAL_OR_CONCERNING),
        ("concerning", "universal", UNIVERSAL_OR_POOR),
        ("concerning", "poor", UNIVERSAL_OR_POOR),
        (None, "poor", UNIVERSAL_OR_POOR),
        ("universal", "poor", POOR),
    ],
)
def test_a_category_left_open_is_no_departure(
    current: str | None, to: str, shown: dict[str, Content]
) -> None:
    assert way("education", current, to, **shown) is None


@pytest.mark.parametrize(
    ("current", "to", "shown", "direction"),
    [
        ("universal", "universal", CONCERNING, BETTER),
        ("universal", "universal", POOR, BETTER),
        ("concerning", "concerning", UNIVERSAL, WORSE),
        ("concerning", "concerning", POOR, BETTER),
        ("concerning", "concerning", UNIVERSAL_OR_POOR, BETWEEN),
        ("concerning", "universal", POOR, BETTER),
        ("concerning", "poor", UNIVERSAL_OR_CONCERNING, WORSE),
        ("poor", "poor", UNIVERSAL, WORSE),
        ("poor", "unacceptable", POOR, WORSE),
        ("unacceptable", "deficient", UNACCEPTABLE, WORSE),
        ("deficient", "deficient", UNACCEPTABLE, WORSE),
        (None, "universal", CONCERNING, BETTER),
        (None, "concerning", UNIVERSAL_OR_POOR, BETWEEN),
        (None, "deficient", UNACCEPTABLE, WORSE),
        ("universal", "unacceptable", POOR, WORSE),
    ],
)
def test_anything_else_is_a_departure_with_its_direction(
    current: str | None, to: str, shown: dict[str, Content], direction: Direction
) -> None:
    assert way("education", current, to, **shown) is direction


@pytest.mark.parametrize(
    ("ladder", "plan"), [("education", "rep_targets"), ("finance", "frep_actions")]
)
@pytest.mark.parametrize("came_to", ["in progress", "not met", None])
def test_moving_up_while_the_plan_is_open_or_not_met_or_not_known_is_a_departure(
    ladder: str, plan: str, came_to: Content
) -> None:
    assert way(ladder, "concerning", "universal", **{plan: came_to}) is BETTER


@pytest.mark.parametrize(
    ("ladder", "current", "to", "written"),
    [
        ("education", "concerning", "universal", "rep_written"),
        ("finance", "concerning", "universal", "frep_written"),
        ("education", "poor", "concerning", "notice_written"),
        ("finance", "poor", "universal", "notice_written"),
        ("education", "unacceptable", "poor", "board_written"),
        ("finance", "unacceptable", "poor", "board_written"),
    ],
)
def test_so_is_one_where_no_plan_was_written_since_the_school_came_into_the_category(
    ladder: str, current: str, to: str, written: str
) -> None:
    assert way(ladder, current, to, **{written: Decimal(0)}) is BETTER
    assert way(ladder, current, to, **{written: NOT_DUE}) is None


@pytest.mark.parametrize("plan", ["notice_targets", "board_targets"])
@pytest.mark.parametrize("ladder", ["education", "finance"])
def test_a_notice_or_board_plan_that_is_open_holds_a_school_where_it_is(
    ladder: str, plan: str
) -> None:
    current, to = ("poor", "concerning") if plan == "notice_targets" else ("unacceptable", "poor")
    assert way(ladder, current, to, **{plan: "in progress"}) is BETTER


def test_a_finance_vote_downwards_before_the_notice_ends_is_a_departure_to_the_worse() -> None:
    early: dict[str, Content] = {"notice_targets": "in progress"}
    assert way("finance", "poor", "unacceptable", **early) is WORSE


@pytest.mark.parametrize(
    ("ladder", "plan"), [("education", "rep_targets"), ("finance", "frep_actions")]
)
@pytest.mark.parametrize("came_to", ["met", NOT_DUE])
def test_moving_up_once_the_plan_is_met_or_where_there_is_none_is_not(
    ladder: str, plan: str, came_to: Content
) -> None:
    assert way(ladder, "concerning", "universal", **{plan: came_to}) is None


@pytest.mark.parametrize(
    ("ladder", "shown"),
    [
        ("education", {"engagement": "not engaged", "rep_targets": "in progress"}),
        ("finance", {"money_plans": "not clear", "frep_actions": "in progress"}),
    ],
)
def test_an_open_plan_holds_back_only_the_move_up(ladder: str, shown: dict[str, Content]) -> None:
    indication = indicate(shipped(ladder), evidence(ladder, **shown), "concerning")
    held_back = {
        each.to
        for each in permitted_moves(shipped(ladder), "concerning")
        if is_held_back(indication, each)
    }
    assert held_back == {"universal"}
    assert way(ladder, "concerning", "concerning", **shown) is None
