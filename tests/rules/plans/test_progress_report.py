"""The monthly progress report: targets, what was found since the last, outlook, what is late."""

from dataclasses import replace
from datetime import date
from typing import Any

from sfec.model.plan import Plan
from sfec.model.progress_report import ProgressReport
from sfec.rules.plans.progress_report import (
    ProgressFacts,
    compose_progress,
    name_month,
    progress_facts,
)
from tests.support.courtroom import TRUST
from tests.support.plan_builder import directive, notice, policy, result, review, standing
from tests.support.plan_papers import ON, seen

OCTOBER, NOVEMBER = date(2026, 11, 9), date(2026, 11, 20)
TARGETS = (
    directive("1", block=None, due=date(2026, 12, 11)),
    directive("2", block=None, due=date(2026, 11, 18), owner=""),
    directive("3", block=None),
)
BOARD_PLAN = replace(
    notice(directives=TARGETS, board=("Ada Marsh", "Bo Lin", "Cy Orr")),
    name="RPS-board-plan-1",
    kind="board_plan",
    reviews=(review(OCTOBER, next_steps="Advertise"), review(NOVEMBER, next_steps="Interview")),
    results=(
        result(OCTOBER, "not met", outlook="red"),
        result(NOVEMBER, "partly met", outlook="green")._replace(said="Four of six"),
        result(NOVEMBER, "met", "3"),
    ),
)


def reported(plan: Plan = BOARD_PLAN, **changed: Any) -> ProgressReport:  # noqa: ANN401
    """The report of November on a board's plan."""
    return compose_progress(ProgressFacts(TRUST, policy(), seen(plan), ON, **changed))


def test_it_goes_to_those_to_whom_the_policy_has_progress_reported() -> None:
    found = reported()
    assert [(each.name, each.role) for each in found.to] == [("Cora Vane", "E&S chair")]
    assert found.writer
    assert (found.month, found.writer.role) == ("November 2026", "CEO")
    assert name_month(date(2027, 1, 4)) == "January 2027"


def test_the_first_tells_all_that_was_found() -> None:
    found = reported()
    assert (found.is_first, found.since) == (True, date(2026, 11, 4))
    assert found.targets[0].since == (
        "not met on 9 November 2026; partly met on 20 November 2026: Four of six"
    )
    assert len(found.next_steps) == 2


def test_a_later_one_tells_what_was_found_since_the_last() -> None:
    found = reported(last_report=OCTOBER)
    assert (found.is_first, found.since) == (False, OCTOBER)
    assert found.targets[0].since == "partly met on 20 November 2026: Four of six"
    assert found.next_steps == ("20 November 2026: Interview",)
    assert reported(last_report=NOVEMBER).targets[0].since == "nothing recorded"


def test_each_outlook_is_told_with_its_meaning_in_words() -> None:
    first, second, third = reported().targets
    assert first.outlook == "green: on its way to be met by its day"
    assert second.outlook == "not recorded"
    assert (third.outlook, third.came_to, third.is_good) == ("", "met", True)


def test_how_it_looks_is_told_before_there_is_a_result() -> None:
    looked = result(NOVEMBER, "met", outlook="amber")._replace(result=None)
    first = reported(replace(BOARD_PLAN, results=(looked,))).targets[0]
    assert (first.came_to, first.since) == ("not recorded", "looked at on 20 November 2026")
    assert first.outlook.startswith("amber: it may be missed")


def test_a_colour_that_the_policy_has_lost_stands_alone() -> None:
    odd = replace(BOARD_PLAN, results=(result(NOVEMBER, "not met", outlook="blue"),))
    assert reported(odd).targets[0].outlook == "blue"


def test_what_is_late_is_named_with_its_owner_and_its_day() -> None:
    assert reported().late == (
        "Target 2 (not recorded, by 18 November 2026): Send the reading plan",
    )


def test_it_begins_with_the_plan_in_short_and_nothing_is_invented() -> None:
    entries = {each.of: each.said for each in reported().entries}
    assert entries["Improvement Board"] == "Ada Marsh, Bo Lin, Cy Orr"
    assert entries["Results so far"] == "1 partly met, 1 not recorded, 1 met"
    bare = {each.of: each.said for each in reported(replace(BOARD_PLAN, board=())).entries}
    assert bare["Improvement Board"] == "not recorded"


def test_what_it_says_is_recorded_result_by_result() -> None:
    facts = {each.of: each.said for each in progress_facts(standing(BOARD_PLAN, ON))}
    assert facts["target 1: Result"] == "partly met, green"
    assert facts["target 2: Result"] == "not recorded, past its day"
