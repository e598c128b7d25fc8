"""Everything in the folder looked at in one run."""

from datetime import date
from pathlib import Path

from sfec.cli import run
from sfec.folder.data_folder import DataFolder
from sfec.office.checking import check_folder

TODAY = date(2026, 11, 23)


def test_in_a_sound_trust_nothing_is_wrong_and_every_half_term_is_looked_at(trust: Path) -> None:
    checked = check_folder(DataFolder(trust), TODAY)
    assert (checked.half_terms, checked.problems) == (1, [])


def test_what_is_wrong_is_gathered_over_every_kind_of_file(trust: Path) -> None:
    (trust / "schools/RPS.yaml").write_text("code: RPS\nname: R\nurn: '12'\n", encoding="utf-8")
    (trust / "templates").mkdir()
    (trust / "templates/ceo-letter.md.j2").write_text("{{ leter.school }}", encoding="utf-8")
    (trust / "audit.xlsx").write_bytes(b"")
    codes = {each.code for each in check_folder(DataFolder(trust), TODAY).problems}
    assert codes == {"school-value", "template-unknown", "file-unknown"}


def test_what_keeps_the_calendar_from_knowing_what_falls_due_is_said(trust: Path) -> None:
    (trust / "schools/RPS.yaml").write_text(
        "code: RPS\nname: Ravelmoor Primary School\nhead: {name: Hal Brook}\n", encoding="utf-8"
    )
    codes = [each.code for each in check_folder(DataFolder(trust), TODAY).problems]
    assert codes == ["school-head-start"]


def test_a_workbook_that_lies_elsewhere_is_told_there_and_not_as_lost(staffed: Path) -> None:
    for ladder in ("education", "finance"):
        command = ["decide", "RPS", ladder, "universal", "--by", "ceo"]
        assert run([*command, "--data", str(staffed), "--as-at", str(TODAY)]) == 0
    workbook = staffed / "evidence/2026-27/autumn-2.xlsx"
    workbook.rename(staffed / "evidence/autumn-2.xlsx")
    problems = check_folder(DataFolder(staffed), TODAY).problems
    assert [each.code for each in problems] == ["evidence-misplaced"]
    (staffed / "evidence/autumn-2.xlsx").unlink()
    (staffed / "evidence/2026-27/~$autumn-1.xlsx").write_bytes(b"")
    opened, lost = check_folder(DataFolder(staffed), TODAY).problems
    assert opened.code == "file-open"
    assert lost.message.endswith("is not here any more, and 2 decisions rested on it")
