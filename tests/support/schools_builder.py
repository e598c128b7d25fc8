"""A workbook of schools for tests."""

from datetime import date
from pathlib import Path

import openpyxl


def write_schools(folder: Path, *rows: tuple[str | date | None, ...]) -> None:
    """Write schools.xlsx with these rows."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Schools"
    book.worksheets[0].append(
        ["Code", "Name", "URN", "Phase", "Joined", "Head", "Head email", "Head from", "Address"]
    )
    for row in rows:
        book.worksheets[0].append(row)
    folder.mkdir(parents=True, exist_ok=True)
    book.save(folder / "schools.xlsx")
