"""The four answers, joined."""

from itertools import product

import pytest

from sfec.model.indication import Answer
from sfec.rules.ladders.answers import all_hold, any_holds, opposite

YES, NO, NOT_KNOWN, NOT_DUE = Answer.YES, Answer.NO, Answer.NOT_KNOWN, Answer.NOT_DUE


@pytest.mark.parametrize(
    ("parts", "of_all", "of_any"),
    [
        ([YES, YES], YES, YES),
        ([YES, NO], NO, YES),
        ([NO, NO], NO, NO),
        ([YES, NOT_KNOWN], NOT_KNOWN, YES),
        ([NO, NOT_KNOWN], NO, NOT_KNOWN),
        ([NOT_KNOWN, NOT_KNOWN], NOT_KNOWN, NOT_KNOWN),
        ([YES, NOT_DUE], YES, YES),
        ([NO, NOT_DUE], NO, NO),
        ([NOT_DUE, NOT_DUE], NOT_DUE, NOT_DUE),
        ([], NOT_DUE, NOT_DUE),
    ],
)
def test_a_group_is_decided_as_soon_as_one_part_decides_it(
    parts: list[Answer], of_all: Answer, of_any: Answer
) -> None:
    assert all_hold(parts) is of_all
    assert any_holds(parts) is of_any


def test_the_opposite_of_what_is_not_known_or_not_due_is_itself() -> None:
    assert [opposite(each) for each in (YES, NO, NOT_KNOWN, NOT_DUE)] == [
        NO,
        YES,
        NOT_KNOWN,
        NOT_DUE,
    ]


def test_not_all_is_any_not_and_order_does_not_matter() -> None:
    for parts in product(Answer, repeat=3):
        assert opposite(all_hold(parts)) is any_holds(map(opposite, parts))
        assert all_hold(parts) is all_hold(reversed(parts))
