"""Documents as HTML: one file that needs nothing else, and as Markdown for those who want to go on from there."""

import re
from base64 import b64encode
from itertools import pairwise

from sfec.documents import pandoc
from sfec.documents.colours import GREY, HOUSE, STEPS
from sfec.documents.document import LANGUAGE, Document
from sfec.documents.tree import Change, Node, raw, rewrite, target
from sfec.documents.typesetting import draw
from sfec.folder.bundled import bundled

_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
#: What Markdown takes for a mark wherever it stands in a word, and what only where it is the first word of a line.
_MARKS = re.compile(r"[\\`*_\[\]<|~$]|^#(?=#*$)|&(?=#?\w+;)|:(?=[\w+-]+:)")
_STARTS = re.compile(r"^(?=(?:[-+]|-+|=+)$|>)|(?<=\d)(?=[.)]$)")
_ADDRESS = re.compile(r"https?://[^\s<>|\\`]+")


def write_html(document: Document) -> bytes:
    """A document as one HTML file, its pictures inside it."""
    blocks = rewrite(document.tree["blocks"], draw_in(document))
    tree = {**document.tree, "blocks": blocks, "meta": _meta(document)}
    template = f"--template={bundled('templates') / 'page.html'}"
    return pandoc.write(tree, "html5", template, "--columns=10000", "--wrap=none")


def write_markdown(document: Document) -> bytes:
    """A document as Markdown; what a chart shows stands in words beside it, and so the chart is left out."""
    blocks = rewrite(rewrite(document.tree["blocks"], _without_looks), _in_markdown)
    said = [each for each in blocks if each.get("c") != []]
    return pandoc.write({**document.tree, "blocks": said}, "gfm-raw_html", "--columns=10000", "--wrap=none")


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
    """A word, and what could be taken for a mark at the start of a line, as Markdown that says just that."""
    match node:
        case {"t": "Str", "c": str(word)}:
            escaped = word if _ADDRESS.fullmatch(word) else _MARKS.sub(r"\\\g<0>", word)
            return [raw("markdown", escaped)]
        case {"t": "Para" | "Plain" | "Strong" | "Emph" as kind, "c": inlines}:
            before = {"t": "LineBreak" if kind in ("Para", "Plain") else kind}
            told = [_first(each) if last["t"] == "LineBreak" else each for last, each in pairwise([before, *inlines])]
            return [{**node, "c": told}]
    return None


def _first(inline: Node) -> Node:
    return raw("markdown", _STARTS.sub(r"\\", inline["c"][1])) if inline["t"] == "RawInline" else inline


def draw_in(document: Document) -> Change:
    """How a picture of a document becomes a drawing with its words, for formats that hold pictures as PNG."""
    drawn = {name: data_address("chart.png", draw(chart)) for name, chart in document.charts.items()}

    def picture(node: Node) -> list[Node] | None:
        if node["t"] != "Image":
            return None
        _, alt, (_, title) = node["c"]
        return [{"t": "Image", "c": [["", [], [["width", "16.5cm"]]], alt, [drawn[target(node)], title]]}]

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
        "styles": " ".join(
            f".category-{number} {{ color: {ink}; background: {ground}; }}"
            for number, (ink, ground) in enumerate(STEPS, 1)
        ),
        "logo": data_address(logo.name, logo.content) if logo else "",
        **document.marks._asdict(),
    }
    return {key: {"t": "MetaString", "c": text} for key, text in said.items()}
