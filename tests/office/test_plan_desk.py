"""Documents of plans: which are asked for, to whom each goes, what keeps one from going."""

from pathlib import Path

import pytest

from sfec.folder.plans import plan_headings as heads
from sfec.office.plan_desk import shelf
from sfec.office.plan_documents import PlanDocuments
from sfec.office.usage import Misuse
from sfec.problems import Level, ProblemsFound
from tests.support.office_folder import open_trust
from tests.support.plan_folder import NOTICE, REP, write_notice, write_rep
from tests.support.plan_workbooks import write_plan


def desk(folder: Path) -> PlanDocuments:
    """The documents of the plans in a folder."""
    return PlanDocuments(open_trust(folder))


def test_those_named_are_chosen_once_each_whatever_the_case(staffed: Path) -> None:
    write_rep(staffed)
    write_notice(staffed)
    chosen = desk(staffed).choose(["rps-REP-1", REP, f"{NOTICE}.xlsx"])
    assert [each.plan.name for each in chosen] == [REP, NOTICE]
    with pytest.raises(Misuse, match="RPS-rep-9"):
        desk(staffed).choose(["RPS-rep-9"])


def test_where_none_is_named_all_that_are_not_closed_drafts_among_them(staffed: Path) -> None:
    closed = {heads.CLOSED: "met", heads.CLOSED_ON: "2026-11-12", heads.CLOSED_BY: "CEO"}
    write_plan(staffed, plan=closed)
    write_plan(staffed, "RPS-rep-2", plan={heads.WRITTEN_ON: None})
    assert [each.plan.name for each in desk(staffed).choose([])] == ["RPS-rep-2"]


def test_a_draft_is_not_issued(staffed: Path) -> None:
    write_rep(staffed, **{heads.WRITTEN_ON: None})
    found = desk(staffed)
    [seen] = found.choose([])
    [objection] = found.objections(seen)
    assert (objection.code, objection.level) == ("plan-draft", Level.ERROR)


def test_nor_is_one_in_which_something_is_wrong_or_cannot_be_read(staffed: Path) -> None:
    for changed in ({heads.MENTOR: "Hal Brook"}, {heads.MONEY: "much"}):
        write_rep(staffed, **changed)
        found = desk(staffed)
        [seen] = found.choose([])
        assert [each.code for each in found.objections(seen)] == ["plan-unsound"]


def test_who_is_not_in_post_is_said_but_for_a_mentor_who_need_not_be(staffed: Path) -> None:
    write_rep(staffed)
    found = desk(staffed)
    [seen] = found.choose([])
    met = list(found.nobody(seen, ["mentor", "fr_chair", "fr_chair", "head"]))
    assert [(each.code, each.level, each.place.path) for each in met] == [
        ("letter-nobody", Level.WARNING, "trust.yaml")
    ]
    (staffed / "schools/RPS.yaml").write_text(
        "code: RPS\nname: Ravelmoor Primary School\n", encoding="utf-8"
    )
    found = desk(staffed)
    [seen] = found.choose([])
    [nobody] = found.nobody(seen, ["head"])
    assert nobody.place.path == "schools"


def test_a_plan_is_shelved_by_its_name_and_is_on_its_ladder(staffed: Path) -> None:
    write_notice(staffed, "Finance")
    [seen] = desk(staffed).choose([])
    assert shelf(seen) == f"plans/{NOTICE}"
    assert seen.on_ladder.written_by == ("cfo",)


def test_without_a_trust_or_plans_that_can_be_read_there_is_no_desk(staffed: Path) -> None:
    write_rep(staffed)
    (staffed / "trust.yaml").write_text("nome: x\n", encoding="utf-8")
    with pytest.raises(ProblemsFound):
        desk(staffed)
