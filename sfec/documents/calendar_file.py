"""The calendar as an .ics file that Outlook and Google take: an event that lasts a day for each.

There are no times and so no time zones, nothing rings, and each event has a name of its own for
good, that rests on the activity's id, the school's code and the period alone: importing a newer
file again moves what is there, says of what has been done meanwhile that it is, and doubles
nothing. A file written over an earlier one goes on from it, and cancels what no longer stands.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from icalendar import Calendar, Component, Event, vCategory, vDDDTypes, vInt, vText

from sfec.documents.calendar_events import CalendarEvent, CalendarView, description, summary
from sfec.documents.calendar_memory import (
    ASKED,
    NO_FILE,
    OURS,
    PRODUCT,
    WAS_DUE,
    CalendarBefore,
    EventBefore,
    said_in,
)
from sfec.problems import printable
from sfec.rules.core_offer.agenda import name_owner

_PLACE = f"@core-offer{OURS}"
_NOT_BUSY = vText("TRANSPARENT")
_CANCELLED = "Cancelled: "
_GONE = (
    "This no longer stands in the calendar, or is told of in another event.\n"
    "If it is still shown here, delete it."
)


def calendar_file(
    view: CalendarView, events: Sequence[CalendarEvent], before: CalendarBefore = NO_FILE
) -> bytes:
    """The calendar of some events.

    `before` is the file that it replaces: events keep the names that they have there, and one that
    says something else by now has the next number, on the same day too. Those that no longer stand,
    and those that it cancelled itself, stand in it as cancelled; those that are kept, as they were.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # Among others, an event that is cancelled stands in a file that is published.
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{printable(view.trust)}: core offer")
    calendar[ASKED] = vText(view.asked)
    taken = _taken(events, before, is_as_asked=before.is_as_asked(view.asked))
    for event in events:
        calendar.add_component(_numbered(_event(event, view), taken.get(event.name), view.on))
    for left in _left(before, {each.uid for each in taken.values()}, view.on):
        calendar.add_component(left)
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _taken(
    events: Sequence[CalendarEvent], before: CalendarBefore, *, is_as_asked: bool
) -> Mapping[str, EventBefore]:
    """Which event of the earlier file each goes on from.

    It is the one of its name; or the only one of those that its occurrences would have one by one.
    """
    known = before.events
    taken = {each.name: known[each.name] for each in events if each.name in known}
    for each in events if is_as_asked else ():
        alone = [name for name in each.singly if name in known and name not in taken]
        if each.name not in taken and len(alone) == 1:
            taken[each.name] = known[alone[0]]
    return taken


def _left(before: CalendarBefore, taken: Collection[str], on: date) -> Iterator[Component]:
    """What else stands in the file: what is cancelled, and what is kept."""
    for was in before.cancelled(on):
        if was.uid not in taken:
            yield _numbered(_cancelled(was), was, on)
    for name in sorted(before.kept):
        if before.events[name].uid not in taken:
            yield Event.from_ical(before.events[name].text)


def _event(event: CalendarEvent, view: CalendarView) -> Event:
    """A day's event, made of values that many events share and that are made once each."""
    made = Event()
    made["uid"] = vText(f"{event.name}{_PLACE}")
    made["dtstart"], made["dtend"] = _day(event.day), _day(event.day + timedelta(1))
    made["summary"] = vText(summary(event, view.on))
    made["description"] = vText(description(event, view))
    made["categories"] = _categories(event.owner)
    made["transp"] = _NOT_BUSY
    if event.was_due:
        made[WAS_DUE] = vText(f"{event.was_due:%Y%m%d}")
    return made


def _cancelled(was: EventBefore) -> Event:
    """An event that no longer stands: some programs go on showing it, and so it says so."""
    made = Event()
    assert was.day  # noqa: S101 - one without a day is not looked for
    made["dtstart"], made["dtend"] = _day(was.day), _day(was.day + timedelta(1))
    title = was.summary.removeprefix(_CANCELLED).removeprefix("Done: ")
    made["summary"] = vText(f"{_CANCELLED}{printable(title)}")
    made["description"] = vText(_GONE)
    made["status"] = vText("CANCELLED")
    made["transp"] = _NOT_BUSY
    return made


def _numbered(event: Event, was: EventBefore | None, on: date) -> Event:
    """An event as the next version of what it was, or as that still, if it says the same."""
    today = datetime.combine(on, time(), UTC)
    if was is None:
        event["dtstamp"] = vDDDTypes(today)
        return event
    is_same = said_in(filter(None, event.content_lines())) == was.said
    event["uid"] = vText(was.uid)
    event["dtstamp"] = vDDDTypes(was.stamp or today if is_same else today)
    if number := was.sequence + (not is_same):
        event["sequence"] = vInt(number)
    return event


@cache
def _day(day: date) -> vDDDTypes:
    return vDDDTypes(day)


@cache
def _categories(owner: str) -> vCategory:
    return vCategory([name_owner(owner)])
