"""`sfec audit`, and what audits make of a round."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.support.audit_builder import write_audits
from tests.support.runs import Sfec
from tests.support.trust_builder import WORKBOOK, Cell, edit_cells


def test_a_new_workbook_reads_without_problems_and_derives_nothing(trust: Path, sfec: Sfec) -> None:
    before = sfec(trust, "categorise", "--json").out
    written = sfec(trust, "audit", "new")
    assert written.status == 0
    assert "17 kinds of audit" in written.out
    checked = sfec(trust, "check")
    assert (checked.status, checked.err) == (0, "")
    assert sfec(trust, "categorise", "--json").out == before


def test_a_workbook_that_is_there_is_never_overwritten(audited: Path, sfec: Sfec) -> None:
    before = (audited / "audits.xlsx").read_bytes()
    refused = sfec(audited, "audit", "new", "--json")
    assert refused.status == 1
    assert "[file-exists]" in refused.err
    assert (audited / "audits.xlsx").read_bytes() == before


def test_new_says_as_json_what_it_wrote(trust: Path, sfec: Sfec) -> None:
    assert json.loads(sfec(trust, "audit", "new", "--json").out) == {"written": ["audits.xlsx"]}


def test_without_a_sound_policy_nothing_is_written(trust: Path, sfec: Sfec) -> None:
    (trust / "policy").mkdir()
    (trust / "policy/audits.yaml").write_text("kind: {}\n", encoding="utf-8")
    refused = sfec(trust, "audit", "new")
    assert refused.status == 1
    assert "[policy-key]" in refused.err
    assert not (trust / "audits.xlsx").exists()


def test_without_a_sound_policy_nothing_is_read(audited: Path, sfec: Sfec) -> None:
    (audited / "policy").mkdir()
    (audited / "policy/audits.yaml").write_text("kind: {}\n", encoding="utf-8")
    refused = sfec(audited, "audit", "list")
    assert refused.status == 1
    assert "[policy-key]" in refused.err
    assert "[audit-none]" not in refused.err


def test_list_shows_every_audit_or_those_of_a_school(audited: Path, sfec: Sfec) -> None:
    write_audits(audited, {"Audits!A3": 2, "Audits!B3": "GDPR", "Audits!C3": "Trust"})
    listed = json.loads(sfec(audited, "audit", "list", "--json").out)["audits"]
    assert [(each["number"], each["school"], each["trust_wide"]) for each in listed] == [
        ("1", "RPS", False),
        ("2", None, True),
    ]
    assert (listed[0]["open"], listed[0]["overdue"], listed[0]["closed"], listed[0]["oldest"]) == (
        1,
        0,
        0,
        60,
    )
    assert "GDPR" not in sfec(audited, "audit", "list", "--school", "RPS").out
    assert sfec(audited, "audit", "list", "--school", "XYZ").status == 2


def test_check_shows_what_is_open_everywhere_or_at_one_school(audited: Path, sfec: Sfec) -> None:
    everywhere, other = (
        json.loads(sfec(audited, "audit", "check", "--json", *options).out)
        for options in ((), ("--school", "OHS"))
    )
    assert [each["school"] for each in everywhere["open"]] == ["RPS"]
    assert other["open"] == []
    assert (
        "Of Ravelmoor Primary School (RPS)"
        in sfec(audited, "audit", "check", "--school", "rps").out
    )


def test_check_shows_what_is_open_and_what_is_wrong(audited: Path, sfec: Sfec) -> None:
    write_audits(audited, {"Recommendations!F2": None})
    checked = sfec(audited, "audit", "check")
    assert checked.status == 0
    assert "due date not known" in checked.out
    assert "[recommendation-due, warning]" in checked.err
    write_audits(audited, {"Audits!B2": "Websites"})
    assert sfec(audited, "audit", "check", "--json").status == 1


def test_check_of_the_whole_folder_reads_audits_too(audited: Path, sfec: Sfec) -> None:
    (audited / WORKBOOK).unlink()
    write_audits(audited, {"Audits!B2": "Websites"})
    assert "[audit-kind]" in sfec(audited, "check").err


def test_what_audits_make_of_a_school_beats_what_was_typed(audited: Path, sfec: Sfec) -> None:
    write_audits(audited, {"Recommendations!D2": "high", "Recommendations!F2": date(2026, 11, 20)})
    found = sfec(audited, "categorise", "--json")
    assert (
        'Education!D2: Ravelmoor Primary School (RPS): Audit actions is "closed", but the audits'
        in found.err
    )
    assert (
        'make it "not being closed" (audits.xlsx:Recommendations!F2) [evidence-derived, warning]'
        in found.err
    )
    schools = {
        each["code"]: each["ladders"]["education"] for each in json.loads(found.out)["schools"]
    }
    assert (schools["RPS"]["indicated"], schools["OHS"]["indicated"]) == ("concerning", "universal")
    [told] = [
        each for each in schools["RPS"]["characteristics"] if each["id"] == "audit_actions_closed"
    ]
    source = "audits.xlsx:Recommendations!F2"
    assert told["evidence"] == [
        {"field": "audit_actions", "value": "not being closed", "source": source}
    ]


def test_where_nothing_was_typed_what_audits_make_of_it_is_no_problem(
    audited: Path, sfec: Sfec
) -> None:
    edit_cells(audited / WORKBOOK, {"Education!D2": None})
    explained = sfec(audited, "explain", "RPS", "--ladder", "education")
    assert explained.err == ""
    assert "Audit actions: being closed · audits.xlsx:Recommendations!F2" in explained.out


def test_a_due_date_that_is_missing_leaves_open_where_the_school_stands(
    audited: Path, sfec: Sfec
) -> None:
    write_audits(audited, {"Recommendations!F2": None})
    explained = sfec(audited, "explain", "RPS", "--ladder", "education")
    assert "The evidence leaves open Universal or Concerning" in explained.out
    assert "Audit actions (empty: Audit actions audits.xlsx:Recommendations!F2)" in " ".join(
        explained.out.split()
    )


def test_an_answer_that_stands_as_the_audits_have_it_is_no_problem(
    audited: Path, sfec: Sfec
) -> None:
    edit_cells(audited / WORKBOOK, {"Education!D2": "being closed"})
    assert sfec(audited, "check").err == ""


def test_a_half_term_that_is_over_is_seen_from_its_last_day(audited: Path, sfec: Sfec) -> None:
    edit_cells(audited / WORKBOOK, {"Education!D2": "being closed"})
    write_audits(
        audited, {"Recommendations!G2": "The page", "Recommendations!H2": date(2027, 1, 8)}
    )
    assert sfec(audited, "check", as_at="2027-01-20").err == ""


def test_an_empty_file_is_no_evidence_an_empty_cell_is_not_known_and_a_typed_answer_stands(
    trust: Path, sfec: Sfec
) -> None:
    assert sfec(trust, "audit", "new").status == 0
    edit_cells(trust / WORKBOOK, {"Education!D2": None})
    answers = audit_actions(sfec(trust, "categorise", "--json").out)
    assert answers == {"RPS": ("not known", None), "OHS": ("yes", "closed")}
    (trust / "audits.xlsx").unlink()
    assert audit_actions(sfec(trust, "categorise", "--json").out)["RPS"] == ("not known", None)


def audit_actions(printed: str) -> dict[str, tuple[str, str | None]]:
    """Of each school, how its audit actions stand, and what that rests on."""
    found = {}
    for school in json.loads(printed)["schools"]:
        characteristics = {
            each["id"]: each for each in school["ladders"]["education"]["characteristics"]
        }
        each = characteristics["audit_actions_closed"]
        found[school["code"]] = (each["answer"], each["evidence"][0]["value"])
    return found


def test_an_audit_carried_out_does_its_activity_and_is_named_there(
    audited: Path, sfec: Sfec
) -> None:
    listed = sfec(audited, "calendar", "--school", "RPS", "--cadence", "termly").out
    [line, below] = listed.partition("Done: 1\n")[2].splitlines()[:2]
    assert "Website audit" in line
    assert "done Thu 24 Sep" in line
    assert below.strip() == "audit 1"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"G2": "A page", "H2": date(2062, 11, 2)},
            "closed on 2 November 2062, which is yet to come",
        ),
        ({"H2": date(2026, 11, 2)}, "closed, but without evidence"),
        ({"D2": "high", "G2": "A page", "H2": date(2026, 11, 2)}, "closed, but not re-tested"),
    ],
)
def test_one_that_is_closed_in_vain_says_why_it_is_open(
    audited: Path, sfec: Sfec, cells: dict[str, Cell | date], said: str
) -> None:
    write_audits(audited, {f"Recommendations!{name}": value for name, value in cells.items()})
    checked = sfec(audited, "audit", "check")
    assert "1 open" in checked.out
    assert said in " ".join(checked.out.split())


def break_workbook(folder: Path) -> None:
    (folder / "audits.xlsx").write_bytes(b"no workbook")


def rename_sheet(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "audits.xlsx")
    book["Recommendations"].title = "Actions"
    book.save(folder / "audits.xlsx")


def misspell_heading(folder: Path) -> None:
    write_audits(folder, {"Audits!C1": "Shool"})


def name_no_school(folder: Path) -> None:
    write_audits(folder, {"Audits!C2": "ALX", **LATE})


def name_no_audit(folder: Path) -> None:
    write_audits(folder, {"Recommendations!A2": 99, **LATE})


LATE: dict[str, Cell | date] = {
    "Recommendations!D2": "high",
    "Recommendations!F2": date(2026, 10, 1),
}


@pytest.mark.parametrize(
    "damage", [break_workbook, rename_sheet, misspell_heading, name_no_school, name_no_audit]
)
def test_what_cannot_be_read_of_audits_is_not_known_of_any_school_and_nothing_is_decided_on_it(
    audited: Path, sfec: Sfec, damage: Callable[[Path], None]
) -> None:
    damage(audited)
    shown = sfec(audited, "categorise", "--json")
    assert shown.status == 1
    assert {answer for answer, _ in audit_actions(shown.out).values()} == {"not known"}
    refused = sfec(audited, "decide", "OHS", "education", "universal", "--by", "ceo")
    assert refused.status == 1
    assert "[decision-evidence]" in refused.err
    assert "audits.xlsx" in refused.err
    assert not list(audited.glob("ledger/*.jsonl"))


@pytest.mark.parametrize("damage", [break_workbook, rename_sheet, misspell_heading])
@pytest.mark.parametrize("command", ["list", "check", "programme"])
def test_of_a_workbook_that_cannot_be_read_nothing_is_said(
    audited: Path, sfec: Sfec, damage: Callable[[Path], None], command: str
) -> None:
    damage(audited)
    refused = sfec(audited, "audit", command)
    assert (refused.status, refused.out) == (1, "")
    assert "audits.xlsx" in refused.err


def test_a_day_before_an_audit_was_carried_out_it_has_recommended_nothing(
    audited: Path, sfec: Sfec
) -> None:
    [listed] = json.loads(sfec(audited, "audit", "list", "--json", as_at="2026-09-20").out)[
        "audits"
    ]
    assert (listed["open"], listed["closed"]) == (0, 0)
    assert "not yet" in sfec(audited, "audit", "list", as_at="2026-09-20").out
