"""Appending to the ledger: under a lock, whole or not at all, and on the disk before it is told.

What a run that was killed has left half written is moved aside, never lost: nothing of it was
reported as recorded.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from sfec.folder.formats.atomic import unwritable
from sfec.folder.ledger.ledger_chain import BEFORE_ALL
from sfec.folder.ledger.ledger_file import ASIDE, LedgerFile, read_ledger_file
from sfec.folder.ledger.ledger_forms import UnsoundLineError
from sfec.folder.ledger.ledger_line import Stamp, hash_line, read_line, write_line
from sfec.folder.ledger.ledger_names import own_path, under_another_name
from sfec.folder.ledger.ledger_touched import EDITED, is_whole, looks_touched
from sfec.folder.names import LEDGER_FOLDER
from sfec.model.decision import Act, Grounds
from sfec.model.ledger import Entry, Recorder
from sfec.problems import Level, Place, Problem, ProblemsFound, quoted

LOCK_SECONDS = 60.0
_BLOCK = 65_536
_OPEN = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)


@contextmanager
def locked(folder: Path, recorder: Recorder) -> Iterator["Appender"]:
    """Hold a user's ledger file on this machine: what is read is still so when it is appended to.

    Raises ProblemsFound: ledger-busy, file-unwritable; ledger-edited, for nothing is appended to a
    file whose end is not as sfec writes it, and ledger-line, nor to one of which no line can be
    read; and ledger-copy where the file bears another name, for
    a new one would not go on from it.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only where something is recorded

    path = own_path(folder, recorder)
    shown = f"{LEDGER_FOLDER}/{path.name}"
    lock = FileLock(str(path.with_name(f".{path.name}.lock")), timeout=LOCK_SECONDS)
    try:
        path.parent.mkdir(exist_ok=True)
        lock.acquire()
    except Timeout as error:
        hint = "let the other sfec finish, and try again: nothing has been recorded"
        message = f"another sfec has held the ledger for {LOCK_SECONDS:.0f} seconds"
        raise ProblemsFound([Problem(Place(shown), "ledger-busy", message, hint)]) from error
    except OSError as error:
        raise ProblemsFound([_unwritable(shown, error)]) from error
    try:
        if renamed := under_another_name(path, recorder):
            raise ProblemsFound([_renamed(renamed.name, path.name)])
        if looks_touched(path):
            _refuse_unsound(read_ledger_file(path, shown), shown)
        yield Appender(path, shown)
    finally:
        lock.release()


def _renamed(name: str, own: str) -> Problem:
    """That the file to be appended to is there under another name."""
    message = f"this is {quoted(own)} under another name"
    hint = "give this file that name again; nothing has been recorded"
    return Problem(Place(f"{LEDGER_FOLDER}/{name}"), "ledger-copy", message, hint)


def _refuse_unsound(file: LedgerFile, shown: str) -> None:
    """Raise ProblemsFound, ledger-edited or ledger-line, for a file that is not sfec's any more."""
    refuse_edited(file.problems, shown)
    if file.hashes and not file.entries and file.recorder is None:
        raise ProblemsFound(not_recorded(file.problems))


def not_recorded(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a file that nothing is appended to, which say so."""
    return [each._replace(hint=f"{each.hint}\nnothing has been recorded") for each in problems]


def refuse_edited(problems: Iterable[Problem], shown: str) -> None:
    """Raise ProblemsFound, ledger-edited, where an editor has saved a ledger file."""
    those = [each for each in problems if each.code == EDITED and each.place.path == shown]
    if errors := [each for each in those if each.level is Level.ERROR]:
        raise ProblemsFound(not_recorded(errors))


class Appender:
    """Appends entries to one file that is held: added one by one, and then recorded together."""

    def __init__(self, path: Path, shown: str) -> None:
        self.path, self.shown = path, shown
        self.problems: list[Problem] = []
        self._lines: list[bytes] = []
        self._end: _End | None = None

    def add(self, stamp: Stamp, act: Act, grounds: Grounds | None = None) -> Entry:
        """The entry that an act will be once recorded. Raises ProblemsFound: file-unwritable."""
        if self._end is None:
            try:
                with _opened(self.path, _OPEN & ~os.O_CREAT) as file:
                    self._end = _find_end(file)
            except FileNotFoundError:
                self._end = _End(0, BEFORE_ALL, b"")
            except OSError as error:
                raise ProblemsFound([_unwritable(self.shown, error)]) from error
        before = hash_line(self._lines[-1]) if self._lines else self._end.before
        line = write_line(before, stamp, act, grounds)
        self._lines.append(line)
        return Entry(
            id=hash_line(line),
            place=Place(self.shown),
            when=stamp.when,
            day=stamp.as_at or stamp.when.date(),
            recorder=stamp.recorder,
            as_at=stamp.as_at,
            act=act,
            number=stamp.number,
            total=stamp.total,
        )

    def record(self) -> None:
        """Record all that was added, or nothing. Raises ProblemsFound: file-unwritable.

        Problems: ledger-torn, where something half written was moved aside.
        """
        try:
            with _opened(self.path) as file:
                end = _find_end(file)
                if end.torn:
                    self._set_aside(end.torn)
                    os.ftruncate(file, end.size)
                lines = b"".join(line + b"\n" for line in self._lines)
                self._write(file, end.size, end.unwritten + lines)
            if not end.size:
                _sync_folder(self.path.parent)
                _sync_folder(self.path.parent.parent)
        except OSError as error:
            raise ProblemsFound([*self.problems, _unwritable(self.shown, error)]) from error
        self._lines, self._end = [], None

    def _write(self, file: int, size: int, text: bytes) -> None:
        try:
            _write_all(file, text)
            os.fsync(file)
        except OSError:
            # What did arrive is taken back: a full disk still lets a file be shortened.
            with suppress(OSError):
                os.ftruncate(file, size)
            raise

    def _set_aside(self, torn: bytes) -> None:
        aside = self.path.with_suffix(ASIDE)
        with _opened(aside) as file:
            _write_all(file, torn.rstrip(b"\n") + b"\n")
            os.fsync(file)
        _sync_folder(self.path.parent)
        message = f"what a run that was cut off had begun to record has been moved to {aside.name}"
        hint = (
            "nothing of it was reported as recorded; "
            "look whether it needs to be recorded again, then delete it"
        )
        self.problems.append(
            Problem(Place(self.shown), "ledger-torn", message, hint, level=Level.WARNING)
        )


class _End(NamedTuple):
    """Where a file's sound part ends, its last line's hash, and what is half written after it.

    `unwritten` is the end of its last line, where that alone is not there.
    """

    size: int
    before: str
    torn: bytes
    unwritten: bytes = b""


def _find_end(file: int) -> _End:
    """The end of a file, found from behind, so that it takes as long however long the file is."""
    size = start = os.fstat(file).st_size
    block = b""
    while start > 0:
        step = min(max(_BLOCK, len(block)), start)
        start -= step
        block = _read_at(file, start, step) + block
        unended = block[block.rfind(b"\n") + 1 :]
        if (start == 0 or len(unended) < len(block)) and is_whole(unended):
            return _End(size, hash_line(unended), b"", b"\n")
        if end := _end_within(block, start):
            return end
    return _End(0, BEFORE_ALL, block)


def _end_within(block: bytes, start: int) -> _End | None:
    """The end, where the last sound line lies within the file's last block; else None."""
    skipped = 0
    for begin, stop in _lines_backwards(block):
        if begin == 0 and start > 0:
            # The line begins before the block.
            return None
        line = block[begin:stop]
        if not skipped:
            skipped = _lines_to_skip(line)
            if not skipped:
                return _End(start + stop + 1, hash_line(line), block[stop + 1 :])
        skipped -= 1
    return None


def _lines_backwards(block: bytes) -> Iterator[tuple[int, int]]:
    """Where each whole line of a block begins and stops, the last first."""
    stop = block.rfind(b"\n")
    while stop >= 0:
        before = block.rfind(b"\n", 0, stop)
        yield before + 1, stop
        stop = before


def _lines_to_skip(line: bytes) -> int:
    """How many lines that go together end with this one, where the others were never written."""
    try:
        stamp = read_line(line).stamp
    except UnsoundLineError:
        return 0
    return stamp.number if stamp.number < stamp.total else 0


@contextmanager
def _opened(path: Path, how: int = _OPEN) -> Iterator[int]:
    file = os.open(path, how, 0o644)
    try:
        yield file
    finally:
        os.close(file)


def _read_at(file: int, start: int, length: int) -> bytes:
    os.lseek(file, start, os.SEEK_SET)
    parts = []
    while length and (part := os.read(file, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _write_all(file: int, text: bytes) -> None:
    while text:
        text = text[os.write(file, text) :]


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder durable; Windows neither allows nor needs it."""
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _unwritable(shown: str, error: OSError) -> Problem:
    problem = unwritable(shown, error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        problem = problem._replace(hint="make room on the disk")
    return problem._replace(hint=f"{problem.hint}; nothing has been recorded")
