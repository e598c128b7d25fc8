"""Documents as Word files, in the styles, header and footer of a letterhead edited in Word."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.dom import minidom

from sfec.documents import pandoc
from sfec.documents.document import LANGUAGE, Document
from sfec.documents.tree import Node, classes, rewrite
from sfec.documents.web import draw_in
from sfec.folder.formats.bundled import bundled

#: What a class of the text is called as a style of the letterhead.
STYLES = {
    "addressees": "Addressees",
    "subtitle": "Subtitle",
    "draft": "Draft",
    "small": "Small",
    "good": "Good",
    "ill": "Ill",
    "signature": "Signature",
    "signing": "Signing",
}
CONTROLS = ("trust", "document", "status", "ledger")
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ADDRESS = re.compile(rb'descr="data:[^"]*"')
_TIME = (1980, 1, 1, 0, 0, 0)


class WordFile(NamedTuple):
    """A Word file, and the controls that its letterhead lacks."""

    content: bytes
    lacking: tuple[str, ...] = ()


def write(document: Document, letterhead: Path) -> WordFile:
    """A document as a Word file. Raises RuntimeError where the letterhead is no Word file."""
    draw_picture = draw_in(document)

    def set_in_word(node: Node) -> list[Node] | None:
        """What has a class in the letterhead's style, and a picture as its drawing."""
        return _styled(node) if node["t"] in ("Span", "Div") else draw_picture(node)

    meta = {"title": document.title, "lang": LANGUAGE, "author": document.marks.trust}
    tree = {
        **document.tree,
        "blocks": rewrite(document.tree["blocks"], set_in_word),
        "meta": {key: {"t": "MetaString", "c": text} for key, text in meta.items()},
    }
    page = bundled("templates") / "page.openxml"
    written = pandoc.write(tree, "docx", files={"reference-doc": letterhead, "template": page})
    return _finish(written, document.marks._asdict(), f"{document.on}T12:00:00Z")


def _styled(node: Node) -> list[Node]:
    """A span or division in the letterhead's style for its class."""
    names = [STYLES.get(each) or each.replace("-", " ").capitalize() for each in classes(node)]
    attributes = ["", [], [["custom-style", name] for name in names[:1]]]
    return [{"t": node["t"], "c": [attributes, node["c"][1]]}]


def _finish(written: bytes, marks: Mapping[str, str], moment: str) -> WordFile:
    """What pandoc wrote, dated, its header and footer filled in, its rows whole at a page's end."""
    lacking, out = set(CONTROLS), io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written)) as read,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in read.namelist():
            content = read.read(name)
            if _MARGINS.fullmatch(name):
                content, filled = _fill(content, marks)
                lacking -= filled
            elif name == "word/document.xml":
                content = _keep_rows_whole(_ADDRESS.sub(b'descr=""', content))
            elif name == "docProps/core.xml":
                content = content.replace(pandoc.EPOCH.encode(), moment.encode())
            made.writestr(zipfile.ZipInfo(name, _TIME), content, zipfile.ZIP_DEFLATED)
    return WordFile(out.getvalue(), tuple(each for each in CONTROLS if each in lacking))


def _keep_rows_whole(content: bytes) -> bytes:
    whole = b"<w:cantSplit />"
    return content.replace(b"<w:tr><w:tc>", b"<w:tr><w:trPr>" + whole + b"</w:trPr><w:tc>").replace(
        b"<w:trPr><w:tblHeader", b"<w:trPr>" + whole + b"<w:tblHeader"
    )


def _fill(content: bytes, marks: Mapping[str, str]) -> tuple[bytes, set[str]]:
    """A header or footer, its content controls filled in by their tags; and the tags there were."""
    page = minidom.parseString(content)  # noqa: S318 - as above
    filled = set()
    for control in page.getElementsByTagNameNS(_WORD, "sdt"):
        tags = control.getElementsByTagNameNS(_WORD, "tag")
        tag = tags[0].getAttributeNS(_WORD, "val") if tags else ""
        texts = control.getElementsByTagNameNS(_WORD, "t")
        if tag in marks and texts:
            _empty(control, texts)
            texts[0].appendChild(page.createTextNode(marks[tag]))
            texts[0].setAttribute("xml:space", "preserve")
            filled.add(tag)
    return page.toxml("utf-8"), filled


def _empty(control: minidom.Element, texts: Sequence[minidom.Element]) -> None:
    """Take out of a control what stands in its texts until it is filled in."""
    for each in control.getElementsByTagNameNS(_WORD, "showingPlcHdr"):
        each.setAttributeNS(_WORD, "w:val", "0")
    for each in texts:
        while each.firstChild:
            each.removeChild(each.firstChild)
