"""Tables of keys: what is written under which, and what is refused when it is read."""

import ast
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sfec.folder.ledger import ledger_acts, ledger_grounds, ledger_line
from sfec.folder.ledger.ledger_forms import (
    DAY,
    FIGURE,
    FLAG,
    NUMBER,
    PLACE,
    TEXT,
    TEXTS,
    Form,
    Key,
    UnsoundLineError,
    list_form,
    record_form,
)
from sfec.problems import Place


class Seat(NamedTuple):
    """A record as the model has it."""

    role: str
    is_taken: bool = False
    names: tuple[str, ...] = ()
    note: str | None = None


class RenamedSeat(NamedTuple):
    """The same record, once its attributes have other names and stand in another order."""

    remark: str | None
    people: tuple[str, ...]
    post: str
    has_somebody: bool


SEAT = record_form(
    Seat,
    [
        Key("seat", "role", TEXT),
        Key("note", "note", TEXT, None),
        Key("taken", "is_taken", FLAG, empty=False),
        Key("names", "names", TEXTS, ()),
    ],
)
RENAMED = record_form(
    RenamedSeat,
    [
        Key("seat", "post", TEXT),
        Key("note", "remark", TEXT, None),
        Key("taken", "has_somebody", FLAG, empty=False),
        Key("names", "people", TEXTS, ()),
    ],
)
WRITTEN = {"seat": "head", "note": "acting", "taken": True, "names": ["Kit Larch"]}


def test_a_record_is_written_by_its_keys_in_their_order_and_read_back() -> None:
    seat = Seat("head", is_taken=True, names=("Kit Larch",), note="acting")
    assert list(SEAT.write(seat).items()) == list(WRITTEN.items())
    assert SEAT.read(WRITTEN) == seat


def test_a_renamed_attribute_changes_nothing_in_the_file() -> None:
    renamed = RenamedSeat(remark="acting", people=("Kit Larch",), post="head", has_somebody=True)
    assert list(RENAMED.write(renamed).items()) == list(WRITTEN.items())
    assert RENAMED.read(WRITTEN) == renamed


@pytest.mark.parametrize("module", [ledger_acts, ledger_grounds, ledger_line])
def test_every_key_of_the_file_is_written_out_in_its_table(module: Any) -> None:  # noqa: ANN401 - a module
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    keys = [each.args[0] for each in calls if ast.unparse(each.func) == "Key"]
    assert len(keys) > 5
    assert all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in keys)


def test_what_is_empty_is_left_out_and_what_is_left_out_is_empty() -> None:
    assert SEAT.write(Seat("head")) == {"seat": "head"}
    assert SEAT.read({"seat": "head"}) == Seat("head")


def test_an_empty_text_is_a_text() -> None:
    assert SEAT.write(Seat("", note="")) == {"seat": "", "note": ""}
    assert SEAT.read({"seat": "", "note": ""}) == Seat("", note="")


def test_keys_of_others_are_left_to_them() -> None:
    assert SEAT.read({"seat": "head", "kind": "seat"}) == Seat("head")


@pytest.mark.parametrize("content", [None, 7, "seat", [], ["seat"], {}, {"note": "acting"}])
def test_a_record_without_what_it_needs_is_refused(content: object) -> None:
    with pytest.raises(UnsoundLineError):
        SEAT.read(content)


def test_a_flag_is_the_boolean_it_holds() -> None:
    assert [SEAT.read({"seat": "head", "taken": each}).is_taken for each in (True, False)] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("form", "content"),
    [
        (TEXT, 7),
        (TEXT, None),
        (TEXT, ["head"]),
        (FLAG, 0),
        (FLAG, 1),
        (FLAG, "true"),
        (FLAG, None),
        (NUMBER, True),
        (NUMBER, "3"),
        (NUMBER, 3.0),
        (DAY, "24 November 2026"),
        (DAY, "2026-13-01"),
        (DAY, 20261124),
        (FIGURE, "much"),
        (FIGURE, 7),
        (PLACE, None),
        (TEXTS, "head"),
        (TEXTS, {"head": 1}),
        (TEXTS, ["head", None]),
        (list_form(SEAT), [{"seat": "head"}, {}]),
    ],
)
def test_what_cannot_have_been_written_so_is_refused(form: Form[Any], content: object) -> None:
    with pytest.raises(UnsoundLineError):
        form.read(content)


@pytest.mark.parametrize(
    ("form", "value", "content"),
    [
        (DAY, date(2026, 11, 24), "2026-11-24"),
        (FIGURE, Decimal("4.980"), "4.980"),
        (PLACE, Place("audits.xlsx", "Audits", 2, 3), "audits.xlsx:Audits!C2"),
        (list_form(SEAT), (Seat("head"), Seat("mentor")), [{"seat": "head"}, {"seat": "mentor"}]),
    ],
)
def test_a_value_has_its_form_in_the_file(form: Form[Any], value: object, content: object) -> None:
    assert form.write(value) == content
    assert form.read(content) == value
