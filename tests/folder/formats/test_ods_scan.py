"""What the XML of an .ods says that its cells do not."""

from io import BytesIO

import pytest

from sfec.folder.formats.formulas import Formula
from sfec.folder.formats.ods_scan import scan_ods
from sfec.folder.formats.sheet_scan import MOST_ROWS, UNSTORED, Merge, SheetTooLargeError

NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def ods(rows: str) -> BytesIO:
    return BytesIO(
        f'<doc {NAMESPACES}><table:table table:name="Finance">{rows}</table:table></doc>'.encode()
    )


def test_an_ods_is_heard_as_well() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell table:formula="of:=1/0" office:value-type="string"'
        ' calcext:value-type="error">'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
        '<table:table-cell table:formula="of:=A1" table:number-rows-spanned="2"/>'
        '<table:table-cell table:formula="of:=[$Budget.B4]" office:value-type="float"'
        ' office:value="0"><text:p>0</text:p></table:table-cell>'
        '<table:table-cell office:value-type="percentage" office:value="0.05">'
        "<text:p>5%</text:p></table:table-cell>"
        "</table:table-row>"
    )
    found = scan_ods(ods(rows))["Finance"]
    assert found.broken == {(3, 3): "#DIV/0!", (3, 4): UNSTORED}
    assert found.zeros == {(3, 5): Formula("of:=[$Budget.B4]")}
    assert found.percentages == {(3, 6)}
    assert found.merges == [Merge(3, 4, 4, 4)]


def test_an_ods_that_repeats_content_without_end_is_refused() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with pytest.raises(SheetTooLargeError):
        scan_ods(ods(row))
    blank = row.replace(cell, "<table:table-cell/>")
    assert scan_ods(ods(blank))["Finance"].broken == {}


def test_hidden_rows_are_heard() -> None:
    rows = (
        "<table:table-row><table:table-cell/></table:table-row>"
        '<table:table-row table:visibility="filter" table:number-rows-repeated="2"/>'
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="9999999"/>'
    )
    hidden = scan_ods(ods(rows))["Finance"].hidden
    assert (min(hidden), max(hidden)) == (2, MOST_ROWS)


def test_cells_that_are_alike_are_written_once_and_heard_each() -> None:
    share = 'office:value-type="percentage" office:value="0.05"'
    rows = (
        '<table:table-row table:number-rows-repeated="2">'
        f'<table:table-cell table:number-columns-repeated="2" {share}/>'
        '<table:table-cell calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
        "</table:table-row>"
    )
    found = scan_ods(ods(rows))["Finance"]
    assert found.percentages == {(1, 1), (1, 2), (2, 1), (2, 2)}
    assert found.broken == {(1, 3): "#N/A", (2, 3): "#N/A"}


def test_cells_that_are_alike_without_end_are_refused() -> None:
    share = 'office:value-type="percentage" office:value="0.05"'
    cell = f'<table:table-cell table:number-columns-repeated="200" {share}/>'
    with pytest.raises(SheetTooLargeError):
        scan_ods(
            ods(f'<table:table-row table:number-rows-repeated="40000">{cell}</table:table-row>')
        )


def test_formulas_that_give_0_are_kept_to_be_judged() -> None:
    day = 'office:value-type="date" office:date-value="1899-12-30"'
    rows = (
        "<table:table-row>"
        f'<table:table-cell table:formula="of:=[.D2]" {day}><text:p>x</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=[.D2]" office:value="5"><text:p>5</text:p>'
        '</table:table-cell><table:table-cell office:value="0"><text:p>0</text:p>'
        '</table:table-cell><table:table-cell table:formula="of:=[.D2:.D3]" office:value="0"'
        ' table:number-matrix-rows-spanned="2"><text:p>0</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=[.D2]" office:value-type="string"'
        ' table:number-columns-repeated="2"><text:p>£0.00</text:p></table:table-cell>'
        "</table:table-row>"
    )
    zeros, link = scan_ods(ods(rows))["Finance"].zeros, Formula("of:=[.D2]")
    assert zeros == {(1, 1): link, (1, 4): Formula(""), (1, 5): link, (1, 6): link}


def test_of_a_formula_that_fills_many_cells_nobody_knows_which_is_which() -> None:
    zero = 'office:value-type="float" office:value="0"'
    rows = (
        '<table:table-row><table:table-cell table:formula="of:=[.D2:.D3]"'
        f' table:number-matrix-rows-spanned="2" {zero}/><table:table-cell {zero}/>'
        "</table:table-row>"
        f"<table:table-row><table:table-cell {zero}/></table:table-row>"
        f"<table:table-row><table:table-cell {zero}/></table:table-row>"
    )
    assert scan_ods(ods(rows))["Finance"].zeros == {(1, 1): Formula(""), (2, 1): Formula("")}


def test_the_colours_of_cells_are_heard() -> None:
    rows = (
        '<style:style style:name="ce1"><style:table-cell-properties fo:background-color="#ff0000"/>'
        '</style:style><style:style style:name="ce2"><style:table-cell-properties '
        'fo:background-color="#ffffff"/></style:style><table:table-row>'
        '<table:table-cell table:style-name="ce1" table:number-columns-repeated="2"/>'
        '<table:table-cell table:style-name="ce2"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="9000"><table:table-cell'
        ' table:style-name="ce1"/></table:table-row>'
    )
    assert scan_ods(ods(rows))["Finance"].fills == {(1, 1): "FF0000", (1, 2): "FF0000"}
