"""A decision's line at a glance: what puts it in its place, and the rest when it is asked for.

Of a hundred thousand decisions only the last of each school and ladder are looked into. A glance
trusts that the line is as sfec wrote it, which the next line's hash shows; where none does, the
line is read in full.
"""

import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sfec.folder.ledger.ledger_forms import UnsoundLineError
from sfec.folder.ledger.ledger_line import read_grounds, read_line, recorder_of
from sfec.model.decision import Decision, Grounds
from sfec.model.ledger import Entry, Links, Recorder

#: A decision's line as `write_line` writes it where nothing about it is unusual: no day was taken
#: for today, and no others stand or fall with it. Its groups end with those of Links.
_DECISION = re.compile(
    r'\{"before": "([0-9a-f]*)", "when": "([^"\\]+)", '
    r'"user": "([^"\\]*)", "machine": "([^"\\]*)", "kind": "decision", '
    r'"school": "([^"\\]*)", "ladder": "([^"\\]*)", '
    r'"half_term": "([^"\\]*)", "category": "([^"\\]*)", '
    r'(?:"follows": "([0-9a-f]+)", )?'
    r'(?:"corrects": "([0-9a-f]+)", )?'
    r'(?:"closes": "([0-9a-f]+)", )?'
)
#: What a glance takes in lies within so many bytes; a line whose names are longer is read in full.
_WITHIN = 700
_ACT = Entry._fields.index("act")


class Spot(NamedTuple):
    """Where a line lies: its file, and its bytes there; or the line, where no bytes are as read."""

    path: Path
    start: int
    length: int
    held: bytes = b""

    def read(self) -> bytes:
        """The line. Raises OSError where the file can no longer be read."""
        if self.held:
            return self.held
        with self.path.open("rb") as file:
            file.seek(self.start)
            return file.read(self.length)

    def read_grounds(self) -> Grounds:
        """What the line's act rested on. Raises UnsoundLineError, OSError."""
        return read_grounds(self.read())


class GlancedEntry(Entry):
    """An entry whose act is read when it is asked for: until then, its links and spot."""

    __slots__ = ()

    @property
    def links(self) -> Links | None:
        """What puts the decision in its place."""
        return self[_ACT][0]  # type: ignore[index, return-value]  # see the class

    @property
    def act(self) -> Decision:
        """The decision. Raises UnsoundLineError, OSError."""
        return self.read_decision()

    def read_decision(self) -> Decision:
        """Read the decision from its line. Raises UnsoundLineError, OSError."""
        spot: Spot = self[_ACT][1]  # type: ignore[index, assignment]  # see the class
        act = read_line(spot.read()).act
        if not isinstance(act, Decision):
            raise UnsoundLineError(act)
        return act


def glance(raw: bytes) -> tuple[str, datetime, Recorder, Links] | None:
    """What a line says at a glance: the line before, when and by whom it was recorded, its links.

    None where it is not a decision as `write_line` writes one, and has to be read in full.
    """
    head = raw[:_WITHIN].decode(errors="replace")
    match = _DECISION.match(head)
    if match is None:
        return None
    before, when, user, machine, *names = match.groups()
    links = Links._make(names)
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return None
    if moment.tzinfo is None or (links.follows is None and '"follows": ' in head):
        return None
    return before, moment, recorder_of(user, machine), links


def has_sound_act(entry: Entry) -> bool:
    """Whether an entry's act can be read: where a glance was enough so far, its line is read."""
    if isinstance(entry, GlancedEntry):
        try:
            entry.read_decision()
        except UnsoundLineError:
            return False
    return True


def has_sound_grounds(spot: Spot) -> bool:
    """Whether what a line's act rested on can be read, which is tried."""
    try:
        spot.read_grounds()
    except UnsoundLineError:
        return False
    return True
