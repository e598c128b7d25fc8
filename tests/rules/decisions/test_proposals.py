"""Moves as a sentence names them."""

import pytest

from sfec.rules.decisions.proposals import name_move
from tests.support.ladders import shipped


@pytest.mark.parametrize(
    ("current", "to", "named"),
    [
        ("universal", "poor", "a move from Universal to Poor"),
        ("poor", "poor", "to stay in Poor"),
        (None, "poor", "a first decision for Poor"),
    ],
)
def test_a_move_a_confirmation_and_a_first_decision(
    current: str | None, to: str, named: str
) -> None:
    assert name_move(shipped("education"), current, to) == named
