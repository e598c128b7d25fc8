"""Whatever people type stays text in every kind of place and every format.

`tests/hostile.txt` has what they type.
"""

import json
import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from sfec.documents import pdf, web, word
from sfec.documents.document import Document, Marks, read
from sfec.documents.kinds import templates_in
from sfec.documents.templates import LETTERHEAD
from sfec.documents.text import TOFU
from tests.support.document_texts import (
    html_texts,
    markdown_texts,
    pdf_texts,
    squeezed,
    terminal_text,
    word_texts,
    words,
)
from tests.support.hostile import as_said, hostile_texts, silent_texts, telling_texts

#: A text in each kind of place that a letter has: at the start of it, and in the middle.
PLACES = """\
{% for each in letter %}
STRING{{ loop.index }}START

# {{ each }}

{{ each }}

- {{ each }}

| {{ each }} | head |
|:-----------|:-----|
| {{ each }} | before {{ each }} after |

**{{ each }}**

[{{ each }}]{.good}

::: {.draft}
{{ each }}
:::

{% endfor %}
"""
#: All that is not a text in what typst sets such a document from.
SET_AROUND = {"table", "columns", "align", "left", "center", "header", "hline", "figure", "kind"}
SET_AROUND |= {"strong", "styled", "good", "draft", "box"}
MARKS = Marks("OURTRUST", "OURDOCUMENT", "OURSTATUS", "OURLEDGER")
#: A text as typst's source has it; what a text may be broken at, typst calls by a letter of its
#: own.
_STRING = re.compile(r'#"((?:[^"\\]|\\.)*)";')
_MARKED = re.compile(r"STRING\d+START")
_MARGINS = re.compile(
    r"OURDOCUMENTPage\d+of\d+OURLEDGER|OURDOCUMENTOURLEDGERPage\d+of\d+|OURTRUST(?:OURSTATUS)?"
)


def a_document(folder: Path, texts: tuple[str, ...]) -> Document:
    """A document in which each of the texts stands in every kind of place."""
    own = folder / "templates" / "ceo-letter.md.j2"
    own.parent.mkdir(exist_ok=True)
    own.write_text(PLACES, encoding="utf-8")
    tree = read(
        templates_in(folder).render(own.name, letter=texts), "templates/ceo-letter.md.j2", {}
    )
    return Document("Title", tree, MARKS, date(2026, 11, 23))


def expected(texts: tuple[str, ...]) -> list[str]:
    """What each paragraph, heading, item and cell of that document says."""
    said = []
    for number, each in enumerate(map(as_said, texts), 1):
        said += [
            f"STRING{number}START",
            each,
            each,
            each,
            each,
            "head",
            each,
            f"before {each} after",
            *[each] * 3,
        ]
    return said


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return a_document(tmp_path_factory.mktemp("hostile"), telling_texts())


def test_the_corpus_is_large_and_has_each_text_once() -> None:
    texts = hostile_texts()
    assert len(texts) > 400
    assert len(set(texts)) == len(texts)
    assert "" in silent_texts()
    assert {
        "{{ 7*7 }}",
        "one\u2028two",
        "ends in two  ",
        "\\\\server\\share",
        "abc\u202edef\u202cghi",
    } <= set(texts)


def test_word_says_every_text_as_it_was_typed(document: Document, tmp_path: Path) -> None:
    typed = word.write(document, templates_in(tmp_path).found(LETTERHEAD).path)
    assert word_texts(typed.content) == expected(telling_texts())


def test_html_says_every_text_as_it_was_typed(document: Document) -> None:
    assert html_texts(web.write_html(document)) == expected(telling_texts())


def test_markdown_says_every_text_but_for_the_lines_of_cells_and_headings(tmp_path: Path) -> None:
    # GitHub makes a link of an address in the middle of a word, and takes what is escaped in it for
    # part of it.
    texts = tuple(each for each in telling_texts() if not ("://" in each and "\\" in each))
    said = markdown_texts(web.write_markdown(a_document(tmp_path, texts)))
    assert [words([_composed(each)]) for each in said] == [
        words([_composed(each)]) for each in expected(texts)
    ]


def test_a_pdf_is_set_from_every_text_as_it_was_typed(document: Document) -> None:
    source = pdf.body(document).decode("utf-8")
    strings = "".join(json.loads(f'"{each}"') for each in _STRING.findall(source))
    assert squeezed(strings) == squeezed("".join(expected(telling_texts())))
    # Besides those strings, and what sfec itself sets around them, nothing of a text is left.
    assert set(re.findall(r"[^\W\d]+", _STRING.sub("", source))) == SET_AROUND


def test_a_pdf_says_every_text_and_names_what_its_fonts_lack(tmp_path: Path) -> None:
    texts = [each for each in telling_texts() if not _is_woven(each)]
    printed = pdf.write(a_document(tmp_path, tuple(texts)))
    gone = dict.fromkeys(map(ord, printed.missing), TOFU)
    assert min(printed.missing) > "\u017f"
    _, *said = _MARKED.split(_MARGINS.sub("", squeezed("".join(pdf_texts(printed.content)))))
    for typed, found in zip(texts, said, strict=True):
        each = as_said(typed).translate(gone)
        wanted = f"{each}{each}•{each}{each}head{each}before{each}after{each}{each}{each}"
        _assert_says(_plain(found), _plain(squeezed(wanted)))


def test_a_heading_of_two_lines_is_one_heading_in_a_pdf(tmp_path: Path) -> None:
    source = pdf.body(a_document(tmp_path, ("one\ntwo",))).decode("utf-8")
    assert '= #[#"one"; \\\n#"two";]' in source


def test_a_mark_that_no_font_can_set_leaves_the_letter_below_it_readable(tmp_path: Path) -> None:
    document = a_document(
        tmp_path, ("1\ufe0f\u20e3 of 11", "b\u20e3\u0301", "\u2764\ufe0f", "e\u0301\u0300")
    )
    printed = pdf.write(document)
    assert printed.missing == ("\u20e3",)
    assert f"1{TOFU} of 11" in words(pdf_texts(printed.content)).replace("\ufe0f", "").replace(
        "\u200b", ""
    )


def test_the_terminal_says_every_text_as_it_was_typed(
    document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = [each for each in document.tree["blocks"] if each["t"] != "Table"]
    shown = terminal_text(outside, capsys)
    _assert_harmless(shown)
    said = [f"{each}-{each}{each}{each}{each}" for each in map(as_said, telling_texts())]
    marked = [
        f"STRING{number}START{as_said(typed)}{each}"
        for number, (typed, each) in enumerate(zip(telling_texts(), said, strict=True), 1)
    ]
    assert squeezed(shown) == squeezed("".join(marked))


def test_the_terminal_says_every_text_of_a_table(
    document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = [each for each in document.tree["blocks"] if each["t"] == "Table"]
    for typed, table in zip(telling_texts(), tables, strict=True):
        shown = terminal_text([table], capsys)
        _assert_harmless(shown)
        each = as_said(typed)
        # Cells stand side by side, and what is long in both is wrapped in both.
        assert sorted(squeezed(shown)) == sorted(squeezed(f"{each}head{each}before{each}after"))


def test_a_text_that_says_nothing_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = silent_texts()
    document = a_document(tmp_path, texts)
    left = [
        each
        for number in range(1, len(texts) + 1)
        for each in (f"STRING{number}START", "head", "before after")
    ]
    typed = word.write(document, templates_in(tmp_path).found(LETTERHEAD).path)
    assert [" ".join(each.split()) for each in word_texts(typed.content)] == left
    assert html_texts(web.write_html(document)) == left
    said = _MARGINS.sub("", squeezed("".join(pdf_texts(pdf.write(document).content))))
    assert said.replace("•", "") == squeezed("".join(left))
    assert "*" not in terminal_text(document.tree["blocks"], capsys)


def _assert_harmless(shown: str) -> None:
    """Nothing that a terminal shows is wider than it, or does anything to it."""
    assert max(map(cell_len, shown.splitlines())) <= 80
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def _composed(text: str) -> str:
    """A text as pandoc gives it back: letters and the marks on them as one where they can be."""
    return unicodedata.normalize("NFC", text)


def _plain(text: str) -> str:
    """A text without ligatures."""
    return unicodedata.normalize("NFKC", text)


def _assert_says(found: str, wanted: str) -> None:
    """A PDF says what is wanted; a table that goes on overleaf has its heading there again."""
    if found.count("head") > wanted.count("head"):
        assert Counter(found) >= Counter(wanted)
    else:
        assert found == wanted


def _is_woven(text: str) -> bool:
    """Whether a PDF tells letters by another way than one sign each, which pypdf does not know."""
    kinds = {(unicodedata.category(each), unicodedata.bidirectional(each)) for each in text}
    return any(
        category[0] == "M" or category == "Cf" or runs in ("R", "AL") for category, runs in kinds
    )
