"""The colours that cells are filled with."""

import pytest

from sfec.folder.formats.fills import filled_cells, filled_styles, is_white

SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def styles(*fills: str) -> bytes:
    """The styles of a workbook: one for each fill."""
    patterns = "".join(f"<fill>{each}</fill>" for each in fills)
    cells = "".join(f'<xf fillId="{number}"/>' for number in range(len(fills)))
    return (
        f"<styleSheet {SPREADSHEET}><fills>{patterns}</fills><cellXfs>{cells}</cellXfs>"
        "</styleSheet>"
    ).encode()


def solid(colour: str) -> str:
    return f'<patternFill patternType="solid"><fgColor {colour}/></patternFill>'


def test_the_styles_that_fill_a_cell() -> None:
    found = filled_styles(
        styles(
            "<patternFill/>",
            '<patternFill patternType="gray125"/>',
            solid('rgb="FFFF0000"'),
            solid('rgb="ffffffff"'),
            solid('theme="0"'),
            solid('theme="9" tint="0.4"'),
            "",
        )
    )
    assert found == {"2": "FFFF0000", "5": "theme 9 tint 0.4"}


@pytest.mark.parametrize("end", ["/>", " />", "></c>", ' t="n"></c>', ' t="n"/>'])
def test_a_sheet_is_looked_through_where_a_blank_cell_is_filled(end: str) -> None:
    sheet = f'<row><c r="A2" s="4"><v>1</v></c><c r="AB12" s="2"{end}<c r="C2" s="1"/></row>'
    found = filled_cells(sheet.encode(), {"2": "FFFF0000", "4": "FF00B050"})
    assert found == {(2, 1): "FF00B050", (12, 28): "FFFF0000"}


def test_a_sheet_whose_blank_cells_have_no_colour_is_not_looked_through() -> None:
    sheet = b'<row><c r="A1" s="2"><v>1</v></c><c r="B1" s="22"/></row>'
    assert filled_cells(sheet, {"2": "FFFF0000"}) == {}


def test_white_is_no_colour() -> None:
    assert is_white("FFFFFF")
    assert is_white("indexed 64")
    assert not is_white("FFF2CC")
