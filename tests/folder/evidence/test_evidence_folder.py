"""The evidence of a trust, half-term by half-term."""

from datetime import date
from pathlib import Path

import pytest

from sfec.problems import Problem
from tests.support.audit_builder import ROWS, write_audits
from tests.support.evidence_reader import TODAY, read_autumn_2
from tests.support.runs import Sfec
from tests.support.trust_builder import WORKBOOK, Cell, edit_cells, write_evidence


def test_a_column_the_trust_has_come_to_ask_for_since_is_only_a_warning_in_a_half_term_that_is_over(
    trust: Path,
) -> None:
    edit_cells(trust / WORKBOOK, {"Education!B1": None})
    for day, level in ((date(2026, 12, 18), "error"), (date(2026, 12, 19), "warning")):
        problems = read_autumn_2(trust, day).problems
        assert [(each.code, each.level) for each in problems] == [("evidence-column", level)]


def test_two_workbooks_of_one_half_term_are_neither_read(trust: Path) -> None:
    (trust / "evidence/2026-27/autumn-2.ods").write_bytes(b"PK")
    assert read_autumn_2(trust).codes == ["evidence-twice"]


def test_without_a_workbook_it_is_said_which_command_writes_it_and_which_is_the_latest(
    trust: Path,
) -> None:
    (trust / WORKBOOK).rename(trust / "evidence/2026-27/autumn-1.xlsx")
    evidence, [problem] = read_autumn_2(trust)
    assert (problem.code, problem.place.path) == ("evidence-missing", WORKBOOK)
    assert problem.hint == (
        "`sfec evidence new --half-term 2026-27/autumn-2` writes it\n"
        "the latest evidence is of 2026-27/autumn-1: name it with --half-term"
    )
    assert evidence.by_ladder["finance"]["RPS"].contents["gag"] is None


def test_a_workbook_in_another_years_folder_is_found_by_what_its_guide_says(trust: Path) -> None:
    with (trust / "term-dates.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "2025-26:\n  autumn-1: 2025-09-01 to 2025-10-24\n  autumn-2: 2025-11-03 to 2025-12-19\n"
        )
    edit_cells(trust / WORKBOOK, {"Guide!A1": "evidence, Autumn 2, 2026-27"}, makes_sheets=True)
    last_year = trust / "evidence/2025-26/autumn-2.xlsx"
    last_year.parent.mkdir()
    (trust / WORKBOOK).rename(last_year)
    [missing] = [each for each in read_autumn_2(trust).problems if each.code == "evidence-missing"]
    assert missing.hint.startswith(
        "evidence/2025-26/autumn-2.xlsx says that it is of Autumn 2, 2026-27: move it to"
    )


def test_who_was_in_the_trust_then_is_shown_whoever_is_now(trust: Path) -> None:
    record = trust / "schools/OHS.yaml"
    record.write_text(f"{record.read_text(encoding='utf-8')}left: 2026-10-01\n", encoding="utf-8")
    write_evidence(trust / WORKBOOK, codes=("RPS",))
    assert [each.code for each in read_autumn_2(trust).evidence.schools] == ["RPS"]


FAULTS: dict[str, tuple[dict[str, Cell], tuple[str, ...]]] = {
    "a cell of the ladder": ({"Education!C2": "fine"}, ("education",)),
    "a cell of the other ladder": ({"Finance!C2": "much"}, ("finance",)),
    "a directive": ({"Directives!A2": "RPS"}, ("education", "finance")),
    "a report": ({"Reports!A2": "XYZ"}, ()),
}


@pytest.mark.parametrize(("cells", "ladders"), FAULTS.values(), ids=FAULTS)
def test_what_a_decision_on_a_ladder_rests_on_is_its_sheet_and_the_directives(
    trust: Path, sfec: Sfec, cells: dict[str, Cell], ladders: tuple[str, ...]
) -> None:
    (trust / WORKBOOK).unlink()
    assert sfec(trust, "evidence", "new").status == 0
    edit_cells(trust / WORKBOOK, cells)
    evidence, problems = read_autumn_2(trust)
    assert problems
    wrong = [each for each in ("education", "finance") if errors(evidence.problems_of(each))]
    assert wrong == list(ladders)


def errors(problems: list[Problem]) -> list[str]:
    """The codes of the errors among some problems."""
    return [each.code for each in problems if each.level == "error"]


def test_a_workbook_that_is_missing_is_wrong_for_every_ladder(trust: Path) -> None:
    (trust / WORKBOOK).unlink()
    evidence = read_autumn_2(trust).evidence
    assert errors(evidence.problems_of("education")) == ["evidence-missing"]
    assert errors(evidence.problems_of("finance")) == ["evidence-missing"]


def test_not_due_that_cannot_be_is_wrong_for_its_own_ladder(trust: Path) -> None:
    edit_cells(trust / WORKBOOK, {"Finance!H2": "probable"})
    evidence = read_autumn_2(trust).evidence
    assert errors(evidence.problems_of("finance")) == ["evidence-not-due"]
    assert errors(evidence.problems_of("education")) == []


def test_audits_are_rested_on_by_the_ladder_that_has_a_field_of_them(
    trust: Path, sfec: Sfec
) -> None:
    assert sfec(trust, "audit", "new").status == 0
    write_audits(trust, {**ROWS, "Recommendations!F2": "soon"})
    evidence = read_autumn_2(trust).evidence
    assert errors(evidence.problems_of("education")) == ["recommendation-value"]
    assert errors(evidence.problems_of("finance")) == []


def test_audits_that_no_policy_asks_for_are_not_read(trust: Path, sfec: Sfec) -> None:
    assert sfec(trust, "audit", "new").status == 0
    write_audits(trust, {**ROWS, "Recommendations!F2": "soon"})
    (trust / "policy").mkdir()
    (trust / "policy/education.yaml").write_text(
        "fields: {audit_actions: null}\n"
        "categories: {universal: {characteristics: {audit_actions_closed: null}}}\n",
        encoding="utf-8",
    )
    assert read_autumn_2(trust, TODAY).codes == ["heading-unknown"]
