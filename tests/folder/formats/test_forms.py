"""Forms: faults in the words of people who type."""

from typing import Literal

import pytest
from pydantic import Field

from sfec.folder.formats.forms import Day, Form, fill, fill_plain
from sfec.folder.formats.yaml_file import parse_yaml


class Inner(Form):
    """A person, say."""

    name: str
    since: Day | None = Field(None, alias="from")


class Outer(Form):
    """Something that holds people."""

    title: str
    size: int = 0
    kind: Literal["large", "small"] = "small"
    one: Inner | None = None
    many: tuple[Inner, ...] = ()
    named: dict[str, Inner] = Field(default_factory=dict)


@pytest.mark.parametrize(
    ("text", "code", "place", "message", "hint"),
    [
        (
            "titel: x\ntitle: y\n",
            "x-key",
            "1:1",
            '"titel" is not known here',
            'did you mean "title"?',
        ),
        ("size: 1\n", "x-missing", "1:1", '"title" is missing', "add a line `title: …`"),
        ("title:\n", "x-empty", "1:1", '"title" is empty', "write it after `title:`"),
        ("title: [x]\n", "x-value", "1:8", '"title" is not a text', "write one text here"),
        (
            "title: x\nsize: many\n",
            "x-value",
            "2:7",
            'size: "many" is not a whole number',
            "write digits alone",
        ),
        (
            "title: x\nkind: larg\n",
            "x-value",
            "2:7",
            'kind: "larg" is not one of those',
            'did you mean "large"?',
        ),
        ("title: x\none: y\n", "x-value", "2:6", 'one: "y" is not a group of keys', "`{name: …}`"),
        ("title: x\nmany: y\n", "x-value", "2:7", 'many: "y" is not a list', "write a list"),
        (
            "title: x\none: {nme: y}\n",
            "x-key",
            "2:7",
            '"nme" is not known here',
            'did you mean "name"?',
        ),
        (
            "title: x\nmany:\n  - {name: y, form: z}\n",
            "x-key",
            "3:15",
            '"form" is not known here',
            'did you mean "from"?',
        ),
        (
            "title: x\nnamed:\n  a: {name: y, from: 2026-13-01}\n",
            "x-value",
            "3:22",
            'from: "2026-13-01" is not a day',
            "write a day as",
        ),
        (
            "title: x\nzzz: 1\n",
            "x-key",
            "2:1",
            '"zzz" is not known here',
            "known here: title, size, kind, one, many",
        ),
    ],
)
def test_each_fault_has_its_place_and_remedy(
    text: str, code: str, place: str, message: str, hint: str
) -> None:
    node, _ = parse_yaml(text, "a.yaml")
    assert node is not None
    filled, problems = fill(Outer, node, "x")
    assert filled is None
    found = {each.code: each for each in problems}
    assert (found[code].code, found[code].place.at) == (code, place)
    assert message in found[code].message
    assert hint in found[code].hint


def test_a_form_that_accepts_everything() -> None:
    filled, faults = fill_plain(
        Outer, {"title": "x", "many": [{"name": "y", "from": "1 June 2026"}]}
    )
    assert faults == []
    assert filled is not None
    assert filled.many[0].since is not None


def test_every_fault_is_found_at_once() -> None:
    _, faults = fill_plain(Outer, {"colour": "x", "size": "y", "one": {"from": "z"}})
    assert sorted(each.kind for each in faults) == ["key", "missing", "missing", "value", "value"]


def test_of_a_key_that_is_misspelt_only_that_is_told() -> None:
    _, faults = fill_plain(Outer, {"titel": "x"})
    assert [each.kind for each in faults if each.path == ("titel",)] == ["key"]
    assert [each for each in faults if each.kind == "missing" and "title" in each.message] == []
