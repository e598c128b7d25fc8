"""One line of a ledger file: an act, when it was recorded and by whom, chained to the line before.

A line is one JSON object. It starts with the hash of the line before, so that no line can be
changed, taken out or put in without the next one showing it; what the act rested on comes last, so
that a hundred thousand lines can be read without reading all of that.
"""

import hashlib
import json
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic_core import from_json

from sfec.folder.ledger.ledger_acts import act_from_json, act_to_json
from sfec.folder.ledger.ledger_forms import (
    DAY,
    NUMBER,
    TEXT,
    Form,
    Key,
    UnsoundLineError,
    list_form,
    record_form,
    text_form,
)
from sfec.folder.ledger.ledger_grounds import grounds_from_json, grounds_to_json
from sfec.model.decision import Act, Grounds
from sfec.model.ledger import Recorder

_GROUNDS = "rested"
#: Where a line's last part begins. No text can hold it: the quotation marks of a text have a
#: backslash before them.
_GROUNDS_MARK = f', "{_GROUNDS}": '.encode()
#: Most lines of a file are of one recorder.
recorder_of = lru_cache(maxsize=256)(Recorder)
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_NUMBERS = list_form(NUMBER)


class Stamp(NamedTuple):
    """When and by whom a line is recorded; `as_at` is the day taken for today, where one was.

    Of several that stand or fall together, `number` is which this is, and `total` how many there
    are.
    """

    when: datetime
    recorder: Recorder
    as_at: date | None = None
    number: int = 1
    total: int = 1


class Line(NamedTuple):
    """A line as read, but for what its act rested on; `act` is None where its kind is unknown."""

    before: str
    stamp: Stamp
    act: Act | None


class _Head(NamedTuple):
    """How a line begins: all but its act. `part` is which it is of several, and of how many."""

    before: str
    when: datetime
    user: str
    machine: str
    as_at: date | None
    part: tuple[int, ...]


def _read_part(content: object) -> tuple[int, ...]:
    match _NUMBERS.read(content):
        case (number, total) if 1 <= number <= total:
            return number, total
    raise UnsoundLineError(content)


def _parse_moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


_HEAD = record_form(
    _Head,
    [
        Key("before", "before", TEXT),
        Key("when", "when", text_form(datetime.isoformat, _parse_moment)),
        Key("user", "user", TEXT),
        Key("machine", "machine", TEXT),
        Key("as_at", "as_at", DAY, None),
        Key("part", "part", Form(write=_NUMBERS.write, read=_read_part), (1, 1)),
    ],
)


def write_line(before: str, stamp: Stamp, act: Act, grounds: Grounds | None) -> bytes:
    """A line, without the end of line, that follows the one of hash `before`."""
    head = _Head(
        before=before,
        when=stamp.when,
        user=stamp.recorder.user,
        machine=stamp.recorder.machine,
        as_at=stamp.as_at,
        part=(stamp.number, stamp.total),
    )
    content: dict[str, Any] = {**_HEAD.write(head), **act_to_json(act)}
    if grounds:
        content[_GROUNDS] = grounds_to_json(grounds)
    return _ENCODER.encode(content).encode()


def read_line(raw: bytes) -> Line:
    """A line read, all but what its act rested on. Raises UnsoundLineError."""
    start, mark, grounds = raw.partition(_GROUNDS_MARK)
    if mark and not grounds.endswith(b"}}"):
        raise UnsoundLineError(grounds)
    content = _parse(start + b"}" if mark else start)
    before, when, user, machine, as_at, part = _HEAD.read(content)
    stamp = Stamp(when, recorder_of(user, machine), as_at, *part)
    return Line(before, stamp, act_from_json(content))


def has_grounds(raw: bytes) -> bool:
    """Whether a line says what its act rested on."""
    return _GROUNDS_MARK in raw


def read_grounds(raw: bytes) -> Grounds:
    """What the act of a line rested on. Raises UnsoundLineError."""
    return grounds_from_json(_parse(raw.partition(_GROUNDS_MARK)[2][:-1]))


def hash_line(raw: bytes) -> str:
    """A line's hash, which names the entry and starts the next line."""
    return hashlib.sha256(raw).hexdigest()


def _parse(raw: bytes) -> object:
    try:
        content: object = from_json(raw)
    except ValueError as error:
        raise UnsoundLineError(raw) from error
    return content
