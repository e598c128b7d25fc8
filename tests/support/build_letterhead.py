"""Builds the shipped letterhead, a Word file.

Run `python -m tests.support.build_letterhead` (or `make letterhead`). Given a logo
and a colour it builds a trust's own, as the example trust has it and as a trust would make it in
Word.
"""

from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from sfec.documents.colours import GREY, HOUSE, STEPS
from sfec.documents.templates import LETTERHEAD

ROOT = Path(__file__).parent.parent.parent
FONT = "Calibri"
KEPT = {
    "Normal",
    "Default Paragraph Font",
    "Table Normal",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "List Bullet",
    "Header",
    "Footer",
}
INK = {"Good": STEPS[0][0], "Ill": STEPS[3][0], "Small": GREY}


def build(path: Path, colour: str = HOUSE, logo: Path | None = None) -> None:
    """Write a letterhead."""
    made = docx.Document()
    for style in list(made.styles):
        if style.name not in KEPT:
            style.delete()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.7)
    section.header_distance, section.footer_distance = Cm(1.1), Cm(1.0)
    section.different_first_page_header_footer = True
    add_styles(made, colour)
    first, later = section.first_page_header, section.header
    fill_first_header(first, logo)
    fill_later_header(later)
    for footer in (section.first_page_footer, section.footer):
        fill_footer(footer)
    properties = made.core_properties
    properties.title, properties.author, properties.comments, properties.language = (
        "Letterhead",
        "",
        "",
        "en-GB",
    )
    for each in made.settings.element.iter(qn("w:themeFontLang")):
        each.set(qn("w:val"), "en-GB")
    parts = [
        made.styles.element,
        *(each._element for each in (first, later, section.first_page_footer, section.footer)),
    ]
    for each in (one for part in parts for one in part.iter(qn("w:pPr"))):
        each[:] = sorted(each, key=in_order)
    made.save(str(path))


#: The order in which Word wants what is said of a paragraph.
ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "widowControl",
    "numPr",
    "pBdr",
    "shd",
    "tabs",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
)


def in_order(part: Any) -> int:
    """Where a part of a paragraph's properties belongs."""
    name = part.tag.rpartition("}")[2]
    return ORDER.index(name) if name in ORDER else ORDER.index("ind")


def add_styles(made: Any, colour: str) -> None:
    """Every style that documents are set in, each to be changed in Word."""
    styles = made.styles
    normal = styles["Normal"]
    set_font(normal, 12)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(8), 1.1
    normal.element.rPr.append(
        parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>')
    )
    for name in ("Body Text", "First Paragraph"):
        paragraph(styles, name).paragraph_format.space_before = Pt(6)
    compact = paragraph(styles, "Compact")
    compact.paragraph_format.space_after, compact.paragraph_format.space_before = Pt(2), Pt(2)
    for number, size, before, after in ((1, 18, 12, 2), (2, 14, 16, 5), (3, 12, 11, 4)):
        heading = styles[f"Heading {number}"]
        set_font(heading, size, colour, bold=True)
        shape = heading.paragraph_format
        shape.space_before, shape.space_after, shape.keep_with_next = Pt(before), Pt(after), True
    addressees = paragraph(styles, "Addressees")
    addressees.paragraph_format.space_after = Pt(10)
    set_font(paragraph(styles, "Subtitle"), 12, GREY)
    draft = paragraph(styles, "Draft")
    set_font(draft, 12, STEPS[3][0], bold=True)
    draft.element.get_or_add_pPr().append(boxed(*STEPS[3]))
    draft.element.get_or_add_pPr().append(shaded(STEPS[3][1]))
    paragraph(styles, "Keep").paragraph_format.keep_with_next = True
    signature = paragraph(styles, "Signature")
    signature.paragraph_format.keep_with_next = True
    signing = paragraph(styles, "Signing")
    signing.paragraph_format.space_after, signing.paragraph_format.keep_with_next = Pt(36), True
    for number, (ink, ground) in enumerate(STEPS, 1):
        category = styles.add_style(f"Category {number}", WD_STYLE_TYPE.CHARACTER)
        set_font(category, None, ink, bold=True)
        category.element.get_or_add_rPr().append(shaded(ground))
    for name, ink in INK.items():
        set_font(
            styles.add_style(name, WD_STYLE_TYPE.CHARACTER),
            10.5 if name == "Small" else None,
            ink,
            bold=name != "Small",
        )
    add_table_style(styles, colour)
    for name in ("Header", "Footer"):
        set_font(styles[name], 9, GREY)
        styles[name].paragraph_format.space_after = Pt(0)
        for tabs in list(styles[name].element.iter(qn("w:tabs"))):
            tabs.getparent().remove(tabs)
    letterhead = paragraph(styles, "Letterhead")
    set_font(letterhead, 15, colour, bold=True)
    letterhead.paragraph_format.space_after = Pt(12)
    border = f'w:val="single" w:sz="12" w:space="6" w:color="{colour.removeprefix("#")}"'
    letterhead.element.get_or_add_pPr().append(
        parse_xml(f"<w:pBdr {nsdecls('w')}><w:bottom {border}/></w:pBdr>")
    )


def paragraph(styles: Any, name: str) -> Any:
    """A new paragraph style, based on Normal."""
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.quick_style = True
    return style


def set_font(
    style: Any, size: float | None, colour: str | None = None, *, bold: bool | None = None
) -> None:
    """A style's font, named outright and not by a theme."""
    font = style.font
    font.name = FONT
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), FONT)
    font.size = Pt(size) if size else None
    font.bold = bold
    font.italic = None
    if colour:
        font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())


def shaded(ground: str) -> Any:
    """A ground behind text."""
    return parse_xml(
        f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ground.removeprefix("#")}"/>'
    )


def boxed(ink: str, ground: str) -> Any:
    """A frame around a paragraph."""
    del ground
    line = f'w:val="single" w:sz="6" w:space="4" w:color="{ink.removeprefix("#")}"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right"))
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")


#: Of a cell: how far its text stands from its sides, in twentieths of a point.
CELL_MARGINS = (("top", 30), ("left", 85), ("bottom", 30), ("right", 85))
SHADING = '<w:shd w:val="clear" w:color="auto"'


def add_table_style(styles: Any, colour: str) -> None:
    """Tables with a header row, lines between rows, and no merged cells."""
    table = styles.add_style("Table", WD_STYLE_TYPE.TABLE)
    ink, ground = colour.removeprefix("#"), tint(colour)
    grey = 'w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"'
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in CELL_MARGINS)
    borders = f"<w:tblBorders><w:bottom {grey}/><w:insideH {grey}/></w:tblBorders>"
    bottom = f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ink}"/>'
    shading = f"{SHADING} w:fill={ground!r}/>"
    below = f"<w:tcPr><w:tcBorders>{bottom}</w:tcBorders>{shading}</w:tcPr>"
    first = f'<w:rPr><w:b/><w:color w:val="{ink}"/></w:rPr>{below}'
    parts = (
        '<w:pPr {}><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr>',
        '<w:rPr {}><w:sz w:val="22"/></w:rPr>',
        f"<w:tblPr {{}}>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>",
        f'<w:tblStylePr {{}} w:type="firstRow">{first}</w:tblStylePr>',
    )
    table.element.extend(parse_xml(each.format(nsdecls("w"))) for each in parts)


def tint(colour: str) -> str:
    """A colour in which nine parts of ten are white."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "".join(f"{round(255 - (255 - part) * 0.12):02X}" for part in parts)


def control(tag: str, says: str, bold: bool = False) -> Any:  # noqa: FBT001, FBT002 - a mark of one run
    """A content control that sfec fills in by its tag; Word moves and styles it like any text."""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    known_by = f'<w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:text/></w:sdtPr>'
    content = f"<w:sdtContent><w:r>{weight}<w:t>{says}</w:t></w:r></w:sdtContent>"
    return parse_xml(f"<w:sdt {nsdecls('w')}>{known_by}{content}</w:sdt>")


def fill_first_header(header: Any, logo: Path | None) -> None:
    """The trust's name, and its logo at the right."""
    header.is_linked_to_previous = False
    line = header.paragraphs[0]
    line.style = "Letterhead"
    line.paragraph_format.tab_stops.add_tab_stop(Cm(16.6), WD_TAB_ALIGNMENT.RIGHT)
    line._p.append(control("trust", "Name of the trust"))
    if logo:
        line.add_run("\t").add_picture(str(logo), height=Cm(1.5))
        line._p.find(f".//{qn('wp:docPr')}").set("descr", "Logo of the trust")


def fill_later_header(header: Any) -> None:
    """The trust's name, and at the right how the document stands."""
    header.is_linked_to_previous = False
    line = header.paragraphs[0]
    set_tab(line)
    line._p.append(control("trust", "Name of the trust"))
    line.add_run("\t")
    line._p.append(control("status", "Status", bold=True))


def fill_footer(footer: Any) -> None:
    """What the document is, the number of the page, and where the ledger ended."""
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    set_tab(line)
    grey = f'w:val="single" w:sz="4" w:space="4" w:color="{GREY.removeprefix("#")}"'
    line._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}><w:top {grey}/></w:pBdr>"))
    line._p.append(control("document", "Name of the document"))
    line.add_run("\tPage ")
    add_field(line, "PAGE")
    line.add_run(" of ")
    add_field(line, "NUMPAGES")
    second = footer.add_paragraph()
    second.style = "Footer"
    second._p.append(control("ledger", "Ledger"))


def set_tab(line: Any) -> None:
    """A tab stop at the right margin."""
    line.paragraph_format.tab_stops.add_tab_stop(Cm(16.6), WD_TAB_ALIGNMENT.RIGHT)


def add_field(line: Any, name: str) -> None:
    """A field that Word works out itself."""
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    line._p.append(parse_xml(field))


if __name__ == "__main__":
    build(ROOT / "templates" / LETTERHEAD)
    quillby = ROOT / "examples/quillby"
    (quillby / "templates").mkdir(exist_ok=True)
    build(quillby / "templates" / LETTERHEAD, "#1d5c4d", quillby / "brand/quillby.png")
