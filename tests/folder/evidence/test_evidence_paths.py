"""Where evidence lies."""

from pathlib import Path

from sfec.folder.evidence.evidence_paths import new_workbook, usual_path, with_workbook, workbooks
from tests.support.audit_builder import AUTUMN_1, AUTUMN_2


def put(folder: Path, *names: str) -> None:
    """Put empty files where evidence lies."""
    for name in names:
        path = folder / "evidence" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_a_half_terms_workbook_is_of_excel_or_of_libreoffice(tmp_path: Path) -> None:
    put(tmp_path, "2026-27/autumn-1.ods", "2026-27/autumn-2.xlsx", "2026-27/autumn-2.ods")
    assert [each.name for each in workbooks(tmp_path, AUTUMN_1)] == ["autumn-1.ods"]
    assert [each.name for each in workbooks(tmp_path, AUTUMN_2)] == [
        "autumn-2.xlsx",
        "autumn-2.ods",
    ]


def test_a_new_workbook_is_the_one_there_is_else_one_of_excel(tmp_path: Path) -> None:
    put(tmp_path, "2026-27/autumn-1.ods")
    assert new_workbook(tmp_path, AUTUMN_1) == tmp_path / "evidence/2026-27/autumn-1.ods"
    assert new_workbook(tmp_path, AUTUMN_2) == tmp_path / "evidence/2026-27/autumn-2.xlsx"
    assert usual_path(AUTUMN_2) == "evidence/2026-27/autumn-2.xlsx"


def test_the_half_terms_that_have_a_workbook_stay_in_their_order(tmp_path: Path) -> None:
    put(tmp_path, "2026-27/autumn-2.xlsx")
    assert with_workbook(tmp_path, (AUTUMN_1, AUTUMN_2)) == [AUTUMN_2]
    put(tmp_path, "2026-27/autumn-1.xlsx")
    assert with_workbook(tmp_path, (AUTUMN_1, AUTUMN_2)) == [AUTUMN_1, AUTUMN_2]
