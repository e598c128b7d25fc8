"""Numbers shown with thousands or millions after them that only the format of their cell adds."""

import re
from collections.abc import Mapping

from sfec.folder.formats.sheet_scan import Oddities, cells_of, style_formats

#: What a format adds in words or noughts, in quotes or after a backslash: `0.0"k"`, `0",000"`.
_ADDED = re.compile(r'"([^"]*)"|((?:\\.)+)')
_UNIT = re.compile(r"\s*(?:k|m|mn|mio|bn|th|thousands?|millions?|[,.' ]?000(?:[,.' ]000)*)\s*")
#: A comma after the last digit: what is shown has been divided, and what is stored is whole.
_DIVIDES = re.compile(r"[0#?],+(?![0#?,])")


def unit_styles(styles_xml: bytes) -> dict[str, str]:
    """What the styles of an .xlsx workbook add to a number as if it were more, by their number."""
    found = {}
    for style, (_, code) in style_formats(styles_xml).items():
        added = ["".join(each).replace("\\", "") for each in _ADDED.findall(code)]
        units = [each for each in added if _UNIT.fullmatch(each.casefold())]
        if units and not _DIVIDES.search(_ADDED.sub(" ", code)):
            found[style] = units[0].strip()
    return found


def cells_with_units(xml: bytes, styles: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """What is shown after the number of each cell that has such a style."""
    if not any(f's="{style}"'.encode() in xml for style in styles):
        return {}
    cells = cells_of(xml, Oddities())
    return {at: styles[cell.get("s", "")] for at, cell in cells if cell.get("s") in styles}
