"""Each format, and what has to be said of a document in it."""

from pathlib import Path

import pytest

from sfec.documents.document import Document
from sfec.documents.formats import FORMATS, USUAL, make, refused_characters
from sfec.documents.kinds import templates_in
from sfec.documents.templates import LETTERHEAD
from sfec.model.trust import Brand
from sfec.problems import Level, Place
from tests.support.letter_builder import a_document, a_letter
from tests.support.problem_makers import MAKERS

AT = Place("documents/2026-27/autumn-2/RPS-ceo-letter.pdf")
STARTS = {"docx": b"PK\x03\x04", "pdf": b"%PDF-1.7", "html": b"<!DOCTYPE html>", "md": b"DRAFT"}


def codes(texts: list[str]) -> list[str]:
    """What is said of texts, each as its message."""
    return [each.message for each in refused_characters(iter(texts), AT, "Ravelmoor (RPS)")]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return a_document(tmp_path_factory.mktemp("letter"))


@pytest.mark.parametrize("form", FORMATS)
def test_a_letter_is_made_in_every_format_without_a_word(
    document: Document, tmp_path: Path, form: str
) -> None:
    made = make(document, form, templates_in(tmp_path), AT)
    assert made.problems == ()
    assert made.content is not None
    assert made.content.startswith(STARTS[form])


def test_word_and_pdf_are_what_is_usual() -> None:
    assert USUAL == ("docx", "pdf")
    assert set(USUAL) < set(FORMATS)


def test_what_the_fonts_lack_is_a_warning_that_names_it(tmp_path: Path) -> None:
    document = a_document(tmp_path, a_letter(school="学 1\ufe0f\u20e3"))
    (found,) = make(document, "pdf", templates_in(tmp_path), AT).problems
    assert (found.code, found.level, found.place) == ("document-glyph", Level.WARNING, AT)
    assert "学 U+5B66" in found.message
    assert "U+20E3 (combining enclosing keycap)" in found.message
    assert all(
        make(document, form, templates_in(tmp_path), AT).problems == ()
        for form in ("docx", "html", "md")
    )


def test_a_font_of_the_brand_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    document = a_document(tmp_path, brand=Brand(font="Larkmere Sans"))
    (found,) = make(document, "pdf", templates_in(tmp_path), AT).problems
    assert (found.code, found.level, found.place) == (
        "brand-font",
        Level.WARNING,
        Place("trust.yaml"),
    )


def test_a_letterhead_that_cannot_be_read_leaves_the_other_formats_as_they_are(
    document: Document, tmp_path: Path
) -> None:
    (tmp_path / "templates").mkdir()
    MAKERS["not-a-workbook"](tmp_path / "templates" / LETTERHEAD)
    made = make(document, "docx", templates_in(tmp_path), AT)
    assert made.content is None
    assert [each.code for each in made.problems] == ["letterhead-broken"]
    assert make(document, "pdf", templates_in(tmp_path), AT).content


def test_every_character_that_is_left_out_is_named_with_its_text() -> None:
    (found,) = refused_characters(
        iter(["fine", "Hal\u202e Brook\x00", "fine"]), AT, "Ravelmoor (RPS)"
    )
    assert (found.code, found.level, found.who) == (
        "document-character",
        Level.WARNING,
        "Ravelmoor (RPS)",
    )
    assert (
        found.message
        == 'U+202E (right-to-left override), U+0000 is left out of "Hal\\u202e Brook\\x00"'
    )


def test_a_text_that_stands_in_a_longer_one_is_told_once() -> None:
    assert codes(["Dear Hal\u202e, well", "Hal\u202e", "Hal\u202e"]) == codes(["Hal\u202e"])
    assert len(codes(["Hal\u202e", "Hal\u202e and \ue000"])) == 2
    assert codes(["one\ntwo", "soft\u00adhyphen"]) == []
