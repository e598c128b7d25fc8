"""`sfec check`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.runs import Sfec
from tests.support.trust_builder import WORKBOOK, edit_cells


def test_a_sound_folder_says_so_and_exits_0(trust: Path, sfec: Sfec) -> None:
    checked = sfec(trust, "check")
    assert (checked.status, checked.out, checked.err) == (
        0,
        "No errors: 2 schools, 1 half-term of evidence.\n",
        "",
    )


def test_everything_wrong_in_the_whole_folder_in_one_run(trust: Path, sfec: Sfec) -> None:
    edit_cells(trust / WORKBOOK, {"Education!E2": "ok", "Finance!B3": "12.4k"})
    (trust / "schools/OHS.yaml").write_text(
        "code: OHS\nname: Osterfold\nphase: secondry\n", encoding="utf-8"
    )
    (trust / "trust.yaml").write_text("nme: Larkmere Trust\n", encoding="utf-8")
    checked = sfec(trust, "check")
    assert checked.status == 1
    for expected in ("[evidence-value]", "[school-value]", "[trust-key]", 'did you mean "name"?'):
        assert expected in checked.err


def test_problems_as_json(trust: Path, sfec: Sfec) -> None:
    edit_cells(trust / WORKBOOK, {"Education!E2": "ok"})
    checked = sfec(trust, "check", "--json")
    assert checked.status == 1
    assert json.loads(checked.out)["problems"] == [
        {
            "file": WORKBOOK,
            "place": "Education!E2",
            "who": "Ravelmoor Primary School (RPS)",
            "message": 'Peer review is "ok"',
            "code": "evidence-value",
            "hint": "allowed: as expected, below expected, not due",
            "level": "error",
        }
    ]


@pytest.mark.parametrize(
    ("as_at", "met"),
    [
        ("2026-11-23", "3 warnings in 2 files"),
        ("2027-11-23", "4 warnings in 2 files"),
        ("2031-01-01", "4 warnings in 2 files"),
    ],
)
def test_the_example_has_no_errors_in_any_year(
    example: Path, sfec: Sfec, as_at: str, met: str
) -> None:
    checked = sfec(example, "check", as_at=as_at)
    assert checked.status == 0
    assert checked.out.startswith("No errors: 8 schools, 4 half-terms of evidence, a ledger of ")
    assert met in checked.err


def test_notes_and_warnings_stop_nothing(trust: Path, sfec: Sfec) -> None:
    (trust / "peer-reviews").mkdir()
    (trust / "evidence/2026-27/~$autumn-2.xlsx").write_bytes(b"")
    (trust / "shcools").mkdir()
    checked = sfec(trust, "check")
    assert checked.status == 0
    for code in (
        "file-not-yet-read, note",
        "file-open, note",
        "file-unknown, note",
    ):
        assert f"[{code}]" in checked.err
    assert 'did you mean "schools"?' in checked.err


LATEST = "evidence/2026-27/autumn-2.xlsx"
Damage = Callable[[Path], None]


def cell(file: str, name: str, value: str | None) -> Damage:
    """Somebody types a value over a cell."""
    return lambda folder: edit_cells(folder / file, {name: value})


def typed(file: str, text: str) -> Damage:
    """A file of the folder holds this text alone."""

    def write(folder: Path) -> None:
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")

    return write


def misspelt(file: str, right: str, wrong: str) -> Damage:
    """Somebody mistypes something in a file."""

    def write(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")

    return write


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(cell("audits.xlsx", "Recommendations!A15", "1.3"), id="one audit number"),
        pytest.param(cell("audits.xlsx", "Audits!A9", "80"), id="an audit's own number"),
        pytest.param(cell("audits.xlsx", "Audits!C9", "SPB"), id="an audit's school"),
        pytest.param(cell("audits.xlsx", "Audits!H9", "32/13/2026"), id="a day of an audit"),
        pytest.param(cell("audits.xlsx", "Audits!C1", "Skool"), id="a heading of audits"),
        pytest.param(typed("audits.xlsx", "no workbook"), id="audits that are no workbook"),
        pytest.param(cell(LATEST, "Finance!A4", "NPG"), id="a school's code"),
        pytest.param(cell(LATEST, "Finance!D1", "Reserve"), id="a heading of evidence"),
        pytest.param(cell(LATEST, "Directives!C2", "Money"), id="a directive's ladder"),
        pytest.param(cell(LATEST, "Directives!A2", "NPG"), id="a directive's school"),
        pytest.param(typed(LATEST, "no workbook"), id="evidence that is no workbook"),
        pytest.param(misspelt("schools/NGP.yaml", "name:", "name: ["), id="a bracket too many"),
        pytest.param(misspelt("schools/NGP.yaml", "name:", "nam:"), id="a key misspelt"),
        pytest.param(misspelt("schools/NGP.yaml", "NGP", "NPG"), id="a school's own code"),
        pytest.param(lambda folder: (folder / "schools/NGP.yaml").unlink(), id="a record gone"),
        pytest.param(typed("term-dates.yaml", "2026-27: [\n"), id="term dates unclosed"),
        pytest.param(misspelt("term-dates.yaml", "autumn-2", "autum-2"), id="a half-term's name"),
        pytest.param(typed("policy/education.yaml", "fields: [\n"), id="a ladder unclosed"),
        pytest.param(typed("policy/finance.yaml", "lines: {reserves: x}\n"), id="a line"),
        pytest.param(typed("policy/audits.yaml", "kindz: {}\n"), id="the policy on audits"),
        pytest.param(typed("policy/core-offer.yaml", "activitiez: {}\n"), id="the core offer"),
    ],
)
def test_one_cause_is_one_message(example: Path, sfec: Sfec, damage: Damage) -> None:
    before = json.loads(sfec(example, "check", "--json").out)["problems"]
    damage(example)
    after = json.loads(sfec(example, "check", "--json").out)["problems"]
    [error] = [each for each in after if each not in before]
    assert error["level"] == "error"
