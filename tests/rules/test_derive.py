"""Derived fields and where they come from."""

from datetime import date
from decimal import Decimal

import pytest

from sfec.model.evidence import NOT_DUE, Content, Directive
from sfec.problems import Place
from sfec.rules.derive import derive, directives_came_to, share
from tests.ladders import GOOD, shipped

DAY = date(2026, 11, 23)


def test_every_derived_field_has_a_content() -> None:
    for ladder_id in ("education", "finance"):
        ladder = shipped(ladder_id)
        derived, _ = derive(ladder, GOOD[ladder_id], (), DAY)
        assert set(derived) == {each.id for each in ladder.fields.values() if not each.is_typed}


def test_letter_directives_come_with_the_cells_that_decide_them() -> None:
    cell = Place("evidence/2026-27/autumn-2.xlsx", "Directives", 2, 7)
    directive = Directive("RPS", "1", "finance", "Send it", "Head", date(2026, 11, 1), "not met", None, cell)
    derived, places = derive(shipped("finance"), GOOD["finance"], [directive], DAY)
    assert derived["letter_directives"] == "not met"
    assert places["letter_directives"] == (cell,)


def test_without_directives_they_are_not_due() -> None:
    derived, places = derive(shipped("finance"), GOOD["finance"], (), DAY)
    assert derived["letter_directives"] == NOT_DUE
    assert places == {}
    assert directives_came_to([], DAY) == (NOT_DUE, ())


def test_an_unreadable_directive_is_not_known_unless_it_was_met() -> None:
    cell = Place("e.xlsx", "Directives", 2, 7)
    unreadable = Directive("RPS", "1", "finance", "x", "", date(2026, 1, 1), None, None, cell, is_readable=False)
    assert directives_came_to([unreadable], DAY)[0] is None


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (Decimal("37037.01"), Decimal(1234567), Decimal(3)),
        (Decimal(-5), Decimal(100), Decimal(-5)),
        (Decimal(5), Decimal(0), None),
        (Decimal(5), Decimal(-1), None),
        ("not due", Decimal(1), None),
    ],
)
def test_a_share_is_exact_and_missing_is_never_zero(part: Content, whole: Content, expected: Decimal | None) -> None:
    assert share(part, whole) == expected
