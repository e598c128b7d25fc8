"""How the sheets look: text stays text, lists offer, every printed page has its headings."""

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sfec.documents.sheet_style import (
    LONGEST_LIST,
    expect_figure,
    offer,
    offer_rows,
    put,
    put_heading,
    rule_rows,
    set_up_print,
    wrap,
    write_guide,
)


@pytest.fixture
def sheet() -> Worksheet:
    """An empty sheet."""
    return Workbook().worksheets[0]


@pytest.mark.parametrize("typed", ["=1+1", "+44 1245", "-", "@home", "plain"])
def test_what_people_typed_is_never_a_formula(sheet: Worksheet, typed: str) -> None:
    put(sheet.cell(2, 1), typed)
    assert (sheet.cell(2, 1).value, sheet.cell(2, 1).data_type) == (typed, "s")


def test_a_heading_has_its_width_and_one_that_is_ours_is_grey(sheet: Worksheet) -> None:
    put_heading(sheet, 2, "Reserves", 15)
    put_heading(sheet, 3, "Last: Reserves", 15, is_ours=True)
    assert sheet.column_dimensions["B"].width == 15
    assert (sheet["B1"].font.bold, sheet["C1"].font.bold) == (True, False)


def test_a_list_offers_what_may_be_chosen_unless_excel_could_not_hold_it(sheet: Worksheet) -> None:
    offer(sheet, 1, ["met", "not met"], range(2, 5))
    offer(sheet, 2, ["x" * (LONGEST_LIST + 1)], range(2, 5))
    [rule] = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("A2:A4", '"met,not met"')


def test_a_longer_list_is_that_of_another_sheets_rows(sheet: Worksheet) -> None:
    source = Workbook().create_sheet("The guide")
    offer_rows(sheet, 3, source, range(8, 25), range(2, 4))
    [rule] = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("C2:C3", "'The guide'!$A$8:$A$24")


@pytest.mark.parametrize(("above_zero", "asks"), [(True, "greaterThan"), (False, "between")])
def test_a_figure_is_asked_for_above_zero_or_of_any_sign(
    sheet: Worksheet, *, above_zero: bool, asks: str
) -> None:
    expect_figure(sheet, 1, range(2, 5), above_zero=above_zero)
    [rule] = sheet.data_validations.dataValidation
    assert (rule.type, rule.operator) == ("decimal", asks)


def test_a_row_is_as_high_as_its_longest_text_needs(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 10
    sheet["A2"], sheet["A3"] = "short", "long enough for three lines"
    wrap(sheet, range(2, 4), 1)
    assert sheet.row_dimensions[3].height > 2 * sheet.row_dimensions[2].height


def test_every_printed_page_has_the_headings_whose_it_is_and_its_number(sheet: Worksheet) -> None:
    set_up_print(sheet, 4, 30, "Reed & Sons", "Finance")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'Sheet'!$A$1:$D$30"
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.left.text == "Reed && Sons"


def test_a_guides_headings_are_bold_and_its_rows_are_ruled_for_print(sheet: Worksheet) -> None:
    write_guide(sheet, [(("Guide",), True), ((), False), (("GAG", "In pounds"), False)], "T", "G")
    rule_rows(sheet, range(3, 4), 2)
    assert (sheet["A1"].font.bold, sheet["A3"].value, sheet["B3"].value) == (
        True,
        "GAG",
        "In pounds",
    )
    assert sheet.auto_filter.ref == "A1:B3"
