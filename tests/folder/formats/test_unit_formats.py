"""Thousands that only a cell's format adds to its number."""

from xml.sax.saxutils import quoteattr

import pytest

from sfec.folder.formats.unit_formats import cells_with_units, unit_styles


def styles(code: str) -> bytes:
    """The styles of a workbook: General, and one with a format of its own."""
    return (
        f"<styleSheet><numFmts><numFmt numFmtId='164' formatCode={quoteattr(code)}/></numFmts>"
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs></styleSheet>"
    ).encode()


@pytest.mark.parametrize(
    ("code", "added"),
    [
        ('0.00"k"', "k"),
        ("0.00\\k", "k"),
        ('£0.0" m";-£0.0" m"', "m"),
        ('0",000"', ",000"),
        ('0" thousand"', "thousand"),
    ],
)
def test_what_a_format_adds_as_if_the_number_were_more(code: str, added: str) -> None:
    assert unit_styles(styles(code)) == {"1": added}


@pytest.mark.parametrize(
    "code",
    [
        '#,##0,"k"',
        '0.0,," million"',
        '0.0"%"',
        '"£"#,##0',
        '0" GBP"',
        '_-* "-"??_-',
        "General",
        "0",
    ],
)
def test_one_that_divides_what_it_shows_or_adds_no_thousands_is_left_alone(code: str) -> None:
    assert unit_styles(styles(code)) == {}


def test_the_cells_that_have_such_a_style() -> None:
    xml = b'<worksheet><sheetData><row r="2"><c r="B2" s="1"><v>5</v></c><c r="C2"/></row>'
    xml += b"</sheetData></worksheet>"
    assert cells_with_units(xml, {"1": "k"}) == {(2, 2): "k"}
    assert cells_with_units(xml, {"7": "k"}) == {}
