"""The colours that cells are filled with, looked for where a cell has a colour and no text."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from itertools import islice, product
from xml.etree.ElementTree import Element, iterparse

from sfec.folder.formats.sheet_scan import MOST_MERGED, local_name
from sfec.problems import column_number

#: Fills that show nothing: none, a white sheet's own, and those that every workbook comes with.
_NO_PATTERN = ("", "none", "gray125")
_WHITE = re.compile(r"(?:..)?FFFFFF|indexed (?:1|9|64|65)|theme 0")
_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})" s="([0-9]+)"')
#: How cells without content end, after the number of their style.
_BLANK_ENDINGS = (b"/>", b" />", b"></c>", b' t="n"/>', b' t="n" />', b' t="n"></c>')


@lru_cache(maxsize=16)
def filled_styles(styles_xml: bytes) -> Mapping[str, str]:
    """The colour of each style of an .xlsx workbook that fills a cell, by the style's number.

    Workbooks that one program wrote have the same styles, and they are looked into once.
    """
    colours: list[str] = []
    styles: list[str] = []
    for _, element in iterparse(BytesIO(styles_xml)):
        tag = local_name(element.tag)
        if tag == "fills":
            colours = list(map(_colour, element))
        elif tag == "cellXfs":
            styles = [each.get("fillId", "") for each in element]
    by_id = {str(number): colour for number, colour in enumerate(colours)}
    found = {str(style): by_id.get(fill, "") for style, fill in enumerate(styles)}
    return {style: colour for style, colour in found.items() if colour}


def _colour(fill: Element) -> str:
    """A fill's colour, as it is written; nothing where it shows none."""
    for part in fill.iter():
        tag = local_name(part.tag)
        if tag == "patternFill" and part.get("patternType", "") in _NO_PATTERN:
            return ""
        if tag == "fgColor":
            return _shown(part.attrib)
    return ""


def _shown(colour: Mapping[str, str]) -> str:
    written = colour.get("rgb", "").upper()
    written = written or " ".join(f"{key} {value}" for key, value in sorted(colour.items()))
    return "" if is_white(written) else written


def is_white(colour: str) -> bool:
    """Whether a colour is that of a sheet without any."""
    return _WHITE.fullmatch(colour) is not None


def filled_cells(xml: bytes, styles: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """The colour of every filled cell of an .xlsx sheet; nothing unless a blank one is filled."""
    named = [f's="{style}"'.encode() for style in styles]
    marks = map(b"".join, product(named, _BLANK_ENDINGS))
    if not any(mark in xml for mark in marks):
        return {}
    return dict(islice(_filled(xml, styles), MOST_MERGED))


def _filled(xml: bytes, styles: Mapping[str, str]) -> Iterator[tuple[tuple[int, int], str]]:
    for letters, row, style in (match.groups() for match in _CELL.finditer(xml)):
        if colour := styles.get(style.decode()):
            yield (int(row), column_number(letters.decode())), colour
