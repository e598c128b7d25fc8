"""Cells that have a colour in a word's place."""

from collections.abc import Mapping, Sequence

from sfec.folder.formats.colours_for_words import colours_for_words
from sfec.folder.formats.sheet_scan import Oddities
from sfec.folder.formats.table import read_table
from sfec.folder.formats.workbook import Sheet

HEADINGS = ["School", "Safeguarding", "Progress", "GAG"]
RED, GREEN, PALE = "FFFF0000", "FF00B050", "FFFFF2CC"


def named(rows: Sequence[Sequence[str]], fills: Mapping[str, str]) -> str:
    """What is said of a sheet whose cells, named as `B2`, have colours."""
    coloured = {(int(name[1:]), ord(name[0]) - 64): colour for name, colour in fills.items()}
    sheet = Sheet("e.xlsx", "Education", [HEADINGS, *rows], Oddities(fills=coloured))
    read = list(read_table(sheet, HEADINGS, []).rows())
    problems = colours_for_words(read, ["Safeguarding", "Progress"], ["GAG"])
    return problems[0].message.partition(":")[0] if problems else ""


BLANK = [["RPS", "", "", ""], ["OHS", "", "", ""]]
TYPED = [["RPS", "met", "good", "5"], ["OHS", "", "", ""]]


def test_a_blank_that_is_coloured_is_told_in_a_column_of_choices() -> None:
    assert named(TYPED, {"B3": RED}) == "B3 has a colour and no text"
    assert named(BLANK, {"B2": RED, "B3": GREEN}) == "B2, B3 have a colour and no text"


def test_a_column_of_one_colour_in_which_nothing_is_typed_is_told() -> None:
    assert named(BLANK, {"B2": GREEN, "B3": GREEN}) == "B2, B3 have a colour and no text"


def test_figures_are_told_only_where_nobody_typed_any() -> None:
    assert named(TYPED, {"D3": RED}) == ""
    assert named(BLANK, {"D3": RED}) == "D3 has a colour and no text"


def test_what_is_coloured_along_its_row_or_down_its_column_is_the_sheets_own() -> None:
    banded = {"A3": PALE, "B3": PALE, "C3": PALE, "D3": PALE}
    assert named(TYPED, banded) == ""
    asked_for = {"B2": PALE, "B3": PALE}
    assert named(TYPED, asked_for) == ""
    assert named(BLANK, {**asked_for, "C2": PALE, "C3": PALE}) == ""


def test_many_cells_are_not_all_named() -> None:
    rows = [[f"S{number}", "", "", ""] for number in range(20)]
    fills = {f"B{number + 2}": RED if number % 2 else GREEN for number in range(20)}
    assert named(rows, fills).endswith("B13 … have a colour and no text")
