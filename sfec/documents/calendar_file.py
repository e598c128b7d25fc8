"""The calendar as an .ics file that Outlook and Google take: a day's event for each occurrence.

There are no times and so no time zones, nothing rings, and each event has a name of its own for
good: importing a newer file again moves what is there, says of what has been done meanwhile that it
is, and doubles nothing. A file written over an earlier one goes on from it.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from icalendar import Calendar, Event, vCategory, vDDDTypes, vInt, vText

from sfec.documents.calendar_memory import OURS, events_before, local_name, version
from sfec.model.occurrence import Occurrence, Status
from sfec.problems import printable
from sfec.rules.core_offer.agenda import name_owner

_PRODUCT = "-//sfec//Core offer calendar//EN"
_NOT_BUSY = vText("TRANSPARENT")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def calendar_file(trust: str, found: Iterable[Occurrence], on: date, before: bytes = b"") -> bytes:
    """The calendar, as at a day, of every occurrence that applies.

    `before` is the file that it replaces: events keep the names that they have there, and one that
    says something else by now has the next number, on the same day too.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{printable(trust)}: core offer")
    slug, stamp = _slug(trust), vDDDTypes(datetime.combine(on, time(), UTC))
    known = events_before(before)
    for each in applicable(found, on):
        event = _event(each, slug, stamp, is_done=each.status(on) is Status.DONE)
        if was := known.get(local_name(str(event["uid"]))):
            event["uid"] = vText(was.uid)
            if number := version(event.to_ical(), was):
                event["sequence"] = vInt(number)
        calendar.add_component(event)
    content: bytes = calendar.to_ical(sorted=False)
    return content


def applicable(found: Iterable[Occurrence], on: date) -> list[Occurrence]:
    """The occurrences that have an event: all but those that are not applicable."""
    return [each for each in found if each.status(on) is not Status.NOT_APPLICABLE]


def _event(occurrence: Occurrence, slug: str, stamp: vDDDTypes, *, is_done: bool) -> Event:
    """A day's event, made of values that many events share and that are made once each."""
    activity, school, window = occurrence.activity, occurrence.school, occurrence.window
    event = Event()
    event["uid"] = vText(f"{activity.id}.{school or 'trust'}.{window.period}@{slug}{OURS}")
    event["dtstamp"] = stamp
    event["dtstart"], event["dtend"] = _day(window.due), _day(window.due + timedelta(1))
    event["summary"] = _summary(activity.title, school, is_done=is_done)
    event["categories"] = _categories(occurrence.owner)
    event["transp"] = _NOT_BUSY
    return event


@cache
def _day(day: date) -> vDDDTypes:
    return vDDDTypes(day)


@cache
def _summary(title: str, school: str | None, *, is_done: bool) -> vText:
    said = f"Done: {printable(title)}" if is_done else printable(title)
    return vText(f"{said} · {school}" if school else said)


@cache
def _categories(owner: str) -> vCategory:
    return vCategory([name_owner(owner)])


def _slug(trust: str) -> str:
    """A trust's name in the letters that names on the internet are made of."""
    plain = unicodedata.normalize("NFKD", trust).encode("ascii", "ignore").decode().casefold()
    return _NO_LETTER.sub("-", plain).strip("-") or "trust"
