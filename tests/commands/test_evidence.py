"""`sfec evidence new`."""

import json
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.support.runs import Sfec
from tests.support.trust_builder import WORKBOOK, edit_cells

NEW = "evidence/2026-27/spring-1.xlsx"


def test_a_new_workbook_reads_as_not_known_throughout_and_has_no_problems(
    trust: Path, sfec: Sfec
) -> None:
    written = sfec(trust, "evidence", "new", "--half-term", "spring-1")
    assert written.status == 0
    assert "2 schools, with the answers of Autumn 2, 2026-27 beside" in " ".join(
        written.out.split()
    )
    checked = sfec(trust, "check")
    assert (checked.status, checked.err) == (0, "")
    found = json.loads(sfec(trust, "categorise", "--json", "--half-term", "spring-1").out)
    assert found["schools"][0]["ladders"]["education"]["possible"] == [
        "universal",
        "concerning",
        "poor",
    ]


def test_the_half_term_of_the_day_unless_one_is_named(trust: Path, sfec: Sfec) -> None:
    written = sfec(trust, "evidence", "new", "--json", as_at="2027-01-20")
    assert json.loads(written.out) == {"written": [NEW]}


def test_a_workbook_that_is_there_is_never_overwritten(trust: Path, sfec: Sfec) -> None:
    before = (trust / WORKBOOK).read_bytes()
    refused = sfec(trust, "evidence", "new")
    assert refused.status == 1
    assert "[file-exists]" in refused.err
    assert (trust / WORKBOOK).read_bytes() == before
    assert not list((trust / "evidence/2026-27").glob(".*"))


def test_an_ods_counts_as_the_half_terms_workbook_too(trust: Path, sfec: Sfec) -> None:
    (trust / WORKBOOK).rename(trust / "evidence/2026-27/autumn-2.ods")
    assert "[file-exists]" in sfec(trust, "evidence", "new").err


def test_of_a_workbook_before_whose_directives_nobody_can_read_none_is_carried_on(
    trust: Path, sfec: Sfec
) -> None:
    edit_cells(trust / WORKBOOK, {"Guide!A1": "evidence, Autumn 1, 2026-27"}, makes_sheets=True)
    assert "[evidence-guide]" in sfec(trust, "evidence", "new", "--half-term", "spring-1").err
    assert openpyxl.load_workbook(trust / NEW)["Directives"]["A2"].value is None


def test_without_schools_there_is_nothing_to_ask(trust: Path, sfec: Sfec) -> None:
    shutil.rmtree(trust / "schools")
    refused = sfec(trust, "evidence", "new", "--half-term", "spring-1")
    assert refused.status == 1
    assert "[school-none]" in refused.err


def test_before_any_school_had_joined_there_is_nothing_to_ask(trust: Path, sfec: Sfec) -> None:
    for path in (trust / "schools").iterdir():
        path.write_text(f"{path.read_text(encoding='utf-8')}joined: 2027-09-01\n", encoding="utf-8")
    refused = sfec(trust, "evidence", "new", "--half-term", "spring-1")
    assert refused.status == 1
    assert "no school was in the trust in Spring 1, 2026-27" in refused.err


def test_a_trusts_own_column_comes_with_its_list_and_note(trust: Path, sfec: Sfec) -> None:
    (trust / "policy").mkdir()
    (trust / "policy/finance.yaml").write_text(
        "fields:\n"
        "  energy_plan:\n"
        "    {column: Energy plan, kind: choice, values: [agreed, not agreed], note: With HQ.}\n"
        "  pupils: {column: Pupils, kind: number, above_zero: true}\n"
        "categories:\n"
        "  universal:\n"
        "    characteristics:\n"
        "      energy: {statement: An energy plan is agreed, condition: {energy_plan: agreed}}\n",
        encoding="utf-8",
    )
    assert sfec(trust, "evidence", "new", "--half-term", "spring-1").status == 1
    sheet = openpyxl.load_workbook(trust / NEW)["Finance"]
    headings = {cell.value: cell for cell in sheet[1]}
    assert {"Energy plan", "Pupils"} <= set(headings)
    comment = headings["Energy plan"].comment
    assert comment is not None
    assert "With HQ." in comment.text
    assert '"agreed,not agreed"' in {
        rule.formula1 for rule in sheet.data_validations.dataValidation
    }


def fill_in(path: Path) -> None:
    """Fill a new workbook in, oddities included."""
    book = openpyxl.load_workbook(path)
    education, finance = book["Education"], book["Finance"]
    answers: list[str | None] = [
        "met",
        "engaged",
        "Being  closed",
        "as expected",
        "good",
        "SIP, LSB",
        "none",
        "=cmd()",
        None,
    ]
    for column, value in enumerate(answers, 3):
        education.cell(2, column).value = value
    figures: list[float | str] = [1_000_000.5, "=C2*0.05", -250.25, "clear", "clear", "on track"]
    for column, figure in enumerate(figures, 3):
        finance.cell(2, column).value = figure
    book.save(path)


def test_opened_and_saved_in_libreoffice_it_reads_the_same(
    trust: Path, sfec: Sfec, tmp_path: Path
) -> None:
    calc = shutil.which("localc") or shutil.which("scalc")
    if calc is None:
        pytest.skip("LibreOffice Calc is not installed here")
    sfec(trust, "evidence", "new", "--half-term", "spring-1")
    fill_in(trust / NEW)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    shown = {}
    for suffix in ("xlsx", "ods"):
        command = [
            calc,
            profile,
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(tmp_path / suffix),
        ]
        subprocess.run([*command, str(trust / NEW)], check=True, capture_output=True, timeout=120)
        saved = trust / f"evidence/2026-27/spring-1.{suffix}"
        (trust / NEW).rename(tmp_path / "as-filled-in.xlsx")
        shutil.copy(tmp_path / suffix / saved.name, saved)
        found = json.loads(
            sfec(trust, "categorise", "--json", "--half-term", "spring-1").out.replace(
                suffix, "xlsx"
            )
        )
        shown[suffix] = found["schools"]
        saved.unlink()
        (tmp_path / "as-filled-in.xlsx").rename(trust / NEW)
    assert shown["xlsx"] == shown["ods"]
    ladders = shown["xlsx"][0]["ladders"]
    assert ladders["finance"]["characteristics"][1]["evidence"][0]["value"] == 5
    assert ladders["education"]["possible"] == ["concerning"]
