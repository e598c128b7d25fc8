"""The plans of a trust, found, named and drafted."""

from datetime import date
from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.office.plans import choose_kind, draft, find_plan, no_plans, seen_plans
from sfec.office.rounds import OpenFolder
from sfec.office.usage import Misuse
from sfec.problems import ProblemsFound
from tests.support.office_folder import DAY, RPS, open_trust
from tests.support.plan_builder import policy
from tests.support.plan_workbooks import write_plan


def opened(trust: Path) -> OpenFolder:
    """The trust's folder on 23 November 2026."""
    return OpenFolder(DataFolder(trust), DAY)


def test_the_plans_of_a_folder_are_seen_with_what_is_wrong_in_them(trust: Path) -> None:
    write_plan(trust, rows={"Directives": [("1", "Within 1 week", "Send it", None)]})
    [seen], problems = seen_plans(opened(trust))
    assert seen.plan.name == "RPS-rep-1"
    assert [each.code for each in problems] == ["plan-owner"]


def test_where_none_are_kept_that_is_said(trust: Path) -> None:
    assert seen_plans(opened(trust)) == ([], [no_plans()])


def test_where_kinds_or_term_dates_cannot_be_read_nothing_is_seen(trust: Path) -> None:
    write_plan(trust)
    (trust / "policy").mkdir()
    (trust / "policy/plans.yaml").write_text("kind: {}\n", encoding="utf-8")
    with pytest.raises(ProblemsFound):
        seen_plans(opened(trust))
    with pytest.raises(ProblemsFound):
        draft(open_trust(trust), RPS, policy().kinds["rep"], None)
    (trust / "policy/plans.yaml").unlink()
    (trust / "term-dates.yaml").write_text("- a list\n", encoding="utf-8")
    with pytest.raises(ProblemsFound):
        seen_plans(opened(trust))


def test_a_plan_is_named_as_its_file_is_whatever_its_case(trust: Path) -> None:
    write_plan(trust)
    seen, _ = seen_plans(opened(trust))
    assert find_plan(seen, "rps-REP-1").plan.name == "RPS-rep-1"
    assert find_plan(seen, "RPS-rep-1.xlsx").plan.name == "RPS-rep-1"
    with pytest.raises(Misuse, match='did you mean "RPS-rep-1"'):
        find_plan(seen, "RPS-rep-2")
    with pytest.raises(Misuse, match="plans: none"):
        find_plan([], "RPS-rep-1")


@pytest.mark.parametrize("named", ["board_plan", "board-plan", "Board plan", "BOARD PLAN"])
def test_a_kind_is_named_by_its_id_or_as_people_say_it(named: str) -> None:
    assert choose_kind(policy(), named).id == "board_plan"


def test_another_kind_is_refused_with_those_there_are() -> None:
    with pytest.raises(Misuse, match='did you mean "frep"'):
        choose_kind(policy(), "frepp")


def test_a_kind_on_both_ladders_is_drafted_on_the_one_that_is_named(trust: Path) -> None:
    notice = policy().kinds["notice"]
    assert draft(open_trust(trust), RPS, notice, "finance").ladder.id == "finance"
    with pytest.raises(Misuse, match="education or finance"):
        draft(open_trust(trust), RPS, notice, None)
    with pytest.raises(Misuse, match="say on which ladder: finance"):
        draft(open_trust(trust), RPS, policy().kinds["frep"], "education")


def test_what_is_drafted_is_of_the_day(trust: Path) -> None:
    found = draft(open_trust(trust, date(2026, 11, 20)), RPS, policy().kinds["rep"], None)
    assert (found.school, found.rests_on) == (RPS, "")
