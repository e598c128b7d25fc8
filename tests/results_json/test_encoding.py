"""Values as JSON has them, and the one convention by which each result becomes JSON."""

from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest

import sfec.results_json
from sfec.model.evidence import Content
from sfec.results_json.encoding import dumps, iso, plain_value

RESULTS = [
    each.stem
    for each in Path(sfec.results_json.__file__).parent.glob("*.py")
    if each.stem not in ("__init__", "encoding")
]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (Decimal(12400), 12400),
        (Decimal("4.98"), 4.98),
        (("CEO", "LSB"), ["CEO", "LSB"]),
        ("not due", "not due"),
        (None, None),
    ],
)
def test_missing_is_null_never_zero(content: Content, value: object) -> None:
    assert plain_value(content) == value


def test_letters_are_as_they_are_and_a_day_is_its_text() -> None:
    assert dumps({"name": "Zoë 小", "on": iso(date(2026, 11, 23)), "by": iso(None)}) == (
        '{"name": "Zoë 小", "on": "2026-11-23", "by": null}'
    )


def test_no_pupils_number_goes_into_json() -> None:
    assert dumps(["of\nL999900026001", "A 99990-0026002."]) == (
        '["of\\n[a pupil\'s number]", "[a pupil\'s number]."]'
    )


@pytest.mark.parametrize("result", RESULTS)
def test_each_result_is_made_by_the_function_of_its_modules_name(result: str) -> None:
    functions = vars(import_module(f"sfec.results_json.{result}"))
    assert {f"{result}_json", f"{result}_lines"} & set(functions)
