"""YAML as people type it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sfec.folder.formats.yaml_file import parse_yaml, read_yaml
from sfec.problems import Problem


def problems_of(text: str) -> list[Problem]:
    return parse_yaml(text, "a.yaml")[1]


def test_every_scalar_keeps_its_text() -> None:
    root, problems = parse_yaml(
        "time: 14:30\nno: NO\nnumber: 012345\nday: 2020-13-01\nquoted: 'null'\n", "a.yaml"
    )
    assert problems == []
    assert root is not None
    assert root.plain() == {
        "time": "14:30",
        "no": "NO",
        "number": "012345",
        "day": "2020-13-01",
        "quoted": "null",
    }


def test_every_scalar_keeps_its_place() -> None:
    root, _ = parse_yaml(
        "people:\n  trustee:\n    - {name: Ada}\n    - {name: Bo, from: soon}\n", "a.yaml"
    )
    assert root is not None
    span = root.find(["people", "trustee", 1, "from"]).span
    assert str(span.place) == "a.yaml:4:24"
    assert (span.excerpt.first, span.excerpt.last) == (24, 27)
    assert str(root.find(["people", "nobody", 3]).key.place) == "a.yaml:1:1"


def test_empty_tilde_and_null_are_nothing() -> None:
    root, _ = parse_yaml("a:\nb: ~\nc: null\nd: ''\n", "a.yaml")
    assert root is not None
    assert root.plain() == {"a": None, "b": None, "c": None, "d": ""}


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "yaml-empty", "a.yaml"),
        ("# a note\n", "yaml-empty", "a.yaml"),
        ("- a\n- b\n", "yaml-shape", "a.yaml:1:1"),
        ("? [a]\n: b\n", "yaml-shape", "a.yaml:1:3"),
        ("a: 1\n---\nb: 2\n", "yaml-shape", "a.yaml:2:1"),
        ("a:\n\tb: 1\n", "yaml-tab", "a.yaml:2:1"),
        ("a: 1\n  b: 2\n", "yaml-syntax", "a.yaml:2:4"),
        ("a: \x01\n", "yaml-syntax", "a.yaml:1:4"),
        ("a: 1\nb: 2\na: 3\n", "yaml-repeated-key", "a.yaml:3:1"),
        ("a: &x 1\nb: *x\n", "yaml-alias", "a.yaml:2:4"),
        ("a: !!python/object:os.system ls\n", "yaml-tag", "a.yaml:1:4"),
        ("a: " + "[" * 400, "yaml-deep", "a.yaml:1:44"),
        ("- " * 400, "yaml-deep", "a.yaml:1:83"),
    ],
)
def test_what_is_refused_and_where(text: str, code: str, place: str) -> None:
    [problem] = problems_of(text)
    assert (problem.code, str(problem.place)) == (code, place)


@pytest.mark.parametrize("text", ["a: " + "[" * 100_000, "- " * 50_000])
def test_a_nest_made_to_do_harm_is_too_deep_whichever_libyaml_reads_it(text: str) -> None:
    [problem] = problems_of(text)
    assert problem.code == "yaml-deep"


def test_a_repeated_key_leaves_the_rest_standing() -> None:
    root, _ = parse_yaml("a: 1\na: 2\n", "a.yaml")
    assert root is not None
    assert root.plain() == {"a": "1"}


def test_a_file_that_cannot_be_read_as_text_is_no_yaml(tmp_path: Path) -> None:
    root, problems = read_yaml(tmp_path / "no.yaml", "no.yaml")
    assert (root, [each.code for each in problems]) == (None, ["file-missing"])


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab:- \n\t[]{}#&*!|>'\"%@`,?~é\u2028")), max_size=60))
def test_no_text_makes_it_fail_and_every_place_lies_in_the_file(text: str) -> None:
    root, problems = parse_yaml(text, "a.yaml")
    assert root is not None or problems
    lines = text.splitlines() or [""]
    for problem in problems:
        if problem.place.line:
            assert problem.place.line <= len(lines)
            assert problem.place.column <= len(lines[problem.place.line - 1]) + 1
