"""typst: given all it reads, it opens no file, and says which characters no font has."""

from datetime import date

import pytest
import typst

from sfec.documents import typesetting
from sfec.documents.typesetting import (
    SHIPPED,
    Fonts,
    NoGlyph,
    NotEmbedded,
    draw,
    is_shown,
    quote,
    set_pdf,
)
from tests.support.document_texts import pdf_texts
from tests.support.hostile import telling_texts
from tests.support.letter_builder import a_letter

ON = date(2026, 11, 23)
INPUTS = {
    "title": "Title",
    "trust": "Trust",
    "document": "Document",
    "status": "",
    "ledger": "Ledger",
    "charts": "{}",
    "colour": "#1f3a5f",
    "logo": "",
}


def test_a_text_is_a_string_in_which_nothing_is_live() -> None:
    assert quote('a "b" \\c #d') == '"a \\"b\\" \\\\c #d"'


def test_typst_reads_a_string_back_as_it_was() -> None:
    body = "\n".join(
        f"#assert.eq({quote(each)}.len(), {len(each.encode())})" for each in telling_texts()
    )
    content, _ = set_pdf(f"{body}\nWords".encode(), INPUTS, SHIPPED, ON)
    assert "Words" in pdf_texts(content)[0]


@pytest.mark.parametrize(
    "reach",
    ['#read("/etc/passwd")', '#image("trust.png")', '#include "../trust.yaml"'],
)
def test_no_file_is_opened(reach: str) -> None:
    with pytest.raises(Exception, match=r"not found|escape the project root"):
        set_pdf(reach.encode(), INPUTS, SHIPPED, ON)


def test_a_character_that_no_font_has_is_told() -> None:
    with pytest.raises(NoGlyph) as found:
        set_pdf("学".encode(), INPUTS, SHIPPED, ON)
    assert found.value.characters == ("学",)


@pytest.mark.parametrize("character", ["a", "ŷ", "Ω", "▯", "•", "é", "e\u0301", "\u200d"])
def test_what_a_font_has_is_shown(character: str) -> None:
    assert is_shown(character)


@pytest.mark.parametrize("character", ["学", "🙂", "1\u20e3"])
def test_what_no_font_has_is_not(character: str) -> None:
    assert not is_shown(character)


def test_a_font_that_is_not_there_is_warned_of() -> None:
    _, warnings = set_pdf(b"Words", INPUTS, Fonts("Larkmere Sans"), ON)
    assert any("unknown font family" in str(each) for each in warnings)
    _, warnings = set_pdf(b"Words", INPUTS, SHIPPED, ON)
    assert not warnings


def test_a_chart_is_a_picture_always_the_same() -> None:
    chart = a_letter().chart
    assert draw(chart).startswith(b"\x89PNG")
    assert draw(chart) == draw(chart)
    panels = (
        chart.panels[0]._replace(title='"#x" <b>', categories=("*a*", "学"), steps=(None, None)),
    )
    assert draw(chart._replace(panels=panels)).startswith(b"\x89PNG")


def test_another_fault_of_typst_is_raised_as_it_is() -> None:
    with pytest.raises(Exception, match="unknown variable") as found:
        set_pdf(b"#nothing-of-ours", INPUTS, SHIPPED, ON)
    assert not isinstance(found.value, NoGlyph)
    assert typesetting.STANDARD == "ua-1"


def test_a_brands_font_is_looked_for_before_those_of_sfec() -> None:
    assert Fonts("Larkmere Sans").names == ["Larkmere Sans", *SHIPPED.names]


def test_what_sfecs_fonts_lack_is_looked_for_among_the_computers(
    fonts_of_a_computer: str,
) -> None:
    assert not is_shown(fonts_of_a_computer)
    assert is_shown(fonts_of_a_computer, Fonts(of_computer=True))
    assert drawn_with(fonts_of_a_computer) != drawn_with("\u5b66")


def drawn_with(category: str) -> bytes:
    """A chart with a category of that name."""
    chart = a_letter().chart
    panels = (chart.panels[0]._replace(categories=(category, "Other"), steps=(None, None)),)
    return draw(chart._replace(panels=panels))


@pytest.mark.parametrize("said", ["restrictive font licenses are", "failed to subset font: x"])
def test_a_font_that_may_not_go_into_a_pdf_is_told(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise typst.TypstError(said, said)

    monkeypatch.setattr(typst, "compile_with_warnings", refuse)
    with pytest.raises(NotEmbedded):
        set_pdf(b"Words", INPUTS, SHIPPED, ON)
