"""Whose a ledger file is by its name: a user's on a machine.

A name holds only what every computer allows in one, so that users who differ otherwise need a mark
that tells them apart. Files made before they had one keep their names.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from sfec.folder.formats.listing import list_folder
from sfec.folder.ledger.ledger_forms import UnsoundLineError
from sfec.folder.ledger.ledger_line import read_line
from sfec.folder.names import LEDGER_FOLDER
from sfec.model.identifier import compose
from sfec.model.ledger import Recorder

SUFFIX = ".jsonl"
_MARK_LETTERS = 6
_UNSAFE = re.compile(r"[^\w.]+")


def is_ledger_name(name: str) -> bool:
    """Whether a file is a ledger's, or what any program makes of one: `….jsonl.bak`."""
    return SUFFIX in name and not name.startswith(".")


def file_name(recorder: Recorder) -> str:
    """The name of a user's file on a machine: `smarsh-laptop7.jsonl`, or with a mark."""
    return _unmarked(*recorder.identity) if _is_plain(recorder) else _marked(recorder)


def second_name(recorder: Recorder) -> str | None:
    """The name under which another file of theirs is read too; None where it is their own."""
    return _marked(recorder) if _is_plain(recorder) else None


@lru_cache(maxsize=256)
def is_named_after(recorder: Recorder, name: str) -> bool:
    """Whether a file's name is a user's on a machine, however accents are kept in it."""
    return compose(name) in (_marked(recorder), *_unmarked_names(recorder))


def own_path(folder: Path, recorder: Recorder) -> Path:
    """The file of a user on a machine: the one that is there, else the one to make."""
    ledger = folder / LEDGER_FOLDER
    paths, _ = list_folder(ledger, LEDGER_FOLDER)
    there = by_name(path for path in paths if path.suffix == SUFFIX)
    name = file_name(recorder)
    for unmarked in _unmarked_names(recorder):
        path = there.get(unmarked)
        owner = _owner(path) if path else None
        if path and (owner.identity == recorder.identity if owner else unmarked == name):
            return path
        if path and unmarked == name:
            name = _marked(recorder)
    return there.get(name, ledger / name)


def under_another_name(path: Path, recorder: Recorder) -> Path | None:
    """The file of a user on a machine where it is not there by its own name; None if it is."""
    paths, _ = list_folder(path.parent, LEDGER_FOLDER)
    if path in paths:
        return None
    for each in paths:
        owner = _first_recorder(each) if is_ledger_name(each.name) else None
        if owner and owner.identity == recorder.identity:
            return each
    return None


def _first_recorder(path: Path) -> Recorder | None:
    with suppress(OSError):
        return next(_recorders(path), None)
    return None


def by_name(paths: Iterable[Path]) -> Mapping[str, Path]:
    """The files of a ledger by name with each accent composed.

    Of two whose names differ in that alone, the longer: a Mac and another computer each gave one.
    """
    ordered = sorted(paths, key=_size)
    return {compose(path.name): path for path in ordered}


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


def _owner(path: Path) -> Recorder | None:
    """Who recorded the first line of a file of those whose file it can be."""
    with suppress(OSError):
        return next((each for each in _recorders(path) if is_named_after(each, path.name)), None)
    return None


def _recorders(path: Path) -> Iterator[Recorder]:
    """Who recorded each line of a file that can be read."""
    with path.open("rb") as file:
        for raw in file:
            with suppress(UnsoundLineError):
                yield read_line(raw.rstrip(b"\r\n")).stamp.recorder


def _unmarked(user: str, machine: str) -> str:
    return f"{_safe(user)}-{_safe(machine)}{SUFFIX}"


def _unmarked_names(recorder: Recorder) -> tuple[str, ...]:
    """The names without a mark, with accents composed and, as earlier files have it, not."""
    names = [_unmarked(*recorder.identity)]
    if not names[0].isascii():
        apart = (unicodedata.normalize("NFD", each) for each in recorder)
        names.append(_unmarked(*apart))
    return tuple(dict.fromkeys(names))


def _marked(recorder: Recorder) -> str:
    user, machine = recorder.identity
    mark = hashlib.sha256(f"{user}\n{machine}".encode()).hexdigest()[:_MARK_LETTERS]
    return _unmarked(f"{user}_{mark}", machine)


def _is_plain(recorder: Recorder) -> bool:
    """Whether no other user and machine can have the same name without a mark.

    No computer's name tells capitals apart, and few have anything else to become an underscore than
    a hyphen.
    """
    user, machine = recorder.identity
    is_machine_plain = "_" not in machine and _safe(machine) == machine.replace("-", "_")
    return _safe(user) == user and is_machine_plain


def _safe(name: str) -> str:
    return _UNSAFE.sub("_", name.casefold()).strip("._") or "unknown"
