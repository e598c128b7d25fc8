"""The documents of plans, composed from the folder."""

from pathlib import Path

from sfec.folder.plans import plan_headings as heads
from sfec.model.plan_document import PlanDocument
from sfec.model.trust import Holder
from sfec.office.document_series import Paper
from sfec.office.plan_documents import PlanDocuments
from tests.support.office_folder import open_trust
from tests.support.plan_folder import write_notice, write_rep
from tests.support.runs import Sfec
from tests.support.told import entry, records
from tests.support.trust_builder import WORKBOOK, edit_cells


def composed(folder: Path) -> Paper:
    """The document of the only plan there is."""
    desk = PlanDocuments(open_trust(folder))
    [seen] = desk.choose([])
    return desk.compose(seen)


def document(folder: Path) -> PlanDocument:
    """What that says."""
    context = composed(folder).context
    assert isinstance(context, PlanDocument)
    return context


def test_a_notice_goes_to_those_in_post_whom_the_policy_names(staffed: Path) -> None:
    write_notice(staffed)
    paper = composed(staffed)
    assert paper.addressed == ("head", "lsb_chair", "es_chair")
    assert paper.to == (
        Holder("head", "Hal Brook"),
        Holder("lsb_chair", "Ines Lark"),
        Holder("es_chair", "Cleo Winder"),
    )
    assert (paper.undecided, paper.objections) == ((), ())


def test_while_an_interim_leader_leads_it_goes_to_them(staffed: Path) -> None:
    write_notice(staffed)
    school = staffed / "schools/RPS.yaml"
    leader = "interim_leader: {name: Olga Pine, from: 2026-11-02, until: 2027-07-21}\n"
    school.write_text(school.read_text(encoding="utf-8") + leader, encoding="utf-8")
    paper = composed(staffed)
    assert paper.addressed == ("interim_leader", "lsb_chair", "es_chair")
    assert paper.to[0] == Holder("interim_leader", "Olga Pine")


def test_a_draft_says_so(staffed: Path) -> None:
    write_rep(staffed, **{heads.WRITTEN_ON: None})
    paper = composed(staffed)
    assert paper.undecided
    assert document(staffed).is_draft


def test_its_grounds_are_those_of_the_decision_it_rests_on_whatever_the_evidence_says_since(
    staffed: Path, sfec: Sfec
) -> None:
    edit_cells(staffed / WORKBOOK, {"Education!C2": "not engaged"})
    records(sfec, staffed, "decide", "RPS", "education", "concerning", "--by", "ceo")
    write_rep(staffed, **{heads.RESTS_ON: entry(staffed, 1)})
    edit_cells(staffed / WORKBOOK, {"Education!C2": "engaged"})
    found = document(staffed)
    assert "Concerning, by Ada Quill (CEO)" in found.decided
    assert [each.evidence for each in found.grounds] == ["Trust engagement: not engaged"]
    assert [each[:8] for each in composed(staffed).decisions] == [entry(staffed, 1)]


def test_without_a_decision_they_are_what_the_evidence_shows(staffed: Path) -> None:
    edit_cells(staffed / WORKBOOK, {"Education!C2": "not engaged"})
    write_rep(staffed)
    found = document(staffed)
    assert (found.decided, composed(staffed).decisions) == ("", ())
    assert [each.evidence for each in found.grounds] == ["Trust engagement: not engaged"]


def test_a_school_not_in_the_trust_that_half_term_has_no_grounds(staffed: Path) -> None:
    write_rep(staffed)
    school = staffed / "schools/RPS.yaml"
    text = school.read_text(encoding="utf-8")
    school.write_text(f"{text}joined: 2027-01-04\n", encoding="utf-8")
    assert document(staffed).grounds == ()


def test_money_for_a_rep_stands_beside_the_cfos_figure(staffed: Path) -> None:
    money = {heads.MONEY: 5000, heads.MONEY_APPROVED_BY: "Ada Quill"}
    write_rep(staffed, **money)
    said = {each.of: each.said for each in document(staffed).entries}
    assert "after REP money:" in said["Money"]
    own = staffed / "policy/plans.yaml"
    own.parent.mkdir()
    own.write_text("money_beside: {ladder: finance, field: no_such}\n", encoding="utf-8")
    said = {each.of: each.said for each in document(staffed).entries}
    assert "GAG" not in said["Money"]


def test_an_issued_plan_is_still_so_until_its_workbook_or_its_decision_changes(
    staffed: Path, sfec: Sfec
) -> None:
    edit_cells(staffed / WORKBOOK, {"Education!C2": "not engaged"})
    records(sfec, staffed, "decide", "RPS", "education", "concerning", "--by", "ceo")
    write_rep(staffed, **{heads.RESTS_ON: entry(staffed, 1)})
    assert sfec(staffed, "plan", "write", "--all", "--issue", "--format", "md").status == 0

    def changes() -> list[str]:
        desk = PlanDocuments(open_trust(staffed))
        [seen] = desk.choose([])
        issued = desk.series(seen).known_issue(seen.school)
        return list(desk.changes(seen, issued)) if issued else ["not issued"]

    assert changes() == []
    write_rep(staffed, **{heads.RESTS_ON: entry(staffed, 1), heads.MENTOR: "Hal Brook"})
    assert changes() == ["the plan: Mentor was empty, now Hal Brook"]
    records(sfec, staffed, "withdraw", entry(staffed, 1), "--reason", "Wrong school")
    assert "the decision that it rests on is another, or has been withdrawn" in changes()
