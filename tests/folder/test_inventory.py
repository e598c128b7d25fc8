"""What lies in the folder and is not read."""

from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.folder.inventory import inventory_problems


def test_a_sound_folder_has_nothing_strange(trust: Path) -> None:
    assert inventory_problems(DataFolder(trust)) == []


def test_the_logo_may_lie_in_the_folder_brand_or_where_the_trust_says(trust: Path) -> None:
    for name in ("brand/old.png", "logo.png", "pictures/logo.png"):
        (trust / name).parent.mkdir(exist_ok=True)
        (trust / name).write_bytes(b"")
    assert [each.place.path for each in inventory_problems(DataFolder(trust))] == [
        "logo.png",
        "pictures",
    ]
    with (trust / "trust.yaml").open("a", encoding="utf-8") as file:
        file.write("brand: {logo: pictures/logo.png}\n")
    assert [each.place.path for each in inventory_problems(DataFolder(trust))] == ["logo.png"]


def test_every_stray_file_is_named_with_what_it_may_have_been_meant_to_be(trust: Path) -> None:
    for name in (
        "evidence/2026-27/autum-2.xlsx",
        "evidence/2026-27/autumn-1.xls",
        "evidence/2026-28/autumn-1.xlsx",
        "evidence/autumn-1.xlsx",
        "policy/finances.yaml",
        "notes.txt",
        "cal.xlsx",
        "schools/ASH.docx",
        "README.txt",
        ".hidden",
    ):
        (trust / name).parent.mkdir(exist_ok=True)
        (trust / name).write_bytes(b"")
    found = {
        each.place.path: (each.code, each.hint) for each in inventory_problems(DataFolder(trust))
    }
    assert found == {
        "evidence/2026-27/autum-2.xlsx": ("evidence-half-term", 'did you mean "autumn-2"?'),
        "evidence/2026-27/autumn-1.xls": (
            "file-unknown",
            "save it from Excel as Excel Workbook (.xlsx)",
        ),
        "evidence/2026-28": ("evidence-year", 'did you mean "2026-27"?'),
        "evidence/autumn-1.xlsx": ("file-unknown", ""),
        "policy/finances.yaml": ("file-unknown", 'did you mean "finance.yaml"?'),
        "notes.txt": ("file-unknown", ""),
        "cal.xlsx": ("file-unknown", ""),
        "schools/ASH.docx": ("file-unknown", 'did you mean "ASH.yaml"?'),
    }


def test_a_copy_under_any_name_is_told_where_the_file_it_copies_is_there(trust: Path) -> None:
    names = (
        "evidence/2026-27/autumn-2 2.xlsx",
        "evidence/2026-27/autumn-1 2.xlsx",
        "policy/finance.yaml",
        "policy/finance_smarsh.yaml",
        "policy/education_smarsh.yaml",
        "schools/RPS 2.yaml",
    )
    for name in names:
        (trust / name).parent.mkdir(exist_ok=True)
        (trust / name).write_bytes(b"")
    folder = DataFolder(trust)
    found = {each.place.path: each.code for each in inventory_problems(folder)}
    assert found == {
        "evidence/2026-27/autumn-2 2.xlsx": "file-copy",
        "evidence/2026-27/autumn-1 2.xlsx": "evidence-half-term",
        "policy/finance_smarsh.yaml": "file-copy",
        "policy/education_smarsh.yaml": "file-unknown",
    }
    assert [each.code for each in folder.part("schools").problems] == ["file-copy"]


def test_a_copy_of_any_file_that_is_read_is_told_whatever_it_is_called(trust: Path) -> None:
    (trust / "audits.xlsx").write_bytes(b"")
    for name in (
        "trust (Philippa's conflicted copy 2026-11-20).yaml",
        "Copy of trust.yaml",
        "trust-OSGOOD.yaml",
        "term-dates 2.yaml",
        "audits (Osgood Achebe).xlsx",
        "trust.yaml.bak",
        "schools/RPS.yaml~",
        "evidence/2026-27/autumn-2.xlsx.bak",
        "schools (1).xlsx",
    ):
        (trust / name).write_bytes(b"")
    assert {each.code for each in inventory_problems(DataFolder(trust))} == {"file-copy"}


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("TRUST.yaml", "trust.yaml"),
        ("term-dates.YAML", "term-dates.yaml"),
        ("schools/RPS.YAML", "RPS.yaml"),
        ("evidence/2026-27/AUTUMN-2.XLSX", "autumn-2.xlsx"),
    ],
)
def test_a_name_with_other_capitals_is_a_copys_where_the_file_itself_is_there(
    trust: Path, name: str, copied: str
) -> None:
    (trust / name).write_bytes(b"")
    [problem] = inventory_problems(DataFolder(trust))
    assert (problem.code, problem.place.path) == ("file-copy", name)
    assert problem.message == f'a second copy of "{copied}", which is not read'


def test_what_can_be_no_schools_record_is_not_taken_for_one_misnamed(trust: Path) -> None:
    (trust / "schools/old").mkdir()
    (trust / "schools/autumn-2.xls").write_bytes(b"")
    found = [(each.code, each.hint) for each in inventory_problems(DataFolder(trust))]
    assert found == [("file-unknown", "")] * 2


def test_what_is_a_copy_of_nothing_that_is_read_is_only_noted(trust: Path) -> None:
    for name in ("Minutes.docx", "Minutes (1).docx", "evidence for Ofsted", "staff copy.txt"):
        (trust / name).write_bytes(b"")
    assert {each.code for each in inventory_problems(DataFolder(trust))} == {"file-unknown"}
