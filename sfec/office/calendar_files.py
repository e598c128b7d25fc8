"""The calendar as files: a workbook, and events for Outlook or Google Calendar."""

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
from sfec.problems import ProblemsFound, has_errors

if TYPE_CHECKING:
    from sfec.documents.calendar_events import CalendarView
    from sfec.documents.calendar_memory import CalendarBefore

#: Where the trust's own workbooks stand: no calendar is written over one.
_OWN = (
    EVIDENCE_FOLDER,
    LEDGER_FOLDER,
    POLICY_FOLDER,
    PLANS_FOLDER,
    *SCHOOLS_WORKBOOKS,
    AUDITS_FILE,
)

_OTHERS = "is no calendar that sfec has written, and would be lost; give another name"
#: The parts of a folder that what falls due rests on.
_RESTS_ON = ("schools", "term_dates", "core_offer", "deadlines")


class Written(NamedTuple):
    """How many occurrences are in a file, and how many events tell of them; a workbook has none.

    `told_before` is what the file that was there was narrowed down to, where that is another thing.
    """

    occurrences: int
    events: int | None = None
    told_before: str | None = None


def write_calendar(calendar: Calendar, path: Path) -> Written:
    """Write a calendar as the file that its name says, over an earlier one; what is in it.

    Events go on from those of the earlier file. Raises Misuse where one of the trust's own
    workbooks would be written over, or a calendar of somebody else's, and ProblemsFound:
    file-unreadable, file-unwritable.
    """
    root, there = calendar.offer.folder.path.resolve(), path.resolve()
    if there.is_relative_to(root) and there.relative_to(root).parts[0] in _OWN:
        says = "is where the trust's own workbooks are; give another name"
        raise misuse(str(path), says, f"--{path.suffix[1:]}")
    is_sheet = path.suffix.casefold() == ".xlsx"
    written, content = _sheet(calendar, path) if is_sheet else _events(calendar, path)
    replace_whole(path, str(path), content)
    return written


def _sheet(calendar: Calendar, path: Path) -> tuple[Written, bytes]:
    """How many occurrences there are, and the workbook. Raises Misuse over any other workbook."""
    from sfec.documents.calendar_sheet import calendar_sheet, is_calendar  # noqa: PLC0415 - slow

    if (before := _before(path)) and not is_calendar(before):
        raise misuse(str(path), _OTHERS, "--xlsx")
    names = {each.code: each.name for each in calendar.offer.folder.schools}
    shown, title = calendar.shown, calendar.days.title
    return Written(len(shown)), calendar_sheet(calendar.trust, title, shown, names, calendar.on)


def _events(calendar: Calendar, path: Path) -> tuple[Written, bytes]:
    """How many occurrences the events tell of, and the file.

    What the earlier file told of and is no longer among them has moved away from these days, or
    been done where only what is late is asked for; or it no longer stands, and is cancelled. While
    there is an error in what the calendar rests on, nobody can say so: it stays.
    """
    from sfec.documents.calendar_events import calendar_events  # noqa: PLC0415 - icalendar
    from sfec.documents.calendar_file import calendar_file  # noqa: PLC0415 - as above

    view, days, before = _view(calendar), calendar.days, _own_before(path)
    events = calendar_events(calendar.due, view)
    named = {each.name for each in events}
    is_as_asked = before.is_as_asked(view.asked)
    gone = dict(before.others(named, days.first, days.last)) if is_as_asked else {}
    for each in calendar_events(calendar.of_whole_years(), view) if gone else ():
        if day := gone.pop(each.name, None):
            events.append(each._replace(was_due=day))
    folder = calendar.offer.folder
    rests_on = chain.from_iterable(folder.part(each).problems for each in _RESTS_ON)
    is_doubtful = has_errors((*rests_on, *calendar.offer.problems))
    before = before._replace(kept=gone) if is_doubtful else before._replace(gone=gone)
    number = sum(len(each.occurrences) for each in events)
    told_before = None if is_as_asked else before.asked
    return Written(number, len(events), told_before), calendar_file(view, events, before)


def _view(calendar: Calendar) -> "CalendarView":
    from sfec.documents.calendar_events import CalendarView  # noqa: PLC0415 - as above

    exceptions = calendar.offer.core_offer.exceptions.items()
    moved = [(school, activity, each.due) for (school, activity), each in exceptions if each.due]
    return CalendarView(
        calendar.trust,
        calendar.on,
        asked=calendar.filter.words,
        names={each.code: each.name for each in calendar.offer.folder.schools},
        only=[each.code for each in calendar.filter.schools],
        moved=frozenset(moved),
    )


def _own_before(path: Path) -> "CalendarBefore":
    """What the file that is there tells of. Raises Misuse where it is none of sfec's own."""
    from sfec.documents.calendar_memory import calendar_before  # noqa: PLC0415 - as above

    before = calendar_before(_before(path))
    if before.is_others:
        raise misuse(str(path), _OTHERS, "--ics")
    return before


def _before(path: Path) -> bytes:
    """The file that is there, from which the new one goes on. Raises ProblemsFound."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ProblemsFound([unreadable(str(path), error)]) from error
