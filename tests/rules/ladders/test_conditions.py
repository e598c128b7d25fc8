"""Conditions: leaves, groups, and what they rest on."""

from decimal import Decimal

import pytest

from sfec.model.condition import AllOf, AnyOf, AtLeast, Below, Condition, Is, NoneOf, Unmet
from sfec.model.evidence import NOT_DUE, Content
from sfec.model.indication import Answer
from sfec.rules.ladders.conditions import answer, fields_of, unmet_in
from tests.support.ladders import shipped

A, B = Is("a", ("x",)), Is("b", ("x", "y"))


@pytest.mark.parametrize(
    ("condition", "contents", "expected"),
    [
        (A, {"a": "x"}, Answer.YES),
        (A, {"a": "z"}, Answer.NO),
        (A, {"a": None}, Answer.NOT_KNOWN),
        (A, {"a": NOT_DUE}, Answer.NOT_DUE),
        (B, {"b": ("y", "z")}, Answer.YES),
        (B, {"b": ("z",)}, Answer.NO),
        (AtLeast("n", Decimal(5)), {"n": Decimal(5)}, Answer.YES),
        (AtLeast("n", Decimal(5)), {"n": Decimal("4.999")}, Answer.NO),
        (Below("n", Decimal(3)), {"n": Decimal(3)}, Answer.NO),
        (Below("n", Decimal(3)), {"n": Decimal("2.999")}, Answer.YES),
        (AllOf((A, B)), {"a": "x", "b": "y"}, Answer.YES),
        (AnyOf((A, B)), {"a": "z", "b": None}, Answer.NOT_KNOWN),
        (NoneOf((A, B)), {"a": "z", "b": "z"}, Answer.YES),
        (NoneOf((A,)), {"a": NOT_DUE}, Answer.NOT_DUE),
    ],
)
def test_a_conditions_answer(
    condition: Condition, contents: dict[str, Content], expected: Answer
) -> None:
    assert answer(condition, contents, {}) is expected


def test_unmet_is_the_opposite_of_whether_the_better_category_holds() -> None:
    assert answer(Unmet("universal"), {}, {"universal": Answer.NO}) is Answer.YES
    assert answer(Unmet("universal"), {}, {"universal": Answer.NOT_KNOWN}) is Answer.NOT_KNOWN


def test_a_condition_rests_on_its_leaves_fields_and_on_those_of_a_better_category() -> None:
    ladder = shipped("finance")
    assert fields_of(Unmet("universal"), ladder) == (
        "in_year_balance",
        "reserves_percent",
        "reserves_plan",
        "money_plans",
        "hq_advice",
    )


def test_every_category_that_should_be_unmet_is_found_wherever_it_stands() -> None:
    nested = AllOf((A, AnyOf((Unmet("universal"), NoneOf((Unmet("concerning"), B))))))
    assert list(unmet_in(nested)) == ["universal", "concerning"]
    assert list(unmet_in(A)) == []
