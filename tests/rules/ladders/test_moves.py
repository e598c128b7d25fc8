"""The next permitted move: the reading's decisions 1 and 3, as far as evidence points to one."""

from dataclasses import replace

import pytest

from sfec.model.policy import Move
from sfec.rules.ladders.moves import next_move
from tests.support.ladders import shipped


@pytest.mark.parametrize(
    ("ladder", "current", "possible", "to"),
    [
        ("education", "universal", ["poor"], "concerning"),
        ("education", "concerning", ["poor"], "poor"),
        ("education", "concerning", ["universal"], "universal"),
        ("education", "poor", ["universal"], "concerning"),
        ("finance", "poor", ["universal"], "universal"),
        ("finance", "poor", ["concerning"], "concerning"),
        ("education", "unacceptable", ["universal"], "poor"),
        ("education", "deficient", ["universal"], "unacceptable"),
    ],
)
def test_the_move_that_ends_nearest_to_what_is_indicated_without_passing_it(
    ladder: str, current: str, possible: list[str], to: str
) -> None:
    move = next_move(shipped(ladder), current, possible)
    assert move is not None
    assert move.to == to


@pytest.mark.parametrize(
    ("ladder", "current", "possible", "to"),
    [
        ("education", "universal", ["concerning", "poor"], "concerning"),
        ("finance", "poor", ["universal", "concerning"], "concerning"),
        ("finance", "unacceptable", ["universal", "poor"], "poor"),
    ],
)
def test_where_several_are_open_but_all_lie_one_way_the_first_move_that_way(
    ladder: str, current: str, possible: list[str], to: str
) -> None:
    move = next_move(shipped(ladder), current, possible)
    assert move is not None
    assert move.to == to


@pytest.mark.parametrize(
    ("current", "possible"),
    [
        ("concerning", ["universal", "poor"]),
        ("concerning", ["concerning"]),
        ("universal", ["universal", "poor"]),
        ("concerning", []),
    ],
)
def test_otherwise_there_is_none(current: str, possible: list[str]) -> None:
    assert next_move(shipped("education"), current, possible) is None


def test_there_is_none_where_every_move_that_way_passes_what_is_indicated() -> None:
    ladder = shipped("education")
    leaping = ladder.categories[0]._replace(moves=(Move("poor", ("ceo",)),))
    leaps = replace(ladder, categories=(leaping, *ladder.categories[1:]))
    assert next_move(leaps, "universal", ["concerning"]) is None


@pytest.mark.parametrize("category", ["universal", "concerning", "poor"])
def test_a_first_decision_is_the_ceos_down_to_poor(category: str) -> None:
    for ladder in ("education", "finance"):
        move = next_move(shipped(ladder), None, [category])
        assert move is not None
        assert (move.to, move.deciders, move.vote) == (category, ("ceo",), None)


def test_a_first_decision_lower_than_poor_is_the_full_boards() -> None:
    move = next_move(shipped("education"), None, ["unacceptable"])
    assert move is not None
    assert move.vote is not None
    assert move.vote.by_articles


def test_a_first_decision_waits_until_one_category_is_indicated() -> None:
    assert next_move(shipped("education"), None, ["universal", "concerning"]) is None
