"""What no later workbook answers stays open with its own cell (the reading's evidence 11)."""

from datetime import date
from typing import Any

import pytest

from sfec.model.course import Course
from sfec.model.evidence import Directive
from sfec.model.ledger import Entry, Ledger
from sfec.problems import Level, Place
from sfec.rules.decisions.courses import courses
from sfec.rules.round.open_directives import carry_on, left_out, tells_from
from tests.support.acts import decision, entry
from tests.support.ladders import shipped

BEFORE, NOW = "evidence/2026-27/autumn-1.xlsx", "evidence/2026-27/autumn-2.xlsx"
WHO = {"RPS": "Ravelmoor Primary School (RPS)"}


def directive(number: str = "1", path: str = BEFORE, row: int = 2, **changed: Any) -> Directive:  # noqa: ANN401 - any field
    """A directive on finance to RPS, without a result."""
    plain = Directive(
        school="RPS",
        number=number,
        ladder="finance",
        text="Send the log to HQ",
        owner="Head",
        due=date(2026, 11, 13),
        result=None,
        met_on=None,
        place=Place(path, "Directives", row, 7),
    )
    return plain._replace(**changed)


def carried(*earlier: Directive, rows: list[Directive] | None = None) -> list[Directive]:
    """What stands in the later workbook, whose rows these are."""
    return carry_on(rows or [], earlier, {"RPS"}, NOW)


@pytest.mark.parametrize("result", [None, "partly met", "not met"])
def test_a_row_that_is_left_out_of_the_next_workbook_is_not_settled(result: str | None) -> None:
    [found] = carried(directive(result=result))
    assert (found.result, found.place.path, found.left_out) == (result, BEFORE, NOW)


@pytest.mark.parametrize("result", ["met", "withdrawn"])
def test_one_that_is_met_or_withdrawn_is(result: str) -> None:
    assert carried(directive(result=result)) == []


def test_one_that_cannot_be_read_stays_open_too_but_not_what_stands_for_a_whole_sheet() -> None:
    assert len(carried(directive(is_readable=False))) == 1
    assert carried(directive("", text="", is_readable=False)) == []


def test_a_later_row_answers_it() -> None:
    later = directive(path=NOW, result="met")
    assert carried(directive(result="not met"), rows=[later]) == [later]


def test_a_later_row_without_a_result_answers_nothing() -> None:
    [found] = carried(directive(result="not met"), rows=[directive(path=NOW)])
    assert (found.result, found.place.path, found.left_out) == ("not met", BEFORE, "")
    unread = directive(path=NOW, is_readable=False)
    assert carried(directive(result="not met"), rows=[unread]) == [unread]
    reopened = directive(path=NOW)
    assert carried(directive(result="met"), rows=[reopened]) == [reopened]


@pytest.mark.parametrize(
    ("row", "answers"),
    [
        (directive(path=NOW, text=" send the LOG to HQ"), True),
        (directive(path=NOW, text="Send the logs to HQ"), True),
        (directive(path=NOW, text="Agree a transport budget"), False),
        (directive("2", path=NOW), False),
        (directive(path=NOW, school="OHS"), False),
    ],
)
def test_a_directive_is_known_by_its_number_and_words_whatever_slip_is_mended_in_them(
    row: Directive, *, answers: bool
) -> None:
    assert (len(carried(directive(), rows=[row])) == 1) is answers


def test_of_a_school_that_has_left_nothing_is_carried_on() -> None:
    assert carry_on([], [directive()], set(), NOW) == []


def test_the_first_workbook_that_leaves_it_out_is_named_with_the_earlier_cell() -> None:
    later = carry_on([], carried(directive()), {"RPS"}, "evidence/2026-27/spring-1.xlsx")
    [said] = left_out(later, WHO)
    assert (said.code, said.level, said.who) == ("directive-left-out", Level.WARNING, WHO["RPS"])
    assert str(said.place) == f"{BEFORE}:Directives!G2"
    assert said.message == f"directive 1 is open, and {NOW} leaves it out: it stays open"


def test_many_left_out_of_one_workbook_are_one_cause() -> None:
    few = [directive(str(row), row=row) for row in range(2, 5)]
    many = [*few, directive("5", row=5)]
    assert {each.cause for each in left_out(carried(*few), WHO)} == {""}
    assert len({each.cause for each in left_out(carried(*many), WHO)}) == 1


def test_where_no_workbook_should_have_it_yet_nothing_is_said() -> None:
    assert list(left_out(carry_on([], [directive()], {"RPS"}, ""), WHO)) == []


def test_a_directive_is_given_in_the_half_term_whose_workbook_is_the_first_to_have_it() -> None:
    first = carry_on([directive()], [], {"RPS"}, BEFORE, "2026-27/autumn-1")
    then = carry_on(
        [directive(path=NOW), directive("2", path=NOW, row=3)], first, {"RPS"}, NOW, "later"
    )
    assert [each.given for each in then] == ["2026-27/autumn-1", "later"]


HALF_TERMS = ("2025-26/summer-2", "2026-27/autumn-1", "2026-27/autumn-2")


def course_of(*categories: str) -> Course:
    """A finance course of a decision a half-term."""
    entries: list[Entry] = []
    for number, category in enumerate(categories):
        before = entries[-1] if entries else None
        act = decision(
            ladder="finance",
            category=category,
            half_term=HALF_TERMS[number],
            moved_from=categories[number - 1] if number else None,
            follows=before.id if before else None,
        )
        entries.append(entry(act, f"{number}" * 64, number))
    return courses(Ledger(tuple(entries)))["RPS", "finance"]


@pytest.mark.parametrize(
    ("categories", "since"),
    [
        ((), ""),
        (("universal",), "2025-26/summer-2"),
        (("concerning", "universal"), "2026-27/autumn-1"),
        (("concerning", "poor"), "2025-26/summer-2"),
        (("concerning", "universal", "concerning"), "2026-27/autumn-1"),
        (("poor", "poor", "concerning"), "2026-27/autumn-2"),
    ],
)
def test_directives_tell_only_since_the_schools_last_move_up_or_its_first_decision(
    categories: tuple[str, ...], since: str
) -> None:
    course = course_of(*categories) if categories else Course()
    assert tells_from(course, shipped("finance"), "2026-27/spring-1", date.max) == since


def test_what_is_decided_of_the_half_term_itself_or_recorded_later_changes_nothing_in_it() -> None:
    course, finance = course_of("concerning", "universal"), shipped("finance")
    assert tells_from(course, finance, "2026-27/autumn-1", date.max) == "2025-26/summer-2"
    assert tells_from(course, finance, "2026-27/spring-1", date.min) == ""
