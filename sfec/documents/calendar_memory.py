"""What an earlier .ics file holds: which names its events have, and how often each has changed."""

from collections.abc import Mapping
from typing import NamedTuple

#: Ends the names that sfec gives.
OURS = ".sfec"
#: What differs each time an event is written, whatever it says.
_NOT_SAID = ("DTSTAMP", "SEQUENCE", "UID")


class EventBefore(NamedTuple):
    """An event as an earlier file has it: its name, the number of its version, what it says."""

    uid: str
    sequence: int
    said: frozenset[str]


def local_name(uid: str) -> str:
    """What names an event within its trust, whatever the trust was called when it was written."""
    return uid.rpartition("@")[0]


def events_before(content: bytes) -> Mapping[str, EventBefore]:
    """The events of an earlier file of sfec's own, by their names within the trust."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    events = {}
    for part in text.replace("\n ", "").split("BEGIN:VEVENT\n")[1:]:
        event = _event(part.partition("END:VEVENT")[0])
        if event.uid.endswith(OURS):
            events[local_name(event.uid)] = event
    return events


def version(event: bytes, before: EventBefore | None) -> int:
    """The number of an event's version: one more than before where it now says something else."""
    if before is None:
        return 0
    (now,) = events_before(event).values()
    return before.sequence + (now.said != before.said)


def _event(text: str) -> EventBefore:
    lines = text.splitlines()
    named = {line.partition(":")[0]: line.partition(":")[2] for line in lines}
    sequence = named.get("SEQUENCE", "0")
    said = frozenset(line for line in lines if not line.startswith(_NOT_SAID))
    number = int(sequence) if sequence.isdecimal() else 0
    return EventBefore(named.get("UID", ""), number, said)
