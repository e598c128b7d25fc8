"""Whether a ladder can work."""

import pytest

from sfec.model.condition import AllOf, Below, Is, NoneOf, Unmet
from sfec.model.policy import Ladder, Move
from sfec.rules.ladders.ladder_faults import faults, never_holds
from tests.rules.ladders.test_indicate import ladder_of
from tests.support.ladders import shipped

GOOD, BAD = Is("f0", ("good",)), Is("f0", ("bad",))


def with_moves(ladder: Ladder) -> Ladder:
    """The ladder with a first decision to each category: only its conditions can be at fault."""
    first = tuple(Move(each.id, ("ceo",)) for each in ladder.categories)
    return Ladder(ladder.id, ladder.title, ladder.fields, ladder.categories, first)


@pytest.mark.parametrize("ladder_id", ["education", "finance"])
def test_the_shipped_ladders_are_sound(ladder_id: str) -> None:
    assert list(faults(shipped(ladder_id))) == []


def test_a_characteristic_that_can_never_hold() -> None:
    ladder = with_moves(
        ladder_of({"universal": {"a": GOOD}, "poor": {"b": AllOf((GOOD, BAD))}}, fields=1)
    )
    assert [(each.code, each.path[3]) for each in faults(ladder)] == [("policy-contradiction", "b")]


def test_a_category_that_a_worse_one_always_covers() -> None:
    ladder = with_moves(
        ladder_of(
            {"universal": {"a": GOOD}, "concerning": {"b": BAD}, "poor": {"c": Unmet("universal")}},
            fields=1,
        )
    )
    assert [each.message for each in faults(ladder)] == ["no evidence can indicate concerning"]


def test_unmet_must_name_a_better_category() -> None:
    ladder = with_moves(
        ladder_of({"universal": {"a": NoneOf((Unmet("poor"),))}, "poor": {"b": BAD}}, fields=1)
    )
    assert [each.code for each in faults(ladder)] == ["policy-order"]


def test_a_move_to_itself_and_a_category_that_no_move_reaches() -> None:
    ladder = ladder_of({"universal": {"a": GOOD}, "poor": {"b": BAD}}, fields=1)
    looping = ladder.categories[0]._replace(moves=(Move("universal", ("ceo",)),))
    found = faults(Ladder("t", "T", ladder.fields, (looping, ladder.categories[1])))
    assert [each.code for each in found] == ["policy-move", "policy-unreached", "policy-unreached"]


def test_two_lines_that_leave_nothing_between_them() -> None:
    ladder = shipped("finance")
    between = AllOf(
        (Below("reserves_percent", ladder.lines["least_reserves"]), NoneOf((GOOD_RESERVES,)))
    )
    assert not never_holds(ladder, between)
    assert never_holds(
        ladder, AllOf((Below("reserves_percent", ladder.lines["least_reserves"]), GOOD_RESERVES))
    )


GOOD_RESERVES = NoneOf((Below("reserves_percent", shipped("finance").lines["reserves"]),))
