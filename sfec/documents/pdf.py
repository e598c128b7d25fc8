"""Documents as PDF/UA-1, the accessible standard."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sfec.documents import pandoc
from sfec.documents.colours import HOUSE
from sfec.documents.document import Document
from sfec.documents.text import TOFU
from sfec.documents.tree import Node, classes, nodes, raw, rewrite, target
from sfec.documents.typesetting import NoGlyph, charts_input, is_shown, quote, set_pdf


class Room(NamedTuple):
    """How long a word may be before a line may end at a mark in it, or anywhere, and then after how many letters."""

    marked: int
    longest: int
    part: int


LINE, CELL = Room(30, 30, 10), Room(12, 20, 4)
#: Marks after which a line may end; after a hyphen typst ends one by itself.
_ENDS = "@./_:,;"
#: Where a line may end in typst, without a character that would be copied along with an address.
_MAY_END = "#box();"
#: Marks, skin tones and what holds signs together belong to what stands before them.
_JOINED, _JOINER = ("Mn", "Mc", "Me", "Cf", "Sk"), "\u200d"
#: Up to here every font has every character.
_LATIN = 0x17F


class Printed(NamedTuple):
    """A PDF, the characters in it that no font has, and whether the brand's font was found."""

    content: bytes
    missing: tuple[str, ...] = ()
    is_font_there: bool = True


def write(document: Document) -> Printed:
    """A document as PDF/UA-1; a character that no font has is printed as ▯."""
    font = document.brand.font
    missing: tuple[str, ...] = ()
    while True:
        try:
            content, warnings = set_pdf(body(document, missing), _inputs(document, missing), font, document.on)
        except NoGlyph as refused:
            found = {*_without_glyph(document, refused.characters), *(() if missing else _unshown(document))}
            if found <= set(missing):
                raise
            missing = (*missing, *sorted(found.difference(missing)))
        else:
            is_font_there = not any("unknown font family" in str(each) for each in warnings)
            return Printed(content, missing, is_font_there)


def body(document: Document, missing: Iterable[str] = ()) -> bytes:
    """The text of a document as typst writes it: every word of it a string, and so nothing of it live."""
    gone = _gone(missing)

    def set_in_typst(node: Node) -> list[Node] | None:
        match node["t"]:
            case "Str":
                return [_set_word(node["c"].translate(gone), LINE)]
            case "Span" | "Div":
                return _styled(node)
            case "Header" if any(each["t"] == "LineBreak" for each in nodes(node["c"])):
                return [_on_several_lines(node)]
            case "Image":
                return [raw("typst", f"#picture({quote(target(node))});")]
        return None

    def set_cells(node: Node) -> list[Node] | None:
        return [{**node, "c": rewrite(node["c"], set_in_cell)}] if node["t"] == "Table" else None

    def set_in_cell(node: Node) -> list[Node] | None:
        return [_set_word(node["c"].translate(gone), CELL)] if node["t"] == "Str" else None

    blocks = rewrite(rewrite(document.tree["blocks"], set_cells), set_in_typst)
    return pandoc.write({**document.tree, "blocks": blocks}, "typst")


def _on_several_lines(heading: Node) -> Node:
    """A heading whose lines are all of it: to typst it would end with the first."""
    level, attributes, inlines = heading["c"]
    return {"t": "Header", "c": [level, attributes, [raw("typst", "#["), *inlines, raw("typst", "]")]]}


def _styled(node: Node) -> list[Node]:
    """A span or division set by what page.typ does for its class."""
    inner, kind = list(node["c"][1]), "RawInline" if node["t"] == "Span" else "RawBlock"
    for each in classes(node):
        inner = [raw("typst", f"#styled({quote(each)})[", kind), *inner, raw("typst", "]", kind)]
    return inner


def _set_word(text: str, room: Room) -> Node:
    """A word, in parts where it is so long that a line may have to end in it; no sign is taken apart."""
    parts = [""]
    for each in text:
        last = parts[-1]
        is_full = (len(text) > room.longest and len(last) >= room.part) or (
            len(text) > room.marked and last.endswith(tuple(_ENDS))
        )
        if is_full and unicodedata.category(each) not in _JOINED and not last.endswith(_JOINER):
            parts.append("")
        parts[-1] += each
    return raw("typst", _MAY_END.join(f"#{quote(each)};" for each in parts))


def _inputs(document: Document, missing: Iterable[str]) -> Mapping[str, str]:
    gone = _gone(missing)
    said = {"title": document.title, **document.marks._asdict(), "charts": charts_input(document.charts)}
    shown = {key: text.translate(gone) for key, text in said.items()}
    # typst takes texts alone; a picture goes in as the list of its bytes.
    logo = json.dumps(list(document.logo.content)) if document.logo else ""
    return {**shown, "colour": document.brand.colour or HOUSE, "logo": logo}


def _gone(missing: Iterable[str]) -> dict[int, str]:
    return dict.fromkeys(map(ord, missing), TOFU)


def _unshown(document: Document) -> list[str]:
    """The characters of a document that no font has, each asked for by itself."""
    asked = sorted({each for text in _texts(document) for each in text if ord(each) > _LATIN})
    return [each for each in asked if not is_shown(each, document.brand.font)]


def _without_glyph(document: Document, refused: Iterable[str]) -> list[str]:
    """What no font has where typst refuses characters: these, or marks that no font can set on them."""
    font = document.brand.font
    alone = [each for each in refused if not is_shown(each, font)]
    return alone or [each for text in _texts(document) for each in _stray_marks(text, set(refused), font)]


def _stray_marks(text: str, refused: set[str], font: str | None) -> Iterator[str]:
    """The first mark on each of the refused characters that no font can set there."""
    cluster = ""
    for each in text:
        is_mark = unicodedata.category(each).startswith("M")
        cluster = cluster + each if is_mark else each
        if is_mark and cluster[0] in refused and not is_shown(cluster, font):
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
