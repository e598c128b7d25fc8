"""The calendar as files: a workbook, and events for Outlook or Google Calendar."""

from pathlib import Path

from sfec.folder.formats.atomic import replace_whole
from sfec.folder.formats.text_file import unreadable
from sfec.folder.names import (
    AUDITS_FILE,
    EVIDENCE_FOLDER,
    LEDGER_FOLDER,
    PLANS_FOLDER,
    POLICY_FOLDER,
    SCHOOLS_WORKBOOKS,
)
from sfec.office.calendar import Calendar
from sfec.office.usage import misuse
from sfec.problems import ProblemsFound

#: Where the trust's own workbooks stand: no calendar is written over one.
_OWN = (
    EVIDENCE_FOLDER,
    LEDGER_FOLDER,
    POLICY_FOLDER,
    PLANS_FOLDER,
    *SCHOOLS_WORKBOOKS,
    AUDITS_FILE,
)


def write_calendar(calendar: Calendar, path: Path) -> int:
    """Write a calendar as the file that its name says, over an earlier one; how many are in it.

    Events go on from those of the earlier file. Raises Misuse where one of the trust's own
    workbooks would be written over, and ProblemsFound: file-unreadable, file-unwritable.
    """
    root, there = calendar.offer.folder.path.resolve(), path.resolve()
    if there.is_relative_to(root) and there.relative_to(root).parts[0] in _OWN:
        says = "is where the trust's own workbooks are; give another name"
        raise misuse(str(path), says, f"--{path.suffix[1:]}")
    is_sheet = path.suffix.casefold() == ".xlsx"
    number, content = _sheet(calendar) if is_sheet else _events(calendar, path)
    replace_whole(path, str(path), content)
    return number


def _sheet(calendar: Calendar) -> tuple[int, bytes]:
    from sfec.documents.calendar_sheet import calendar_sheet  # noqa: PLC0415 - openpyxl

    names = {each.code: each.name for each in calendar.offer.folder.schools}
    shown, title = calendar.shown, calendar.days.title
    return len(shown), calendar_sheet(calendar.trust, title, shown, names, calendar.on)


def _events(calendar: Calendar, path: Path) -> tuple[int, bytes]:
    from sfec.documents.calendar_file import applicable, calendar_file  # noqa: PLC0415 - icalendar

    events = applicable(calendar.due, calendar.on)
    return len(events), calendar_file(calendar.trust, events, calendar.on, _before(path))


def _before(path: Path) -> bytes:
    """The file that is there, from which the new one goes on. Raises ProblemsFound."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ProblemsFound([unreadable(str(path), error)]) from error
