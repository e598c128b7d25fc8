"""The example trust: built again, it says the same."""

import json
import shutil
from datetime import date
from pathlib import Path

import openpyxl

from sfec.folder.data_folder import DataFolder
from sfec.model.evidence import HalfTermEvidence
from sfec.model.half_term import HalfTerm
from tests.support.build_example import EXAMPLE, HALF_TERMS, build
from tests.support.example_audits import build_audits
from tests.support.example_ledger import record
from tests.support.example_plans import build_plans
from tests.support.runs import Sfec

TODAY = date(2026, 11, 23)


def cells_of(path: Path) -> dict[str, list[list[object]]]:
    """Every value of a workbook, by sheet."""
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)]
        for sheet in openpyxl.load_workbook(path)
    }


def test_its_workbooks_are_those_its_builder_writes(example: Path, sfec: Sfec) -> None:
    for half_term in HALF_TERMS:
        (example / "evidence" / f"{half_term}.xlsx").unlink()
    build(example)
    for half_term in HALF_TERMS:
        name = f"evidence/{half_term}.xlsx"
        assert cells_of(example / name) == cells_of(EXAMPLE / name)
    assert sfec(example, "check").status == 0


def test_its_audits_are_those_its_builder_writes_and_say_what_its_evidence_says(
    example: Path, sfec: Sfec
) -> None:
    (example / "audits.xlsx").unlink()
    without = sfec(example, "categorise", "--json").out
    build_audits(example)
    assert sfec(example, "audit", "list").status == 0
    assert cells_of(example / "audits.xlsx") == cells_of(EXAMPLE / "audits.xlsx")
    assert strip_sources(sfec(example, "categorise", "--json").out) == strip_sources(without)
    assert "evidence-derived" not in sfec(example, "check").err
    told = json.loads(sfec(example, "audit", "check", "--json").out)
    assert [(each["kind"], each["open_at"], each["closed_at"]) for each in told["trust_wide"]] == [
        ("website", ["SBP"], ["OHS", "RPS"])
    ]
    assert [each["school"] for each in told["open"] if each["overdue"]] == ["SBP"]


def strip_sources(printed: str) -> object:
    """What `categorise --json` printed, but for where it was read."""
    return json.loads(
        printed, object_hook=lambda each: {key: each[key] for key in each if key != "source"}
    )


def test_its_directives_are_met_overdue_carried_over_and_new() -> None:
    folder, half_term, evidence = latest()
    before = {(each.school, each.number): each for each in folder.directives_before(half_term)}
    now = {(each.school, each.number): each for each in evidence.directives}
    assert {each.text for key, each in now.items() if key in before} == {
        before[key].text for key in now.keys() & before
    }
    assert {
        key for key, each in before.items() if each.result != "met"
    } == now.keys() & before.keys()
    assert now.keys() - before.keys() == {("RPS", "1"), ("RPS", "2"), ("OHS", "3"), ("OHS", "4")}
    overdue = {
        each.school: each.ladder
        for each in now.values()
        if each.due and each.due < TODAY and each.result != "met"
    }
    assert overdue == {"NGP": "finance", "OHS": "education", "SBP": "education", "QIS": "education"}
    assert {each.school for each in now.values() if each.result == "met"} == {"OHS", "FHS", "MLA"}
    assert "TCP" not in {school for school, _ in before.keys() | now.keys()}


def test_most_officers_report_on_most_schools() -> None:
    _, _, evidence = latest()
    assert {school: len(told) for school, told in evidence.reports.items()} == {
        "RPS": 6, "OHS": 6, "SBP": 5, "FHS": 5, "NGP": 5, "QIS": 3, "TCP": 3,
    }  # fmt: skip
    assert [
        role for told in evidence.reports.values() for role, text in told.items() if "\n\n" in text
    ] == ["sip"]


def test_every_school_has_an_address_that_no_letter_reaches() -> None:
    addresses = {each.code: each.address for each in DataFolder(EXAMPLE).schools}
    assert all(each[-1].startswith("QX") for each in addresses.values())
    assert len(addresses["MLA"]) == 6


def latest() -> tuple[DataFolder, HalfTerm, HalfTermEvidence]:
    """The example's latest half-term and its evidence."""
    folder = DataFolder(EXAMPLE)
    half_term = folder.half_terms_with_evidence()[-1]
    return folder, half_term, folder.evidence(half_term, TODAY)


def test_its_ledger_is_the_one_its_builder_records(example: Path) -> None:
    shipped = {path.name: path.read_bytes() for path in (EXAMPLE / "ledger").glob("*.jsonl")}
    assert len(shipped) == 2
    shutil.rmtree(example / "ledger")
    # Audits and plans came to be kept here later: no decision rests on them.
    (example / "audits.xlsx").unlink()
    shutil.rmtree(example / "plans")
    record(example)
    assert {
        path.name: path.read_bytes() for path in (example / "ledger").glob("*.jsonl")
    } == shipped


def test_it_shows_what_a_ledger_can_hold(sfec: Sfec) -> None:
    told = json.loads(sfec(EXAMPLE, "history", "FHS", "--ladder", "finance", "--json").out)
    entries = told["schools"][0]["ladders"]["finance"]["entries"]
    assert [each["category"] for each in entries] == [
        "universal", "concerning", "poor", "unacceptable", "deficient", "unacceptable",
    ]  # fmt: skip
    told = json.loads(sfec(EXAMPLE, "history", "--json").out)
    found = [
        each
        for school in told["schools"]
        for ladder in school["ladders"].values()
        for each in ladder["entries"]
    ]
    assert any(each.get("departure") for each in found)
    assert any(each["stale"] for each in found)
    assert any(
        each["kind"] == "vote closed" and each["tally"]["outcome"] == "tie" for each in found
    )
    corrected = json.loads(sfec(EXAMPLE, "history", "SBP", "--ladder", "finance", "--json").out)
    entries = corrected["schools"][0]["ladders"]["finance"]["entries"]
    assert [each["status"] for each in entries] == ["stands", "corrected", "stands", "stands"]
    rep_year = json.loads(sfec(EXAMPLE, "history", "OHS", "--ladder", "education", "--json").out)
    entries = rep_year["schools"][0]["ladders"]["education"]["entries"]
    assert [each["category"] for each in entries] == [
        "concerning",
        "concerning",
        "concerning",
        "universal",
    ]


def test_its_plans_are_those_its_builder_writes_and_nothing_in_them_is_wrong(
    example: Path, sfec: Sfec
) -> None:
    written = sorted(path.name for path in (example / "plans").iterdir())
    shutil.rmtree(example / "plans")
    build_plans(example)
    assert sorted(path.name for path in (example / "plans").iterdir()) == written
    for name in written:
        assert cells_of(example / "plans" / name) == cells_of(EXAMPLE / "plans" / name)
    sfec(example, "plan", "list")
    checked = sfec(example, "plan", "check")
    assert (checked.status, checked.err) == (0, "")
    told = json.loads(sfec(example, "plan", "list", "--json").out)["plans"]
    assert [(each["plan"], each["state"]) for each in told] == [
        ("FHS-board-plan-1", "open"),
        ("FHS-notice-1", "closed"),
        ("NGP-frep-1", "open"),
        ("NGP-notice-1", "review due"),
        ("OHS-rep-1", "closed"),
        ("SBP-frep-1", "open"),
    ]
