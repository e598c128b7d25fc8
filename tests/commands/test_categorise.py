"""`sfec categorise`."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.support.runs import Sfec
from tests.support.trust_builder import WORKBOOK, edit_cells


def categorised(
    sfec: Sfec, folder: Path, *arguments: str, as_at: str = "2026-11-23"
) -> dict[str, Any]:
    """The round as JSON, schools by code."""
    found: dict[str, Any] = json.loads(
        sfec(folder, "categorise", "--json", *arguments, as_at=as_at).out
    )
    found["schools"] = {each["code"]: each for each in found["schools"]}
    return found


def test_the_shape_that_scripts_rely_on(trust: Path, sfec: Sfec) -> None:
    edit_cells(trust / WORKBOOK, {"Education!E2": "below expected", "Education!F2": None})
    found = categorised(sfec, trust)
    assert (found["half_term"], found["as_at"]) == ("2026-27/autumn-2", "2026-11-23")
    education = found["schools"]["RPS"]["ladders"]["education"]
    assert list(education) == [
        "current",
        "possible",
        "indicated",
        "next",
        "decided",
        "evidence_as",
        "characteristics",
    ]
    assert education["current"] is None
    assert education["possible"] == ["concerning"]
    assert education["indicated"] == "concerning"
    assert education["next"] == {"to": "concerning", "decided_by": ["ceo"], "vote": False}
    characteristics = {each["id"]: each for each in education["characteristics"]}
    assert characteristics["peer_review_as_expected"] == {
        "id": "peer_review_as_expected",
        "category": "universal",
        "answer": "no",
        "evidence": [
            {
                "field": "peer_review",
                "value": "below expected",
                "source": f"{WORKBOOK}:Education!E2",
            }
        ],
    }
    assert characteristics["good_progress"]["evidence"] == [
        {"field": "pupil_progress", "value": None, "source": f"{WORKBOOK}:Education!F2"}
    ]
    reserves = found["schools"]["RPS"]["ladders"]["finance"]["characteristics"][1]
    assert [(each["field"], each["value"]) for each in reserves["evidence"]] == [
        ("reserves_percent", 8),
        ("reserves", 80000),
        ("gag", 1000000),
        ("reserves_plan", "clear"),
    ]
    assert reserves["evidence"][0]["source"] is None


def test_the_example_trust_stands_where_its_evidence_puts_it(example: Path, sfec: Sfec) -> None:
    found = categorised(sfec, example)["schools"]
    stands = {
        code: [school["ladders"][ladder]["possible"] for ladder in ("education", "finance")]
        for code, school in found.items()
    }
    u, c, p, x = "universal", "concerning", "poor", "unacceptable"
    assert stands == {
        "FHS": [[u], [x]],
        "MLA": [[u], [u]],
        "NGP": [[p], [p]],
        "OHS": [[u], [u]],
        "QIS": [[u, c], [u, c, p]],
        "RPS": [[u], [u]],
        "SBP": [[u], [c]],
        "TCP": [[u], [u]],
    }


@pytest.mark.parametrize(
    "half_term", ["2025-26/summer-1", "2025-26/summer-2", "2026-27/autumn-1", "2026-27/autumn-2"]
)
def test_rps_is_universal_throughout(example: Path, sfec: Sfec, half_term: str) -> None:
    found = categorised(sfec, example, "--half-term", half_term)["schools"]["RPS"]["ladders"]
    assert [each["indicated"] for each in found.values()] == ["universal", "universal"]


def test_a_school_that_has_just_joined_is_in_no_earlier_half_term(
    example: Path, sfec: Sfec
) -> None:
    assert "TCP" not in categorised(sfec, example, "--half-term", "2025-26/summer-2")["schools"]
    assert "TCP" in categorised(sfec, example)["schools"]


def test_the_example_has_a_school_on_each_side_of_each_reserves_line_and_one_on_each(
    example: Path, sfec: Sfec
) -> None:
    shares = {
        code: school["ladders"]["finance"]["characteristics"][1]["evidence"][0]["value"]
        for code, school in categorised(sfec, example)["schools"].items()
    }
    assert (
        shares["FHS"]
        < 3
        == shares["MLA"]
        < shares["NGP"]
        < shares["SBP"]
        < 5
        == shares["OHS"]
        < shares["RPS"]
    )


@pytest.mark.parametrize("written", ["2026-27/autumn-1", "autumn-1", "Autumn 1", "Autumn, term 1"])
def test_a_half_term_may_be_named_as_people_name_it(
    example: Path, sfec: Sfec, written: str
) -> None:
    assert categorised(sfec, example, "--half-term", written)["half_term"] == "2026-27/autumn-1"


def test_only_the_schools_named(example: Path, sfec: Sfec) -> None:
    assert set(categorised(sfec, example, "--school", "rps", "--school", "OHS")["schools"]) == {
        "RPS",
        "OHS",
    }


def test_the_screen_is_readable_at_80_columns_without_spaces_at_the_ends(
    example: Path, sfec: Sfec
) -> None:
    lines = sfec(example, "categorise").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line == line.rstrip() for line in lines)
    assert "→ Universal" in "\n".join(lines)


@pytest.mark.parametrize(
    "options", [(), ("--json",), ("--school", "RPS"), ("--json", "--school", "RPS")]
)
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "yaml-empty"),
        ("- a\n", "yaml-shape"),
        ("name: [\n", "yaml-syntax"),
        ("nme: x\n", "trust-key"),
    ],
)
def test_a_broken_trust_yaml_stops_nothing_and_is_always_told_with_exit_1(
    trust: Path, sfec: Sfec, text: str, code: str, options: tuple[str, ...]
) -> None:
    (trust / "trust.yaml").write_text(text, encoding="utf-8")
    shown = sfec(trust, "categorise", *options)
    assert shown.status == 1
    assert f"[{code}]" in shown.err
    assert "RPS" in shown.out


def test_a_missing_workbook_names_the_file_and_the_command_that_makes_it(
    trust: Path, sfec: Sfec
) -> None:
    shown = sfec(trust, "categorise", "--half-term", "spring-1")
    assert shown.status == 1
    assert (
        "evidence/2026-27/spring-1.xlsx: "
        "there is no evidence of Spring 1, 2026-27 [evidence-missing]" in shown.err
    )
    assert "sfec evidence new --half-term 2026-27/spring-1" in shown.err
    assert "RPS" in shown.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("categorise", "--half-term", "autumn-9"), 'did you mean "autumn-'),
        (("categorise", "--half-term", "never"), "term-dates.yaml has"),
        (("categorise", "--school", "RSP"), 'did you mean "RPS"?'),
        (("explain", "RPS", "--ladder", "educaton"), 'did you mean "education"?'),
    ],
)
def test_a_mistake_on_the_command_line_exits_2_and_says_what_was_meant(
    trust: Path, sfec: Sfec, arguments: tuple[str, ...], says: str
) -> None:
    refused = sfec(trust, *arguments)
    assert refused.status == 2
    assert says in " ".join(refused.err.split())


def test_a_day_that_is_none_exits_2(trust: Path, sfec: Sfec) -> None:
    refused = sfec(trust, "categorise", as_at="31/02/2027")
    assert refused.status == 2
    assert "is not a day" in refused.err


def test_before_the_first_half_term_there_is_none(trust: Path, sfec: Sfec) -> None:
    refused = sfec(trust, "categorise", as_at="2020-01-01")
    assert refused.status == 1
    assert "[term-none]" in refused.err


def test_a_school_that_was_not_in_the_trust_then_is_said_to_be_so(
    example: Path, sfec: Sfec
) -> None:
    refused = sfec(example, "explain", "TCP", "--half-term", "2025-26/summer-2")
    assert refused.status == 2
    assert "was not in the trust that half-term" in " ".join(refused.err.split())


def test_rows_and_columns_in_any_order_give_the_same_answers(trust: Path, sfec: Sfec) -> None:
    before = categorised(sfec, trust)["schools"]
    book = openpyxl.load_workbook(trust / WORKBOOK)
    for sheet in book:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        turned = [[row[0], *reversed(row[1:])] for row in [rows[0], *reversed(rows[1:])]]
        for row, values in enumerate(turned, 1):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value
    book.save(trust / WORKBOOK)
    after = categorised(sfec, trust)["schools"]
    for code, school in before.items():
        for ladder, shown in school["ladders"].items():
            again = after[code]["ladders"][ladder]
            assert [c["answer"] for c in again["characteristics"]] == [
                c["answer"] for c in shown["characteristics"]
            ]
            assert again["possible"] == shown["possible"]
