"""Rows that add up or count the others."""

import pytest

from sfec.folder.formats.sheet_scan import Oddities
from sfec.folder.formats.table import read_table
from sfec.folder.formats.totals import rows_but_totals, says_total
from sfec.folder.formats.workbook import Sheet
from sfec.problems import Problem

HEADINGS = ["No.", "Audit", "Name"]


@pytest.mark.parametrize(
    "text",
    ["Total", "TOTALS:", "Sub-total", "Grand total", "Total: 14", "Total (6 schools)", "Average",
     "Total for the trust", "Total recommendations", "Total directives", "Total open"],
)  # fmt: skip
def test_the_words_for_a_total(text: str) -> None:
    assert says_total(text)


@pytest.mark.parametrize("text", ["", "14", "-", "Total communication", "TOT", "Whole trust"])
def test_what_is_no_total(text: str) -> None:
    assert not says_total(text)


def kept(*rows: tuple[str | float, ...], needs: tuple[str, ...] = ()) -> tuple[int, list[str]]:
    """How many rows are read of a sheet, and what is said of the others."""
    sheet = Sheet("a.xlsx", "Audits", [HEADINGS, *rows], Oddities())
    problems = list[Problem]()
    read = list(rows_but_totals(read_table(sheet, HEADINGS, []), problems, "No.", *needs))
    return len(read), [each.message for each in problems]


def test_a_row_of_totals_is_passed_over_with_a_note() -> None:
    told = 'the row "Total" is a total, and is passed over'
    assert kept(("1", "Website"), ("Total", "", 14.0)) == (1, [told])
    assert kept(("1", "Website"), ("", "Total", 14.0)) == (1, [told])


def test_a_row_that_names_something_is_none() -> None:
    assert kept(("1", "Total"), ("1.2", "Total communication")) == (2, [])
    assert kept(("SUM", "", "Summerfield"), needs=("Name",)) == (1, [])
    assert kept(("Total", "", "6 schools"), needs=("Name",))[0] == 0
