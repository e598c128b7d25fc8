"""One row of audits.xlsx as it is read."""

from datetime import date

from sfec.folder.audits.audit_rows import AuditContext, AuditRow
from sfec.folder.formats.sheet_scan import Oddities
from sfec.folder.formats.table import read_table
from sfec.folder.formats.workbook import CellValue, Sheet
from sfec.model.trust import School
from sfec.problems import Level
from tests.support.audit_builder import POLICY

HEADINGS = ("No.", "Risk", "Due")


def audit_row(*values: CellValue, broken: str = "") -> AuditRow:
    """A row under those headings; where it is broken, its second cell is."""
    oddities = Oddities({(2, 2): broken} if broken else {})
    sheet = Sheet("audits.xlsx", "Audits", [HEADINGS, values], oddities)
    [row] = read_table(sheet, HEADINGS, HEADINGS).rows()
    return AuditRow(row, "audit-value", "Ravelmoor (RPS)")


def test_a_row_is_read_by_its_headings() -> None:
    row = audit_row(7.0, "HIGH ", "20/11/2026")
    assert (row.text("No."), row.day("Due")) == ("7", date(2026, 11, 20))
    assert row.choice("Risk", ("high", "low")) == "high"
    assert (row.problems, row.unread) == ([], set())


def test_what_cannot_be_read_is_named_once_and_is_not_known() -> None:
    row = audit_row("7", "severe", "soon")
    assert (row.day("Due"), row.day("Due"), row.choice("Risk", ("high", "low"))) == (None,) * 3
    assert [(each.place.at, each.code) for each in row.problems] == [
        ("Audits!C2", "audit-value"),
        ("Audits!B2", "audit-value"),
    ]
    assert {each.who for each in row.problems} == {"Ravelmoor (RPS)"}
    assert row.unread == {"Risk", "Due"}


def test_a_broken_formula_is_no_empty_cell() -> None:
    row = audit_row("7", "", broken="#DIV/0!")
    assert row.text("Risk") == ""
    assert [each.message for each in row.problems] == ["Risk is #DIV/0!"]


def test_what_is_only_warned_of_is_known_all_the_same() -> None:
    row = audit_row("7", "high")
    row.fault("Due", "Due is empty", "write a day", "recommendation-due", Level.WARNING)
    assert [each.code for each in row.problems] == ["recommendation-due"]
    assert row.unread == set()


def test_a_school_is_named_by_its_code_whatever_the_case() -> None:
    context = AuditContext(POLICY, {"rps": School("RPS", "Ravelmoor")})
    assert context.who("RPS") == context.who("rps") == "Ravelmoor (RPS)"
    assert (context.who("OHS"), context.who(None)) == ("", "")
