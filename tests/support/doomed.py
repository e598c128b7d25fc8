"""Processes killed in the middle of appending to a ledger, at every moment of it.

`python -m tests.support.doomed PREPARED TO` records in copies of a prepared folder.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import filelock  # noqa: F401 - what each process would load by itself is loaded before the first

from sfec.folder.ledger import ledger_append
from tests.support.acts import decision, grounds, record, record_together

TOGETHER = ("c", "d", "e")
#: As much as a system that writes less than it is asked to writes at once.
_AT_ONCE = 300
_ROOT = Path(__file__).parent.parent.parent
_SECONDS = 120


class Doomed:
    """The `os` that ledger_append knows, in a process that is killed at the n-th moment.

    It counts what is done with files: a moment before and after each call, and several in the
    middle of a write. No disk is waited for: what a process gave to the system outlives it.
    """

    def __init__(self, moment: int) -> None:
        self.left = moment

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever os has
        """What os itself has, but for what works on files."""
        found = os.fstat if name == "fsync" else getattr(os, name)
        return (
            self._watched(found)
            if name in ("open", "close", "fsync", "ftruncate", "read")
            else found
        )

    def write(self, file: int, text: bytes) -> int:
        """Write a part, as os.write may, and perhaps be killed before, in the middle, or after."""
        part = text[:_AT_ONCE]
        for length in _cuts(part):
            if self._is_the_moment():
                os.write(file, part[:length])
                _die()
        return int(self._watched(os.write)(file, part))

    def _watched(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: object) -> object:
            self._perhaps_die()
            result = call(*arguments)
            self._perhaps_die()
            return result

        return watched

    def _perhaps_die(self) -> None:
        if self._is_the_moment():
            _die()

    def _is_the_moment(self) -> bool:
        self.left -= 1
        return self.left == 0


class Recording(NamedTuple):
    """A folder that a process recorded in, what it acknowledged, and whether it was killed."""

    folder: Path
    acknowledged: list[str]
    was_killed: bool


def kill_at_every_moment(prepared: Path, to: Path) -> list[Recording]:
    """Record in copies of a folder, each killed a moment later than the one before, the last not.

    They are forked from a process that has loaded little: one that has loaded all the tests forks
    many times as slowly.
    """
    command = [sys.executable, "-m", "tests.support.doomed", str(prepared), str(to)]
    done = subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.PIPE, timeout=_SECONDS)
    return [Recording(Path(folder), *others) for folder, *others in json.loads(done.stdout)]


def main(prepared: str, to: str) -> None:
    """Record until nothing is killed any more, and print what happened as JSON."""
    done = []
    for moment in count(1):
        folder = Path(to) / str(moment)
        shutil.copytree(prepared, folder)
        acknowledged, was_killed = _record_doomed(moment, folder)
        done.append((str(folder), acknowledged, was_killed))
        if not was_killed:
            break
    sys.stdout.write(json.dumps(done))


def _record_doomed(moment: int, folder: Path) -> tuple[list[str], bool]:
    """What a process had acknowledged when it was killed at a moment, and whether it was."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _record(moment, folder, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        acknowledged = pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return acknowledged, True
    assert os.WEXITSTATUS(status) == 0
    return acknowledged, False


def _record(moment: int, folder: Path, pipe: int) -> None:
    """Record two entries one by one and then three together, acknowledging each at once."""

    def acknowledge(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    status = 1
    try:
        vars(ledger_append)["os"] = Doomed(moment)
        for reason in ("a", "b"):
            record(folder, decision(reason), grounds=grounds())
            acknowledge(reason)
        record_together(folder, *map(decision, TOGETHER))
        acknowledge("cde")
        status = 0
    finally:
        os._exit(status)


def _cuts(text: bytes) -> Iterator[int]:
    """How much has arrived: a byte, half, all but a byte, up to each end of line and over it."""
    ends = [index for index, each in enumerate(text) if each == ord("\n")]
    lengths = {1, len(text) // 2, len(text) - 1, *ends, *(index + 1 for index in ends)}
    return iter(sorted(each for each in lengths if 0 < each < len(text)))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
