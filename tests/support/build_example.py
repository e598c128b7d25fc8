"""Builds the example trust's workbooks, written by sfec and then filled in, and its ledger.

Run `python -m tests.support.build_example` (or `make example`) after a change to the workbook or to
the answers below.
"""

import os
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

import openpyxl
import yaml
from openpyxl.worksheet.worksheet import Worksheet

from sfec.cli import run
from sfec.documents.sheet_style import wrap
from sfec.model.trust import TRUST_ROLES
from tests.support.example_audits import build_audits
from tests.support.example_ledger import record
from tests.support.example_plans import build_plans

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "quillby"

Answer: TypeAlias = str | int | float | date | None
Answers: TypeAlias = dict[str, Answer]

HALF_TERMS = {
    "2025-26/summer-1": date(2026, 5, 14),
    "2025-26/summer-2": date(2026, 7, 6),
    "2026-27/autumn-1": date(2026, 10, 12),
    "2026-27/autumn-2": date(2026, 11, 19),
}
LATEST = "2026-27/autumn-2"

GOOD: dict[str, Answers] = {
    "Education": {
        "Safeguarding": "met", "Trust engagement": "engaged", "Audit actions": "closed",
        "Peer review": "as expected", "Pupil progress": "good", "Concerns raised by": "none",
        "Safeguarding or H&S failings": "none",
    },
    "Finance": {
        "Reserves plan": "clear", "Money plans": "clear", "Cost centres": "on track",
        "In-year deficit": "unlikely", "Recovery plan": "not due", "HQ advice": "followed",
    },
}  # fmt: skip

#: GAG, reserves and in-year balance, in £: a school on each side of the 3 % and the 5 % line, and
#: one exactly on each.
MONEY: dict[str, tuple[int, int, int]] = {
    "RPS": (1_486_200, 121_870, 6_350),
    "OHS": (6_204_000, 310_200, 18_400),
    "SBP": (1_127_400, 56_144, 1_210),
    "MLA": (4_310_000, 129_300, 0),
    "FHS": (2_268_900, 67_386, -12_400),
    "NGP": (1_339_750, 40_461, 2_075),
    "QIS": (902_300, 71_640, 3_120),
    "TCP": (1_015_600, 88_940, 4_480),
}

#: What differs from GOOD, from a half-term on and until it is changed again; None is a cell left
#: empty.
CHANGES: dict[str, dict[str, dict[str, Answers]]] = {
    "2025-26/summer-1": {
        "OHS": {"Education": {"Peer review": "below expected"}},
        "SBP": {"Education": {"Audit actions": "being closed"}},
        "MLA": {"Finance": {"Reserves plan": "very realistic"}},
        "FHS": {
            "Finance": {
                "Cost centres": "causing concern",
                "In-year deficit": "possible",
                "Recovery plan": "clear",
            }
        },
        "NGP": {
            "Education": {"Pupil progress": "not good", "Safeguarding or H&S failings": "isolated"}
        },
    },
    "2025-26/summer-2": {
        "NGP": {"Education": {"Concerns raised by": "SIP"}},
    },
    "2026-27/autumn-1": {
        "OHS": {"Education": {"Trust engagement": "partly engaged"}},
        "NGP": {
            "Education": {
                "Concerns raised by": "SIP, LSB",
                "Safeguarding or H&S failings": "repeated",
            }
        },
        "TCP": {
            "Education": {"Peer review": "not due", "Pupil progress": None},
            "Finance": {"Reserves plan": None},
        },
        "FHS": {"Finance": {"In-year deficit": "probable", "Recovery plan": "not clear"}},
    },
    "2026-27/autumn-2": {
        "OHS": {"Education": {"Trust engagement": "engaged", "Peer review": "as expected"}},
        "NGP": {"Education": {"Safeguarding or H&S failings": "systematic"}},
        "QIS": {"Education": {"Pupil progress": None}},
        "TCP": {"Education": {"Pupil progress": "good"}},
    },
}
#: Rows that nobody has sent in yet.
GAPS = {("2026-27/autumn-2", "Finance", "QIS")}

#: School, No., Ladder, Directive, Owner, Due.
# fmt: off
FIRST_AID = ("NGP", "1", "Education", "Record every first-aid incident the same day",
             "Head", date(2026, 10, 2))
ORDERS = ("NGP", "2", "Finance", "Send the purchase-order log to HQ each month",
          "Head", date(2026, 11, 13))
TRANSPORT = ("FHS", "1", "Finance", "Agree a transport budget with the CFO",
             "Head", date(2026, 12, 4))
MORNINGS = ("OHS", "1", "Education", "Agree one way to start the day with all tutors",
            "Head", date(2026, 11, 6))
EVENINGS = ("OHS", "2", "Education", "Publish the dates of the year's parents' evenings",
            "Head", date(2026, 10, 16))
WEBSITE = ("SBP", "1", "Education", "Close what is left of the website audit",
           "Head", date(2026, 11, 13))
GOVERNOR = ("QIS", "1", "Education", "Name a governor for the early years",
            "LSB chair", date(2026, 10, 9))
BASELINE = ("QIS", "2", "Education", "Send the reading baseline to the SIP",
            "Head", date(2026, 11, 13))
PROGRESS = ("NGP", "3", "Education", "Hold a progress meeting on mathematics for each class",
            "Head", date(2026, 12, 4))
SENSORY = ("FHS", "2", "Education", "Write a plan for the use of the sensory room",
           "Head", date(2026, 11, 20))
COVER = ("MLA", "1", "Finance", "Take supply cover from the trust's own supplier",
         "Head", date(2026, 11, 27))
PHONICS = ("RPS", "1", "Education", "Show the phonics timetable to two partner schools",
           "Head", date(2026, 12, 11))
LENDING = ("RPS", "2", "Education", "Lend the mathematics lead to Nettlegarth twice",
           "Head", date(2026, 12, 11))
HOMEWORK = ("OHS", "3", "Education", "Settle one approach to homework", "Head", date(2027, 1, 15))
MINIBUSES = ("OHS", "4", "Finance", "Get three quotes for the lease of the minibuses",
             "Head", date(2026, 12, 18))
#: What each half-term's letters directed, with what is still open of those before; the newest last.
DIRECTIVES: dict[str, list[tuple[Answer, ...]]] = {
    "2026-27/autumn-1": [
        (*FIRST_AID, "met", date(2026, 9, 28)), ORDERS, TRANSPORT, MORNINGS, EVENINGS, WEBSITE,
        (*GOVERNOR, "met", date(2026, 10, 6)), BASELINE, PROGRESS, SENSORY, COVER,
    ],
    "2026-27/autumn-2": [
        (*ORDERS, "partly met", None), TRANSPORT, (*MORNINGS, "met", date(2026, 11, 4)),
        (*EVENINGS, "not met", None), (*WEBSITE, "partly met", None), BASELINE, PROGRESS,
        (*SENSORY, "met", date(2026, 11, 17)),
        (*COVER, "met", date(2026, 11, 12)), PHONICS, LENDING, HOMEWORK, MINIBUSES,
    ],
}
# fmt: on
#: The officers' reports, of the latest half-term alone: those of the others were written elsewhere.
REPORTS: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "example_reports.yaml").read_text(encoding="utf-8")
)


def build(folder: Path) -> None:
    """Write the four workbooks into a folder that has none of them, on days given here."""
    standing: dict[str, dict[str, Answers]] = {}
    for half_term, judged_on in HALF_TERMS.items():
        for school, sheets in CHANGES[half_term].items():
            for sheet, answers in sheets.items():
                standing.setdefault(school, {}).setdefault(sheet, {}).update(answers)
        arguments = [
            "evidence",
            "new",
            "--half-term",
            half_term,
            "--data",
            str(folder),
            "--as-at",
            str(judged_on),
        ]
        if run(arguments) != 0:
            raise SystemExit(1)
        fill(folder / "evidence" / f"{half_term}.xlsx", half_term, judged_on, standing)


def fill(
    path: Path, half_term: str, judged_on: date, standing: dict[str, dict[str, Answers]]
) -> None:
    """Fill one workbook in, as the officers of the trust would."""
    book = openpyxl.load_workbook(path)
    judges = {"Education": "Dr Ottoline Farrow", "Finance": "Ravi Thackwell"}
    for sheet, judge in judges.items():
        rows = book[sheet]
        columns = {str(cell.value): number for number, cell in enumerate(rows[1], 1)}
        for row in range(2, rows.max_row + 1):
            code = rows.cell(row, 1).value
            if (half_term, sheet, code) in GAPS:
                for cell in rows[row]:
                    cell.value = None
                continue
            answers = (
                GOOD[sheet]
                | standing.get(str(code), {}).get(sheet, {})
                | money(sheet, str(code), half_term)
            )
            answers |= {"Judged by": judge, "Judged on": judged_on}
            for heading, value in answers.items():
                rows.cell(row, columns[heading]).value = value
    for number, values in enumerate(DIRECTIVES.get(half_term, ()), 2):
        for column, value in enumerate(values, 1):
            book["Directives"].cell(number, column).value = value
    if half_term == LATEST:
        report(book["Reports"])
    book.properties.created = book.properties.modified = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 - a workbook has no zone
    book.save(path)


def report(sheet: Worksheet) -> None:
    """Enter what each officer reports of each school."""
    columns = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    for row in range(2, sheet.max_row + 1):
        for role, text in REPORTS.get(str(sheet.cell(row, 1).value), {}).items():
            sheet.cell(row, columns[TRUST_ROLES[role]]).value = text
    # Excel does so by itself as somebody types.
    wrap(sheet, range(2, sheet.max_row + 1), len(columns))


def money(sheet: str, code: str, half_term: str) -> Answers:
    """A school's figures; well above a line, £1,000 less in each half-term further back."""
    if sheet != "Finance":
        return {}
    gag, reserves, balance = MONEY[code]
    back = list(HALF_TERMS).index(LATEST) - list(HALF_TERMS).index(half_term)
    return {
        "GAG": gag,
        "Reserves": reserves - 1_000 * back if code in ("RPS", "QIS", "TCP") else reserves,
        "In-year balance": balance,
    }


if __name__ == "__main__":
    for name in HALF_TERMS:
        (EXAMPLE / "evidence" / f"{name}.xlsx").unlink(missing_ok=True)
    shutil.rmtree(EXAMPLE / "ledger", ignore_errors=True)
    # Audits and plans came to be kept here after what the ledger holds, which rests on none.
    (EXAMPLE / "audits.xlsx").unlink(missing_ok=True)
    shutil.rmtree(EXAMPLE / "plans", ignore_errors=True)
    os.environ.pop("SFEC_DATA", None)
    build(EXAMPLE)
    record(EXAMPLE)
    build_audits(EXAMPLE)
    build_plans(EXAMPLE)
    for lock in (EXAMPLE / "ledger").glob(".*.lock"):
        lock.unlink()
