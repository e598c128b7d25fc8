"""Schools: YAML files and a workbook."""

from datetime import date
from pathlib import Path

import pytest

from sfec.folder.trust.schools_files import doubts, file_of, read_schools, unread_codes
from tests.support.schools_builder import write_schools


def test_a_school_is_the_same_from_yaml_and_from_a_row(tmp_path: Path) -> None:
    (tmp_path / "yaml/schools").mkdir(parents=True)
    (tmp_path / "yaml/schools/RPS.yaml").write_text(
        "code: RPS\nname: Ravelmoor\nurn: '999001'\nphase: primary\njoined: 2020-09-01\n"
        "head: {name: Ada Quill, email: a@b.example, from: 2018-09-01}\n"
        "address: [School Lane, Ravelmoor, QX4 2RM]\n",
        encoding="utf-8",
    )
    head = ("Ada Quill", "a@b.example", date(2018, 9, 1))
    write_schools(
        tmp_path / "xlsx",
        (
            "RPS",
            "Ravelmoor",
            "999001",
            "primary",
            date(2020, 9, 1),
            *head,
            "School Lane, Ravelmoor, QX4 2RM",
        ),
    )
    from_yaml, from_row = read_schools(tmp_path / "yaml"), read_schools(tmp_path / "xlsx")
    assert from_yaml == from_row
    assert from_yaml[1] == []


def test_a_code_in_both_is_a_problem_naming_both_places(trust: Path) -> None:
    write_schools(trust, ("RPS", "Ravelmoor", "999001", "primary", None))
    _, [problem] = read_schools(trust)
    assert problem.code == "school-repeated"
    assert str(problem.place) == "schools.xlsx:Schools!A2"
    assert "schools/RPS.yaml:1:7" in problem.message


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("address: [The Hall, ' Mill Road ', '', QX1 1AA]", ("The Hall", "Mill Road", "QX1 1AA")),
        ("address:\n  - 12\n  -\n  - Little Sedge, Larkmere", ("12", "Little Sedge, Larkmere")),
        ("address: |\n  The Hall\n\n  Mill Road, Larkmere\n", ("The Hall", "Mill Road, Larkmere")),
        ("address: Mill Road", ("Mill Road",)),
        ("address:", ()),
        ("address: []", ()),
    ],
)
def test_an_address_is_a_list_of_lines_or_one_text(
    tmp_path: Path, typed: str, lines: tuple[str, ...]
) -> None:
    (tmp_path / "schools").mkdir()
    (tmp_path / "schools/RPS.yaml").write_text(f"code: RPS\nname: X\n{typed}\n", encoding="utf-8")
    [school], problems = read_schools(tmp_path)
    assert (school.address, problems) == (lines, [])


def test_an_address_that_is_no_list_of_lines_leaves_its_school_standing(tmp_path: Path) -> None:
    (tmp_path / "schools").mkdir()
    for code, typed in (("RPS", "{street: Mill Road}"), ("OHS", "[Mill Road, [QX1, 1AA]]")):
        record = f"code: {code}\nname: X\naddress: {typed}\n"
        (tmp_path / f"schools/{code}.yaml").write_text(record, encoding="utf-8")
    schools, problems = read_schools(tmp_path)
    assert [(each.code, each.address) for each in schools] == [("OHS", ()), ("RPS", ())]
    assert [(each.code, each.place.at) for each in problems] == [
        ("school-value", "3:22"),
        ("school-value", "3:10"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("code: OTHER\nname: X\n", "school-code"),
        ("code: RPS\nname: X\nurn: '12'\n", "school-value"),
        ("code: RPS\nname: X\njoined: 2026-13-01\n", "school-value"),
        ("code: RPS\nname: X\njoined: 2026-01-01\nleft: 2025-01-01\n", "school-order"),
        ("code: RPS\nname: X\nhaed: {name: Y}\n", "school-key"),
        ("code: RPS\n", "school-missing"),
        ("code: RPS\nname:\n", "school-empty"),
        ("code: RPS\nname: [X]\n", "school-value"),
    ],
)
def test_what_is_wrong_in_a_schools_file(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "schools").mkdir()
    (tmp_path / "schools/RPS.yaml").write_text(text, encoding="utf-8")
    assert [each.code for each in read_schools(tmp_path)[1]] == [code]


@pytest.mark.parametrize(
    "name", ["RPS (1)", "RPS 2", "RPS-SCH-LT-0042", "A", "RPS_smarsh", "RPS2", "aardvark"]
)
@pytest.mark.parametrize("code", ["RPS", "rps"])
def test_a_copy_under_any_name_is_never_read_and_keeps_the_school_as_it_is(
    trust: Path, name: str, code: str
) -> None:
    before = read_schools(trust).value
    copy = trust / f"schools/{name}.yaml"
    copy.write_text(f"code: {code}\nname: Forged\nhaed: x\n", encoding="utf-8")
    schools, problems = read_schools(trust)
    assert schools == before
    assert [each.code for each in problems] == ["file-copy"]
    assert "rps" not in unread_codes(problems)
    assert doubts(problems, schools[-1]) == []


@pytest.mark.parametrize("ending", ["yml", "YAML", "yaml.txt"])
def test_a_record_whose_name_has_another_ending_is_an_error_where_it_is_the_only_one(
    trust: Path, ending: str
) -> None:
    (trust / "schools/RPS.yaml").rename(trust / f"schools/RPS.{ending}")
    schools, problems = read_schools(trust)
    assert [each.code for each in schools] == ["OHS"]
    told = [each for each in problems if Path(each.place.path).name.startswith("RPS")]
    assert [(each.level, each.who) for each in told] == [("error", "RPS")]
    assert told[0].hint.startswith('rename it to "RPS.yaml"')
    assert unread_codes(told) == {"rps"}


def test_notes_beside_the_schools_are_no_record(trust: Path) -> None:
    for name in ("README.txt", "notes.txt", "RPX.docx"):
        (trust / "schools" / name).touch()
    assert read_schools(trust).problems == []


def test_a_copys_name_is_taken_apart_down_to_the_file_that_is_there(trust: Path) -> None:
    (trust / "schools/RPS_conf(1).yaml").write_text("code: RPS\n", encoding="utf-8")
    [problem] = read_schools(trust).problems
    assert problem.message == 'a second copy of "RPS.yaml", which is not read'


def test_a_copy_counts_no_more_where_the_file_it_copies_cannot_be_read(trust: Path) -> None:
    (trust / "schools/RPS.yaml").write_text("code: [\n", encoding="utf-8")
    (trust / "schools/RPS 2.yaml").write_text("code: RPS\nname: X\n", encoding="utf-8")
    schools, problems = read_schools(trust)
    assert [each.code for each in schools] == ["OHS"]
    assert {each.code for each in problems} == {"file-copy", "yaml-syntax"}
    assert unread_codes(problems) == {"rps"}


def test_a_misnamed_file_alone_copies_nothing(trust: Path) -> None:
    (trust / "schools/RPS.yaml").rename(trust / "schools/RPS 2.yaml")
    assert [each.code for each in read_schools(trust).problems] == ["school-code"]


def test_a_school_whose_file_holds_anothers_code_is_one_that_cannot_be_read(trust: Path) -> None:
    (trust / "schools/OHS.yaml").write_text("code: RPS\nname: X\n", encoding="utf-8")
    schools, [problem] = read_schools(trust)
    assert [each.code for each in schools] == ["RPS"]
    assert "\nif it is the record of OHS, write that code in it\n" in problem.hint
    assert unread_codes([problem]) == {"ohs"}


def test_two_true_sources_put_a_school_in_doubt_whatever_they_call_it(trust: Path) -> None:
    write_schools(trust, ("RPS", "Another name", "999001", "primary", None))
    schools, problems = read_schools(trust)
    assert {each.code: len(doubts(problems, each)) for each in schools} == {"OHS": 0, "RPS": 1}


def test_where_the_folder_of_schools_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "schools").write_text("", encoding="utf-8")
    assert "file-unreadable" in {each.code for each in read_schools(tmp_path)[1]}


def test_the_file_that_holds_a_schools_record_is_known_whatever_the_case_of_its_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "schools").mkdir()
    assert file_of(tmp_path, "OHS") == "schools"
    write_schools(tmp_path, ("OHS", "Osterfold"))
    (tmp_path / "schools/rps.yaml").write_text("code: RPS\nname: Ravelmoor\n", encoding="utf-8")
    assert [file_of(tmp_path, code) for code in ("RPS", "OHS")] == [
        "schools/rps.yaml",
        "schools.xlsx",
    ]


def test_the_schools_whose_records_have_an_error_are_known_by_code(tmp_path: Path) -> None:
    write_schools(tmp_path, ("OHS", "Osterfold", "12"), ("SBP", "Skerrow Bank"))
    (tmp_path / "schools").mkdir()
    (tmp_path / "schools/rps.yaml").write_text("code: [\n", encoding="utf-8")
    assert unread_codes(read_schools(tmp_path).problems) == {"ohs", "rps"}


def test_what_keeps_a_school_from_being_known_says_once_what_comes_of_it(trust: Path) -> None:
    text = "code: RPS\nname:\nurn: x\njoined: y\n"
    (trust / "schools/RPS.yaml").write_text(text, encoding="utf-8")
    schools, problems = read_schools(trust)
    assert [each.code for each in schools] == ["OHS"]
    told = [each for each in problems if "is left out" in each.hint]
    assert (len(problems), len(told)) == (2, 1)
    (trust / "schools/RPS.yaml").write_text(text.replace("name:", "name: X"), encoding="utf-8")
    assert not [each for each in read_schools(trust).problems if "is left out" in each.hint]
