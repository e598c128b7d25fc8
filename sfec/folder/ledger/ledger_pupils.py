"""Pupils' numbers that the ledger holds from before they were refused: each entry is named.

No number is told, and none is taken out: a line that was changed would show in every one after it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from sfec.folder.formats.text_file import unreadable
from sfec.folder.ledger.ledger_line import hash_line
from sfec.folder.ledger.ledger_names import SUFFIX
from sfec.model.ledger import SHORT_ID
from sfec.problems import Level, Place, Problem
from sfec.pupil_numbers import holds_pupil_number

#: A letter and eleven digits with little between them, as JSON has it: few lines have that.
_BETWEEN = rb"(?:[^0-9A-Za-z]|\\[nrt]){0,6}"
_LIKE_ONE = re.compile(rb"[A-HJ-NP-RT-Za-hj-np-rt-z](?:" + _BETWEEN + rb"[0-9]){11}")
_IN_THE_FILE = (
    "no screen and no document repeats it, but the file holds it: "
    "ask whoever answers for the trust's data what is to become of that"
)


def held_pupils(path: Path, shown: str) -> Iterator[Problem]:
    """A warning for each line of a file of the ledger that holds a pupil's number.

    Problems: ledger-pupil, file-unreadable.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        yield unreadable(shown, error)
        return
    if not _LIKE_ONE.search(content):
        return
    for number, raw in enumerate(content.split(b"\n"), 1):
        if _LIKE_ONE.search(raw) and holds_pupil_number(raw.decode("utf-8", "replace")):
            message = "a pupil's number stands in this line of the ledger"
            hint = _IN_THE_FILE
            if path.suffix == SUFFIX:
                entry = hash_line(raw)[:SHORT_ID]
                take_back = f"`sfec withdraw {entry} --reason TEXT` takes the entry back"
                hint = f"{take_back}; record it again without the number\n{_IN_THE_FILE}"
            place = Place(shown, line=number)
            yield Problem(place, "ledger-pupil", message, hint, level=Level.WARNING)
