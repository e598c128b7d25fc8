"""HTML, one file that everybody can use, and Markdown for those who go on from there."""

import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sfec.documents import web
from sfec.documents.document import Document, Logo
from sfec.model.trust import Brand
from tests.support.accessibility import violations, what_is_missing
from tests.support.document_texts import Page, html_texts, markdown_texts
from tests.support.letter_builder import a_directive, a_document, a_letter
from tests.support.runs import EXAMPLE

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONG = "w" * 300


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    logo = Logo("logo.png", (EXAMPLE / "brand/quillby.png").read_bytes())
    return a_document(
        tmp_path_factory.mktemp("letter"), brand=Brand(colour="#1d5c4d", font="Arial"), logo=logo
    )


@pytest.fixture(scope="module")
def page(document: Document) -> Page:
    return Page(web.write_html(document))


def tags(page: Page, *names: str) -> list[dict[str, str | None]]:
    """The attributes of every tag of these names."""
    return [attributes for tag, attributes in page.tags if tag in names]


def test_a_page_says_its_language_and_title(page: Page, document: Document) -> None:
    assert [each["lang"] for each in tags(page, "html")] == ["en-GB"]
    assert (
        "<title>CEO letter, autumn 2, 2026-27: Ravelmoor Primary School</title>"
        in web.write_html(document).decode()
    )


def test_a_page_has_one_first_heading_and_skips_no_level(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if tag in HEADINGS]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_needs_nothing_from_elsewhere(page: Page, document: Document) -> None:
    for _, attributes in page.tags:
        for name in ("src", "href", "srcset", "data", "action", "poster"):
            assert (attributes.get(name) or "data:").startswith("data:")
    source = re.sub(r"data:image/png;base64,[\w+/=]+", "", web.write_html(document).decode())
    assert not re.search(r"https?:|//|@import|url\(", source)
    policy = next(each["content"] for each in tags(page, "meta") if "http-equiv" in each)
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def test_every_picture_of_a_page_has_its_words(page: Page, document: Document) -> None:
    logo, chart = tags(page, "img")
    # The trust's name stands beside its logo.
    assert logo["alt"] == ""
    assert chart["alt"] == document.charts["chart"].words
    assert all((each["src"] or "").startswith("data:image/png;base64,") for each in (logo, chart))


def test_the_tables_of_a_page_have_header_cells(page: Page) -> None:
    assert len(tags(page, "table")) == 6
    assert len(tags(page, "th")) == 4 + 3 + 4 + 4 + 5 + 5
    assert not any("colspan" in each or "rowspan" in each for each in tags(page, "th", "td"))


def test_a_page_has_the_colour_and_font_of_the_brand(document: Document) -> None:
    source = web.write_html(document).decode()
    assert "--house: #1d5c4d;" in source
    assert '"Arial", Carlito' in source
    assert ".category-5 { color: #5a1680; background: #f0e3f7; }" in source


def test_the_margins_of_a_page_are_text_and_nothing_else(tmp_path: Path) -> None:
    letter = a_letter(trust="<b>Larkmere</b> & $body$\nTrust", school='"><script>x</script>')
    source = web.write_html(a_document(tmp_path, letter))
    assert b"<b>Larkmere" not in source
    assert b"<script" not in source
    assert b"<header><span>&lt;b&gt;Larkmere&lt;/b&gt; &amp; $body$ Trust</span>" in source


def test_the_same_letter_makes_the_same_page(document: Document) -> None:
    assert web.write_html(document) == web.write_html(document)


@pytest.mark.parametrize("kind", ["png", "jpg", "jpeg", "svg"])
def test_a_picture_goes_into_the_page_whole(kind: str) -> None:
    assert web.data_address(f"logo.{kind}", b"abc").endswith(";base64,YWJj")


def crowded(folder: Path) -> Document:
    """A letter with more of everything than any school has."""
    many = tuple(
        a_directive(number=str(n), directive=f"Directive {n} of many", owner=LONG)
        for n in range(1, 41)
    )
    lines = tuple(f"Line {n} of the address" for n in range(1, 7))
    return a_document(folder, a_letter(school="S" * 90, address=lines, new_directives=many))


def empty(folder: Path) -> Document:
    """A letter in which nothing is said of anything."""
    nothing: dict[str, Any] = dict.fromkeys(
        (
            "address",
            "to",
            "matters",
            "dates",
            "going_well",
            "new_directives",
            "carried_directives",
            "reports",
        ),
        (),
    )
    return a_document(folder, a_letter(**nothing, ceo=None, urn=None, is_draft=False))


def test_a_crowded_letter_says_everything(tmp_path: Path) -> None:
    said = html_texts(web.write_html(crowded(tmp_path)))
    assert {f"Directive {n} of many (Education)" for n in range(1, 41)} <= set(said)
    assert said.count(LONG) == 40
    assert any(f"{'S' * 90}\nLine 1 of the address\nLine 2" in each for each in said)


@pytest.mark.skipif(bool(what_is_missing()), reason=what_is_missing())
@pytest.mark.skipif(sys.platform == "win32", reason="Chromium has another name there")
@pytest.mark.parametrize("letter", ["usual", "crowded", "empty"])
def test_a_page_keeps_nobody_from_using_it(document: Document, tmp_path: Path, letter: str) -> None:
    made = {"usual": lambda _: document, "crowded": crowded, "empty": empty}[letter](tmp_path)
    found = violations(web.write_html(made), tmp_path)
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.skipif(bool(what_is_missing()), reason=what_is_missing())
def test_what_would_keep_somebody_from_using_a_page_is_found(
    document: Document, tmp_path: Path
) -> None:
    broken = (
        web.write_html(document)
        .replace(b'lang="en-GB"', b"")
        .replace(b"<h1>", b"<h4>")
        .replace(b"</h1>", b"</h4>")
    )
    assert {"html-has-lang", "page-has-heading-one"} <= {
        each["id"] for each in violations(broken, tmp_path)
    }


def test_markdown_reads_back_as_what_was_typed(tmp_path: Path) -> None:
    typed = (
        "*a* <b>_c_</b> [d](http) | f # g h `i` ~~j~~ &amp; \\k $l$ :m:",
        "- [ ] task",
        "1. item",
        "---",
        "> quote",
    )
    said = markdown_texts(web.write_markdown(a_document(tmp_path, a_letter(matters=typed))))
    assert set(typed) <= set(said)


def test_an_address_of_the_web_is_left_as_it_is_in_markdown(tmp_path: Path) -> None:
    address = "https://larkmere.example/a_b~c?d=e&f=g"
    written = web.write_markdown(a_document(tmp_path, a_letter(matters=(f"See {address} first",))))
    assert f"- See {address} first\n" in written.decode("utf-8")


def test_a_table_of_markdown_is_there_whatever_lines_its_cells_have(tmp_path: Path) -> None:
    letter = a_letter(new_directives=(a_directive(directive="one\ntwo | three"),))
    assert "| one two \\| three (Education)" in web.write_markdown(
        a_document(tmp_path, letter)
    ).decode("utf-8")


def test_markdown_has_no_picture_and_no_markup_of_ours(document: Document) -> None:
    written = web.write_markdown(document).decode("utf-8")
    assert "![" not in written
    assert "{." not in written
    assert "<" not in written
    assert "| Ladder" in written
