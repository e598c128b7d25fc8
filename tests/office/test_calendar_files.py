"""The calendar as files, over an earlier one, and never over the trust's own workbooks."""

from datetime import date
from pathlib import Path

import icalendar
import openpyxl
import pytest

from sfec.folder.data_folder import DataFolder
from sfec.office.calendar import Calendar, CalendarRequest, open_calendar
from sfec.office.calendar_files import write_calendar
from sfec.office.rounds import OpenFolder
from sfec.office.usage import Misuse


def opened(folder: Path) -> Calendar:
    """What is monthly in the small trust's calendar."""
    request = CalendarRequest(cadence="monthly")
    return open_calendar(OpenFolder(DataFolder(folder), date(2026, 11, 23)), request)


def test_a_workbook_has_what_is_late_too_and_an_events_file_only_what_is_due(
    trust: Path, tmp_path: Path
) -> None:
    found = opened(trust)
    sheet, events = tmp_path / "calendar.xlsx", tmp_path / "calendar.ics"
    assert write_calendar(found, sheet) == len(found.late) + len(found.due)
    assert write_calendar(found, events) == len(found.due)
    rows = openpyxl.load_workbook(sheet)["Calendar"].max_row - 1
    assert rows == len(found.shown)
    read = icalendar.Calendar.from_ical(events.read_bytes())
    assert len(read.walk("VEVENT")) == len(found.due)


@pytest.mark.parametrize("name", ["evidence/mine.xlsx", "schools.xlsx", "audits.xlsx"])
def test_nothing_is_written_where_the_trusts_own_workbooks_stand(trust: Path, name: str) -> None:
    with pytest.raises(Misuse, match="where the trust's own workbooks are"):
        write_calendar(opened(trust), trust / name)
    assert not (trust / name).exists()


def test_elsewhere_in_the_folder_it_is_written(trust: Path) -> None:
    assert write_calendar(opened(trust), trust / "calendar.xlsx") > 0
    assert (trust / "calendar.xlsx").exists()
