"""The workbook of a plan as people meet it."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from sfec.folder.data_folder import DataFolder
from sfec.folder.plans import plan_headings as heads
from tests.support.runs import Sfec

Drafted = Callable[..., openpyxl.Workbook]


@pytest.fixture
def drafted(trust: Path, sfec: Sfec) -> Drafted:
    """Drafts a plan of Ravelmoor, and opens it."""

    def draft(name: str, *arguments: str) -> openpyxl.Workbook:
        assert sfec(trust, "plan", "new", "RPS", *arguments).status == 0
        return openpyxl.load_workbook(trust / f"plans/RPS-{name}.xlsx")

    return draft


def labels(book: openpyxl.Workbook) -> list[str]:
    """What the sheet Plan asks, in its order."""
    return [str(cell.value) for cell in book[heads.PLAN]["A"][1:]]


def test_a_rep_has_its_sheets_headings_and_notes(drafted: Drafted) -> None:
    book = drafted("rep-1", "rep")
    assert book.sheetnames == [
        "Plan", "Directives", "Reviews", "Results", "Extensions", "Grounds", "Guide",
    ]  # fmt: skip
    asked = [each for each in labels(book) if each != heads.CLOSED_BY]
    assert asked == [
        heads.KIND, heads.SCHOOL, heads.LADDER, heads.WRITTEN_ON, heads.WRITTEN_BY, heads.RESTS_ON,
        heads.MENTOR, heads.MENTOR_DAYS, heads.MONEY, heads.MONEY_APPROVED_BY,
        heads.CLOSED, heads.CLOSED_ON,
    ]  # fmt: skip
    notes = {cell.value: cell.comment.text for cell in book["Directives"][1] if cell.comment}
    assert notes == heads.directive_notes("Directive")


def test_blocks_results_and_outlooks_are_chosen_from_lists(drafted: Drafted) -> None:
    book = drafted("rep-1", "rep")
    lists = {
        (title, str(each.sqref)): each.formula1
        for title in ("Directives", "Results")
        for each in book[title].data_validations.dataValidation
    }
    assert lists == {
        ("Directives", "B2:B41"): '"Within 1 week,Within 3 weeks,By week 6"',
        ("Results", "C2:C41"): '"met,partly met,not met,withdrawn"',
        ("Results", "E2:E41"): '"green,amber,red"',
    }


def test_a_notice_has_targets_an_end_and_on_finance_its_meeting(drafted: Drafted) -> None:
    book = drafted("notice-1", "notice", "--ladder", "finance")
    assert "Targets" in book.sheetnames
    assert {heads.ENDS_ON, heads.MEETING_ON} <= set(labels(book))
    education = drafted("notice-2", "notice", "--ladder", "education")
    assert heads.ENDS_ON in labels(education)
    assert heads.MEETING_ON not in labels(education)


def test_a_board_plan_has_room_for_its_members_and_its_approval(drafted: Drafted) -> None:
    book = drafted("board-plan-1", "board_plan", "--ladder", "education")
    assert labels(book).count(heads.BOARD_MEMBER) == 5
    assert {heads.APPROVED_BY, heads.APPROVED_ON} <= set(labels(book))


def test_what_it_says_already_reads_back_as_a_draft_without_problems(
    trust: Path, drafted: Drafted
) -> None:
    drafted("rep-1", "rep")
    folder = DataFolder(trust)
    assert folder.plans
    [plan] = folder.plans.plans
    assert (plan.kind, plan.written_on, plan.directives) == ("rep", None, ())
    assert folder.problems == []


def test_the_guide_says_when_blocks_are_due_and_what_each_colour_means(drafted: Drafted) -> None:
    guide = drafted("rep-1", "rep")["Guide"]
    said = {row[0]: row[1] for row in guide.iter_rows(values_only=True)}
    assert said["Within 3 weeks"] == "3 school weeks after the plan was written"
    assert said["Within 1 week"] == "1 school week after the plan was written"
    assert {"red", "amber", "green"} <= set(said)
