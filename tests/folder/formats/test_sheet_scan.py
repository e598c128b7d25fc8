"""What a sheet's XML says that its cells do not."""

import pytest

from sfec.folder.formats.formulas import Formula
from sfec.folder.formats.sheet_scan import (
    UNSTORED,
    Merge,
    Oddities,
    SheetTooLargeError,
    percent_styles_of,
    scan_xlsx_sheet,
)

SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet(cells: str) -> bytes:
    rows = f'<sheetData><row r="2">{cells}</row></sheetData>'
    return f"<worksheet {SPREADSHEET}>{rows}</worksheet>".encode()


def test_errors_and_formulas_without_a_value() -> None:
    cells = (
        '<c r="A2" t="e"><v>#DIV/0!</v></c>'
        '<c r="B2"><f>SUM(A1)</f></c>'
        '<c r="C2"><f>SUM(A1)</f><v></v></c>'
        '<c r="D2"><f>SUM(A1)</f><v>5</v></c>'
        '<c r="E2" t="str"><f>""</f><v></v></c>'
        '<c r="F2"/>'
    )
    found = scan_xlsx_sheet(sheet(cells), set())
    assert found.broken == {(2, 1): "#DIV/0!", (2, 2): UNSTORED, (2, 3): UNSTORED}


def test_a_prefix_and_attributes_in_another_order_make_no_difference() -> None:
    xml = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<x:sheetData><x:row r="2"><x:c s="1" t="e" r="B2"><x:v>#N/A</x:v></x:c></x:row>'
        b"</x:sheetData></x:worksheet>"
    )
    assert scan_xlsx_sheet(xml, set()).broken == {(2, 2): "#N/A"}


def test_percentages_by_their_style() -> None:
    styles = (
        f"<styleSheet {SPREADSHEET}>"
        '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs>'
        '<xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    assert percent_styles_of(styles.encode()) == {"1", "2"}
    found = scan_xlsx_sheet(
        sheet('<c r="B2" s="2"><v>0.05</v></c><c r="C2" s="0"><v>5</v></c>'), {"1", "2"}
    )
    assert found.percentages == {(2, 2)}


def test_formulas_that_give_0_are_kept_to_be_judged() -> None:
    cells = (
        '<c r="B2" s="3"><f>Budget!B4</f><v>0</v></c>'
        '<c r="C2"><f>Budget!B4</f><v>0.5</v></c>'
        '<c r="D2"><v>0</v></c>'
        '<c r="E2" t="str"><f>TEXT(B4,"0")</f><v>£0</v></c>'
        '<c r="F2" t="str"><f>B4</f><v>ten</v></c>'
        '<c r="G2" t="b"><f>B4=1</f><v>0</v></c>'
    )
    found = scan_xlsx_sheet(sheet(cells), set())
    assert found.zeros == {(2, 2): Formula("Budget!B4"), (2, 5): Formula('TEXT(B4,"0")')}
    assert found.broken == {}


def test_a_formula_that_is_filled_down_has_its_text_in_the_first_cell_only() -> None:
    cells = (
        '<c r="B2"><f t="shared" ref="B2:B3" si="0">Budget!B4</f><v>7</v></c>'
        '<c r="C3"><f t="shared" si="0"/><v>0</v></c>'
    )
    assert scan_xlsx_sheet(sheet(cells), set()).zeros == {(3, 3): Formula("Budget!B4", 1, 1)}


def test_of_a_formula_that_fills_many_cells_nobody_knows_which_is_which() -> None:
    cells = (
        '<c r="B2"><f t="array" ref="B2:C2">Budget!B4:C4</f><v>0</v></c><c r="C2"><v>0</v></c>'
        '<c r="D2"><v>0</v></c><c r="E2"><f t="array" ref="E2">Budget!B4</f><v>0</v></c>'
    )
    zeros = scan_xlsx_sheet(sheet(cells), set()).zeros
    assert zeros == {(2, 2): Formula(""), (2, 3): Formula(""), (2, 5): Formula("Budget!B4")}
    without_end = '<c r="B2"><f t="array" ref="A1:XFD1048576">B4</f><v>0</v></c>'
    with pytest.raises(SheetTooLargeError):
        scan_xlsx_sheet(sheet(without_end), set())


def test_merged_cells_but_the_first_are_broken_as_far_as_the_grid_reaches() -> None:
    merges = '<mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="A4:A1048576"/></mergeCells>'
    xml = f"<worksheet {SPREADSHEET}><sheetData/>{merges}</worksheet>"
    found = scan_xlsx_sheet(xml.encode(), set())
    assert found.merges == [Merge(2, 2, 3, 3), Merge(4, 1, 1_048_576, 1)]
    found.break_merged(5, 3)
    assert found.broken == {
        (2, 3): "merged with B2",
        (3, 2): "merged with B2",
        (3, 3): "merged with B2",
        (5, 1): "merged with A4",
    }


def test_hidden_rows_are_heard() -> None:
    rows = '<row r="2"/><row r="3" hidden="1"/><row hidden="true"/><row r="7" hidden="0"/>'
    xml = f"<worksheet {SPREADSHEET}><sheetData>{rows}</sheetData></worksheet>"
    assert scan_xlsx_sheet(xml.encode(), set()).hidden == {3, 4}


def test_merges_over_merges_without_end_are_refused() -> None:
    whole = [Merge(1, 1, 1000, 100), Merge(2, 1, 1000, 100), Merge(3, 1, 1000, 100)]
    with pytest.raises(SheetTooLargeError):
        Oddities(merges=whole).break_merged(1000, 256)


@pytest.mark.parametrize(
    ("shown", "styles"),
    [
        ("0.0&quot;%&quot;", set()),
        ("0\\%", set()),
        ("[Red]0.0_%;-0.0_%", set()),
        ("0.0%", {"1"}),
        ("0&quot; of &quot;%", {"1"}),
        ("[Red]0.0%;[Blue]-0.0%", {"1"}),
    ],
)
def test_a_sign_that_is_only_shown_makes_no_percentage(shown: str, styles: set[str]) -> None:
    xml = (
        f"<styleSheet {SPREADSHEET}>"
        f'<numFmts><numFmt numFmtId="170" formatCode="{shown}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    assert percent_styles_of(xml.encode()) == styles


@pytest.mark.parametrize("reference", ["XFD2", "JA2", "A50000", "B1048576"])
def test_content_too_far_out(reference: str) -> None:
    with pytest.raises(SheetTooLargeError):
        scan_xlsx_sheet(sheet(f'<c r="{reference}"><v>1</v></c>'), set())
    scan_xlsx_sheet(sheet(f'<c r="{reference}" s="1"/>'), set())


def test_hidden_columns_are_kept_as_far_as_any_is_read() -> None:
    xml = b'<worksheet><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/>'
    xml += b'<col min="9" max="16384" hidden="true"/></cols><sheetData/></worksheet>'
    assert scan_xlsx_sheet(xml, set()).hidden_columns == {2, 3, *range(9, 257)}
