"""A small sound trust on disk: two schools, one year, a half-term of evidence, nothing wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import openpyxl

Cell: TypeAlias = str | float | None

WORKBOOK = "evidence/2026-27/autumn-2.xlsx"
TODAY = "2026-11-23"

FILES = {
    "trust.yaml": "name: Larkmere Trust\npeople:\n  ceo: {name: Ada Quill, from: 2020-09-01}\n",
    "term-dates.yaml": (
        "2026-27:\n"
        "  autumn-1: 2026-09-01 to 2026-10-23\n"
        "  autumn-2: 2026-11-02 to 2026-12-18\n"
        "  spring-1: 2027-01-04 to 2027-02-12\n"
        "  spring-2: 2027-02-22 to 2027-03-25\n"
        "  summer-1: 2027-04-12 to 2027-05-28\n"
        "  summer-2: 2027-06-07 to 2027-07-21\n"
    ),
    "schools/RPS.yaml": (
        "code: RPS\nname: Ravelmoor Primary School\nurn: '999001'\nphase: primary\n"
    ),
    "schools/OHS.yaml": (
        "code: OHS\nname: Osterfold High School\nurn: '999002'\nphase: secondary\n"
    ),
}

#: Everybody who decides or votes, but no mentor: that seat is vacant.
PEOPLE = {
    "trust.yaml": (
        "name: Larkmere Trust\n"
        "people:\n"
        "  ceo: {name: Ada Quill, from: 2020-09-01}\n"
        "  cfo: {name: Bram Oster, from: 2020-09-01}\n"
        "  es_chair: {name: Cleo Winder, from: 2020-09-01}\n"
        "  fr_representative: {name: Dora Pike, from: 2020-09-01}\n"
        "  trust_chair: {name: Cleo Winder, from: 2020-09-01}\n"
        "  trustee:\n"
        "    - {name: Cleo Winder, from: 2020-09-01}\n"
        "    - {name: Dora Pike, from: 2020-09-01}\n"
        "    - {name: Emil Thorne, from: 2020-09-01}\n"
        "    - {name: Fay Undern, from: 2020-09-01}\n"
        "articles: {quorum: 3, majority: simple, casting_vote: trust_chair}\n"
    ),
    "schools/RPS.yaml": (
        f"{FILES['schools/RPS.yaml']}"
        "head: {name: Hal Brook, from: 2020-09-01}\n"
        "lsb_chair: {name: Ines Lark, from: 2020-09-01}\n"
    ),
}

#: A row of each sheet that puts a school in Universal; row 2 is RPS, row 3 is OHS.
EDUCATION: dict[str, Cell] = {
    "Safeguarding": "met",
    "Trust engagement": "engaged",
    "Audit actions": "closed",
    "Peer review": "as expected",
    "Pupil progress": "good",
    "Concerns raised by": "none",
    "Safeguarding or H&S failings": "none",
}
FINANCE: dict[str, Cell] = {
    "GAG": 1_000_000,
    "Reserves": 80_000,
    "In-year balance": 2_500,
    "Reserves plan": "clear",
    "Money plans": "clear",
    "Cost centres": "on track",
    "In-year deficit": "unlikely",
    "Recovery plan": "not due",
    "HQ advice": "followed",
}


def write_trust(folder: Path) -> Path:
    """Write the small trust; returns its folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write_evidence(folder / WORKBOOK)
    return folder


def write_people(folder: Path) -> None:
    """Put everybody who decides or votes into post."""
    for name, text in PEOPLE.items():
        (folder / name).write_text(text, encoding="utf-8")


def write_evidence(
    path: Path, codes: tuple[str, ...] = ("RPS", "OHS"), **changed: Mapping[str, Cell]
) -> None:
    """Write a workbook in which every school is Universal, but for what is changed by code."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, good in (("Education", EDUCATION), ("Finance", FINANCE)):
        sheet = book.create_sheet(title)
        sheet.append(["School", *good])
        for code in codes:
            answers = good | {
                key: value for key, value in changed.get(code, {}).items() if key in good
            }
            sheet.append([code, *answers.values()])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def edit_cells(path: Path, cells: Mapping[str, Cell], *, makes_sheets: bool = False) -> None:
    """Change cells of a workbook, each named as `Education!E3`; what starts with = is a formula.

    Where it may make sheets, it makes the workbook too.
    """
    is_new = makes_sheets and not path.exists()
    book = openpyxl.Workbook() if is_new else openpyxl.load_workbook(path)
    for name, value in cells.items():
        title, _, reference = name.partition("!")
        if makes_sheets and title not in book.sheetnames:
            book.create_sheet(title)
        book[title][reference].value = value
    book.save(path)
