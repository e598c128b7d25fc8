"""The documents of plans written, issued and verified, each plan a series of its own."""

from pathlib import Path

from sfec.office.plan_documents import PlanDocuments
from sfec.office.plan_writing import PlanRequest, issue_plans, verify_plans, write_plans
from sfec.office.rounds import OpenFolder, open_round
from tests.support.office_folder import DAY, held_trust, open_trust
from tests.support.plan_folder import NOTICE, REP, write_notice, write_rep


def request(desk: PlanDocuments, *named: str) -> PlanRequest:
    """Some plans, or all, as Markdown."""
    return PlanRequest(desk.choose(named), ("md",), is_named=bool(named))


def issue(folder: Path, *named: str) -> tuple[list[str], list[str]]:
    """Issue some plans: which were, and the codes of what was met."""
    with held_trust(folder) as held:
        desk = PlanDocuments(open_round(OpenFolder(held.folder, DAY), None))
        issued, problems = issue_plans(held, desk, request(desk, *named))
    return [each.plan for each in issued], [each.code for each in problems]


def test_each_is_written_where_it_is_shelved_under_its_own_name(staffed: Path) -> None:
    write_rep(staffed)
    write_notice(staffed)
    desk = PlanDocuments(open_trust(staffed))
    written, problems = write_plans(desk, request(desk), is_forced=False)
    assert problems == []
    assert [tuple(each.document.files) for each in written] == [
        (f"documents/plans/{NOTICE}/{NOTICE}.md",),
        (f"documents/plans/{REP}/{REP}.md",),
    ]


def test_one_that_somebody_has_edited_is_kept_unless_forced(staffed: Path) -> None:
    write_rep(staffed)
    desk = PlanDocuments(open_trust(staffed))
    write_plans(desk, request(desk), is_forced=False)
    path = staffed / f"documents/plans/{REP}/{REP}.md"
    path.write_text("Ours\n", encoding="utf-8")
    _, problems = write_plans(desk, request(desk), is_forced=False)
    assert [each.code for each in problems] == ["document-edited"]
    write_plans(desk, request(desk), is_forced=True)
    assert path.read_text(encoding="utf-8") != "Ours\n"


def test_an_issued_plan_is_left_as_it_is_and_a_second_of_its_kind_is_another(
    staffed: Path,
) -> None:
    write_rep(staffed)
    assert issue(staffed, REP) == ([REP], [])
    assert issue(staffed, REP) == ([], ["letter-issued"])
    write_notice(staffed)
    assert issue(staffed) == ([NOTICE], ["letter-issued"])


def test_what_went_out_is_looked_at_again(staffed: Path) -> None:
    write_rep(staffed)
    issue(staffed)
    desk = PlanDocuments(open_trust(staffed))
    [check], problems = verify_plans(desk, desk.seen)
    assert (check.plan, check.check.changed, problems) == (REP, [], [])
    (staffed / f"documents/plans/{REP}/{REP}.md").unlink()
    _, [gone] = verify_plans(desk, desk.seen)
    assert gone.code == "letter-gone"


def test_one_whose_workbook_is_gone_is_not_passed_over(staffed: Path) -> None:
    path = write_rep(staffed)
    write_notice(staffed)
    issue(staffed, REP)
    path.unlink()
    [lost] = PlanDocuments(open_trust(staffed)).lost()
    assert (lost.code, lost.place.path) == ("letter-stale", f"documents/plans/{REP}/{REP}.md")
