"""`sfec check`."""

import json
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
        ("2027-11-23", "5 warnings in 3 files"),
        ("2031-01-01", "5 warnings in 3 files"),
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
    (trust / "plans").mkdir()
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
