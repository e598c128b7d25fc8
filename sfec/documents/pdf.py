"""Documents as PDF/UA-1, the accessible standard."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from sfec.documents import pandoc
from sfec.documents.colours import HOUSE
from sfec.documents.document import Document
from sfec.documents.text import TOFU
from sfec.documents.tree import Node, classes, nodes, raw, rewrite, target
from sfec.documents.typesetting import (
    LATIN,
    SHIPPED,
    Fonts,
    NoGlyph,
    NotEmbedded,
    charts_input,
    is_shown,
    quote,
    set_pdf,
)


class Room(NamedTuple):
    """How long a word may be before a line may end at a mark in it, or, longer yet, anywhere.

    `part` is after how many letters a line may end anywhere.
    """

    marked: int
    longest: int
    part: int


LINE, CELL = Room(30, 30, 10), Room(12, 20, 4)
#: Marks after which a line may end; after a hyphen typst ends one by itself.
_ENDS = tuple("@./_:,;")
#: Where a line may end in typst, without a character that would be copied along with an address.
_MAY_END = "#box();"
#: Marks, skin tones and what holds signs together belong to what stands before them.
_JOINED, _JOINER = ("Mn", "Mc", "Me", "Cf", "Sk"), "\u200d"


class PdfFile(NamedTuple):
    """A PDF, the characters in it that no font has, and whether the brand's font was found."""

    content: bytes
    missing: tuple[str, ...] = ()
    is_font_there: bool = True


def write(document: Document) -> PdfFile:
    """A document as PDF/UA-1; a character that no font has is printed as ▯.

    What the fonts that come with sfec lack is taken from the computer's; only then are those looked
    for.
    """
    fonts = Fonts(document.brand.font)
    try:
        return _set(document, (), fonts)
    except NoGlyph:
        return _with_the_computers(document, fonts)
    except NotEmbedded:
        return _boxed(document, SHIPPED)._replace(is_font_there=False)


def _with_the_computers(document: Document, fonts: Fonts) -> PdfFile:
    """A document for which other fonts are needed than those that come with sfec."""
    try:
        return _boxed(document, fonts._replace(of_computer=True))
    except NotEmbedded:
        return _boxed(document, SHIPPED)._replace(is_font_there=fonts.brand is None)


def _boxed(document: Document, fonts: Fonts) -> PdfFile:
    """A document in which ▯ stands for what these fonts lack. Raises NotEmbedded."""
    missing: tuple[str, ...] = ()
    while True:
        try:
            return _set(document, missing, fonts)
        except NoGlyph as refused:
            unshown = () if missing else _unshown(document, fonts)
            found = {*_without_glyph(document, refused.characters, fonts), *unshown}
            if found <= set(missing):
                raise
            missing = (*missing, *sorted(found.difference(missing)))


def _set(document: Document, missing: tuple[str, ...], fonts: Fonts) -> PdfFile:
    """A document in which ▯ stands for some characters. Raises NoGlyph, NotEmbedded."""
    text, inputs = body(document, missing), _inputs(document, missing)
    content, warnings = set_pdf(text, inputs, fonts, document.on)
    is_font_there = not any("unknown font family" in str(each) for each in warnings)
    return PdfFile(content, missing, is_font_there)


def body(document: Document, missing: Iterable[str] = ()) -> bytes:
    """The text of a document as typst has it: every word a string, and so nothing of it live."""
    gone = _gone(missing)

    def set_cells(node: Node) -> list[Node] | None:
        """A table, before all else: a long word has less room in its cells than in a line."""
        return [{**node, "c": rewrite(node["c"], set_in_cell)}] if node["t"] == "Table" else None

    def set_in_cell(node: Node) -> list[Node] | None:
        """A word of a cell, with ▯ for what no font has."""
        return [_set_word(node["c"].translate(gone), CELL)] if node["t"] == "Str" else None

    def set_in_typst(node: Node) -> list[Node] | None:
        """A word of a line, with ▯ for what no font has, or what stands around words."""
        if node["t"] == "Str":
            return [_set_word(node["c"].translate(gone), LINE)]
        return _set_around_words(node)

    blocks = rewrite(rewrite(document.tree["blocks"], set_cells), set_in_typst)
    return pandoc.write({**document.tree, "blocks": blocks}, "typst")


def _set_around_words(node: Node) -> list[Node] | None:
    """What is no word as typst has it."""
    match node["t"]:
        case "Span" | "Div":
            return _styled(node)
        case "Header" if any(each["t"] == "LineBreak" for each in nodes(node["c"])):
            return [_on_several_lines(node)]
        case "Image":
            return [raw("typst", f"#picture({quote(target(node))});")]
    return None


def _on_several_lines(heading: Node) -> Node:
    """A heading whose lines are all of it: to typst it would end with the first."""
    level, attributes, inlines = heading["c"]
    whole = [raw("typst", "#["), *inlines, raw("typst", "]")]
    return {"t": "Header", "c": [level, attributes, whole]}


def _styled(node: Node) -> list[Node]:
    """A span or division set by what page.typ does for its class."""
    inner, kind = list(node["c"][1]), "RawInline" if node["t"] == "Span" else "RawBlock"
    for each in classes(node):
        inner = [raw("typst", f"#styled({quote(each)})[", kind), *inner, raw("typst", "]", kind)]
    return inner


def _set_word(text: str, room: Room) -> Node:
    """A word, in parts where it is so long that a line may have to end in it."""
    parts = _parts(text, room) if len(text) > room.marked else [text]
    return raw("typst", _MAY_END.join(f"#{quote(each)};" for each in parts))


def _parts(text: str, room: Room) -> list[str]:
    """The parts of a long word after which a line may end; no sign is taken apart."""
    parts = [""]
    for each in text:
        is_full = len(text) > room.longest and len(parts[-1]) >= room.part
        may_end = is_full or parts[-1].endswith(_ENDS)
        is_one_sign = unicodedata.category(each) in _JOINED or parts[-1].endswith(_JOINER)
        if may_end and not is_one_sign:
            parts.append("")
        parts[-1] += each
    return parts


def _inputs(document: Document, missing: Iterable[str]) -> Mapping[str, str]:
    gone = _gone(missing)
    said = {
        "title": document.title,
        **document.marks._asdict(),
        "charts": charts_input(document.charts),
    }
    shown = {key: text.translate(gone) for key, text in said.items()}
    # typst takes texts alone; a picture goes in as the list of its bytes.
    logo = json.dumps(list(document.logo.content)) if document.logo else ""
    return {**shown, "colour": document.brand.colour or HOUSE, "logo": logo}


def _gone(missing: Iterable[str]) -> dict[int, str]:
    return dict.fromkeys(map(ord, missing), TOFU)


def _unshown(document: Document, fonts: Fonts) -> list[str]:
    """The characters of a document that no font has, each asked for by itself."""
    asked = sorted(set("".join(_texts(document))))
    others = [each for each in asked if ord(each) > LATIN]
    return [each for each in others if not is_shown(each, fonts)]


def _without_glyph(document: Document, refused: Sequence[str], fonts: Fonts) -> list[str]:
    """What no font has where typst refuses characters: these, or marks that go on none of them."""
    asked = set(refused)
    alone = [each for each in refused if not is_shown(each, fonts)]
    strays = (_stray_marks(text, asked, fonts) for text in _texts(document))
    return alone or list(chain.from_iterable(strays))


def _stray_marks(text: str, refused: set[str], fonts: Fonts) -> Iterator[str]:
    """The first mark on each of the refused characters that no font can set there."""
    cluster = ""
    for each in text:
        is_mark = unicodedata.category(each).startswith("M")
        cluster = cluster + each if is_mark else each
        if is_mark and cluster[0] in refused and not is_shown(cluster, fonts):
            yield each
            cluster = each


def _texts(document: Document) -> Iterator[str]:
    """Every text that a document prints."""
    yield from (node["c"] for node in nodes(document.tree["blocks"]) if node["t"] == "Str")
    yield from document.marks
    for chart in document.charts.values():
        yield from chart.half_terms
        for panel in chart.panels:
            yield from (panel.title, *panel.categories)
