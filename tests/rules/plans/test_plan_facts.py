"""What a plan's document is composed from, and what of it is recorded when it is issued."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sfec.model.plan import Money
from sfec.model.trust import School
from sfec.rules.plans.plan_facts import plan_facts
from sfec.rules.plans.plan_standing import PlanStanding
from tests.support.plan_builder import directive, extension, notice, rep, standing
from tests.support.plan_papers import ON, UNDER_WAY, told


def said(found: PlanStanding) -> dict[str, str]:
    """What is recorded of a plan, by what it is of."""
    return {each.of: each.said for each in plan_facts(found)}


def test_what_the_workbook_holds_is_recorded_and_what_is_empty_is_not() -> None:
    found = said(standing(rep(directives=(directive(shown_by=""),)), ON))
    assert found["directive 1: By"] == "11 November 2026"
    assert "directive 1: Shown by" not in found
    assert "the plan: Mentor" not in found
    board = notice(board=("Ada", "Bo"), money=Money(Decimal(5), ""), meeting_on=ON)
    assert said(standing(board, ON))["the plan: Board"] == "Ada, Bo"
    assert "target 1: By" in said(standing(board, ON))


def test_more_time_given_since_is_told_by_it_and_a_review_is_not() -> None:
    more = replace(UNDER_WAY, extensions=(extension(ON, date(2027, 1, 8)),))
    assert said(standing(more, ON)) != said(standing(UNDER_WAY, ON))
    assert said(standing(replace(UNDER_WAY, results=()), ON)) == said(standing(UNDER_WAY, ON))


def test_the_writer_and_those_it_is_written_with_are_roles_of_the_policy() -> None:
    assert told(replace(UNDER_WAY, written_by="Olga Pine")).writer_role == "eht"
    board = told(rep(kind="board_plan", directives=()))
    assert board.written_with == ("head", "mentor")
    unmentored = board._replace(seen=board.seen._replace(school=School("OHS", "Osterfold")))
    assert unmentored.written_with == ("head",)


def test_it_is_a_draft_until_it_has_been_written() -> None:
    assert told(rep(written_on=None)).is_draft
    assert told(rep(written_on=date(2026, 11, 24))).is_draft
    assert not told().is_draft
