"""The tree that a document is checked and changed as."""

import pytest

from sfec.documents import pandoc
from sfec.documents.text import LINE_BREAK, NOTHING
from sfec.documents.tree import (
    Node,
    break_lines,
    classes,
    drop_empty_headings,
    nodes,
    plain,
    raw,
    rewrite,
    strangers,
    target,
    word,
)

EVERYTHING = """\
# Heading

Words **bold** *slanted* [good]{.good} [link](https://larkmere.example)
[mail](mailto:a@larkmere.example)\\
line

::: {.draft}
> quoted
:::

- one
- two

1. first

a) letter

| a | b |
|:--|--:|
| 1 | 2 |

![words](chart)
"""


def found_in(markdown: str) -> list[str]:
    """What stands in Markdown and may not."""
    return list(strangers(pandoc.read(markdown), {"chart": ()}))


def test_what_a_document_is_made_of_is_no_stranger() -> None:
    assert found_in(EVERYTHING) == []


@pytest.mark.parametrize(
    ("markdown", "named"),
    [
        ("    code", "lines set as code, which start with four spaces or stand between ~~~"),
        ("~~~\ncode\n~~~", "lines set as code, which start with four spaces or stand between ~~~"),
        ("a `b` c", "words set as code, between backticks"),
        ("---", "a line across the page"),
        ("Term\n: meaning", "a list of definitions"),
        ("| line\n| line", "lines that start with |"),
        ("~~no~~", "words struck out"),
        ("x^2^", "raised words"),
        ("H~2~O", "lowered words"),
        ("[x]{.smallcaps}", "SmallCaps"),
        (
            "![crest](https://larkmere.example/crest.png)",
            "the picture https://larkmere.example/crest.png",
        ),
        ("![](trust.yaml)", "the picture trust.yaml"),
        ("[x](javascript:alert)", "the link javascript:alert"),
        ("[x](file:///C:/x)", "the link file:///C:/x"),
        ("[x](../trust.yaml)", "the link ../trust.yaml"),
        ("[x](//larkmere.example)", "the link //larkmere.example"),
        ("[x](data:text/html,x)", "the link data:text/html,x"),
        ("- **a [x](ftp://b)**", "the link ftp://b"),
    ],
)
def test_strangers_are_named(markdown: str, named: str) -> None:
    assert found_in(markdown) == [named]


@pytest.mark.parametrize(
    "markdown",
    ["<b>x</b>", "<script>x</script>", "\\newpage", "`x`{=html}", "[@cite]", "x[^1]", "^[x]"],
)
def test_raw_html_tex_notes_and_citations_are_never_more_than_words_or_refused(
    markdown: str,
) -> None:
    kinds = {each["t"] for each in nodes(pandoc.read(markdown)["blocks"])}
    assert not kinds & {"RawInline", "RawBlock", "Note", "Cite", "Math"}


def test_marks_of_line_breaks_become_line_breaks_and_marks_of_nothing_go() -> None:
    assert break_lines(word(f"one{LINE_BREAK}two{LINE_BREAK}{LINE_BREAK}{NOTHING}")) == [
        word("one"),
        {"t": "LineBreak"},
        word("two"),
        {"t": "LineBreak"},
        {"t": "LineBreak"},
    ]
    assert break_lines(word(NOTHING)) == []
    assert break_lines(word("one")) is None
    assert break_lines({"t": "Space"}) is None


def test_a_heading_that_says_nothing_is_dropped() -> None:
    assert drop_empty_headings({"t": "Header", "c": [2, ["", [], []], [{"t": "Space"}]]}) == []
    assert drop_empty_headings({"t": "Header", "c": [2, ["", [], []], [word("x")]]}) is None
    assert drop_empty_headings({"t": "Para", "c": []}) is None


def test_a_tree_is_changed_from_the_inside_out() -> None:
    seen: list[str] = []

    def note(node: Node) -> list[Node] | None:
        seen.append(node["t"])
        return (
            [word("new")] if node["t"] == "Str" else [node, node] if node["t"] == "Strong" else None
        )

    blocks = [{"t": "Para", "c": [{"t": "Strong", "c": [word("old")]}, {"t": "Space"}]}]
    changed = rewrite(blocks, note)
    assert seen == ["Str", "Strong", "Space", "Para"]
    strong = {"t": "Strong", "c": [word("new")]}
    assert changed == [{"t": "Para", "c": [strong, strong, {"t": "Space"}]}]
    assert blocks[0]["c"][0] == {"t": "Strong", "c": [word("old")]}


def test_what_a_part_of_a_tree_says() -> None:
    blocks = pandoc.read(EVERYTHING)["blocks"]
    assert plain(blocks[1]) == "Words bold slanted good link mail\nline"
    span = next(each for each in nodes(blocks) if each["t"] == "Span")
    link = next(each for each in nodes(blocks) if each["t"] == "Link")
    assert (classes(span), target(link)) == (["good"], "https://larkmere.example")
    assert raw("typst", "#x") == {"t": "RawInline", "c": ["typst", "#x"]}
