"""A document on its way out: read once into a tree, checked, then written from that."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sfec.documents import pandoc
from sfec.documents.text import on_one_line
from sfec.documents.tree import Node, break_lines, drop_empty_headings, rewrite, strangers
from sfec.model.chart import Chart, Panel
from sfec.model.document import DocumentContext, plain_form
from sfec.model.trust import Brand
from sfec.problems import Place, Problem, ProblemsFound

LANGUAGE = "en-GB"
#: How what a document is made from becomes a hash. What was noted by another way bears another
#: name, or none, and cannot be compared.
SCHEME = "json-1"


class Marks(NamedTuple):
    """What stands on every page: whose a document is, what, how it stands, what it rests on."""

    trust: str
    document: str
    status: str
    ledger: str


def mark(trust: str, document: str, ledger_ends: str, status: str = "") -> Marks:
    """What stands on every page, each on one line and without what no document can hold."""
    ledger = f"Ledger: {ledger_ends}" if ledger_ends else "Ledger: nothing recorded yet"
    return Marks(*map(on_one_line, (trust, document, status, ledger)))


class Logo(NamedTuple):
    """The trust's logo: its name, whose ending says what picture it is, and the picture."""

    name: str
    content: bytes


class Document(NamedTuple):
    """A document, whatever it will be written as; its charts by the name the text gives them."""

    title: str
    tree: Node
    marks: Marks
    on: date
    charts: Mapping[str, Chart] = {}
    brand: Brand = Brand()
    logo: Logo | None = None


def read(markdown: str, shown: str, charts: Mapping[str, Chart]) -> Node:
    """The tree of a document's Markdown.

    Raises ProblemsFound: template-markup, of the template `shown`. Nothing that people typed can be
    markup; what is found here was written in the template itself.
    """
    tree = pandoc.read(markdown)
    found = list(dict.fromkeys(strangers(tree, charts)))
    if found:
        message = f"it holds what no document may: {', '.join(found)}"
        hint = (
            "keep to headings, paragraphs, lists, tables, bold, links to the web, "
            "and the pictures of the document"
        )
        raise ProblemsFound([Problem(Place(shown), "template-markup", message, hint)])
    return {**tree, "blocks": rewrite(tree["blocks"], _tidy)}


def _tidy(node: Node) -> list[Node] | None:
    return drop_empty_headings(node) if node["t"] == "Header" else break_lines(node)


def clean_chart(chart: Chart) -> Chart:
    """A chart whose texts hold nothing that a document cannot."""
    panels = []
    for each in chart.panels:
        categories = tuple(map(on_one_line, each.categories))
        panels.append(Panel(on_one_line(each.title), categories, each.steps))
    return Chart(tuple(map(on_one_line, chart.half_terms)), tuple(panels), on_one_line(chart.words))


def digest_of(context: DocumentContext, dated: str) -> str:
    """What a document is made from, but for the day in the field `dated`: `json-1:4f5a…`.

    A field that is as it is by default says nothing: one that sfec has come to know since makes
    nothing else of what was written before.
    """
    usual: Mapping[str, object] = getattr(type(context), "_field_defaults", {})
    said = plain_form(context)
    for key, content in usual.items():
        if said[key] == plain_form(content):
            del said[key]
    said.pop(dated, None)
    text = json.dumps(said, sort_keys=True)
    return f"{SCHEME}:{sha256(text.encode()).hexdigest()}"


def read_logo(folder: Path, brand: Brand | None) -> Logo | None:
    """The trust's logo, where its brand has one."""
    if brand is None or brand.logo is None:
        return None
    path = folder / brand.logo
    return Logo(f"logo{path.suffix.lower()}", path.read_bytes())
