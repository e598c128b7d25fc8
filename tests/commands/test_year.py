"""`sfec year`: each school's year at a glance."""

import json
from pathlib import Path

from tests.support.runs import Sfec
from tests.support.told import misused

PAGE = "documents/2026-27/RPS-year-page.md"


def test_a_schools_year_is_written_as_word_and_pdf(staffed: Path, sfec: Sfec) -> None:
    said = sfec(staffed, "year", "--school", "RPS")
    assert said.status == 0
    assert "RPS  RPS-year-page.docx, RPS-year-page.pdf" in said.out
    assert "1 year page written for 2026-27, in documents/2026-27." in said.out
    assert (staffed / "documents/2026-27/RPS-year-page.pdf").read_bytes().startswith(b"%PDF")


def test_the_page_tells_what_is_due_and_when(staffed: Path, sfec: Sfec) -> None:
    assert sfec(staffed, "year", "--school", "RPS", "--format", "md").status == 0
    text = (staffed / PAGE).read_text(encoding="utf-8")
    assert "# The year at a glance, 2026-27" in text
    row = next(line for line in text.splitlines() if "Website audit" in line)
    assert [each.strip() for each in row.strip("|").split("|")][:4] == [
        "18 December 2026",
        "Website audit",
        "Compliance Manager",
        "HQ",
    ]


def test_all_schools_at_once_and_as_json(staffed: Path, sfec: Sfec) -> None:
    told = json.loads(sfec(staffed, "year", "--all", "--format", "md", "--json").out)
    assert told["year"] == "2026-27"
    assert [each["school"] for each in told["pages"]] == ["OHS", "RPS"]


def test_whose_year_has_to_be_said(staffed: Path, sfec: Sfec) -> None:
    for options in ((), ("--all", "--school", "RPS")):
        assert "say whose year: --school CODE, or --all" in misused(sfec, staffed, "year", *options)


def test_a_page_that_somebody_has_edited_is_not_written_over(staffed: Path, sfec: Sfec) -> None:
    command = ("year", "--school", "RPS", "--format", "md")
    sfec(staffed, *command)
    (staffed / PAGE).write_text("mine", encoding="utf-8")
    said = sfec(staffed, *command)
    assert said.status == 1
    assert "[document-edited]" in said.err
    assert "nothing written" in said.out
    assert (staffed / PAGE).read_text(encoding="utf-8") == "mine"
    assert sfec(staffed, *command, "--force").status == 0


def test_what_no_page_can_hold_is_named(staffed: Path, sfec: Sfec) -> None:
    (staffed / "schools/RPS.yaml").write_text(
        'code: RPS\nname: "Ravelmoor \\u202eSchool"\n', encoding="utf-8"
    )
    said = sfec(staffed, "year", "--school", "RPS", "--format", "md")
    assert said.status == 0
    assert "U+202E (right-to-left override) is left out" in said.err
    assert "[document-character, warning]" in said.err
