"""What a plan's documents say of it in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sfec.model.trust import School
from sfec.rules.plans.plan_standing import DirectiveStanding
from sfec.rules.plans.plan_words import (
    is_good,
    name_block,
    name_rows,
    overdue,
    say_day,
    say_extended,
    say_many,
    say_mentor,
    say_outlooks,
    say_result,
    say_state,
    say_tally,
    write_row,
)
from tests.support.plan_builder import (
    closing,
    directive,
    extension,
    policy,
    rep,
    result,
    review,
    standing,
)
from tests.support.plan_papers import ON, PEOPLE, REVIEWED, UNDER_WAY

REP = policy().kinds["rep"]
DUE = date(2026, 11, 25)


def found(said: str | None = None, due: date | None = DUE, **changed: Any) -> DirectiveStanding:  # noqa: ANN401 - any field
    """A directive, and what a review found of it."""
    told = result(REVIEWED, said, **changed) if said else None
    outlook, met_on = (told.outlook if told else None), (REVIEWED if said == "met" else None)
    return DirectiveStanding(directive(), due, told, outlook, met_on)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("met", "closed as met on 20 November 2026, by CEO"),
        ("not met", "closed as not met on 20 November 2026, by CEO"),
        ("superseded", "closed (superseded) on 20 November 2026, by CEO"),
    ],
)
def test_a_closed_plan_says_how_when_and_by_whom(how: str, said: str) -> None:
    closed = rep(closing=closing(date(2026, 11, 20), how))
    assert say_state(standing(closed, ON)) == said


def test_an_open_plan_says_whether_its_review_is_due_or_its_days_have_run_out() -> None:
    assert say_state(standing(UNDER_WAY, ON)) == "open"
    assert say_state(standing(UNDER_WAY, DUE)) == "open; its review is due"
    run_out = standing(rep(reviews=(review(REVIEWED),)), ON)
    assert say_state(run_out) == "its last day has passed, and it is not closed"
    assert say_state(standing(rep(written_on=None), ON)) == "a draft"


def test_results_are_counted_and_what_nobody_recorded_is_not_recorded() -> None:
    assert say_tally(standing(UNDER_WAY, ON)) == "1 met, 1 partly met, 1 not recorded"


@pytest.mark.parametrize(
    ("line", "said", "good"),
    [
        (found("met"), "met on 11 November 2026", True),
        (found("met", due=date(2026, 11, 9)), "met on 11 November 2026, late", True),
        (found("partly met", outlook="amber"), "partly met, amber", False),
        (found("not met", due=date(2026, 11, 20)), "not met, past its day", False),
        (found("withdrawn", outlook="red"), "withdrawn", None),
        (found(), "not recorded", None),
        (found()._replace(outlook="green"), "not recorded, green", None),
        (found(due=None), "not recorded", None),
    ],
)
def test_a_result_says_what_a_directive_came_to(
    line: DirectiveStanding,
    said: str,
    good: bool | None,  # noqa: FBT001 - an answer
) -> None:
    assert (say_result(line, ON), is_good(line, ON)) == (said, good)


def test_what_nobody_wrote_in_a_row_is_not_recorded() -> None:
    bare = DirectiveStanding(directive(text="", owner="", shown_by=""), None)
    row = write_row(bare, ON)
    assert (row.text, row.owner, row.shown_by, row.due) == (*["not recorded"] * 3, None)


def test_every_colour_is_told_with_its_meaning() -> None:
    assert [each.of for each in say_outlooks(policy())] == ["green", "amber", "red"]
    assert all(each.said for each in say_outlooks(policy()))


def test_rows_are_named_by_number_or_counted() -> None:
    assert name_rows(REP, ["3"]) == "directive 3"
    assert name_rows(REP, ["1", "2", "3"]) == "directives 1, 2 and 3"
    assert say_many(30, policy().kinds["notice"]) == "30 targets"
    assert [each.directive.number for each in overdue(standing(UNDER_WAY, date(2026, 11, 26)))] == [
        "2"
    ]


def test_what_is_given_more_time_is_a_directive_a_block_or_all_of_it() -> None:
    more = extension(ON, DUE)
    assert say_extended(more, REP) == "The whole plan"
    assert say_extended(more._replace(block="week-3"), REP) == "Within 3 weeks"
    assert say_extended(more._replace(number="2"), REP) == "Directive 2"
    assert name_block(REP, None) == "all of it"
    assert name_block(REP, "week-9") == "week-9"


def test_the_mentor_is_the_plans_own_else_the_schools_with_days_a_week() -> None:
    named = rep(mentor="Winifred Osei", mentor_days=Decimal("0.5"))
    assert say_mentor(standing(named, ON), PEOPLE) == "Winifred Osei, 0.5 days a week"
    full = replace(named, mentor_days=Decimal("1.0"))
    assert say_mentor(standing(full, ON), PEOPLE) == "Winifred Osei, 1 day a week"
    assert say_mentor(standing(rep(), ON), PEOPLE) == "Milo Nash; days a week: not recorded"
    nobody = PEOPLE._replace(school=School("OHS", "Osterfold"))
    assert say_mentor(standing(rep(), ON), nobody) == "not recorded"


def test_names_come_from_the_trusts_files_on_the_day_and_nobody_is_not_recorded() -> None:
    assert PEOPLE.named(["head", "ceo"]) == ("Kit Larch (head)", "Ada Quill (CEO)")
    nobody = PEOPLE._replace(school=School("OHS", "Osterfold"))
    assert nobody.named(["head"]) == ("head: not recorded",)
    assert [each.name for each in PEOPLE.holders(["ceo", "head"])] == ["Ada Quill", "Kit Larch"]


def test_the_writer_is_whoever_the_plan_names_else_the_first_who_may() -> None:
    roles = ("ceo", "eht")
    assert PEOPLE.writer_role(rep(written_by="Olga Pine"), roles) == "eht"
    assert PEOPLE.writer_role(rep(written_by="the EHT"), roles) == "eht"
    assert PEOPLE.writer_role(rep(), roles) == "ceo"


def test_a_day_is_told_where_there_is_one() -> None:
    assert (say_day(ON), say_day(None)) == ("23 November 2026", "")
