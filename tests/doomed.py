"""Processes that are killed in the middle of appending to a ledger, at whichever moment a test says."""

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sfec.folder import ledger_append

#: As much as a system that writes less than it is asked to writes at once.
_AT_ONCE = 300

Acknowledge = Callable[[str], None]
Work = Callable[[Acknowledge], None]


class Doomed:
    """The `os` that ledger_append knows, in a process that is killed at the n-th moment of what it does with files.

    There is a moment before and after each call, and several in the middle of a write.
    """

    def __init__(self, moment: int) -> None:
        self.left = moment

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever os has
        """What os itself has, but for what works on files."""
        found = getattr(os, name)
        return self._watched(found) if name in ("open", "close", "fsync", "ftruncate", "read") else found

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


def run_doomed(moment: int, work: Work) -> tuple[list[str], bool]:
    """What a process had acknowledged when it was killed at a moment, and whether it was killed at all."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(moment, work, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        acknowledged = pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return acknowledged, True
    assert os.WEXITSTATUS(status) == 0
    return acknowledged, False


def _work(moment: int, work: Work, pipe: int) -> None:
    def acknowledge(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    status = 1
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(ledger_append, "os", Doomed(moment))
            work(acknowledge)
        status = 0
    finally:
        os._exit(status)


def _cuts(text: bytes) -> Iterator[int]:
    """How much of a text has arrived: a byte, half, all but a byte, and up to each end of line and over it."""
    ends = [index for index, each in enumerate(text) if each == ord("\n")]
    lengths = {1, len(text) // 2, len(text) - 1, *ends, *(index + 1 for index in ends)}
    return iter(sorted(each for each in lengths if 0 < each < len(text)))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
