"""A round as JSON."""

import json
from datetime import date
from decimal import Decimal

import pytest

from sfec.model.evidence import Content
from sfec.model.half_term import HalfTerm
from sfec.model.indication import Round
from sfec.terminal.as_json import plain_value
from sfec.terminal.round_json import round_lines

AUTUMN = HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "2026-27", "autumn-2")


def test_a_round_of_no_schools_is_still_json() -> None:
    assert json.loads("".join(round_lines(Round(AUTUMN, date(2026, 11, 23), ())))) == {
        "half_term": "2026-27/autumn-2",
        "as_at": "2026-11-23",
        "schools": [],
    }


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
