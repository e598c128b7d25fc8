"""What a text may have lost on its way into YAML."""

import pytest

from sfec.folder.formats.nodes import Span
from sfec.folder.formats.yaml_doubts import (
    curly_quotes,
    find_cut,
    garbled,
    quotes_first,
    without_told,
)
from sfec.folder.formats.yaml_file import parse_yaml
from sfec.problems import Level

AT = Span("a.yaml", ["name: Academy #2 Primary"], 1, 7, 13)


def test_a_cut_says_what_is_read_and_what_is_not() -> None:
    cut = find_cut("Academy", AT, is_open=False)
    assert cut is not None
    assert (cut.text, cut.is_told) == ("#2 Primary", True)
    said = cut.warning()
    assert said.message == 'only "Academy" is read here: "#2 Primary" is cut off, as a note'
    assert said.hint.startswith('put the whole text in quotes, as "Academy #2 Primary"')
    assert cut.error().message.endswith("and with it the closing bracket")


def test_what_follows_with_no_space_before_its_hash_is_no_note() -> None:
    assert find_cut("C", Span("a.yaml", ["a: C#1"], 1, 4, 4), is_open=False) is None


def test_a_sign_that_was_never_spoilt_is_left_alone() -> None:
    assert next(iter(garbled("Â\u00a0b â\u2019r Ã", AT))).hint.startswith("type it again")
    assert list(garbled("â\u2019r Ã Åse", AT)) == []


def test_a_character_that_another_program_lost_is_told() -> None:
    [problem] = garbled("Zo\ufffd", AT)
    assert (problem.code, problem.level) == ("yaml-garbled", "warning")
    assert "was lost" in problem.message


@pytest.mark.parametrize(
    "text", ["a: {b: #1d5c4d, c: d}\n", "a: {b: #1d5c4d,\n  c: d}\n", "a:\n  - {b: #12}\n"]
)
def test_a_hash_right_after_a_key_in_braces_cuts_off_their_end(text: str) -> None:
    root, [problem] = parse_yaml(text, "a.yaml")
    assert root is None
    assert problem.code == "yaml-hash"
    assert problem.message.endswith("and with it the closing bracket")


def test_a_note_after_a_key_in_braces_is_a_note() -> None:
    assert parse_yaml("a: {b: # who it is\n  c}\n", "a.yaml").problems == []


def test_the_errors_that_curly_quotes_make_in_their_line_are_told_as_the_quotes() -> None:
    [doubt] = curly_quotes("“x”", AT)
    at, below = doubt.place, doubt.place._replace(line=2)
    wrong = AT.problem("trust-value", "“x” is not a day")
    later = wrong._replace(code="trust-key", place=at._replace(column=at.column + 9))
    elsewhere = wrong._replace(place=below)
    assert quotes_first([wrong, doubt, later, elsewhere]) == [
        elsewhere,
        doubt._replace(level=Level.ERROR),
    ]
    earlier = wrong._replace(place=at._replace(column=1))
    assert quotes_first([earlier, doubt]) == [earlier, doubt]


def test_a_doubt_about_a_line_in_which_an_error_stands_is_told_once() -> None:
    error, [doubt] = AT.problem("trust-brand", "x"), curly_quotes("“x”", AT)
    elsewhere = doubt._replace(place=doubt.place._replace(line=2))
    assert without_told([error, doubt, elsewhere]) == [error, elsewhere]
    assert without_told([doubt]) == [doubt]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a: "b\nc: d\ne: "f"\n', "a.yaml:1:4"),
        ("a: 'b\nc: d\ne: 'f'\n", "a.yaml:1:4"),
        ('a: "b\nc: d\ne: "#f"\n', "a.yaml:1:4"),
        ('a:\n  b: "c\n  d: e\nf: "#g"\n', "a.yaml:2:6"),
        ('a: "b\n  and more\nc: "d"\n', "a.yaml:1:4"),
    ],
)
def test_a_quote_that_ends_lines_below_where_it_was_meant_to_is_the_cause(
    text: str, place: str
) -> None:
    root, [problem] = parse_yaml(text, "a.yaml")
    assert root is None
    assert (problem.code, str(problem.place)) == ("yaml-syntax", place)
    assert "the quote that begins here ends only on line" in problem.message


@pytest.mark.parametrize(
    "text",
    ['a: "b\n  and more: c"\n', 'a: "b\n  c"\nd: "e"\n', "a: |\n  b: c\n  d\n", "a:\n- 'b\n  c'\n"],
)
def test_a_text_in_quotes_may_go_over_several_lines(text: str) -> None:
    assert parse_yaml(text, "a.yaml").problems == []
