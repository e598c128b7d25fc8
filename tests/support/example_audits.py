"""The example trust's audits, invented: most closed, a website not, two reports awaited."""

from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from sfec.cli import run
from sfec.documents.sheet_style import wrap

Value: TypeAlias = str | int | date | None

CFO, COMPLIANCE, BOARD = "CFO", "Compliance Manager", "Trust board"
COMPLAINTS = "Publish the complaints procedure that is in force"

#: No., Audit, School, Commissioned on, Commissioned by, Auditor, Carried out on, Received on.
AUDITS: list[tuple[Value, ...]] = [
    (1, "Finances", "FHS", date(2026, 5, 18), CFO, "Pellow & Grange",
     date(2026, 6, 10), date(2026, 6, 12)),
    (2, "Fire safety", "OHS", date(2026, 7, 6), COMPLIANCE, "Ashlar Fire",
     date(2026, 9, 14), date(2026, 9, 15)),
    (3, "GDPR", "NGP", date(2026, 7, 6), COMPLIANCE, "Orrin Data",
     date(2026, 9, 16), date(2026, 9, 18)),
    (4, "Cyber security", "Trust", date(2026, 7, 6), "COO", "Orrin Data",
     date(2026, 9, 22), date(2026, 9, 30)),
    (5, "Health and safety", "MLA", date(2026, 9, 2), COMPLIANCE, "Ashlar Fire",
     date(2026, 9, 30), date(2026, 10, 1)),
    (6, "Website", "RPS", date(2026, 9, 7), COMPLIANCE, COMPLIANCE,
     date(2026, 9, 24), date(2026, 9, 24)),
    (7, "Website", "OHS", date(2026, 9, 7), COMPLIANCE, COMPLIANCE,
     date(2026, 9, 24), date(2026, 9, 24)),
    (8, "Website", "SBP", date(2026, 9, 7), COMPLIANCE, COMPLIANCE,
     date(2026, 9, 25), date(2026, 9, 25)),
    (9, "Smoothwall", "TCP", date(2026, 9, 14), "Trust DSL", "Trust DSL",
     date(2026, 10, 6), date(2026, 10, 6)),
    (10, "HR", "QIS", date(2026, 9, 14), "COO", "HR officer", date(2026, 10, 7), date(2026, 10, 7)),
    (11, "SCR", "NGP", date(2026, 9, 14), "Trust DSL", "Trust DSL",
     date(2026, 10, 8), date(2026, 10, 8)),
    (12, "External review of governance", "Trust", date(2026, 11, 2), BOARD, "Calder Reviews",
     None, None),
    (13, "Tree surveys", "FHS", date(2026, 10, 12), COMPLIANCE, "Fernhill Arboriculture",
     date(2026, 11, 10), None),
]  # fmt: skip

#: Audit No., Rec. No., Recommendation, Risk, Owner, Due, Evidence, Closed on, Re-tested on.
RECOMMENDATIONS: list[tuple[Value, ...]] = [
    (1, 1, "Have two people sign for every purchase card", "high", "Head", date(2026, 6, 26),
     "Form signed by both", date(2026, 6, 19), date(2026, 7, 3)),
    (1, 2, "Reconcile the petty cash each Friday", "low", "Bursar", date(2026, 7, 10),
     "Sheets of two Fridays", date(2026, 7, 3), None),
    (2, 1, "Repair the closer of the hall's fire door", "high", "Site manager", date(2026, 9, 28),
     "Invoice and photograph", date(2026, 9, 25), date(2026, 10, 9)),
    (2, 2, "Hold a fire drill in the first half of lunch", "medium", "Head", date(2026, 10, 16),
     "Drill log", date(2026, 10, 13), None),
    (3, 1, "Shred the paper registers that are past their date", "medium", "Office manager",
     date(2026, 10, 9), "Certificate of destruction", date(2026, 10, 2), None),
    (3, 2, "Lock the cabinet in the front office", "medium", "Office manager", date(2026, 9, 25),
     "Seen by the Compliance Manager", date(2026, 9, 18), None),
    (4, 1, "Ask for a second factor of everybody with payroll", "high", "COO", date(2026, 12, 11),
     None, None, None),
    (4, 2, "Retire the two servers that no longer get updates", "medium", "COO", date(2027, 2, 12),
     None, None, None),
    (5, 1, "Fit a guard to the band saw", "high", "Site manager", date(2026, 10, 14),
     "Photograph", date(2026, 10, 7), date(2026, 10, 15)),
    (5, 2, "Mark the edge of the stage steps", "low", "Site manager", date(2026, 10, 23),
     "Photograph", date(2026, 10, 12), None),
    (6, 1, COMPLAINTS, "medium", "Office manager", date(2026, 10, 9),
     "The page itself", date(2026, 9, 29), None),
    (6, 2, "Name the SENCO on the SEND page", "low", "SENCO", date(2026, 10, 23),
     "The page itself", date(2026, 9, 29), None),
    (7, 1, COMPLAINTS, "medium", "Office manager", date(2026, 10, 9),
     "The page itself", date(2026, 10, 6), None),
    (8, 1, COMPLAINTS, "medium", "Office manager", date(2026, 11, 13), None, None, None),
    (8, 2, "Publish how the PE and sport premium is spent", "medium", "Head", date(2026, 12, 4),
     None, None, None),
    (8, 3, "Bring the list of governors up to date", "low", "Clerk", date(2026, 10, 23),
     "The page itself", date(2026, 10, 20), None),
    (8, 4, "Say on each page how to ask for a paper copy", "low", "Office manager",
     date(2027, 1, 15), None, None, None),
    (9, 1, "Send the weekly report to the DSL as well", "medium", "IT technician",
     date(2026, 10, 20), "Report of 16 October", date(2026, 10, 16), None),
    (10, 1, "Add the second reference to two staff files", "medium", "Office manager",
     date(2026, 10, 23), "Seen by the HR officer", date(2026, 10, 16), None),
    (11, 1, "Note the date of each section 128 check", "high", "Office manager", date(2026, 10, 15),
     "Register of 12 October", date(2026, 10, 12), date(2026, 10, 20)),
]  # fmt: skip


def build_audits(folder: Path) -> None:
    """Write audits.xlsx into a folder that has none, and fill it in."""
    if run(["audit", "new", "--data", str(folder)]) != 0:
        raise SystemExit(1)
    path = folder / "audits.xlsx"
    book = openpyxl.load_workbook(path)
    _fill(book["Audits"], AUDITS)
    _fill(book["Recommendations"], RECOMMENDATIONS)
    book.properties.created = book.properties.modified = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 - a workbook has no zone
    book.save(path)


def _fill(sheet: Worksheet, rows: list[tuple[Value, ...]]) -> None:
    for number, values in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            # Numbers are texts there, so that 1.10 stays what it is.
            sheet.cell(number, column).value = str(value) if isinstance(value, int) else value
    # Excel does so by itself as somebody types.
    wrap(sheet, range(2, len(rows) + 2), len(rows[0]))
