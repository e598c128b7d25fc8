"""A plan in short: who, when, until when, and how it stands."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sfec.model.plan import Plan
from sfec.rules.plans.plan_entries import write_entries
from tests.support.plan_builder import notice, rep
from tests.support.plan_papers import ON, UNDER_WAY, told


def entries(plan: Plan = UNDER_WAY, on: date = ON, **changed: object) -> dict[str, str]:
    """A plan in short."""
    return {each.of: each.said for each in write_entries(told(plan, on, **changed))}


def test_a_rep_says_who_wrote_it_with_whom_and_the_mentors_days() -> None:
    plan = replace(UNDER_WAY, written_by="Ada Quill", mentor="Milo Nash", mentor_days=Decimal(2))
    assert entries(plan) == {
        "Category": "Concerning",
        "Written on": "4 November 2026",
        "Written by": "Ada Quill",
        "With": "Kit Larch (head)",
        "Mentor": "Milo Nash, 2 days a week",
        "Ends on": "16 December 2026",
        "As it stands": "open",
        "Next review": "25 November 2026",
    }


def test_what_nobody_recorded_is_not_recorded_and_nothing_is_invented() -> None:
    found = entries(notice(ends_on=None, written_on=None))
    assert found["Written on"] == found["Written by"] == found["Ends on"] == "not recorded"
    assert "Next review" not in found
    beyond = rep(written_on=date(2028, 7, 20))
    assert entries(beyond, date(2028, 7, 20))["Ends on"] == "not known"


def test_a_review_that_is_past_is_due_since_its_day() -> None:
    assert entries(on=date(2026, 11, 27))["Review due since"] == "25 November 2026"


def test_money_is_told_where_some_was_given_and_a_frep_has_no_mentor() -> None:
    assert entries(money="£5,000")["Money"] == "£5,000"
    assert "Mentor" not in entries(rep(kind="frep", ladder="finance", directives=()))


def test_that_part_of_its_workbook_cannot_be_read_is_said() -> None:
    unread = replace(UNDER_WAY, unread=frozenset({"Ends on"}))
    assert entries(unread)["Not readable"].endswith("what that says is not known")
