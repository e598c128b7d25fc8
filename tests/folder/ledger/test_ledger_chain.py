"""The chain of hashes: at which lines it breaks, and which no later line vouches for."""

import pytest

from sfec.folder.ledger.ledger_chain import BEFORE_ALL, broken_lines, unvouched_lines

HASHES = ["a", "b", "c", "d"]
SOUND = [BEFORE_ALL, "a", "b", "c"]


@pytest.mark.parametrize(
    ("befores", "broken"),
    [
        (SOUND, []),
        ([BEFORE_ALL, "x", "b", "c"], [1]),
        ([BEFORE_ALL, "a", "b", "x"], [3]),
        (["x", "a", "b", "c"], [1]),
        ([BEFORE_ALL, "x", "y", "c"], [2]),
        ([BEFORE_ALL, None, "x", "c"], []),
    ],
)
def test_a_line_that_the_next_does_not_know_is_where_the_chain_breaks(
    befores: list[str | None], broken: list[int]
) -> None:
    assert broken_lines(HASHES, befores) == broken


def test_the_last_line_is_vouched_for_by_none_and_its_neighbour_is_doubted_with_it() -> None:
    assert unvouched_lines(HASHES, SOUND) == {4, 5}
    assert unvouched_lines(HASHES, [BEFORE_ALL, "x", "b", "c"]) == {1, 2, 4, 5}
