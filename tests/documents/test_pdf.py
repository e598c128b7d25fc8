"""PDFs to the accessible standard: what a screen reader finds, what is done where a font lacks."""

import io
import re
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest

from sfec.documents import pdf, typesetting
from sfec.documents.document import Document, Logo
from sfec.documents.pdf import LINE, PdfFile
from sfec.documents.text import TOFU
from sfec.documents.typesetting import SHIPPED, Fonts, NotEmbedded
from sfec.model.ceo_letter import Addressee
from sfec.model.trust import Brand
from tests.support.document_texts import pdf_root, pdf_structure, pdf_texts, squeezed
from tests.support.letter_builder import a_directive, a_document, a_letter
from tests.support.runs import EXAMPLE

#: A4 in points, and the least that a printer leaves white.
WIDTH, HEIGHT, MARGIN = 595.3, 841.9, 18
LONG = "Llan" * 75


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return a_document(tmp_path_factory.mktemp("letter"))


@pytest.fixture(scope="module")
def printed(document: Document) -> PdfFile:
    return pdf.write(document)


def places(content: bytes) -> list[tuple[int, float, float, str]]:
    """Where each word of a PDF starts: its page, how far from the left and from below; the word."""
    found: list[tuple[int, float, float, str]] = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(content)).pages):

        def note(text: str, page: Any, line: Any, *_: Any, at: int = number) -> None:  # noqa: ANN401 - pypdf's own
            x = line[4] * page[0] + line[5] * page[2] + page[4]
            y = line[4] * page[1] + line[5] * page[3] + page[5]
            if text.strip():
                found.append((at, x, y, text))

        page.extract_text(visitor_text=note)
    return found


def assert_inside(content: bytes) -> None:
    """No word starts outside the page; and where poppler is there, none ends there."""
    for page, x, y, text in places(content):
        assert MARGIN < x < WIDTH - MARGIN, (page, x, text)
        assert MARGIN < y < HEIGHT - MARGIN, (page, y, text)
    if poppler := shutil.which("pdftotext"):
        done = subprocess.run(
            [poppler, "-bbox", "-", "-"], input=content, capture_output=True, check=True
        )
        words = re.findall(
            r'<word xMin="([\d.-]+)" .*? xMax="([\d.-]+)"', done.stdout.decode("utf-8")
        )
        assert words
        assert min(float(first) for first, _ in words) > MARGIN
        assert max(float(last) for _, last in words) < WIDTH - MARGIN


def test_a_pdf_says_that_it_keeps_to_the_accessible_standard(printed: PdfFile) -> None:
    root = pdf_root(printed.content)
    described = root["/Metadata"].get_object().get_data().decode("utf-8")
    assert "<pdfuaid:part>1</pdfuaid:part>" in described
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"


def test_a_pdf_has_a_title_that_its_window_shows(printed: PdfFile) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed.content))
    assert reader.metadata is not None
    assert reader.metadata.title == "CEO letter, autumn 2, 2026-27: Ravelmoor Primary School"
    assert reader.metadata.author == "Larkmere Trust"
    assert pdf_root(printed.content)["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_headings_of_a_pdf_go_down_one_level_at_a_time(printed: PdfFile) -> None:
    kinds = [str(each["/S"]) for each in pdf_structure(printed.content)]
    levels = [int(each[2:]) for each in kinds if each in ("/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_chart_of_a_pdf_has_its_words(printed: PdfFile, document: Document) -> None:
    figures = [each for each in pdf_structure(printed.content) if each["/S"] == "/Figure"]
    assert [each["/Alt"] for each in figures] == [document.charts["chart"].words]


def test_the_tables_of_a_pdf_have_header_rows(printed: PdfFile) -> None:
    elements = pdf_structure(printed.content)
    tables = [each for each in elements if each["/S"] == "/Table"]
    assert len(tables) == 6
    heads = [each for each in elements if each["/S"] == "/TH"]
    assert len(heads) == 4 + 3 + 4 + 4 + 5 + 5
    assert all(each["/A"][0]["/Scope"] == "/Column" for each in heads)


def test_a_logo_has_the_trusts_name(tmp_path: Path) -> None:
    logo = Logo("logo.png", (EXAMPLE / "brand/quillby.png").read_bytes())
    content = pdf.write(a_document(tmp_path, brand=Brand(colour="#1d5c4d"), logo=logo)).content
    figures = [each["/Alt"] for each in pdf_structure(content) if each["/S"] == "/Figure"]
    assert figures[0] == "Larkmere Trust"
    assert len(figures) == 2


def test_the_same_letter_makes_the_same_pdf(document: Document, printed: PdfFile) -> None:
    assert pdf.write(document).content == printed.content


def test_every_page_says_whose_letter_it_is_and_how_it_stands(printed: PdfFile) -> None:
    pages = [squeezed(each) for each in pdf_texts(printed.content)]
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert f"Page{number}of{len(pages)}" in page
        assert "Ledger:23November2026,4f5a6b7c" in page
        assert "LarkmereTrust" in page
        assert "DRAFT,nottobesent" in page


def test_characters_that_no_font_has_are_printed_as_a_box_and_named(tmp_path: Path) -> None:
    printed = pdf.write(
        a_document(tmp_path, a_letter(school="Ysgol Llŷn 学校 🙂", address=("Nan't-y-Glyn",)))
    )
    assert printed.missing == ("学", "校", "🙂")
    assert f"YsgolLlŷn{TOFU}{TOFU}{TOFU}" in squeezed(pdf_texts(printed.content)[0])


def test_what_sfecs_fonts_lack_is_taken_from_the_computers_before_it_is_a_box(
    tmp_path: Path, fonts_of_a_computer: str
) -> None:
    school = f"Ysgol {fonts_of_a_computer} 校"
    printed = pdf.write(a_document(tmp_path, a_letter(school=school)))
    assert printed.missing == ("校",)
    assert f"Ysgol{fonts_of_a_computer}" in squeezed(pdf_texts(printed.content)[0])
    described = pdf_root(printed.content)["/Metadata"].get_object().get_data().decode("utf-8")
    assert "<pdfuaid:part>1</pdfuaid:part>" in described


def test_where_sfecs_fonts_have_it_all_the_computers_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(**asked: bool) -> Any:  # noqa: ANN401 - typst's own
        assert not asked["of_computer"]
        return those_there(**asked)

    those_there = vars(typesetting)["_those_there"]
    monkeypatch.setattr(typesetting, "_those_there", look)
    assert pdf.write(a_document(tmp_path)).missing == ()


@pytest.mark.parametrize("font", [None, "Larkmere Sans"])
def test_a_font_that_may_not_go_into_a_pdf_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, font: str | None
) -> None:
    set_pdf = typesetting.set_pdf

    def refuse(text: bytes, inputs: Mapping[str, str], fonts: Fonts, on: date) -> Any:  # noqa: ANN401 - as above
        if fonts != SHIPPED and not (fonts.brand and "校" not in text.decode()):
            raise NotEmbedded
        return set_pdf(text, inputs, fonts, on)

    monkeypatch.setattr(pdf, "set_pdf", refuse)
    letter = a_letter(school="Ysgol 校")
    printed = pdf.write(a_document(tmp_path, letter, brand=Brand(font=font)))
    assert (printed.missing, printed.is_font_there) == (("校",), font is None)


def test_what_only_a_chart_or_a_margin_has_is_found_too(tmp_path: Path) -> None:
    letter = a_letter()
    panel = letter.chart.panels[0]._replace(categories=("普", "1\ufe0f\u20e3"))
    printed = pdf.write(
        a_document(
            tmp_path,
            letter._replace(trust="信 Trust", chart=letter.chart._replace(panels=(panel,))),
        )
    )
    assert set(printed.missing) == {"\u20e3", "信", "普"}


def test_a_font_of_the_brand_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert not pdf.write(a_document(tmp_path, brand=Brand(font="Larkmere Sans"))).is_font_there


def test_a_word_too_long_for_any_line_is_broken(tmp_path: Path) -> None:
    content = pdf.write(
        a_document(tmp_path, a_letter(new_directives=(a_directive(directive=LONG),)))
    ).content
    assert squeezed("".join(pdf_texts(content))).count("Llan") >= 75
    assert len(LONG) > LINE.longest
    assert_inside(content)


def test_a_long_address_is_copied_out_of_a_pdf_as_it_is(tmp_path: Path) -> None:
    ceo = Addressee("Ada", "CEO", "ada.quill-marchbanks@larkmere-trust.example.sch.uk")
    texts = pdf_texts(pdf.write(a_document(tmp_path, a_letter(ceo=ceo))).content)
    assert "\u200b" not in texts[-1]
    assert f"\n{ceo.email}\n" in texts[-1]


def test_an_address_in_a_narrow_column_is_broken_at_its_marks(tmp_path: Path) -> None:
    letter = a_letter(new_directives=(a_directive(owner="h.brook@ravelmoor.example"),))
    source = pdf.body(a_document(tmp_path, letter)).decode("utf-8")
    assert (
        '#"h.";#box();#"broo";#box();#"k@";#box();#"rave";#box();#"lmoo";#box();#"r.";#box();'
        in source
    )


def test_no_sign_of_a_long_word_is_taken_apart(tmp_path: Path) -> None:
    typed = ("e\u0301" * 32, "👩\u200d🏫" * 20, "👍🏽" * 20)
    source = pdf.body(a_document(tmp_path, a_letter(matters=typed))).decode("utf-8")
    for sign in ("e\u0301", "👩\u200d🏫", "👍🏽"):
        parts = re.findall(f'#"((?:{sign}|{sign[0]}|{sign[-1]})+)";', source)
        assert len(parts) > 1
        assert all(part.replace(sign, "") == "" for part in parts)


def crowded() -> dict[str, Any]:
    """A letter with more of everything than any school has."""
    many = tuple(
        a_directive(
            number=str(n), directive=f"Directive {n} of many, and its words", owner="W" * 40
        )
        for n in range(1, 41)
    )
    return {
        "school": (
            "The Archbishop Ermintrude of Osterfold Church of England "
            "Voluntary Aided Primary School 90"
        ),
        "address": tuple(f"Line {n} of the address" for n in range(1, 7)),
        "trust": "The Larkmere, Ravelmoor and Osterfold Trust of Church of England Schools for All",
        "new_directives": (
            a_directive(directive=LONG, owner=LONG, number=LONG, came_to=LONG, ladder=LONG),
            *many,
        ),
        "matters": (LONG, "a-" * 150, "https://larkmere.example/" + "path/" * 60),
    }


def test_nothing_of_a_crowded_letter_lies_outside_the_page(tmp_path: Path) -> None:
    changes = crowded()
    content = pdf.write(a_document(tmp_path, a_letter(**changes))).content
    assert_inside(content)
    said = squeezed("".join(pdf_texts(content)))
    for each in (
        changes["school"],
        *changes["address"],
        changes["trust"],
        "Directive 40 of many, and its words",
    ):
        assert squeezed(each) in said
    assert said.count("L") >= 75 * 6
    assert said.count("ofmany,anditswords") == 40


def test_a_letter_with_nothing_in_it_is_set(tmp_path: Path) -> None:
    nothing: dict[str, Any] = dict.fromkeys(
        (
            "address",
            "to",
            "undecided",
            "ladders",
            "matters",
            "dates",
            "going_well",
            "new_directives",
            "reports",
            "past",
        ),
        (),
    )
    letter = a_letter(**nothing, carried_directives=(), ceo=None, urn=None, is_draft=False)
    said = squeezed("".join(pdf_texts(pdf.write(a_document(tmp_path, letter)).content)))
    assert "Therearenone." in said
    assert "CEO,LarkmereTrust" in said
