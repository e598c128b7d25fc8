"""A plan's workbook, read whole."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from sfec.folder.data_folder import DataFolder
from sfec.folder.plans import plan_headings as heads
from sfec.folder.plans.plan_file import PlanName, plan_name, read_plan
from sfec.folder.plans.plan_sheet import PlanContext
from sfec.model.plan import WRITTEN_ON, Plan, UnreadPlan
from sfec.problems import Part
from tests.support.plan_workbooks import DIRECTIVE, write_plan


def read(folder: Path, path: Path) -> Part[Plan | UnreadPlan]:
    """A plan of the trust in a folder, as read."""
    data = DataFolder(folder)
    assert data.plan_policy
    schools = {each.code.casefold(): each for each in data.schools}
    context = PlanContext(data.plan_policy, data.ladders, schools)
    return read_plan(path, f"plans/{path.name}", context)


def plan_in(folder: Path, path: Path) -> Plan:
    """A plan in which nothing is wrong."""
    plan, problems = read(folder, path)
    assert problems == []
    assert isinstance(plan, Plan)
    return plan


def test_all_that_a_plan_says_is_read_with_its_cells(trust: Path) -> None:
    path = write_plan(
        trust,
        plan={
            "written ON": "4/11/2026",
            heads.WRITTEN_BY: "Ada Quill, CEO",
            heads.RESTS_ON: "75EB61ED",
            heads.MENTOR: "Milo Nash",
            heads.MENTOR_DAYS: 0.5,
            heads.MONEY: "£6,500",
            heads.MONEY_APPROVED_BY: "CEO",
            heads.CLOSED: "Met",
            heads.CLOSED_ON: "2026-12-16",
            heads.CLOSED_BY: "CEO",
        },
        rows={
            "Directives": [
                DIRECTIVE,
                ("1.10", "", "Train", "Head", "2026-12-24", "A list", "2026-11-09"),
            ],
            heads.REVIEWS: [("2026-11-11", "CEO, head", "week-1", "2026-11-25", "Go on")],
            heads.RESULTS: [("2026-11-11", "1", "MET", "2026-11-10", "green", "Sent")],
            heads.EXTENSIONS: [
                ("2026-11-12", "Within 3 weeks", "2026-12-02", "CEO", "Illness"),
                ("2026-11-13", "1.10", "2027-01-08", "CEO", "Illness"),
                ("2026-11-14", "", "2027-01-11", "CEO", "Illness"),
            ],
        },
    )
    plan = plan_in(trust, path)
    assert (plan.name, plan.kind, plan.school, plan.ladder) == (
        "RPS-rep-1",
        "rep",
        "RPS",
        "education",
    )
    assert plan.written_on == date(2026, 11, 4)
    assert (plan.mentor, plan.mentor_days) == ("Milo Nash", Decimal("0.5"))
    assert plan.money is not None
    assert plan.money.amount == 6500
    assert plan.rests_on == "75eb61ed"
    assert plan.closing is not None
    assert (plan.closing.how, plan.closing.on) == ("met", date(2026, 12, 16))
    second = plan.directives[1]
    assert (second.number, second.block, second.due) == ("1.10", None, date(2026, 12, 24))
    assert second.added_on == date(2026, 11, 9)
    assert second.cell("due").at == "Directives!E3"
    [review] = plan.reviews
    assert (review.block, review.next_on) == ("week-1", date(2026, 11, 25))
    [result] = plan.results
    assert (result.result, result.met_on, result.outlook) == ("met", date(2026, 11, 10), "green")
    assert str(result.place) == "plans/RPS-rep-1.xlsx:Results!C2"
    assert [(each.block, each.number) for each in plan.extensions] == [
        ("week-3", None),
        (None, "1.10"),
        (None, None),
    ]


def test_a_board_is_a_name_a_row_and_a_notice_has_targets(trust: Path) -> None:
    path = write_plan(
        trust,
        "RPS-board-plan-1",
        plan={heads.KIND: "Improvement Board plan", heads.APPROVED_ON: "2026-11-20"},
        board=("Ada Quill", "Bea Nott", "Cy Orr"),
        title="Targets",
        rows={"Targets": [("1", "", "Raise attendance", "Head", "2027-01-20")]},
    )
    plan = plan_in(trust, path)
    assert plan.board == ("Ada Quill", "Bea Nott", "Cy Orr")
    assert plan.approved_on == date(2026, 11, 20)
    assert [each.text for each in plan.directives] == ["Raise attendance"]


def test_a_kind_that_is_on_one_ladder_need_not_name_it(trust: Path) -> None:
    assert plan_in(trust, write_plan(trust, plan={heads.LADDER: None})).ladder == "education"


@pytest.mark.parametrize(
    ("name", "plan", "code"),
    [
        ("RPS-rep-1", {heads.KIND: None}, "plan-kind"),
        ("RPS-rep-1", {heads.SCHOOL: None}, "plan-school"),
        ("RPS-notice-1", {heads.KIND: "Warning notice", heads.LADDER: None}, "plan-ladder"),
        ("OHS-rep-1", {}, "plan-name"),
        ("RPS-frep-1", {}, "plan-name"),
    ],
)
def test_of_a_plan_that_is_not_what_it_says_nothing_is_known_of_either(
    trust: Path, name: str, plan: dict[str, None], code: str
) -> None:
    found, problems = read(trust, write_plan(trust, name, plan=plan))
    assert [each.code for each in problems] == [code]
    assert isinstance(found, UnreadPlan)
    named = plan_name(Path(f"{name}.xlsx"))
    assert named is not None
    assert (named.code, named.kind) in found.claims
    if code == "plan-name":
        assert ("RPS", "rep") in found.claims


@pytest.mark.parametrize(
    ("sheet", "row", "code", "cell"),
    [
        ("Directives", (None, "Within 1 week", "x"), "plan-number", "Directives!A2"),
        (heads.REVIEWS, (None, "CEO"), "plan-value", "Reviews!A2"),
        (heads.RESULTS, ("2026-11-11", "1", "met"), "plan-review", "Results!A2"),
        (heads.RESULTS, (None, "1", "met"), "plan-value", "Results!A2"),
        (heads.RESULTS, ("2026-11-11", None, "met"), "plan-number", "Results!B2"),
        (heads.RESULTS, ("2026-11-11", "1", "fine"), "plan-value", "Results!C2"),
        (heads.EXTENSIONS, ("2026-11-11", "9", "2026-12-11"), "plan-number", "Extensions!B2"),
        (heads.EXTENSIONS, ("2026-11-11", "", None), "plan-value", "Extensions!C2"),
        (heads.REVIEWS, ("2026-11-11", "CEO", "week 2"), "plan-block", "Reviews!C2"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_cell_and_makes_the_plan_not_known(
    trust: Path, sheet: str, row: tuple[str | None, ...], code: str, cell: str
) -> None:
    plan, problems = read(trust, write_plan(trust, rows={sheet: [row]}))
    assert (code, cell) in [(each.code, each.place.at) for each in problems]
    assert isinstance(plan, Plan)
    assert cell in plan.unread


def test_words_that_cannot_be_read_leave_what_a_plan_came_to_known(trust: Path) -> None:
    path = write_plan(
        trust,
        rows={
            heads.REVIEWS: [("2026-11-11", "CEO")],
            heads.RESULTS: [("2026-11-11", "1", "met", "", "purple")],
        },
    )
    plan, problems = read(trust, path)
    assert [each.code for each in problems] == ["plan-value"]
    assert isinstance(plan, Plan)
    assert plan.unread == frozenset()


def test_an_outlook_without_a_result_is_no_result_yet(trust: Path) -> None:
    path = write_plan(
        trust,
        rows={
            heads.REVIEWS: [("2026-11-11", "CEO")],
            heads.RESULTS: [("2026-11-11", "1", "", "", "amber", "Under way")],
        },
    )
    [look] = plan_in(trust, path).results
    assert (look.result, look.outlook, look.said) == (None, "amber", "Under way")


def test_a_number_given_twice_is_an_error(trust: Path) -> None:
    _, problems = read(trust, write_plan(trust, rows={"Directives": [DIRECTIVE, DIRECTIVE]}))
    assert [(each.code, each.place.at) for each in problems] == [("plan-number", "Directives!A3")]


def test_a_day_that_cannot_be_read_is_not_a_draft(trust: Path) -> None:
    plan, problems = read(trust, write_plan(trust, plan={heads.WRITTEN_ON: "soon"}))
    assert [each.code for each in problems] == ["plan-value"]
    assert isinstance(plan, Plan)
    assert plan.unread == {WRITTEN_ON}


def test_half_a_closing_is_an_error(trust: Path) -> None:
    for plan in ({heads.CLOSED: "met"}, {heads.CLOSED_ON: "2026-12-01", heads.CLOSED: None}):
        _, problems = read(trust, write_plan(trust, plan=plan))
        assert [each.code for each in problems] == ["plan-closing"]


def test_a_misspelt_entry_is_an_error_and_one_of_somebodys_own_a_note(trust: Path) -> None:
    _, problems = read(trust, write_plan(trust, plan={"Writen on": "x", "Colour": "blue"}))
    assert [(each.code, each.level.value) for each in problems] == [
        ("heading-unknown", "error"),
        ("heading-unknown", "note"),
    ]


def test_a_sheet_or_a_column_that_is_not_there_makes_the_plan_not_known(trust: Path) -> None:
    path = write_plan(trust)
    book = openpyxl.load_workbook(path)
    del book[heads.RESULTS]
    book[heads.REVIEWS]["A1"].value = "Day"
    book.save(path)
    plan, problems = read(trust, path)
    assert {each.code for each in problems} >= {"sheet-missing", "heading-missing"}
    assert isinstance(plan, Plan)
    assert plan.unread == {heads.RESULTS, heads.REVIEWS}


def test_two_sheets_of_one_title_and_a_workbook_without_its_sheet_plan_are_not_read(
    trust: Path,
) -> None:
    path = write_plan(trust)
    book = openpyxl.load_workbook(path)
    book.create_sheet("results ")
    book.save(path)
    plan, problems = read(trust, path)
    assert [each.code for each in problems] == ["sheet-repeated"]
    assert isinstance(plan, Plan)
    assert plan.unread == {heads.RESULTS}
    del book[heads.PLAN]
    book.save(path)
    found, problems = read(trust, path)
    assert [each.code for each in problems] == ["sheet-missing"]
    assert isinstance(found, UnreadPlan)
    book.create_sheet("plan")
    book.create_sheet("PLAN ")
    book.save(path)
    assert [each.code for each in read(trust, path).problems] == ["sheet-repeated"]


def test_a_workbook_that_cannot_be_read_is_of_the_school_and_kind_that_its_name_says(
    trust: Path,
) -> None:
    path = write_plan(trust)
    path.write_bytes(b"not a workbook")
    found, problems = read(trust, path)
    assert isinstance(found, UnreadPlan)
    assert found.claims == (("RPS", "rep"),)
    assert len(problems) == 1


def test_a_plans_name_says_its_school_and_kind() -> None:
    assert plan_name(Path("RPS-board-plan-12.xlsx")) == PlanName("RPS", "board-plan")
    assert plan_name(Path("RPS-rep.xlsx")) is None
    assert plan_name(Path("RPS rep 1.xlsx")) is None
