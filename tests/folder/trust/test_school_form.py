"""The record of a school."""

from datetime import date

import pytest

from sfec.folder.formats.forms import fill_plain
from sfec.folder.trust.school_form import SchoolForm, is_code, sound_part
from sfec.problems import Place

PLACE = Place("schools/RPS.yaml", line=1, column=7)


def form(**content: object) -> SchoolForm:
    filled, faults = fill_plain(SchoolForm, {"code": "RPS", "name": "Ravelmoor"} | content)
    assert faults == []
    assert filled is not None
    return filled


@pytest.mark.parametrize("code", ["RPS", "A1", "ABCDEFGHIJKL"])
def test_what_can_be_a_code(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize(
    "code", ["../../x", "", "A", "1AB", "A B", "CON", "COM1", "LPT9", "NUL", "ABCDEFGHIJKLM"]
)
def test_what_cannot(code: str) -> None:
    assert not is_code(code)


@pytest.mark.parametrize(
    ("content", "kind", "key"),
    [
        ({"code": "CON"}, "code", "code"),
        ({"code": "OHS"}, "code", "code"),
        ({"urn": "12"}, "value", "urn"),
        ({"joined": date(2026, 1, 1), "left": date(2025, 1, 1)}, "order", "left"),
    ],
)
def test_what_no_key_shows_alone(content: dict[str, object], kind: str, key: str) -> None:
    [fault] = form(**content).faults("RPS")
    assert (fault.kind, fault.path) == (kind, (key,))
    assert fault.hint


def test_only_a_file_need_be_named_as_its_school_whatever_the_case() -> None:
    assert list(form(code="OHS").faults()) == []
    assert list(form(code="rps").faults("RPS")) == []


def test_a_record_is_the_school_with_capitals_in_its_code_and_the_place_of_it() -> None:
    record = form(code="rps", head={"name": "Ada Quill", "from": "1 June 2026"}).record(PLACE)
    assert record is not None
    assert (record.school.code, record.place) == ("RPS", PLACE)
    assert list(record.school.people) == ["head"]
    assert record.school.people["head"][0].since == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("written", "role"), [({}, "head"), ({"led_by": "head"}, "head"), ({"led_by": " EHT "}, "eht")]
)
def test_a_school_is_led_by_its_head_or_as_its_record_says_by_the_eht(
    written: dict[str, object], role: str
) -> None:
    record = form(**written).record(PLACE)
    assert record is not None
    assert record.school.led_by == role


def test_what_cannot_be_a_code_is_no_school() -> None:
    assert form(code="../../x").record(PLACE) is None


def test_what_is_wrong_in_a_record_leaves_the_rest_of_it_standing() -> None:
    content = {"code": "RPS", "name": "Ravelmoor", "phase": "primry", "urn": "999001"}
    school = sound_part(content)
    assert school is not None
    assert (school.phase, school.urn) == (None, "999001")
    assert sound_part({"code": "RPS", "phase": "primary"}) is None
    assert sound_part({"name": "Ravelmoor"}) is None


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        (["The Hall", " Mill Road ", "", "QX1 1AA"], ("The Hall", "Mill Road", "QX1 1AA")),
        ("The Hall\n\nMill Road, Larkmere\n", ("The Hall", "Mill Road, Larkmere")),
        (["12", None], ("12",)),
        (None, ()),
    ],
)
def test_an_address_loses_its_empty_lines(typed: object, lines: tuple[str, ...]) -> None:
    assert form(address=typed).address == lines
