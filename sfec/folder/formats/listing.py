"""The names in a folder, and the files that other programs leave there."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from sfec.folder.formats.text_file import unreadable
from sfec.model.identifier import identity
from sfec.problems import Level, Part, Place, Problem, quoted

#: Excel's and LibreOffice's lock files: somebody has the workbook open.
_LOCKS = (re.compile(r"~\$(.+)"), re.compile(r"\.~lock\.(.+)#"))
#: What OneDrive, Dropbox and Google Drive make of two people's edits: name-PC.xlsx, name (1).xlsx,
#: conflicted copy.
_CONFLICT = re.compile(
    r"(.+?)(?:-(?:DESKTOP|LAPTOP|PC)-[A-Z0-9]+| \(\d+\)| \(.*conflicted copy.*\)| - Copy)$",
    re.IGNORECASE,
)


def list_folder(path: Path, shown: str) -> Part[list[Path]]:
    """The files and folders in a folder, by name; none where there is no such folder.

    Problems: file-unreadable.
    """
    try:
        return Part(sorted(path.iterdir()), [])
    except FileNotFoundError:
        return Part([], [])
    except OSError as error:
        return Part([], [unreadable(shown, error)])


def those_there(paths: Sequence[Path]) -> list[Path]:
    """The paths that exist; where one may not look, the first, so that reading it says why."""
    try:
        return [path for path in paths if path.exists()]
    except OSError:
        return list(paths[:1])


def find_inside(folder: Path, named: str) -> str:
    """A path inside a folder as it lies there: of a name that looks alike where there is no other.

    A Mac takes accents apart from their letters. Where there is none it is as it was named.
    """
    if ".." in PurePosixPath(named).parts or (folder / named).exists():
        return named
    path = folder
    for part in PurePosixPath(named).parts:
        those, _ = list_folder(path, part)
        alike = [each for each in those if identity(each.name) == identity(part)]
        if len(alike) != 1:
            return named
        path = alike[0]
    return path.relative_to(folder).as_posix()


def is_folder(path: Path) -> bool:
    """Whether a path is a folder that one may look at."""
    try:
        return path.is_dir()
    except OSError:
        return False


def lock_target(name: str) -> str | None:
    """The file that a lock file stands for; None for any other file."""
    return next((match[1] for lock in _LOCKS if (match := lock.fullmatch(name))), None)


def conflict_target(name: str) -> str | None:
    """The file that a sync-conflict copy was made of; None for any other file."""
    stem, dot, suffix = name.rpartition(".")
    match = _CONFLICT.fullmatch(stem)
    return f"{match[1]}{dot}{suffix}" if match else None


def copied_name(name: str, among: Iterable[str]) -> str | None:
    """Which of some files a name is a copy's of, whatever was added to its stem; None of none."""
    stem, _, suffix = name.casefold().rpartition(".")
    for each in among:
        original, _, of_original = each.casefold().rpartition(".")
        is_longer = of_original == suffix and stem != original
        if is_longer and re.search(rf"(?<![^\W_]){re.escape(original)}(?![^\W_])", stem):
            return each
    return None


def copy_problem(shown: str, target: str, more: str = "") -> Problem:
    """An error, file-copy, at a copy of a file: it is never read, and keeps nothing from being."""
    message = f"a second copy of {quoted(target)}, which is not read"
    hint = f"compare the two, carry over to {quoted(target)} what is newer here, and delete this"
    return Problem(Place(shown), "file-copy", message, f"{hint}{more}")


def left_behind(shown: str, name: str) -> Problem | None:
    """What to say of a lock file or a conflict copy; None for any other file.

    Problems: file-open, file-copy.
    """
    if (target := lock_target(name)) is not None:
        hint = "save it there, so that what is read is what you see"
        message = f"{quoted(target)} is open in another program"
        return Problem(Place(shown), "file-open", message, hint, level=Level.NOTE)
    if (target := conflict_target(name)) is not None:
        return copy_problem(shown, target)
    return None
