"""Rows tied to their schools, and those that cannot be."""

from pathlib import Path

import pytest

from sfec.folder.evidence.school_rows import SchoolFinder, second_row
from sfec.folder.formats.sheet_scan import Oddities
from sfec.folder.formats.table import Row, read_table
from sfec.folder.formats.workbook import Sheet
from sfec.model.trust import School
from sfec.problems import Problem
from tests.support.audit_builder import AUTUMN_2
from tests.support.evidence_reader import read_autumn_2
from tests.support.known_sources import OHS, PATH, RPS


def test_a_school_that_has_not_joined_or_has_left_is_left_out_with_a_warning(trust: Path) -> None:
    for code, line in (("RPS", "joined: 2027-01-04"), ("OHS", "left: 2026-10-23")):
        with (trust / f"schools/{code}.yaml").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    assert read_autumn_2(trust).codes == ["evidence-not-member"] * 4


def rows_of(
    finder: SchoolFinder, *codes: str, oddities: Oddities | None = None
) -> tuple[list[tuple[Row, School]], list[Problem]]:
    """The rows of a sheet that names these codes, tied to their schools, and what is wrong."""
    rows = (("Name", "School"), *(("…", code) for code in codes))
    table = read_table(Sheet(PATH, "Education", rows, oddities or Oddities()), ["School"], [])
    problems: list[Problem] = []
    return list(finder.rows(table, problems)), problems


FINDER = SchoolFinder({"rps": RPS, "ohs": OHS}, AUTUMN_2, frozenset(["qis"]))


def test_a_row_is_tied_to_its_school_whatever_the_case_and_spacing_of_the_code() -> None:
    found, problems = rows_of(FINDER, "OHS", " rps ")
    assert [(row.number, school) for row, school in found] == [(2, OHS), (3, RPS)]
    assert problems == []


@pytest.mark.parametrize(
    ("name", "is_told"),
    [(OHS.name, True), (OHS.name.upper(), True), (RPS.name, False), ("Ravelmoor", False)],
)
def test_a_code_beside_another_schools_name_is_a_warning_and_the_code_counts(
    name: str, *, is_told: bool
) -> None:
    rows = (("School", "Name"), ("RPS", name), ("OHS", ""))
    table = read_table(Sheet(PATH, "Education", rows, Oddities()), ["School", "Name"], [])
    problems: list[Problem] = []
    assert [school for _, school in FINDER.rows(table, problems)] == [RPS, OHS]
    told = [(each.code, each.level, each.place.at) for each in problems]
    assert told == ([("evidence-name", "warning", "Education!B2")] if is_told else [])


def test_the_row_of_a_school_whose_record_cannot_be_read_is_told_of_with_the_record() -> None:
    assert rows_of(FINDER, "qis") == ([], [])


def test_where_no_school_can_be_read_nothing_is_said_of_each_row() -> None:
    assert rows_of(FINDER._replace(schools={}), "rps") == ([], [])


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        ("RSP", "evidence-school", 'did you mean "RPS"?'),
        ("QQQ", "evidence-school", "codes: RPS, OHS"),
        ("osterfold high school", "evidence-school", "write its code, OHS"),
        ("Trust total", "evidence-total", ""),
        ("TOTALS:", "evidence-total", ""),
        ("Total (6 schools)", "evidence-total", ""),
        ("", "evidence-school-missing", "write the school's code, or empty the row"),
    ],
)
def test_a_row_that_cannot_be_tied_to_a_school_is_left_out_with_what_to_do(
    typed: str, code: str, says: str
) -> None:
    found, [problem] = rows_of(FINDER, typed)
    assert (found, problem.code, problem.place.at) == ([], code, "Education!B2")
    assert problem.hint == says


def test_where_the_code_is_a_broken_formula_it_is_said_so() -> None:
    broken = Oddities(broken={(2, 2): "an error, #REF!"})
    _, [problem] = rows_of(FINDER, "", oddities=broken)
    assert (problem.code, problem.message) == (
        "evidence-broken",
        "School is an error, #REF!, and the row is left out",
    )


def test_a_second_row_names_the_first() -> None:
    [(row, school)], _ = rows_of(FINDER, "RPS")
    assert (
        second_row(row, school, 7).message == "the school stands here and in row 7; neither counts"
    )
