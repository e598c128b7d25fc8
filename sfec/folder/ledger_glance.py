"""A decision's line at a glance: only what puts it in its place among the others, and the rest when it is asked for.

Of a hundred thousand decisions only the last of each school and ladder are looked into. A glance trusts that the line
is as sfec wrote it, which the next line's hash shows; where none does, the line is read in full.
"""

import re
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sfec.folder.ledger_line import read_line
from sfec.model.decision import Act
from sfec.model.ledger import Entry, Links, Recorder

#: A decision's line as `write_line` writes it where nothing about it is unusual: no day was taken for today, and no
#: others stand or fall with it.
_DECISION = re.compile(
    r'\{"before": "([0-9a-f]*)", "when": "([^"\\]+)", "user": "([^"\\]*)", "machine": "([^"\\]*)", "kind": "decision", '
    r'"school": "([^"\\]*)", "ladder": "([^"\\]*)", "half_term": "([^"\\]*)", "category": "([^"\\]*)", '
    r'(?:"follows": "([0-9a-f]+)", )?(?:"corrects": "([0-9a-f]+)", )?(?:"closes": "([0-9a-f]+)", )?'
)
#: What a glance takes in lies within so many bytes; a line whose names are longer is read in full.
_WITHIN = 700
_ACT = Entry._fields.index("act")


class Spot(NamedTuple):
    """Where a line lies: its file, and its bytes there."""

    path: Path
    start: int
    length: int

    def read(self) -> bytes:
        """The line. Raises OSError where the file can no longer be read."""
        with self.path.open("rb") as file:
            file.seek(self.start)
            return file.read(self.length)


class GlancedEntry(Entry):
    """An entry whose act is read when it is asked for; in the place of the act stand its links and its spot."""

    __slots__ = ()

    @property
    def links(self) -> Links | None:
        """What puts the decision in its place."""
        return self[_ACT][0]  # type: ignore[index, return-value]  # see the class

    @property
    def act(self) -> Act:
        """The decision."""
        spot: Spot = self[_ACT][1]  # type: ignore[index, assignment]  # see the class
        act = read_line(spot.read()).act
        assert act is not None  # noqa: S101 - a decision is an act
        return act


def glance(raw: bytes) -> tuple[str, datetime, Recorder, Links] | None:
    """What a line says at a glance: the line before it, when and by whom it was recorded, and its links.

    None where it is not a decision as `write_line` writes one, and has to be read in full.
    """
    head = raw[:_WITHIN].decode(errors="replace")
    match = _DECISION.match(head)
    if match is None:
        return None
    before, when, user, machine, school, ladder, half_term, category, follows, corrects, closes = match.groups()
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return None
    if moment.tzinfo is None or (follows is None and '"follows": ' in head):
        return None
    links = Links(school, ladder, half_term, category, follows, corrects, closes)
    return before, moment, _recorder(user, machine), links


@lru_cache(maxsize=256)
def _recorder(user: str, machine: str) -> Recorder:
    return Recorder(user, machine)
