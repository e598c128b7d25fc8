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
from sfec.problems import ProblemsFound
from tests.support.runs import Sfec
from tests.support.told import records


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


def test_an_events_file_goes_on_from_the_one_that_is_there(trust: Path, sfec: Sfec) -> None:
    path = trust / "out.ics"
    command = ("calendar", "--ics", str(path))
    records(sfec, trust, *command)
    first = path.read_bytes()
    records(sfec, trust, *command)
    assert path.read_bytes() == first
    records(sfec, trust, "done", "website", "--school", "RPS")
    records(sfec, trust, *command)
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    [changed] = [each for each in events if "sequence" in each]
    assert (str(changed["summary"]).startswith("Done: "), changed["sequence"]) == (True, 1)


def test_an_events_file_that_cannot_be_read_is_not_written_over(trust: Path) -> None:
    (trust / "out.ics").mkdir()
    with pytest.raises(ProblemsFound) as found:
        write_calendar(opened(trust), trust / "out.ics")
    assert [each.code for each in found.value.problems] == ["file-unreadable"]
