"""How well colours stand out, against figures worked out by others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.rules.colour_contrast import READABLE, WHITE, contrast

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("colour", "on_white"),
    [
        ("#000000", 21.0),
        ("#FFFFFF", 1.0),
        ("#ff0000", 3.998),
        ("#00ff00", 1.372),
        ("#0000ff", 8.592),
        ("#777777", 4.478),
        ("#767676", 4.542),
    ],
)
def test_the_contrast_with_white(colour: str, on_white: float) -> None:
    assert contrast(colour, WHITE) == pytest.approx(on_white, abs=0.001)


def test_the_lightest_grey_that_can_be_read() -> None:
    assert contrast("#777777", WHITE) < READABLE < contrast("#767676", WHITE)


@given(colours, colours)
def test_it_is_the_same_both_ways_and_lies_between_none_and_black_on_white(
    one: str, other: str
) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, one) == 1
