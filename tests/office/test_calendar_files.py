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
    assert write_calendar(found, sheet) == (len(found.late) + len(found.due), None, None)
    written = write_calendar(found, events)
    assert written.occurrences == len(found.due)
    rows = openpyxl.load_workbook(sheet)["Calendar"].max_row - 1
    assert rows == len(found.shown)
    read = icalendar.Calendar.from_ical(events.read_bytes())
    assert len(read.walk("VEVENT")) == written.events


@pytest.mark.parametrize("name", ["evidence/mine.xlsx", "schools.xlsx", "audits.xlsx"])
def test_nothing_is_written_where_the_trusts_own_workbooks_stand(trust: Path, name: str) -> None:
    with pytest.raises(Misuse, match="where the trust's own workbooks are"):
        write_calendar(opened(trust), trust / name)
    assert not (trust / name).exists()


def test_elsewhere_in_the_folder_it_is_written(trust: Path) -> None:
    assert write_calendar(opened(trust), trust / "calendar.xlsx").occurrences > 0
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
    [changed] = [each for each in told(path).values() if "sequence" in each]
    assert str(changed["summary"]) == "Website audit: 1 of 2 schools to do"


def told(path: Path) -> dict[str, icalendar.Component]:
    """The events of a file by their names within the trust."""
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(each["uid"]).partition("@")[0]: each for each in events}


def trusts_own(trust: Path, text: str) -> None:
    """Lay something over the core offer."""
    (trust / "policy").mkdir(exist_ok=True)
    (trust / "policy/core-offer.yaml").write_text(text, encoding="utf-8")


def cancelled(path: Path) -> list[str]:
    """The names of those that a file says are cancelled."""
    return [name for name, each in told(path).items() if each.get("status") == "CANCELLED"]


def test_what_no_longer_applies_is_cancelled_and_stands_again_where_it_does(
    trust: Path, sfec: Sfec
) -> None:
    path = trust / "out.ics"
    records(sfec, trust, "calendar", "--ics", str(path))
    trusts_own(trust, "activities: {website: null}\n")
    records(sfec, trust, "calendar", "--ics", str(path))
    assert cancelled(path) == ["website.schools.2026-27/autumn"]
    trusts_own(trust, "{}\n")
    records(sfec, trust, "calendar", "--ics", str(path))
    event = told(path)["website.schools.2026-27/autumn"]
    assert (cancelled(path), event["sequence"]) == ([], 2)


def test_what_has_moved_away_from_the_days_asked_for_is_told_with_its_new_day(
    trust: Path, sfec: Sfec
) -> None:
    path, days = trust / "out.ics", ("--from", "2027-06-01", "--to", "2027-07-31")
    records(sfec, trust, "calendar", "--school", "RPS", *days, "--ics", str(path))
    [name] = [each for each in told(path) if each.startswith("upr.")]
    trusts_own(trust, "exceptions: {RPS: {upr: {due: 2027-03-05, reason: Later}}}\n")
    for _ in range(2):
        records(sfec, trust, "calendar", "--school", "RPS", *days, "--ics", str(path))
        event = told(path)[name]
        assert (event.decoded("dtstart"), event["sequence"]) == (date(2027, 3, 5), 1)
        assert cancelled(path) == []


def test_a_file_narrowed_down_otherwise_cancels_nothing_and_says_so(
    trust: Path, sfec: Sfec
) -> None:
    path = trust / "out.ics"
    for _ in range(2):
        said = records(sfec, trust, "calendar", "--ics", str(path)).out
        assert "before" not in said
    said = records(sfec, trust, "calendar", "--owner", "cfo", "--ics", str(path)).out
    assert "The file told of everything before." in said
    assert {each.partition(".")[0] for each in told(path)} == {"accounts", "musts"}
    assert cancelled(path) == []


def test_what_was_late_and_is_done_is_not_cancelled(trust: Path, sfec: Sfec) -> None:
    path = trust / "out.ics"
    here = ("calendar", "--overdue", "--owner", "trust_dsl", "--school", "RPS", "--ics", str(path))
    records(sfec, trust, *here, as_at="2026-12-01")
    records(sfec, trust, "done", "dsl", "--school", "RPS", "--on", "2026-11-27", as_at="2026-12-01")
    records(sfec, trust, *here, as_at="2026-12-01")
    [event] = [each for each in told(path).values() if str(each["summary"]).startswith("Done: ")]
    assert (event["sequence"], cancelled(path)) == (1, [])


def test_while_an_error_stands_in_the_folder_nothing_is_cancelled(trust: Path, sfec: Sfec) -> None:
    path, days = trust / "out.ics", ("--from", "2027-04-01", "--to", "2027-05-31")
    records(sfec, trust, "calendar", *days, "--ics", str(path))
    before = told(path)
    dates = trust / "term-dates.yaml"
    text = dates.read_text(encoding="utf-8")
    dates.write_text(text.replace("summer-1:", "summer-one:"), encoding="utf-8")
    assert sfec(trust, "calendar", *days, "--ics", str(path)).status == 1
    assert told(path).keys() == before.keys()
    assert cancelled(path) == []


@pytest.mark.parametrize(
    "text", ["BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:dentist@home\nEND:VEVENT\nEND:VCALENDAR", "Notes"]
)
def test_a_file_of_somebody_elses_is_not_written_over(trust: Path, text: str) -> None:
    path = trust / "out.ics"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Misuse, match="is no calendar that sfec has written"):
        write_calendar(opened(trust), path)
    assert path.read_text(encoding="utf-8") == text
    path.write_text(" \n", encoding="utf-8")
    assert write_calendar(opened(trust), path).events


def test_a_workbook_of_anything_else_is_not_written_over(trust: Path, tmp_path: Path) -> None:
    path = tmp_path / "round.xlsx"
    book = openpyxl.Workbook()
    book.save(path)
    before = path.read_bytes()
    for content in (before, b"no workbook"):
        path.write_bytes(content)
        with pytest.raises(Misuse, match="is no calendar that sfec has written"):
            write_calendar(opened(trust), path)
        assert path.read_bytes() == content
    path.unlink()
    for _ in range(2):
        assert write_calendar(opened(trust), path).occurrences


def test_an_events_file_that_cannot_be_read_is_not_written_over(trust: Path) -> None:
    (trust / "out.ics").mkdir()
    with pytest.raises(ProblemsFound) as found:
        write_calendar(opened(trust), trust / "out.ics")
    assert [each.code for each in found.value.problems] == ["file-unreadable"]
