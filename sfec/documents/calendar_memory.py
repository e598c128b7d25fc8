"""What an earlier .ics file holds: its events' names, how often each has changed, what was asked.

An event that is left out of a newer file stands in people's calendars for ever: it is known here
which of them no longer stand.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

#: What an .ics file says that it was made by.
PRODUCT = "-//sfec//Core offer calendar//EN"
#: Ends the names that sfec gives.
OURS = ".sfec"
#: What the file is narrowed down to, and the day that a moved event had.
ASKED, WAS_DUE = "X-SFEC-ASKED", "X-SFEC-WAS-DUE"
#: What differs each time an event is written, whatever it says.
_NOT_SAID = ("BEGIN:", "DTSTAMP", "END:", "SEQUENCE", "UID", WAS_DUE)
#: A mark that is escaped, in a text that is on one line.
_ESCAPED = re.compile(r"\\(.)")
#: For how long an event that is cancelled is told of after its day: a term's length.
_TOLD_FOR = timedelta(90)


class EventBefore(NamedTuple):
    """An event as an earlier file has it: its name, the number of its version, what it says.

    `stamp` is when that was first said, and `day` the day it stood on, where they can be read;
    `text` is all of it, as it is written.
    """

    uid: str
    sequence: int
    said: frozenset[str]
    summary: str = ""
    stamp: datetime | None = None
    day: date | None = None
    is_cancelled: bool = False
    text: str = ""

    def is_told_gone(self, on: date) -> bool:
        """Whether it is cancelled, and its day not so long past that nobody need know."""
        return self.is_cancelled and self.day is not None and on - _TOLD_FOR <= self.day


class CalendarBefore(NamedTuple):
    """An earlier file: its events by their names within the trust, and what was asked for in it.

    `asked` is None of a file that does not say, and of none; `gone` are the names of those of its
    events that no longer stand, `kept` of those of which nobody can say so. `is_others` where it is
    no file of sfec's own, and not empty.
    """

    events: Mapping[str, EventBefore] = {}
    asked: str | None = None
    gone: Collection[str] = ()
    kept: Collection[str] = ()
    is_others: bool = False

    def is_as_asked(self, asked: str) -> bool:
        """Whether it was narrowed down as it is now, so that what it has more no longer stands."""
        return self.asked in (None, asked)

    def others(self, named: Collection[str], first: date, last: date) -> Mapping[str, date]:
        """Its events of some days, with their days, that are not among those that are named."""
        standing = (each for each in self.events.items() if not each[1].is_cancelled)
        days = {name: each.day for name, each in standing if name not in named}
        return {name: day for name, day in days.items() if day and first <= day <= last}

    def cancelled(self, on: date) -> list[EventBefore]:
        """Those that no longer stand, by name; it told of some before, until their day is past."""
        events = sorted(self.events.items())
        return [each for name, each in events if name in self.gone or each.is_told_gone(on)]


#: What there is where no file is replaced.
NO_FILE = CalendarBefore()


def local_name(uid: str) -> str:
    """What names an event within its trust, whatever the trust was called when it was written."""
    return uid.rpartition("@")[0]


def calendar_before(content: bytes) -> CalendarBefore:
    """An earlier file of sfec's own; of any other, nothing."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\n ", "")
    head, *parts = text.split("BEGIN:VEVENT\n")
    found = [_event(part.partition("END:VEVENT")[0]) for part in parts]
    events = {local_name(each.uid): each for each in found if each.uid.endswith(OURS)}
    is_own = PRODUCT in head or bool(events)
    asked = _named(head).get(ASKED)
    return CalendarBefore(events, asked, is_others=bool(text.strip()) and not is_own)


def said_in(lines: Iterable[str]) -> frozenset[str]:
    """What an event says of its lines, as they are before they are folded."""
    return frozenset(line for line in lines if not line.startswith(_NOT_SAID))


def _event(text: str) -> EventBefore:
    named = _named(text)
    sequence, stamp = named.get("SEQUENCE", "0"), _moment(named.get("DTSTAMP", ""))
    started = _moment(named.get(WAS_DUE) or named.get("DTSTART;VALUE=DATE", ""))
    return EventBefore(
        uid=named.get("UID", ""),
        sequence=int(sequence) if sequence.isdecimal() else 0,
        said=said_in(text.splitlines()),
        summary=_ESCAPED.sub(r"\1", named.get("SUMMARY", "")),
        stamp=stamp,
        day=started.date() if started else None,
        is_cancelled=named.get("STATUS") == "CANCELLED",
        text=f"BEGIN:VEVENT\n{text}END:VEVENT\n",
    )


def _named(text: str) -> Mapping[str, str]:
    """The lines of a text by what stands before their colon."""
    return {line.partition(":")[0]: line.partition(":")[2] for line in text.splitlines()}


def _moment(text: str) -> datetime | None:
    """A day or a moment as .ics files have it."""
    try:
        return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)
    except ValueError:
        return None
