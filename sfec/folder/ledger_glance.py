"""A decision's line at a glance: only what puts it in its place among the others, and the rest when it is asked for.

Of a hundred thousand decisions only the last of each school and ladder are looked into. A glance trusts that the line
is as sfec wrote it, which the next line's hash shows; where none does, the line is read in full.
"""

from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sfec.folder.ledger_line import read_line
from sfec.model.decision import Act
from sfec.model.ledger import Entry, Links, Recorder

#: What a decision's line holds first, as `write_line` writes it where nothing about it is unusual: no day was taken for
#: today, and no others stand or fall with it.
_KEYS = ["before", "when", "user", "machine", "kind", "school", "ladder", "half_term", "category"]
_NAMED = ("follows", "corrects", "closes")
#: A key, what follows it, its text, what follows that: four pieces between quotation marks.
_PIECES = 4 * (len(_KEYS) + len(_NAMED))
#: What a glance takes in lies within so many bytes; a line whose names are longer is read in full.
_WITHIN = 900
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
        return self._seen[0]

    @property
    def act(self) -> Act:
        """The decision."""
        act = read_line(self._seen[1].read()).act
        assert act is not None  # noqa: S101 - a decision is an act
        return act

    @property
    def _seen(self) -> tuple[Links, Spot]:
        return tuple.__getitem__(self, _ACT)  # type: ignore[return-value]  # see the class


def glance(raw: bytes) -> tuple[str, datetime, Recorder, Links] | None:
    """What a line says at a glance: the line before it, when and by whom it was recorded, and its links.

    None where it is not a decision as `write_line` writes one, and has to be read in full.
    """
    head = raw[:_WITHIN].decode(errors="replace")
    pieces = head.split('"', _PIECES)
    keys, texts = pieces[1::4], pieces[3::4]
    if keys[: len(_KEYS)] != _KEYS or len(texts) < len(_KEYS) or texts[4] != "decision" or "\\" in head:
        return None
    named: dict[str, str] = {}
    for key, text in zip(keys[len(_KEYS) :], texts[len(_KEYS) :], strict=False):
        if key not in _NAMED:
            break
        named[key] = text
    if "follows" not in named and '"follows": ' in head:
        return None
    try:
        moment = datetime.fromisoformat(texts[1])
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    links = Links(
        texts[5], texts[6], texts[7], texts[8], named.get("follows"), named.get("corrects"), named.get("closes")
    )
    return texts[0], moment, _recorder(texts[2], texts[3]), links


@lru_cache(maxsize=256)
def _recorder(user: str, machine: str) -> Recorder:
    return Recorder(user, machine)
