"""pandoc reads what people typed as just that; it opens no file and reaches no network."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sfec.documents import pandoc
from sfec.documents.text import LINE_BREAK, Text, fold
from sfec.documents.tree import Node, break_lines, nodes, plain, rewrite
from tests.support.hostile import hostile_texts

#: A text in each kind of place, read at once: starting pandoc takes longer than reading.
PLACES = """\
# {0}

{0}

- {0}

| {0} | head |
|:----|:-----|
| {0} | before {0} after |

**{0}**

[{0}]{{.good}}

::: {{.keep}}
{0}
:::

"""
KINDS = {
    "Header",
    "Para",
    "Plain",
    "BulletList",
    "Table",
    "Strong",
    "Span",
    "Div",
    "Str",
    "Space",
    "LineBreak",
}
KINDS |= {"AlignLeft", "AlignDefault", "ColWidth", "ColWidthDefault"}
_SIGNS = "\\`*_{}[]()<>#+-.!|~^$@&=:;\"'%/?, \t\n\r\u2028\u00a0\u200b1aeé"
texts = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=_SIGNS, max_size=25),
    st.lists(st.sampled_from(hostile_texts()), max_size=3).map("".join),
)


@pytest.fixture(autouse=True)
def converted_once() -> None:
    """Here pandoc makes the same anew."""


def read(typed: list[str]) -> list[Node]:
    """The tree of a document with each of the texts in each kind of place."""
    markdown = "".join(PLACES.format(Text(each).__html__()) for each in typed)
    blocks: list[Node] = rewrite(pandoc.read(markdown)["blocks"], break_lines)
    return blocks


@settings(max_examples=50, deadline=None)
@given(st.lists(texts, min_size=1, max_size=30))
def test_any_text_in_any_place_is_read_as_just_that_text(typed: list[str]) -> None:
    blocks = read(typed)
    assert {each["t"] for each in nodes(blocks)} <= KINDS
    assert len(blocks) == 7 * len(typed)
    for number, each in enumerate(typed):
        said = fold(each).replace(LINE_BREAK, "\n")
        heading, paragraph, items, table, bold, span, division = blocks[7 * number : 7 * number + 7]
        assert [part["t"] for part in (heading, items, table, division)] == [
            "Header",
            "BulletList",
            "Table",
            "Div",
        ]
        for part in (heading, paragraph, items, bold, span, division):
            assert _text(part) == said
        cells = [_text(cell) for cell in _cells(table)]
        assert cells == [
            said,
            "head",
            said,
            " ".join(f"before {said} after".split(" ")) if said else "before  after",
        ]


def _text(part: object) -> str:
    return "".join(
        plain([each]) for each in nodes(part) if each["t"] in ("Str", "Space", "LineBreak")
    )


def _cells(table: Node) -> list[object]:
    head, body = table["c"][3], table["c"][4]
    return [cell for row in (*head[1], *body[0][3]) for cell in row[1]]


@pytest.mark.parametrize(
    "reach", ["![x](/etc/passwd)", "![x](trust.yaml)", "![x](https://larkmere.example/x.png)"]
)
def test_no_picture_is_fetched_into_a_file(reach: str) -> None:
    tree = pandoc.read(reach)
    try:
        written = pandoc.write(
            tree, "html5", "--embed-resources", "--standalone", "--metadata=title:x"
        )
    except RuntimeError:
        return
    assert b"base64" not in written


def test_a_file_that_is_named_is_read_from_a_folder_of_any_name(tmp_path: Path) -> None:
    page = tmp_path / "a%20b" / "page.html"
    page.parent.mkdir()
    page.write_text("<p>$body$</p>", encoding="utf-8")
    written = pandoc.write(pandoc.read("Words"), "html5", files={"template": page})
    assert written.split() == [b"<p><p>Words</p></p>"]


def test_what_pandoc_refuses_is_raised_in_its_words() -> None:
    with pytest.raises(RuntimeError, match="JSON"):
        pandoc.write({"no": "tree"}, "html5")


def test_what_pandoc_writes_is_the_same_whenever_it_is_written() -> None:
    tree = pandoc.read("Words")
    written = pandoc.write(tree, "docx")
    with zipfile.ZipFile(io.BytesIO(written)) as file:
        assert file.read("docProps/core.xml").decode("utf-8").count(pandoc.EPOCH) == 2
    assert pandoc.write(tree, "docx") == written


def test_the_pandoc_that_is_used_comes_with_sfec() -> None:
    assert pandoc.program().is_file()
    assert "pypandoc" in Path(pandoc.program()).parts
