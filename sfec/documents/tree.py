"""A document as the tree pandoc reads Markdown into: what may stand in it, how it is changed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from sfec.documents.text import LINE_BREAK, NOTHING

Node: TypeAlias = dict[str, Any]
Change: TypeAlias = Callable[[Node], list[Node] | None]

BLOCKS = frozenset(
    {"Header", "Para", "Plain", "Div", "BulletList", "OrderedList", "BlockQuote", "Table"}
)
INLINES = frozenset(
    {"Str", "Space", "SoftBreak", "LineBreak", "Strong", "Emph", "Span", "Image", "Link"}
)
#: What else has a type in the tree: how a column or a list is set.
_SETTINGS = frozenset(
    {"AlignLeft", "AlignRight", "AlignCenter", "AlignDefault", "ColWidth", "ColWidthDefault"}
    | {"DefaultStyle", "Decimal", "DefaultDelim", "Period", "LowerAlpha", "LowerRoman", "OneParen"}
)
#: What else Markdown knows, as it is called where a template holds it.
_NAMED = {
    "CodeBlock": "lines set as code, which start with four spaces or stand between ~~~",
    "Code": "words set as code, between backticks",
    "HorizontalRule": "a line across the page",
    "DefinitionList": "a list of definitions",
    "LineBlock": "lines that start with |",
    "Strikeout": "words struck out",
    "Superscript": "raised words",
    "Subscript": "lowered words",
}
#: What has parts of its own.
_NESTED = (dict, list)
_LINKS = ("http", "https", "mailto")


def strangers(tree: Node, pictures: Mapping[str, object]) -> Iterator[str]:
    """What stands in a tree and may not: other kinds of node, other pictures, links off the web."""
    for node in nodes(tree["blocks"]):
        kind = str(node["t"])
        if kind not in BLOCKS | INLINES | _SETTINGS:
            yield _NAMED.get(kind, kind)
        elif kind == "Image" and target(node) not in pictures:
            yield f"the picture {target(node)}"
        elif kind == "Link" and urlsplit(target(node)).scheme not in _LINKS:
            yield f"the link {target(node)}"


def nodes(part: object) -> Iterator[Node]:
    """Every node of a part of a tree, the outer before the inner."""
    waiting = [part]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += reversed(each)
        elif isinstance(each, dict) and "t" in each:
            yield each
            waiting.append(each.get("c"))


def rewrite(part: Any, change: Change) -> Any:  # noqa: ANN401 - lists, nodes, numbers and texts
    """A part of a tree with each node changed, the inner first; None from `change` leaves it."""
    if isinstance(part, dict):
        return {key: rewrite(each, change) for key, each in part.items()}
    if not isinstance(part, list):
        return part
    found: list[Any] = []
    for each in part:
        inner = rewrite(each, change) if isinstance(each, _NESTED) else each
        changed = change(inner) if isinstance(inner, dict) and "t" in inner else None
        if changed is None:
            found.append(inner)
        else:
            found += changed
    return found


def break_lines(node: Node) -> list[Node] | None:
    """A word with marks of line breaks in it as words and breaks; the mark of nothing goes."""
    if node["t"] != "Str" or not {LINE_BREAK, NOTHING}.intersection(node["c"]):
        return None
    found: list[Node] = []
    for number, each in enumerate(node["c"].replace(NOTHING, "").split(LINE_BREAK)):
        found += [{"t": "LineBreak"}] if number else []
        found += [word(each)] if each else []
    return found


def drop_empty_headings(node: Node) -> list[Node] | None:
    """A heading that says nothing is none: nobody could find the way by it."""
    return [] if node["t"] == "Header" and not plain(node["c"]).strip() else None


def word(text: str) -> Node:
    """A word."""
    return {"t": "Str", "c": text}


def raw(form: str, text: str, kind: str = "RawInline") -> Node:
    """What is written as it is, in one format: for sfec's own use, never for what people typed."""
    return {"t": kind, "c": [form, text]}


def classes(node: Node) -> list[str]:
    """The classes of a span or a division."""
    return list(node["c"][0][1])


def target(node: Node) -> str:
    """What a picture or a link points to."""
    return str(node["c"][2][0])


def plain(part: object) -> str:
    """The words of a part of a tree."""
    return "".join(map(_spell, nodes(part)))


def _spell(node: Node) -> str:
    return str(node["c"]) if node["t"] == "Str" else _SPELT.get(node["t"], "")


_SPELT = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
