"""One row being read."""

from datetime import date

from sfec.folder.formats.row_reader import RowReader
from sfec.folder.formats.sheet_scan import Oddities
from sfec.folder.formats.table import Row, Table
from sfec.folder.formats.workbook import CellValue, Sheet
from sfec.model.policy import EvidenceField
from sfec.problems import Level

COLUMNS = {"What": 1, "Due": 2, "Result": 3, "Money": 4}
MONEY = EvidenceField("money", "Money", "money")


def reader(*values: CellValue, broken: dict[tuple[int, int], str] | None = None) -> RowReader:
    """A reader of row 2."""
    sheet = Sheet("x.xlsx", "Rows", [tuple(COLUMNS), values], Oddities(broken=broken or {}))
    return RowReader(Row(Table(sheet, COLUMNS), 2, values), "plan-value", "Ravelmoor (RPS)")


def test_what_can_be_read_is_and_a_gap_is_none() -> None:
    row = reader("Send it", "2026-11-04", "Not  MET", "£5")
    assert row.text("What") == "Send it"
    assert row.day("Due") == date(2026, 11, 4)
    assert row.choice("Result", ["met", "not met"]) == "not met"
    assert row.figure(MONEY) == 5
    nothing = reader("", "", "", "")
    assert nothing.text("What") == ""
    assert (nothing.day("Due"), nothing.choice("Result", ["met"])) == (None, None)
    assert nothing.figure(MONEY) is None
    assert nothing.problems == []


def test_what_cannot_be_read_is_told_once_and_the_rest_of_the_row_stands() -> None:
    row = reader("Send it", "soon", "met", "much")
    assert row.day("Due") is None
    assert row.day("Due") is None
    assert row.figure(MONEY) is None
    assert row.text("What") == "Send it"
    assert [(each.code, each.place.at, each.who) for each in row.problems] == [
        ("plan-value", "Rows!B2", "Ravelmoor (RPS)"),
        ("plan-value", "Rows!D2", "Ravelmoor (RPS)"),
    ]
    assert row.unread == {"Due", "Money"}


def test_a_broken_cell_is_not_what_it_reads_as() -> None:
    row = reader("Send it", broken={(2, 1): "an error, #REF!"})
    assert row.text("What") == ""
    [problem] = row.problems
    assert "#REF!" in problem.message


def test_a_warning_leaves_a_cell_known() -> None:
    row = reader("Send it")
    row.fault("What", "it is long", "shorten it", level=Level.WARNING)
    assert row.unread == set()
