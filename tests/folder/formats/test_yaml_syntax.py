"""Why a text is no YAML, with the cause first."""

import pytest

from sfec.folder.formats.yaml_file import parse_yaml


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ('a: "Ravelmoor\nb: c\nd: e\n', "the quote that begins here has no end", "a.yaml:1:4"),
        ("a: b\nc: 'd\n", "the quote that begins here has no end", "a.yaml:2:4"),
        ("a: {b: c\nd: e\n", "the { that begins here has no }", "a.yaml:1:4"),
        ("a: [b\nd: e\n", "the [ that begins here has no ]", "a.yaml:1:4"),
        ("a: 'O'Brien'\n", "the file cannot be understood from here on", "a.yaml:1:7"),
    ],
)
def test_what_is_begun_and_never_ends_is_told_where_it_begins(
    text: str, message: str, place: str
) -> None:
    root, [problem] = parse_yaml(text, "a.yaml")
    assert root is None
    assert (problem.code, str(problem.place)) == ("yaml-syntax", place)
    assert problem.message.startswith(message)


@pytest.mark.parametrize("text", ["a: *every* child\n", "a: &\n", "a: & Sons\n", "a: * b\n"])
def test_a_text_that_begins_with_a_mark_of_yamls_own_needs_quotes(text: str) -> None:
    _, [problem] = parse_yaml(text, "a.yaml")
    assert (problem.code, str(problem.place)) == ("yaml-alias", "a.yaml:1:4")
    assert problem.hint == "put the text in quotes"
