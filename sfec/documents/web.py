"""Documents as HTML, one file that needs nothing else, and as Markdown to go on from."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sfec.documents import pandoc
from sfec.documents.colours import GREY, HOUSE, STEPS
from sfec.documents.document import LANGUAGE, Document
from sfec.documents.tree import Change, Node, raw, rewrite, target
from sfec.documents.typesetting import draw
from sfec.folder.formats.bundled import bundled

_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
#: What Markdown takes for a mark wherever it stands in a word, and what only where it is the first
#: word of a line.
_MARKS = re.compile(r"[\\`*_\[\]<|~$]|^#(?=#*$)|&(?=#?\w+;)|:(?=[\w+-]+:)")
_STARTS = re.compile(r"^(?=(?:[-+]|-+|=+)$|>)|(?<=\d)(?=[.)]$)")
_ADDRESS = re.compile(r"https?://[^\s<>|\\`]+")


def write_html(document: Document) -> bytes:
    """A document as one HTML file, its pictures inside it."""
    blocks = rewrite(document.tree["blocks"], draw_in(document))
    tree = {**document.tree, "blocks": blocks, "meta": _meta(document)}
    page = bundled("templates") / "page.html"
    return pandoc.write(tree, "html5", "--columns=10000", "--wrap=none", files={"template": page})


def write_markdown(document: Document) -> bytes:
    """A document as Markdown, without its charts: what they show stands in words beside them."""
    blocks = rewrite(rewrite(document.tree["blocks"], _without_looks), _in_markdown)
    said = [each for each in blocks if each.get("c") != []]
    return pandoc.write(
        {**document.tree, "blocks": said}, "gfm-raw_html", "--columns=10000", "--wrap=none"
    )


def _without_looks(node: Node) -> list[Node] | None:
    match node["t"]:
        case "Span" | "Div":
            return list(node["c"][1])
        case "Image":
            return []
        case "Table" | "Header":
            return [{**node, "c": rewrite(node["c"], _on_one_line)}]
    return None


def _on_one_line(node: Node) -> list[Node] | None:
    """A line's end in a cell or a heading, where Markdown knows of none."""
    return [{"t": "Space"}] if node["t"] == "LineBreak" else None


def _in_markdown(node: Node) -> list[Node] | None:
    """A word, or what a line starts with, as Markdown that says just that."""
    match node:
        case {"t": "Str", "c": str(word)}:
            escaped = word if _ADDRESS.fullmatch(word) else _MARKS.sub(r"\\\g<0>", word)
            return [raw("markdown", escaped)]
        case {"t": "Para" | "Plain" | "Strong" | "Emph" as kind, "c": inlines}:
            before = {"t": "LineBreak" if kind in ("Para", "Plain") else kind}
            return [{**node, "c": list(_with_firsts(before, inlines))}]
    return None


def _with_firsts(before: Node, inlines: Sequence[Node]) -> Iterator[Node]:
    """The inlines, with the first of each line as one; `before` is what stands before them."""
    for last, each in pairwise([before, *inlines]):
        if last["t"] == "LineBreak" and each["t"] == "RawInline":
            # Some words would be taken for marks there.
            yield raw("markdown", _STARTS.sub(r"\\", each["c"][1]))
        else:
            yield each


def draw_in(document: Document) -> Change:
    """How a picture of a document becomes a drawing, for formats that hold pictures as PNG."""
    drawings = {name: draw(chart) for name, chart in document.charts.items()}
    drawn = {name: data_address("chart.png", content) for name, content in drawings.items()}

    def picture(node: Node) -> list[Node] | None:
        """A picture as its drawing, held in the address, as wide as the text of a page."""
        if node["t"] != "Image":
            return None
        _, alt, (_, title) = node["c"]
        look = ["", [], [["width", "16.5cm"]]]
        return [{"t": "Image", "c": [look, alt, [drawn[target(node)], title]]}]

    return picture


def data_address(name: str, content: bytes) -> str:
    """A picture as an address that holds it whole."""
    kind = _KINDS[f".{name.rpartition('.')[2].lower()}"]
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"


def _meta(document: Document) -> dict[str, Node]:
    logo, brand = document.logo, document.brand
    said = {
        "title": document.title,
        "lang": LANGUAGE,
        "colour": brand.colour or HOUSE,
        "grey": GREY,
        "font": brand.font or "",
        "styles": " ".join(map(_style_step, range(1, len(STEPS) + 1), STEPS)),
        "logo": data_address(logo.name, logo.content) if logo else "",
        **document.marks._asdict(),
    }
    return {key: {"t": "MetaString", "c": text} for key, text in said.items()}


def _style_step(number: int, colours: tuple[str, str]) -> str:
    ink, ground = colours
    return f".category-{number} {{ color: {ink}; background: {ground}; }}"
