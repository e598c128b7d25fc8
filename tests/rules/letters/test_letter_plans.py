"""A school's open plans as its letter tells of them: state, next milestone, late directives."""

from dataclasses import replace
from datetime import date

from sfec.rules.letters.letter_plans import say_plans
from tests.support.plan_builder import closing, directive, notice, rep, result, review
from tests.support.plan_papers import ON, REVIEWED, UNDER_WAY, seen


def test_a_line_a_plan_says_how_it_stands_and_what_is_due_next() -> None:
    [line] = say_plans([seen(UNDER_WAY)])
    assert line == (
        "Education: REP of 4 November 2026, open. Next milestone: 25 November 2026 (directive 2)."
    )


def test_what_is_late_is_named() -> None:
    [line] = say_plans([seen(UNDER_WAY, date(2026, 12, 1))])
    assert line.endswith("Next milestone: 16 December 2026 (directive 3). Late: directive 2.")


def test_many_are_counted() -> None:
    many = rep(directives=tuple(directive(str(number)) for number in range(1, 9)))
    [line] = say_plans([seen(many)])
    assert line.endswith("Late: 8 directives.")


def test_a_notice_of_which_all_is_settled_goes_on_to_its_end() -> None:
    settled = notice(results=(result(REVIEWED, "met"),), reviews=(review(REVIEWED),))
    [line] = say_plans([seen(settled)])
    assert line.endswith("Next milestone: 18 December 2026, when it ends.")


def test_drafts_and_closed_plans_are_no_plans_that_are_open() -> None:
    closed = replace(UNDER_WAY, closing=closing(REVIEWED, "met"))
    assert list(say_plans([seen(rep(written_on=None)), seen(closed)])) == []
    assert list(say_plans([])) == []
    assert len(list(say_plans([seen(UNDER_WAY, ON), seen(notice(), ON)]))) == 2
