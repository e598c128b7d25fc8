"""The example trust: built again, it says the same."""

import json
import shutil
from pathlib import Path

import openpyxl

from tests.build_example import EXAMPLE, HALF_TERMS, build
from tests.conftest import Sfec
from tests.example_ledger import record


def cells_of(path: Path) -> dict[str, list[list[object]]]:
    """Every value of a workbook, by sheet."""
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in openpyxl.load_workbook(path)
    }


def test_its_workbooks_are_those_its_builder_writes(example: Path, sfec: Sfec) -> None:
    for half_term in HALF_TERMS:
        (example / "evidence" / f"{half_term}.xlsx").unlink()
    build(example)
    for half_term in HALF_TERMS:
        name = f"evidence/{half_term}.xlsx"
        assert cells_of(example / name) == cells_of(EXAMPLE / name)
    assert sfec(example, "check").status == 0


def test_its_ledger_is_the_one_its_builder_records(example: Path) -> None:
    shipped = {path.name: path.read_bytes() for path in (EXAMPLE / "ledger").glob("*.jsonl")}
    assert len(shipped) == 2
    shutil.rmtree(example / "ledger")
    record(example)
    assert {path.name: path.read_bytes() for path in (example / "ledger").glob("*.jsonl")} == shipped


def test_it_shows_what_a_ledger_can_hold(sfec: Sfec) -> None:
    told = json.loads(sfec(EXAMPLE, "history", "FHS", "--ladder", "finance", "--json").out)
    entries = told["schools"][0]["ladders"]["finance"]["entries"]
    assert [each["category"] for each in entries] == [
        "universal", "concerning", "poor", "unacceptable", "deficient", "unacceptable",
    ]  # fmt: skip
    told = json.loads(sfec(EXAMPLE, "history", "--json").out)
    found = [each for school in told["schools"] for ladder in school["ladders"].values() for each in ladder["entries"]]
    assert any(each.get("departure") for each in found)
    assert any(each["stale"] for each in found)
    assert any(each["kind"] == "vote closed" and each["tally"]["outcome"] == "tie" for each in found)
    corrected = json.loads(sfec(EXAMPLE, "history", "SBP", "--ladder", "finance", "--json").out)
    entries = corrected["schools"][0]["ladders"]["finance"]["entries"]
    assert [each["status"] for each in entries] == ["stands", "corrected", "stands", "stands"]
    rep_year = json.loads(sfec(EXAMPLE, "history", "OHS", "--ladder", "education", "--json").out)
    entries = rep_year["schools"][0]["ladders"]["education"]["entries"]
    assert [each["category"] for each in entries] == ["concerning", "concerning", "concerning", "universal"]
