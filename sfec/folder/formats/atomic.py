"""Writing a file whole or not at all."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sfec.problems import Place, Problem, ProblemsFound


def write_whole(path: Path, shown: str, write: Callable[[Path], object]) -> None:
    """Write a file under a temporary name beside it, then give it its own.

    Raises ProblemsFound: file-exists where it is there already, file-unwritable where the system
    refuses.
    """
    try:
        is_there = path.exists()
    except OSError as error:
        raise ProblemsFound([unwritable(shown, error)]) from error
    if is_there:
        hint = "move it away first, or go on with it: nothing has been changed"
        problem = Problem(Place(shown), "file-exists", "the file is there already", hint)
        raise ProblemsFound([problem])
    _write(path, shown, write)


def replace_whole(path: Path, shown: str, content: bytes) -> None:
    """Write a file in the place of the one there. Raises ProblemsFound: file-unwritable."""
    _write(path, shown, lambda temporary: temporary.write_bytes(content))


def _write(path: Path, shown: str, write: Callable[[Path], object]) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(temporary)
        temporary.replace(path)
    except OSError as error:
        raise ProblemsFound([unwritable(shown, error)]) from error
    finally:
        # Where the folder itself could not be made, there is nothing to remove, and no folder to
        # look in.
        with suppress(OSError):
            temporary.unlink()


def unwritable(shown: str, error: OSError) -> Problem:
    """A file or folder that the system will not let sfec write."""
    reason = (error.strerror or "it cannot be opened").lower()
    hint = "close it elsewhere, or ask whoever looks after the folder for leave to write there"
    return Problem(Place(shown), "file-unwritable", f"it cannot be written: {reason}", hint)
