"""A document on its way out: read once into a tree, checked, and then written in each format from that."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sfec.documents import pandoc
from sfec.documents.text import on_one_line
from sfec.documents.tree import Node, break_lines, drop_empty_headings, rewrite, strangers
from sfec.model.chart import Chart
from sfec.model.trust import Brand
from sfec.problems import Place, Problem, ProblemsFound

LANGUAGE = "en-GB"


class Marks(NamedTuple):
    """What stands around a document on every page: whose it is, what it is, how it stands, what it rests on."""

    trust: str
    document: str
    status: str
    ledger: str


def mark(trust: str, document: str, ledger_ends: str, status: str = "") -> Marks:
    """What stands around a document, each on one line and without what no document can hold."""
    ledger = f"Ledger: {ledger_ends}" if ledger_ends else "Ledger: nothing recorded yet"
    return Marks(*map(on_one_line, (trust, document, status, ledger)))


class Logo(NamedTuple):
    """The trust's logo: its name, whose ending says what picture it is, and the picture."""

    name: str
    content: bytes


class Document(NamedTuple):
    """A document, whatever it will be written as. The pictures are charts, by the name the text gives them."""

    title: str
    tree: Node
    marks: Marks
    on: date
    charts: Mapping[str, Chart] = {}
    brand: Brand = Brand()
    logo: Logo | None = None


def read(markdown: str, shown: str, charts: Mapping[str, Chart]) -> Node:
    """The tree of a document's Markdown. Raises ProblemsFound: template-markup, of the template `shown`.

    Nothing that people typed can be markup; what is found here was written in the template itself.
    """
    tree = pandoc.read(markdown)
    found = list(dict.fromkeys(strangers(tree, charts)))
    if found:
        message = f"it holds what no document may: {', '.join(found)}"
        hint = "keep to headings, paragraphs, lists, tables, bold, links to the web, and the pictures of the document"
        raise ProblemsFound([Problem(Place(shown), "template-markup", message, hint)])
    return {**tree, "blocks": rewrite(rewrite(tree["blocks"], break_lines), drop_empty_headings)}


def digest_of(context: object) -> str:
    """What a document is made from, as a hash."""
    return sha256(repr(context).encode()).hexdigest()


def read_logo(folder: Path, brand: Brand | None) -> Logo | None:
    """The trust's logo, where its brand has one."""
    if brand is None or brand.logo is None:
        return None
    path = folder / brand.logo
    return Logo(f"logo{path.suffix.lower()}", path.read_bytes())
