"""The directives of a school as a letter lists them."""

from datetime import date, timedelta
from typing import Any

import pytest

from sfec.model.ceo_letter import DirectiveLine
from sfec.rules.letters.letter_directives import list_directives, name_directive, say_late
from tests.support.courtroom import TODAY
from tests.support.ladders import shipped
from tests.support.letter_desk import directive

LADDERS = {each: shipped(each) for each in ("education", "finance")}
YESTERDAY = TODAY - timedelta(days=1)


def line(due_in: int | None = 7, **changed: Any) -> DirectiveLine:  # noqa: ANN401 - any field
    """A directive as a letter has it today."""
    [found] = list_directives([directive(due_in=due_in, **changed)], (), LADDERS, TODAY)
    return found


def test_a_directive_of_the_half_term_before_is_carried_over_and_any_other_is_new() -> None:
    before = [directive("1"), directive("2", text="Another text")]
    now = [directive("1", text=" teach  Phonics daily"), directive("2"), directive("3")]
    assert [each.is_new for each in list_directives(now, before, LADDERS, TODAY)] == [
        False,
        True,
        True,
    ]


def test_the_number_of_a_directive_keeps_its_separators() -> None:
    before = [directive("1.3"), directive("1.10"), directive("2–4")]  # noqa: RUF001 - a dash
    now = [directive("13"), directive("1.1"), directive("2-4")]
    are_new = [each.is_new for each in list_directives(now, before, LADDERS, TODAY)]
    assert are_new == [True, True, False]


def test_a_directive_with_another_day_or_result_is_still_the_same() -> None:
    [found] = list_directives(
        [directive(due_in=20, result="partly met")], [directive()], LADDERS, TODAY
    )
    assert not found.is_new


@pytest.mark.parametrize(
    ("due_in", "result", "came_to"),
    [
        (7, None, "in progress"),
        (0, None, "in progress"),
        (-1, None, "not known"),
        (None, None, "not known"),
        (7, "partly met", "partly met"),
        (-1, "partly met", "partly met"),
        (-1, "not met", "not met"),
        (None, "met", "met"),
    ],
)
def test_what_a_directive_has_come_to(due_in: int | None, result: str | None, came_to: str) -> None:
    assert line(due_in, result=result).came_to == came_to


def test_one_past_its_day_with_no_result_is_not_known_and_late() -> None:
    found = line(-1)
    assert (found.came_to, found.is_late, found.is_met) == ("not known", True, False)


def test_one_met_says_on_which_day_and_whether_that_was_after_its_own() -> None:
    assert line(-1, result="met", met_on=TODAY).came_to == "met on 23 November 2026, late"
    assert line(-1, result="met", met_on=YESTERDAY).came_to == "met on 22 November 2026"
    assert not line(-1, result="met", met_on=TODAY).is_late


def test_one_that_is_met_only_later_is_not_met_as_seen_from_before() -> None:
    later = TODAY + timedelta(days=3)
    assert line(7, result="met", met_on=later).came_to == "in progress"
    found = line(-1, result="met", met_on=later)
    assert (found.came_to, found.is_late, found.is_met) == ("not known", True, False)


def test_one_that_cannot_be_read_is_not_known() -> None:
    found = line(7, ladder="", text="", owner="", result=None, is_readable=False)
    assert (found.ladder, found.directive, found.owner, found.came_to) == ("not known",) * 4
    assert not found.is_late


def test_a_directive_is_named_by_its_number() -> None:
    assert name_directive(line(number="2b")) == "Directive 2b"
    assert name_directive(line(number="")) == "A directive"


def test_those_that_are_late_are_told_one_by_one_while_they_are_few() -> None:
    lines = [line(-1), line(-1, number="2", result="partly met"), line(3, number="3")]
    assert list(say_late(lines)) == [
        "Directive 1, due on 22 November 2026, is not known: Teach phonics daily",
        "Directive 2, due on 22 November 2026, is partly met: Teach phonics daily",
    ]


def test_many_that_are_late_are_counted() -> None:
    lines = [line(-1, number=number) for number in ("1", "2", "", "4")]
    assert list(say_late(lines)) == ["4 directives are past their day and not met: 1, 2, 4"]
    assert list(say_late([line(-1, number="")] * 4)) == [
        "4 directives are past their day and not met"
    ]


def test_on_its_day_a_directive_is_not_late() -> None:
    assert line(0).due == date(2026, 11, 23)
    assert not line(0).is_late


def test_one_that_is_withdrawn_says_by_whom_and_why_and_is_never_late() -> None:
    why = "CEO: the notice has it now"
    found = line(-7, result="withdrawn", met_on=TODAY, withdrawn=why)
    assert found.came_to == f"withdrawn on 23 November 2026: {why}"
    assert (found.is_met, found.is_late, found.is_withdrawn) == (False, False, True)


def test_one_that_is_withdrawn_only_later_is_open_until_then() -> None:
    later = TODAY + timedelta(days=1)
    found = line(-7, result="withdrawn", met_on=later, withdrawn="CEO: …")
    assert (found.came_to, found.is_late, found.is_withdrawn) == ("not known", True, False)
