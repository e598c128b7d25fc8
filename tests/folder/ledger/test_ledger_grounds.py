"""What acts rested on, as JSON and back."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from sfec.folder.ledger.ledger_forms import UnsoundLineError
from sfec.folder.ledger.ledger_grounds import grounds_from_json, grounds_to_json
from sfec.model.decision import Grounds
from sfec.problems import Place
from tests.support.acts import grounds as known_grounds
from tests.support.ledger_strategies import PLACES, any_grounds


def through_json(content: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(content))
    return read


@given(grounds=any_grounds())
def test_what_an_act_rested_on_comes_back_from_json_as_it_was(grounds: Grounds) -> None:
    found = grounds_from_json(through_json(grounds_to_json(grounds)))
    assert found == grounds
    assert {key: str(each) for key, each in found.contents.items()} == {
        key: str(each) for key, each in grounds.contents.items()
    }


@given(place=PLACES)
def test_a_place_comes_back_from_what_is_printed_of_it(place: Place) -> None:
    assert Place.parse(str(place)) == place


def test_a_figure_keeps_every_digit_it_had() -> None:
    figures = [
        Decimal("4.980"),
        Decimal("-0.0000000000000000000000000001"),
        Decimal("9" * 28),
        Decimal("1E+3"),
    ]
    written = through_json(
        grounds_to_json(
            known_grounds(**{f"f{number}": each for number, each in enumerate(figures)})
        )
    )
    assert [str(each) for each in grounds_from_json(written).contents.values()] == [
        str(each) for each in figures
    ]


def test_not_known_is_neither_zero_nor_empty() -> None:
    written = through_json(grounds_to_json(known_grounds(a=None, b=Decimal(0), c="", d=())))
    assert dict(grounds_from_json(written).contents) == {
        "a": None,
        "b": Decimal(0),
        "c": "",
        "d": (),
    }
    assert written["fields"]["a"]["value"] is None


@pytest.mark.parametrize(
    "fields", [{"a": 5}, {"a": {"value": 5}}, {"a": {"figure": "much"}}, {"a": {}}, 7]
)
def test_what_cannot_have_been_rested_on_is_refused(fields: object) -> None:
    with pytest.raises(UnsoundLineError):
        grounds_from_json({"fields": fields, "policy": "a"})
