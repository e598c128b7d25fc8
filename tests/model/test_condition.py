"""Conditions, as the policy's trees."""

from decimal import Decimal
from typing import get_args

from sfec.model.condition import AllOf, AnyOf, AtLeast, Below, Condition, Is, Leaf, NoneOf, Unmet


def test_groups_hold_conditions_of_any_kind() -> None:
    inner = NoneOf((Unmet("good"), AtLeast("share", Decimal(5))))
    assert AllOf((Is("plan", ("clear",)), AnyOf((inner,)))).parts[1] == AnyOf((inner,))
    assert set(get_args(Condition)) == {*get_args(Leaf), AllOf, AnyOf, NoneOf, Unmet}


def test_what_only_its_class_tells_apart_is_told_apart_by_a_match() -> None:
    condition: Condition = Below("share", Decimal(3))
    assert tuple(condition) == tuple(AtLeast("share", Decimal(3)))
    match condition:
        case AtLeast():
            told = "at least"
        case Below(field, below):
            told = f"{field} below {below}"
    assert told == "share below 3"
