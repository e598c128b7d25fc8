"""What a document says, read back out of each format it was written in."""

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pypdf

from sfec.documents import pandoc
from sfec.documents.tree import BLOCKS, INLINES, nodes, plain
from sfec.terminal.document import show_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What Word has of its own for some characters.
_OWN = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}softHyphen": "\u00ad", f"{W}noBreakHyphen": "\u2011"}
_SETTINGS = {
    "AlignLeft",
    "AlignDefault",
    "ColWidthDefault",
    "ColWidth",
    "Decimal",
    "Period",
    "DefaultStyle",
}
_BLOCKS = ("h1", "h2", "h3", "p", "li", "th", "td")
_SPACES = re.compile("[ \n\t]+")
_UNSEEN = re.compile(r"[\s\u200b]+")


def word_part(content: bytes, name: str = "word/document.xml") -> Element:
    """A part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return fromstring(file.read(name))  # noqa: S314 - our own file


def word_texts(content: bytes) -> list[str]:
    """The paragraphs of a Word file that say something, in their order."""
    said = [
        "".join(
            (each.text or "") if each.tag == f"{W}t" else _OWN.get(each.tag, "")
            for each in paragraph.iter()
        )
        for paragraph in word_part(content).iter(f"{W}p")
    ]
    return [each for each in said if each]


class Page(HTMLParser):
    """An HTML page: what its blocks say, in their order, and every tag with its attributes."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._main = False
        self.feed(content.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that opens."""
        self.tags.append((tag, dict(attrs)))
        self._main = self._main or tag == "main"
        if tag in _BLOCKS:
            self.texts.append("")
        if tag == "br" and self._main:
            self.texts[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        """A tag that closes."""
        self._main = self._main and tag != "main"
        if tag in _BLOCKS:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        """A text between tags."""
        if self._main and self.texts:
            self.texts[-1] += _SPACES.sub(" ", data)


def assert_nothing_lives(page: Page) -> None:
    """A page has no tag, handler or address but those of its template."""
    assert not {tag for tag, _ in page.tags} & {
        "script",
        "svg",
        "iframe",
        "object",
        "form",
        "a",
        "b",
        "i",
    }
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert all(
        (attributes["src"] or "").startswith("data:")
        for tag, attributes in page.tags
        if tag == "img"
    )


def html_texts(content: bytes) -> list[str]:
    """The paragraphs, headings, items and cells of an HTML page that say something, in order."""
    said = (re.sub(" ?\n ?", "\n", each).strip(" ") for each in Page(content).texts)
    return [each for each in said if each]


def markdown_texts(content: bytes) -> list[str]:
    """The paragraphs, headings, items and cells of a Markdown file, as GitHub reads it."""
    command = [str(pandoc.program()), "--sandbox", "--from", "gfm", "--to", "json"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    tree = json.loads(done.stdout)
    assert {each["t"] for each in nodes(tree["blocks"])} <= BLOCKS | INLINES | _SETTINGS
    blocks = [each for each in nodes(tree["blocks"]) if each["t"] in ("Header", "Para", "Plain")]
    said = (plain(each["c"][2] if each["t"] == "Header" else each["c"]) for each in blocks)
    return [each for each in said if each]


def pdf_texts(content: bytes) -> list[str]:
    """The pages of a PDF, as text."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def pdf_root(content: bytes) -> Any:  # noqa: ANN401 - pypdf's own dictionaries
    """The catalogue of a PDF, from which everything in it is reached."""
    return pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]


def pdf_structure(content: bytes) -> list[Any]:
    """Every element of the structure that tells a screen reader what is what, as it is read."""
    return list(_elements(pdf_root(content)["/StructTreeRoot"]))


def _elements(part: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    part = part.get_object()
    if isinstance(part, list):
        for each in part:
            yield from _elements(each)
    elif isinstance(part, dict):
        if "/S" in part:
            yield part
        if "/K" in part:
            yield from _elements(part["/K"])


def terminal_text(blocks: Sequence[Any], capsys: Any) -> str:  # noqa: ANN401 - pytest's
    """What the terminal shows of a document."""
    capsys.readouterr()
    show_document(blocks)
    return str(capsys.readouterr().out)


def squeezed(text: str) -> str:
    """A text without anything that only keeps words apart."""
    return _UNSEEN.sub("", text)


def words(texts: Iterator[str] | Sequence[str]) -> str:
    """Texts one after the other, whatever their lines."""
    return " ".join(" ".join(texts).split())
