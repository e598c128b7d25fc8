"""A file's text, or why the system, its size or its encoding keeps it from being read."""

import errno
import stat
from pathlib import Path

from sfec.folder.formats.nodes import Span
from sfec.problems import Part, Place, Problem

LARGEST_FILE = 2_000_000


def read_text(path: Path, shown: str) -> Part[str | None]:
    """A file as text, which must be UTF-8, with or without a byte-order mark.

    Problems: file-missing, file-unreadable, file-large, file-encoding.
    """
    try:
        refuse_what_is_no_file(path)
        if path.stat().st_size > LARGEST_FILE:
            message = "the file is too large to be what it should be"
            hint = f"at most {LARGEST_FILE // 1_000_000} MB is read"
            return Part(None, [Problem(Place(shown), "file-large", message, hint)])
        return Part(path.read_bytes().decode("utf-8-sig"), [])
    except FileNotFoundError:
        hint = "`sfec init DIR` writes one to start from"
        return Part(None, [Problem(Place(shown), "file-missing", "there is no such file", hint)])
    except UnicodeDecodeError as error:
        return Part(None, [_encoding_problem(error, shown)])
    except OSError as error:
        return Part(None, [unreadable(shown, error)])


def refuse_what_is_no_file(path: Path) -> None:
    """Raise OSError for a pipe or a device, which gives bytes without end, or none for ever."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "it is not an ordinary file")


def unreadable(shown: str, error: OSError) -> Problem:
    """A file or folder that the system will not let sfec read."""
    reason = (error.strerror or "it cannot be opened").lower()
    hint = "close it elsewhere, or ask whoever looks after the folder for leave to read it"
    return Problem(Place(shown), "file-unreadable", f"it cannot be read: {reason}", hint)


def _encoding_problem(error: UnicodeDecodeError, shown: str) -> Problem:
    raw = error.object
    lines = raw.decode("cp1252", errors="replace").splitlines()
    before = raw[: error.start].decode("cp1252", errors="replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    hint = "save it as UTF-8: in Notepad, Save as, Encoding, UTF-8"
    span = Span(shown, lines, line, column, column)
    return span.problem("file-encoding", "a character here is not UTF-8", hint)
