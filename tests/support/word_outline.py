"""A Word file as text: a line a paragraph or row, with its style and its runs' in braces."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")


def outline(content: bytes) -> str:
    """The text of a Word file, of its headers and footers too."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = [("word/document.xml", file.read("word/document.xml"))]
        parts += [
            (name, file.read(name)) for name in sorted(file.namelist()) if _MARGINS.fullmatch(name)
        ]
    lines = []
    for name, part in parts:
        lines += [f"== {name}", *_lines(ET.fromstring(part))]  # noqa: S314 - written a moment ago by sfec itself
    return "\n".join(lines) + "\n"


def _lines(root: ET.Element) -> Iterator[str]:
    for each in (
        root.findall("./*") if root.tag != f"{_W}document" else root.findall(f"./{_W}body/*")
    ):
        if each.tag == f"{_W}tbl":
            yield from (_row(row) for row in each.iter(f"{_W}tr"))
        elif each.tag == f"{_W}p":
            yield f"{_style(each, 'pStyle')}: {_text(each)}"


def _row(row: ET.Element) -> str:
    mark = "header row" if row.find(f".//{_W}tblHeader") is not None else "row"
    cells = ("".join(map(_text, cell.iter(f"{_W}p"))) for cell in row.iter(f"{_W}tc"))
    return f"{mark} | {' | '.join(cells)} |"


def _text(paragraph: ET.Element) -> str:
    said = ""
    for run in paragraph.iter(f"{_W}r"):
        words = "".join(_word(each) for each in run)
        style = _style(run, "rStyle")
        bold = run.find(f"./{_W}rPr/{_W}b") is not None
        said += (
            f"{{{style}: {words}}}"
            if style
            else f"{{bold: {words}}}"
            if bold and words.strip()
            else words
        )
    return said


def _word(part: ET.Element) -> str:
    if part.tag == f"{_W}drawing":
        described = next(
            (each.get("descr", "") for each in part.iter() if each.tag.endswith("}docPr")), ""
        )
        return f"{{picture: {described}}}"
    return {f"{_W}t": part.text or "", f"{_W}br": " / ", f"{_W}tab": " -> "}.get(part.tag, "")


def _style(part: ET.Element, name: str) -> str:
    found = part.find(f".//{_W}{name}") if name == "pStyle" else part.find(f"./{_W}rPr/{_W}{name}")
    return found.get(f"{_W}val", "") if found is not None else ""
