"""The names in a folder, and the files that other programs leave there."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from sfec.folder.formats.text_file import unreadable
from sfec.model.identifier import identity
from sfec.problems import Level, Part, Place, Problem, quoted

#: Excel's and LibreOffice's lock files: somebody has the workbook open.
_LOCKS = (re.compile(r"~\$(.+)"), re.compile(r"\.~lock\.(.+)#"))
#: What iCloud leaves in place of a file that it keeps, and that is not on this computer.
_ELSEWHERE = re.compile(r"\.(.+)\.icloud")
#: What sync programs and file managers add to a name of which there are two, as in name (1).xlsx,
#: name-DESKTOP-AB12.xlsx, name (Ann's conflicted copy 2026-11-02).xlsx, Copy of name.xlsx.
_ADDED = (
    re.compile(r"(.+?)-(?:DESKTOP|LAPTOP|PC)-[A-Z0-9]+", re.IGNORECASE),
    re.compile(r"(.+?) ?\(\d+\)"),
    re.compile(r"(.+?) [\[(][^\])]*\b(?:conflict(?:ed)?|copy)\b[^\])]*[\])]", re.IGNORECASE),
    re.compile(r"(.+?)[._](?:sync-)?conflict-[\w-]+", re.IGNORECASE),
    re.compile(r"(.+?)(?: -)? copy(?: \d+)?", re.IGNORECASE),
    re.compile(r"copy (?:\(\d+\) )?of (.+)", re.IGNORECASE),
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


def copied_name(name: str, among: Iterable[str] = ()) -> str | None:
    """The file or folder that a name is a copy's of; None where it is none's.

    A copy of one of those given has anything added to its name; of any other, what sync programs
    add, and of a folder too: its name is too common a word.
    """
    adds = (each for each in among if _adds_to(each, name.casefold()))
    return next(adds, None) or _without_added(name)


def _adds_to(original: str, name: str) -> bool:
    """Whether a name is that of a file with something added, to its stem or after its ending."""
    whole = original.casefold()
    stem, dot, ending = whole.rpartition(".")
    if not dot or name == whole:
        return False
    own, _, of_own = name.rpartition(".")
    return _holds(whole, name) or (of_own == ending and own != stem and _holds(stem, own))


def _holds(part: str, whole: str) -> bool:
    """Whether a name stands in another with no letter or digit next to it."""
    return re.search(rf"(?<![^\W_]){re.escape(part)}(?![^\W_])", whole) is not None


def _without_added(name: str) -> str | None:
    """A name without all that sync programs have added to its stem; None where that is nothing."""
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    shorter = stem
    while match := next((found for each in _ADDED if (found := each.fullmatch(shorter))), None):
        shorter = match[1]
    return None if shorter == stem else f"{shorter}{dot}{ending}"


def copy_problem(shown: str, target: str, more: str = "") -> Problem:
    """An error, file-copy, at a copy of a file: it is never read, and keeps nothing from being."""
    message = f"a second copy of {quoted(target)}, which is not read"
    hint = f"compare the two, carry over to {quoted(target)} what is newer here, and delete this"
    return Problem(Place(shown), "file-copy", message, f"{hint}{more}")


def lock_problem(shown: str, name: str) -> Problem | None:
    """That a file is open in another program, which has left a lock file. Problem: file-open."""
    target = lock_target(name)
    if target is None:
        return None
    hint = "save it there, so that what is read is what you see"
    message = f"{quoted(target)} is open in another program"
    return Problem(Place(shown), "file-open", message, hint, level=Level.NOTE)


def elsewhere_problem(shown: str, name: str) -> Problem | None:
    """An error, file-unreadable, where a file that is meant is not on this computer; else None."""
    match = _ELSEWHERE.fullmatch(name)
    if match is None:
        return None
    hint = "open the file once, so that it is fetched; then run this again"
    message = f"{quoted(match[1])} is in iCloud and not on this computer, and is not read"
    return Problem(Place(shown), "file-unreadable", message, hint)


def left_behind(shown: str, name: str, among: Iterable[str] = ()) -> Problem | None:
    """What to say of a lock file, or of a copy of one of those given or of another; else None.

    Problems: file-open, file-copy.
    """
    target = copied_name(name, among)
    return lock_problem(shown, name) or (copy_problem(shown, target) if target else None)
