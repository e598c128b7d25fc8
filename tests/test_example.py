"""The example trust: built again, it says the same."""

from pathlib import Path

import openpyxl

from tests.build_example import EXAMPLE, HALF_TERMS, build
from tests.conftest import Sfec


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
