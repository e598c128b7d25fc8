"""The example trust's plans, drafted by sfec and then filled in, as they stood in November 2026."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

import openpyxl

from sfec.cli import run
from sfec.documents.sheet_style import wrap
from sfec.folder.plans import plan_headings as heads

Value: TypeAlias = str | float | date | None


class Written(NamedTuple):
    """A plan: how it is drafted, what the sheet Plan says, and the rows of the other sheets."""

    school: str
    kind: str
    ladder: str
    entries: Mapping[str, Value]
    rows: Mapping[str, Sequence[tuple[Value, ...]]]
    board: tuple[str, ...] = ()


#: How many cells a directive has without its block, of a plan that has none.
_WITHOUT_BLOCK = 6
HEAD, CHAIR, CEO, CFO = "Head", "LSB chair", "CEO", "CFO"
# fmt: off
PLANS = [
    # A plan that was followed through, week by week, until the school had done what it asks.
    Written(
        "OHS", "rep", "education",
        {
            heads.WRITTEN_ON: date(2026, 10, 16), heads.WRITTEN_BY: "Dr Ottoline Farrow, CEO",
            heads.CLOSED: "met", heads.CLOSED_ON: date(2026, 11, 18), heads.CLOSED_BY: CEO,
        },
        {
            "Directives": [
                ("1", "Within 1 week",
                 "The senior team agrees who takes which part in the trust's work", HEAD, None,
                 "A list, with the COO", None),
                ("2", "Within 3 weeks",
                 "What the peer review found stands in the development plan", HEAD, None,
                 "The plan, as the LSB saw it", None),
                ("3", "Within 3 weeks",
                 "Two heads of department have seen how Marrowdale sets homework", HEAD, None,
                 "Their notes, and what changes", None),
            ],
            heads.REVIEWS: [
                (date(2026, 10, 23), "CEO, head", None, date(2026, 11, 13),
                 "The EHT goes with the heads of department"),
                (date(2026, 11, 13), "CEO, EHT, head", None, None,
                 "The CEO closes the plan once the COO has the list of this half-term"),
            ],
            heads.RESULTS: [
                (date(2026, 10, 23), "1", "met", date(2026, 10, 21), None, "Every part has a name"),
                (date(2026, 10, 23), "2", None, None, "green", "The draft is with the LSB"),
                (date(2026, 10, 23), "3", None, None, "amber", "One visit is arranged"),
                (date(2026, 11, 13), "1", "met", date(2026, 10, 21), None, "All came to all of it"),
                (date(2026, 11, 13), "2", "met", date(2026, 11, 10), None, "Agreed by the LSB"),
                (date(2026, 11, 13), "3", "met", date(2026, 11, 12), None, "Both have been"),
            ],
        },
    ),
    # A notice that ended with nothing met, on which the school was moved down.
    Written(
        "FHS", "notice", "finance",
        {
            heads.WRITTEN_ON: date(2026, 7, 10), heads.WRITTEN_BY: "Ravi Thackwell, CFO",
            heads.MEETING_ON: date(2026, 7, 15), heads.ENDS_ON: date(2026, 10, 9),
            heads.CLOSED: "not met", heads.CLOSED_ON: date(2026, 10, 14), heads.CLOSED_BY: CFO,
        },
        {
            "Targets": [
                ("1", None, "The order of the minibuses is looked at again with the COO", HEAD,
                 date(2026, 9, 11), "The COO's note", None),
                ("2", None, "No post is filled without the CFO's agreement", HEAD,
                 date(2026, 9, 25), "The list of posts", None),
                ("3", None, "The forecast for the year is with the CFO each month", HEAD,
                 date(2026, 9, 30), "The forecast itself", None),
                ("4", None, "The LSB has agreed a plan to balance the year", CHAIR,
                 date(2026, 10, 9), "The LSB's minute", None),
            ],
            heads.REVIEWS: [
                (date(2026, 9, 25), "CFO, head, LSB chair, F&R representative", None,
                 date(2026, 10, 9), "The CFO offers two days in the school's office"),
                (date(2026, 10, 9), "CFO, head, LSB chair, F&R representative", None, None,
                 "The four vote on 14 October"),
            ],
            heads.RESULTS: [
                (date(2026, 9, 25), "1", "not met", None, "red", "The lease was signed in August"),
                (date(2026, 9, 25), "2", "partly met", None, "amber", "One of three was agreed"),
                (date(2026, 9, 25), "3", None, None, "amber", "September's is promised"),
                (date(2026, 9, 25), "4", None, None, "amber", "On the agenda of 6 October"),
                (date(2026, 10, 9), "1", "not met", None, None, "As in September"),
                (date(2026, 10, 9), "2", "partly met", None, None, "Two of four were agreed"),
                (date(2026, 10, 9), "3", "not met", None, None, "None has come"),
                (date(2026, 10, 9), "4", "not met", None, None, "The LSB asked for more time"),
            ],
        },
    ),
    # A notice that is open, with its first review held.
    Written(
        "NGP", "notice", "education",
        {
            heads.WRITTEN_ON: date(2026, 10, 16), heads.WRITTEN_BY: "Dr Ottoline Farrow, CEO",
            heads.ENDS_ON: date(2026, 12, 11),
        },
        {
            "Targets": [
                ("1", None, "Every adult at the gate knows who reports a concern, and to whom",
                 HEAD, date(2026, 11, 6), "A walk at the gate by the trust DSL", None),
                ("2", None, "Every class has a lesson in mathematics each day, seen by the adviser",
                 HEAD, date(2026, 11, 27), "The adviser's notes", None),
                ("3", None, "The action plan of the LSB and the head is with the E&S chair",
                 CHAIR, date(2026, 11, 20), "The plan, as it was sent", None),
            ],
            heads.REVIEWS: [
                (date(2026, 11, 10), "CEO, head, mentor", None, date(2026, 11, 24),
                 "The trust DSL walks the gate again; the adviser sees mathematics twice a week"),
            ],
            heads.RESULTS: [
                (date(2026, 11, 10), "1", "partly met", None, "amber",
                 "Two of the five adults asked knew"),
                (date(2026, 11, 10), "2", None, None, "amber", "Begun in four of seven classes"),
                (date(2026, 11, 10), "3", None, None, "green", "The draft is with the chair"),
            ],
        },
    ),
    # A finance plan three weeks on.
    Written(
        "NGP", "frep", "finance",
        {heads.WRITTEN_ON: date(2026, 11, 2), heads.WRITTEN_BY: "Ravi Thackwell, CFO"},
        {
            "Directives": [
                ("1", "Send the purchase-order log to HQ each month", HEAD, date(2026, 11, 13),
                 "The log itself", None),
                ("2", "Agree with the CFO what supply cover may cost until Easter", HEAD,
                 date(2026, 11, 27), "The agreed figure", None),
                ("3", "Bring a plan to the LSB for reserves of 5 % by August 2028", HEAD,
                 date(2026, 12, 11), "The LSB's minute", None),
            ],
            heads.REVIEWS: [
                (date(2026, 11, 16), "CFO, head", None, date(2026, 11, 30),
                 "The office manager sends the log on the first of each month"),
            ],
            heads.RESULTS: [
                (date(2026, 11, 16), "1", "met", date(2026, 11, 12), None, "October's log is here"),
                (date(2026, 11, 16), "2", None, None, "amber", "Two offers are in"),
                (date(2026, 11, 16), "3", None, None, "green", "On the agenda of 8 December"),
            ],
        },
    ),
    # A finance plan that was given more time.
    Written(
        "SBP", "frep", "finance",
        {heads.WRITTEN_ON: date(2026, 10, 15), heads.WRITTEN_BY: "Ravi Thackwell, CFO"},
        {
            "Directives": [
                ("1", "Let the hall on two evenings a week", HEAD, date(2026, 11, 13),
                 "The lettings agreed", None),
                ("2", "Share a caretaker with Ravelmoor from January", HEAD, date(2026, 11, 27),
                 "The agreement", None),
            ],
            heads.REVIEWS: [
                (date(2026, 11, 12), "CFO, head", None, date(2026, 12, 1),
                 "The second letting waits for the insurer"),
            ],
            heads.RESULTS: [
                (date(2026, 11, 12), "1", "partly met", None, "green", "One evening is let"),
                (date(2026, 11, 12), "2", None, None, "green", "Both heads agree"),
            ],
            heads.EXTENSIONS: [
                (date(2026, 11, 12), "1", date(2026, 12, 4), "CFO",
                 "The insurer answers by the end of November"),
            ],
        },
    ),
    # The plan of an Improvement Board, just written.
    Written(
        "FHS", "board_plan", "finance",
        {
            heads.WRITTEN_ON: date(2026, 11, 19), heads.WRITTEN_BY: "Dr Ottoline Farrow, CEO",
            heads.APPROVED_BY: "F&R committee", heads.APPROVED_ON: date(2026, 11, 20),
        },
        {
            "Targets": [
                ("1", None, "A balanced budget for 2027/28 is agreed with the CFO", HEAD,
                 date(2027, 2, 12), "The budget, as the board agreed it", None),
                ("2", None, "Transport costs no more than was set aside for it", HEAD,
                 date(2026, 12, 18), "The monthly accounts", None),
            ],
        },
        board=("Gideon Sprake", "Leocadia Winn", "Yusuf Carrowmore"),
    ),
]
# fmt: on


def build_plans(folder: Path) -> None:
    """Write the plans into a folder that has none, and fill them in."""
    for each in PLANS:
        day = each.entries[heads.WRITTEN_ON]
        command = ["plan", "new", each.school, each.kind, "--ladder", each.ladder]
        if run([*command, "--data", str(folder), "--as-at", str(day)]) != 0:
            raise SystemExit(1)
        name = f"{each.school}-{each.kind.replace('_', '-')}-1.xlsx"
        _fill(folder / "plans" / name, each)


def _fill(path: Path, written: Written) -> None:
    book = openpyxl.load_workbook(path)
    members = iter(written.board)
    for row in book[heads.PLAN].iter_rows(min_row=2):
        label = str(row[0].value)
        entry = next(members, None) if label == heads.BOARD_MEMBER else written.entries.get(label)
        if entry is not None:
            row[1].value = entry
    for title, rows in written.rows.items():
        for number, values in enumerate(rows, 2):
            has_none = title == "Directives" and len(values) == _WITHOUT_BLOCK
            filled = _with_block(values) if has_none else values
            for column, value in enumerate(filled, 1):
                if value is not None:
                    book[title].cell(number, column).value = value
        # Excel does so by itself as somebody types.
        wrap(book[title], range(2, len(rows) + 2), max(len(each) for each in rows))
    book.properties.created = book.properties.modified = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 - a workbook has no zone
    book.save(path)


def _with_block(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """A directive of a plan without blocks: its second column stays empty."""
    return (values[0], None, *values[1:])
