"""The example trust's ledger, recorded by sfec itself, every moment and every person given here.

A first year of a trust: first decisions, a school that spends a year on a REP, one that falls to
the last category and comes back, votes carried and tied, departures, a correction, and a decision
whose evidence has changed since.
"""

import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias
from unittest.mock import patch

import openpyxl

from sfec.cli import run
from sfec.folder.ledger.ledger_folder import read_ledger
from sfec.model.ledger import Recorder

GOVERNANCE, FINANCE = Recorder("smarsh", "laptop7"), Recorder("rthackwell", "desktop2")
#: In which folder, when and by whom something is recorded.
Desk: TypeAlias = tuple[Path, str, Recorder]
BOARD = (
    "Ambrose Tillyard",
    "Honor Achterberg",
    "Gideon Sprake",
    "Leocadia Winn",
    "Yusuf Carrowmore",
    "Wilhelmina Stroud",
    "Fergus Oyelaran",
)


class Sitting(NamedTuple):
    """A round of decisions entered in one go: by ladder, what is decided of each school.

    The CEO decides; on the finances of some, by their codes, the CFO.
    """

    at: str
    education: dict[str, str]
    finance: dict[str, str]
    by_cfo: tuple[str, ...] = ()


FIRST = Sitting(
    "2026-05-18T16:20",
    {
        "FHS": "Universal",
        "MLA": "Universal",
        "NGP": "Concerning",
        "OHS": "Concerning",
        "QIS": "Universal",
        "RPS": "Universal",
        "SBP": "Universal",
    },
    {
        "FHS": "Universal",
        "MLA": "Universal",
        "NGP": "Concerning",
        "OHS": "Universal",
        "QIS": "Universal",
        "RPS": "Universal",
        "SBP": "Concerning",
    },
)
SUMMER = Sitting(
    "2026-07-08T15:05",
    FIRST.education,
    {code: category for code, category in FIRST.finance.items() if code != "FHS"},
)
AUTUMN = Sitting(
    "2026-10-14T15:40",
    {**FIRST.education, "NGP": "Poor", "TCP": "Universal"},
    {**SUMMER.finance, "TCP": "Universal"},
    by_cfo=("NGP", "SBP"),
)
PROVISIONAL = "The figures at conversion were provisional; to be looked at again in July"
REASONS = {(FIRST.at, "FHS", "Finance"): PROVISIONAL}


def record(folder: Path) -> None:
    """Record the example trust's year in a folder that has its workbooks and no ledger."""
    enter(folder, FIRST)
    enter(folder, SUMMER)
    fall(folder)
    correct(folder)
    enter(folder, AUTUMN)
    votes = "--vote cfo=for --vote lsb_chair=for --vote fr_representative=for --vote head=against"
    at(
        (folder, "2026-10-14T16:30", FINANCE),
        f"decide FHS finance unacceptable {votes} --reason",
        "None of the warning notice's four targets had been met by its end, on 9 October",
    )
    board(
        (folder, "2026-11-05T18:10", GOVERNANCE),
        "deficient",
        "The Improvement Board sees no way for the school to balance its budget within the trust",
        against=("Yusuf Carrowmore",),
        abstaining=("Wilhelmina Stroud",),
    )
    tie(folder)
    board(
        (folder, "2026-11-18T18:40", GOVERNANCE),
        "unacceptable",
        "No other trust would take the school on; the Improvement Board has a plan to 2028",
        against=("Gideon Sprake",),
    )
    at(
        (folder, "2026-11-19T11:15", FINANCE),
        "decide NGP finance concerning --by cfo --reason",
        "Two of the three purchase-order logs have come; the third is promised for 27 November",
        "--condition",
        "the third log is with HQ by 27 November",
        "--consulted",
        "Barnaby Skelhorn, head",
    )
    at(
        (folder, "2026-11-20T09:30", GOVERNANCE),
        "decide OHS education universal --by ceo --on 2026-11-19 --consulted",
        "Bartholomew Nkemelu, SIP",
    )
    rest_on_what_changes_since(folder)


def at(desk: Desk, command: str, *further: str) -> None:
    """Run one command as somebody did at that moment on their machine.

    What has blanks in it is given apart.
    """
    folder, moment, recorder = desk
    with (
        patch("sfec.commands.clock.now", lambda: moment_of(moment)),
        patch("sfec.commands.clock.recorder", lambda: recorder),
    ):
        if run([*command.split(), *further, "--data", str(folder)]) != 0:
            raise SystemExit(1)


def moment_of(text: str) -> datetime:
    """A moment in England: an hour ahead of Greenwich until the last Sunday of October."""
    return datetime.fromisoformat(f"{text}{'+01:00' if text < '2026-10-25' else '+00:00'}")


def enter(folder: Path, sitting: Sitting) -> None:
    """Record a round from a workbook, as the governance professional does."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Decisions"
    sheet.append(["School", "Ladder", "Category", "By", "Reason"])
    for ladder, decided in (("Education", sitting.education), ("Finance", sitting.finance)):
        for code, category in decided.items():
            by = "cfo" if ladder == "Finance" and code in sitting.by_cfo else "ceo"
            sheet.append([code, ladder, category, by, REASONS.get((sitting.at, code, ladder))])
    with tempfile.TemporaryDirectory() as apart:
        path = Path(apart) / "round.xlsx"
        book.save(path)
        at((folder, sitting.at, GOVERNANCE), "decide --from", str(path))


def fall(folder: Path) -> None:
    """Two moves on one day, each by its own decider."""
    at((folder, "2026-07-08T15:30", GOVERNANCE), "decide FHS finance concerning --by ceo")
    at((folder, "2026-07-08T16:45", FINANCE), "decide FHS finance poor --by cfo")


def correct(folder: Path) -> None:
    """The July decision on Skerrow Bank was entered as the CEO's."""
    ledger, _ = read_ledger(folder)
    july = ("SBP", "finance", "2025-26/summer-2")
    wrong = next(each.id for each in ledger.entries if each.links and each.links[:3] == july)
    at(
        (folder, "2026-07-09T09:10", GOVERNANCE),
        f"decide SBP finance concerning --by cfo --corrects {wrong} --reason",
        "Entered as the CEO's decision; it was the CFO's",
    )


def tie(folder: Path) -> None:
    """A vote collected over a week that ends in a tie."""
    cast = "vote cast NGP education"
    at((folder, "2026-11-09T10:00", GOVERNANCE), "vote open NGP education unacceptable")
    at((folder, "2026-11-09T16:20", GOVERNANCE), f"{cast} ceo=for es_chair=for")
    recused = "mentor=recused: wrote the school's REP with the head"
    at((folder, "2026-11-12T12:05", GOVERNANCE), f"{cast} head=against", recused)
    at((folder, "2026-11-16T09:00", GOVERNANCE), f"{cast} lsb_chair=against")
    at((folder, "2026-11-16T09:10", GOVERNANCE), "vote close NGP education")


def board(
    desk: Desk,
    category: str,
    reason: str,
    *,
    against: Sequence[str],
    abstaining: Sequence[str] = (),
) -> None:
    """A vote of the full board on Fennelwhistle's finances."""
    votes = []
    for name in BOARD:
        choice = "against" if name in against else "abstain" if name in abstaining else "for"
        votes += ["--vote", f"trustee:{name}={choice}"]
    at(desk, f"decide FHS finance {category}", *votes, "--reason", reason)


def rest_on_what_changes_since(folder: Path) -> None:
    """A decision on Thimble Cross rests on reserves that the CFO puts right a day later."""
    path = folder / "evidence/2026-27/autumn-2.xlsx"
    as_it_is = path.read_bytes()
    book = openpyxl.load_workbook(path)
    sheet = book["Finance"]
    columns = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == "TCP")
    sheet.cell(row, columns["Reserves"]).value = 98_940
    book.save(path)
    at((folder, "2026-11-20T10:05", GOVERNANCE), "decide TCP finance universal --by ceo")
    path.write_bytes(as_it_is)
