"""The data folder as a whole."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sfec.folder.data_folder import DataFolder, find_folder
from sfec.problems import ProblemsFound
from tests.trust_builder import WORKBOOK, edit_cells, write_evidence

TODAY = date(2026, 11, 23)


def codes_after_reading(trust: Path) -> list[str]:
    """The codes met in reading autumn-2's evidence."""
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    folder.evidence(list(folder.term_dates)[1], TODAY)
    return sorted(each.code for each in folder.problems)


def test_the_nearest_folder_upwards_is_found(trust: Path, tmp_path: Path) -> None:
    assert find_folder(trust / "evidence") == trust
    with pytest.raises(ProblemsFound) as found:
        find_folder(tmp_path)
    assert [each.code for each in found.value.problems] == ["folder-missing"]


def test_a_school_without_a_row_is_not_known_throughout_never_left_out(trust: Path) -> None:
    write_evidence(trust / WORKBOOK, codes=("RPS",))
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    evidence = folder.evidence(list(folder.term_dates)[1], TODAY)
    assert evidence.by_ladder["education"]["OHS"].contents["safeguarding"] is None
    assert [each.code for each in folder.problems] == ["evidence-no-row", "evidence-no-row"]


def test_a_repeated_row_counts_for_neither(trust: Path) -> None:
    write_evidence(trust / WORKBOOK, codes=("RPS", "OHS", "RPS"))
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    evidence = folder.evidence(list(folder.term_dates)[1], TODAY)
    assert evidence.by_ladder["finance"]["RPS"].contents["gag"] is None
    assert evidence.by_ladder["finance"]["OHS"].contents["gag"] is not None
    assert [str(each.place) for each in folder.problems] == [f"{WORKBOOK}:Education!A4", f"{WORKBOOK}:Finance!A4"]


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ({"Education!A2": "RSP"}, ["evidence-no-row", "evidence-school"]),
        ({"Education!A2": None}, ["evidence-no-row", "evidence-school-missing"]),
        ({"Education!A2": "Ravelmoor Primary School"}, ["evidence-no-row", "evidence-school"]),
        ({"Education!A2": " rps "}, []),
        ({"Education!B1": "SAFEGUARDING "}, []),
        ({"Education!B1": "Safegarding"}, ["heading-missing"]),
        ({"Education!B1": None}, ["evidence-column"]),
        ({"Education!B1": "Trust engagement"}, ["evidence-column", "heading-repeated"]),
        ({"Education!I1": "Comment"}, ["heading-unknown"]),
        ({"Education!A1": "Code"}, ["evidence-no-row", "evidence-no-row", "heading-missing"]),
        ({"Finance!B2": "=1/0"}, ["evidence-broken"]),
        ({"Finance!B2": 0}, ["evidence-value"]),
    ],
)
def test_what_is_wrong_in_a_sheet(trust: Path, cells: dict[str, str | float | None], codes: list[str]) -> None:
    edit_cells(trust / WORKBOOK, cells)
    assert [each for each in codes_after_reading(trust) if each != "heading-unknown" or each in codes] == codes


def test_a_column_the_trust_has_come_to_ask_for_since_is_only_a_warning_in_a_half_term_that_is_over(
    trust: Path,
) -> None:
    edit_cells(trust / WORKBOOK, {"Education!B1": None})
    for day, level in ((date(2026, 12, 18), "error"), (date(2026, 12, 19), "warning")):
        folder = DataFolder(trust)
        assert folder.term_dates is not None
        folder.evidence(list(folder.term_dates)[1], day)
        assert [(each.code, each.level) for each in folder.problems] == [("evidence-column", level)]


def test_a_missing_and_a_misspelt_sheet(trust: Path) -> None:
    book = openpyxl.load_workbook(trust / WORKBOOK)
    book["Education"].title = "Eduction"
    book.create_sheet("Jottings")
    book.save(trust / WORKBOOK)
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    folder.evidence(list(folder.term_dates)[1], TODAY)
    assert [(each.code, each.hint) for each in folder.problems] == [
        ("sheet-missing", 'did you mean "Eduction"? then rename it to Education'),
        ("sheet-unknown", "sheets read: Education, Finance, Directives, Reports, Guide"),
    ]


def test_two_workbooks_of_one_half_term_are_neither_read(trust: Path) -> None:
    (trust / "evidence/2026-27/autumn-2.ods").write_bytes(b"PK")
    assert codes_after_reading(trust) == ["evidence-twice"]


def test_a_school_that_has_not_joined_or_has_left_is_left_out_with_a_warning(trust: Path) -> None:
    for code, line in (("RPS", "joined: 2027-01-04"), ("OHS", "left: 2026-10-23")):
        with (trust / f"schools/{code}.yaml").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    assert codes_after_reading(trust) == ["evidence-not-member"] * 4


def test_directives_are_read_and_one_that_cannot_be_is_named(trust: Path) -> None:
    book = openpyxl.load_workbook(trust / WORKBOOK)
    sheet = book.create_sheet("Directives")
    sheet.append(["School", "No.", "Ladder", "Directive", "Owner", "Due", "Result", "Met on"])
    sheet.append(["RPS", 1, "Finance", "Send the log", "Head", "13 November 2026", "not met", None])
    sheet.append(["OHS", 1, "Finance", "Send the log", "Head", "31/02/2027", "nearly", "=1/0"])
    sheet.append(["OHS", 2, None, "Send the log", "Head", None, None, None])
    book.save(trust / WORKBOOK)
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    evidence = folder.evidence(list(folder.term_dates)[1], TODAY)
    assert evidence.by_ladder["finance"]["RPS"].contents["letter_directives"] == "not met"
    assert evidence.by_ladder["finance"]["OHS"].contents["letter_directives"] is None
    assert sorted(each.place.at for each in folder.problems) == [
        "Directives!C4",
        "Directives!F3",
        "Directives!F4",
        "Directives!G3",
        "Directives!H3",
    ]


def write_directives(path: Path, *numbers: int) -> None:
    """Write a workbook with directives of these numbers."""
    write_evidence(path)
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Directives")
    sheet.append(["School", "No.", "Ladder", "Directive", "Owner", "Due", "Result", "Met on"])
    for number in numbers:
        sheet.append(["RPS", number, "Education", "Send the log", "Head", "2026-12-04", None, None])
    book.save(path)


def test_the_directives_of_the_latest_half_term_before_that_has_a_workbook(trust: Path) -> None:
    write_directives(trust / WORKBOOK, 1, 2)
    write_directives(trust / "evidence/2026-27/spring-2.xlsx", 3)
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    before = [[each.number for each in folder.directives_before(half_term)] for half_term in folder.term_dates]
    assert before == [[], [], ["1", "2"], ["1", "2"], ["3"], ["3"]]
    assert folder.problems == []


def test_the_latest_half_term_before_may_have_no_directives(trust: Path) -> None:
    write_directives(trust / "evidence/2026-27/autumn-1.xlsx", 1)
    folder = DataFolder(trust)
    assert folder.term_dates is not None
    assert [len(folder.directives_before(each)) for each in folder.term_dates] == [0, 1, 0, 0, 0, 0]


def test_where_a_ladder_cannot_be_read_its_name_is_no_mistake(example: Path) -> None:
    (example / "policy").mkdir(exist_ok=True)
    (example / "policy/finance.yaml").write_text("lines: {reserve: 6}\n", encoding="utf-8")
    folder = DataFolder(example)
    assert folder.term_dates is not None
    folder.evidence(folder.half_terms_with_evidence()[-1], TODAY)
    assert [each.code for each in folder.problems if each.level == "error"] == ["policy-line"]
