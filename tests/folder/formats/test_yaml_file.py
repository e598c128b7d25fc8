"""YAML as people type it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sfec.folder.formats.yaml_file import parse_yaml, read_yaml
from sfec.problems import Level, Problem

#: The bytes that are nothing in the older Windows form.
NO_LETTER = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


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
        ("a: 1\nb: *x\n", "yaml-alias", "a.yaml:2:4"),
        ("a: &x 1\nb: *x\n", "yaml-alias", "a.yaml:1:4"),
        ("a: &Sons\n", "yaml-alias", "a.yaml:1:4"),
        ("a: {b: &Sons c}\n", "yaml-alias", "a.yaml:1:8"),
        ("a: &x\n  b: c\n", "yaml-alias", "a.yaml:1:4"),
        ("&x a: b\n", "yaml-alias", "a.yaml:1:1"),
        ('a: "Rav\nb: c\n', "yaml-syntax", "a.yaml:1:4"),
        ("a: {b: c\nd: e\n", "yaml-syntax", "a.yaml:1:4"),
        ("a: [b\nd: e\n", "yaml-syntax", "a.yaml:1:4"),
        ("a: [Unit #4, b]\nd: e\n", "yaml-hash", "a.yaml:1:10"),
        ("a: {b: X #1, c: d}\nd: e\n", "yaml-hash", "a.yaml:1:10"),
        ("a: {b: X # one, c: d}\nd: e\n", "yaml-hash", "a.yaml:1:10"),
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


@pytest.mark.parametrize(
    ("text", "read", "place"),
    [
        ("a: Academy #2 Primary\n", "Academy", "a.yaml:1:12"),
        ("a: Unit\t#4\n", "Unit", "a.yaml:1:9"),
        ("a: Unit # 4\n", "Unit", "a.yaml:1:9"),
        ("a: #1d5c4d\nb: c\n", None, "a.yaml:1:4"),
        ("a: b\nc:\n  - One #2\n", "b", "a.yaml:3:9"),
        ("a: {b: X #1\n  , c: d}\n", {"b": "X", "c": "d"}, "a.yaml:1:10"),
    ],
)
def test_a_text_that_a_hash_cuts_short_is_told(text: str, read: object, place: str) -> None:
    root, [problem] = parse_yaml(text, "a.yaml")
    assert (problem.code, problem.level, str(problem.place)) == (
        "yaml-hash",
        Level.WARNING,
        place,
    )
    assert root is not None
    assert root.plain()["a"] == read


@pytest.mark.parametrize(
    "text",
    [
        "# a note\na: b # what b is\n",
        "a: 2020-09-01  # 2 days late\n",
        "a: 'Unit #4'\n",
        'a: "Unit #4" #note\n',
        "a: C#1 and F#\n",
        "a: |\n  Unit #4\n",
        "a: [b, c] #4\n",
        "a: {b: c, # the one\n    d: e}\n",
        "a: [b, # was x\n  c # the last\n  ]\n",
        "a: b #\n",
        "a: b #-----\n",
    ],
)
def test_a_note_beside_a_text_is_none_of_it(text: str) -> None:
    assert problems_of(text) == []


@pytest.mark.parametrize("text", ["“Ravelmoor”", "\u2018Ravelmoor\u2019", "„Ravelmoor“", "“Ravel"])
def test_curly_quotes_that_quote_nothing_are_told(text: str) -> None:
    [problem] = problems_of(f"a: {text}\n")
    assert (problem.code, problem.level) == ("yaml-quotes", Level.WARNING)
    assert problems_of(f'a: "{text}"\n') == []


@pytest.mark.parametrize(
    "text",
    ["“Good” progress", "\u2019Ae and “so on”", "O\u2019Brien", "say “yes”", "\u2018Ae"],
)
def test_curly_quotes_within_a_text_belong_to_it(text: str) -> None:
    assert problems_of(f"a: {text}\n") == []


@pytest.mark.parametrize(
    "text", ["Zoë", "O\u2019Brien", "£5", "Llŷn", "Tŵr", "Siân \u2013 x", "Žižek"]
)
def test_a_text_that_was_spoilt_is_told_with_what_it_was(text: str) -> None:
    spoilt = "".join(map(as_windows_has_it, text))
    [problem] = problems_of(f"a: {spoilt}\n")
    assert (problem.code, problem.level) == ("yaml-garbled", Level.WARNING)
    assert f'probably "{text}"' in problem.hint
    assert problems_of(f"a: {text}\n") == []


def as_windows_has_it(character: str) -> str:
    """What becomes of a character whose bytes are taken for those of the older Windows form."""
    seen = ""
    for byte in character.encode("utf-8"):
        one = bytes([byte])
        seen += one.decode("cp1252") if byte not in NO_LETTER else one.decode("latin-1")
    return seen


def test_a_pupils_number_is_told_and_not_kept() -> None:
    root, [problem] = parse_yaml("note: |\n  of\n  L999900026001\nname: Ada\n", "a.yaml")
    assert root is not None
    assert root.plain() == {"note": "of\n[a pupil's number]\n", "name": "Ada"}
    assert (problem.code, problem.level, problem.place.at) == ("yaml-pupil", Level.ERROR, "1:7")


def test_a_pupils_number_in_a_note_is_a_warning_at_the_note_and_the_rest_is_read() -> None:
    root, problems = parse_yaml("a: b  # of L9999-0002-6001\n# none: A999900026001\n", "x.yaml")
    assert root is not None
    assert root.plain() == {"a": "b"}
    [problem] = problems
    assert (problem.code, problem.level, problem.place.at) == ("yaml-pupil", Level.WARNING, "1:7")
    assert "9999" not in str(problem)


def test_a_text_and_a_note_of_one_line_are_told_once() -> None:
    _, problems = parse_yaml("a: L999900026001  # L999900026001\n", "x.yaml")
    assert [each.level for each in problems] == [Level.ERROR]
