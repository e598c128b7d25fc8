"""One line of a ledger file: an act with when it was recorded and by whom, chained to the line before.

A line is one JSON object. It starts with the hash of the line before, so that no line can be changed, taken out or
put in without the next one showing it; what the act rested on comes last, so that a hundred thousand lines can be
read without reading all of that.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from pydantic_core import from_json

from sfec.folder.ledger_acts import act_from_json, act_to_json, rested_from_json, rested_to_json
from sfec.model.decision import Act, Rested
from sfec.model.ledger import Recorder

#: Where a line's last part begins. No text can hold it: the quotation marks of a text have a backslash before them.
_RESTED = b', "rested": '
_ENCODER = json.JSONEncoder(ensure_ascii=False)


class Stamp(NamedTuple):
    """When and by whom a line is recorded; `as_at` is the day taken for today, where one was.

    Of several that stand or fall together, `number` is which this is, and `total` how many there are.
    """

    when: datetime
    recorder: Recorder
    as_at: date | None = None
    number: int = 1
    total: int = 1


class Line(NamedTuple):
    """A line as read, but for what its act rested on. `act` is None where its kind is not known here."""

    before: str
    stamp: Stamp
    act: Act | None


def write_line(before: str, stamp: Stamp, act: Act, rested: Rested | None) -> bytes:
    """A line, without the end of line, that follows the one of hash `before`."""
    head: dict[str, Any] = {"before": before, "when": stamp.when.isoformat(), **stamp.recorder._asdict()}
    head |= {"as_at": stamp.as_at.isoformat()} if stamp.as_at else {}
    head |= {"part": [stamp.number, stamp.total]} if stamp.total > 1 else {}
    head |= act_to_json(act)
    head |= {"rested": rested_to_json(rested)} if rested else {}
    return _ENCODER.encode(head).encode()


def read_line(raw: bytes) -> Line:
    """A line read, all but what its act rested on. Raises KeyError, TypeError or ValueError where it is not sound."""
    head, mark, rested = raw.partition(_RESTED)
    content = from_json(head + b"}" if mark else head)
    when = datetime.fromisoformat(content["when"])
    if when.tzinfo is None or not isinstance(content["before"], str) or (mark and not rested.endswith(b"}}")):
        raise ValueError(when)
    as_at, part = content.get("as_at"), content.get("part", (1, 1))
    recorder = Recorder(str(content["user"]), str(content["machine"]))
    number, total = map(int, part)
    if not 1 <= number <= total:
        raise ValueError(part)
    stamp = Stamp(when, recorder, date.fromisoformat(as_at) if as_at else None, number, total)
    return Line(content["before"], stamp, act_from_json(content))


def rests_on_anything(raw: bytes) -> bool:
    """Whether a line says what its act rested on."""
    return _RESTED in raw


def read_rested(raw: bytes) -> Rested:
    """What the act of a line rested on. Raises KeyError, TypeError or ValueError where it is not sound."""
    content = from_json(raw.partition(_RESTED)[2][:-1])
    if not isinstance(content, Mapping):
        raise TypeError(content)
    return rested_from_json(content)


def hash_line(raw: bytes) -> str:
    """A line's hash, which names the entry and starts the next line."""
    return hashlib.sha256(raw).hexdigest()
