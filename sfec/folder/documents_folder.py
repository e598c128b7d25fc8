"""documents/: the files that sfec writes, remembered by hash, so that none edited since is lost."""

import json
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sfec.folder.formats.atomic import replace_whole
from sfec.folder.formats.listing import list_folder, lock_target
from sfec.folder.formats.text_file import unreadable
from sfec.folder.names import DOCUMENTS_FOLDER
from sfec.problems import Place, Problem, ProblemsFound, quoted

#: What was last written under each name. Where it is lost, a file counts as edited: it is asked
#: about, never lost.
_WRITTEN = ".written.json"
_LOCKED_AFTER = 2
#: Stands between the scheme of a hash and the hash.
_SCHEMED = ":"


class State(StrEnum):
    """How a document's file stands to what sfec last wrote under its name."""

    MISSING = "missing"
    AS_WRITTEN = "as written"
    EDITED = "edited"


class FileNote(NamedTuple):
    """What sfec last wrote under a name: its hash, and the hash of what it was made from.

    The latter may bear the name of its scheme, `json-1:4f5a…`.
    """

    sha256: str
    made_from: str

    def is_made_from(self, made_from: str) -> bool | None:
        """Whether it was made from the same; not known where it was noted by another scheme."""
        schemes = {each.rpartition(_SCHEMED)[0] for each in (self.made_from, made_from)}
        return self.made_from == made_from if len(schemes) == 1 else None


class DocumentsFolder:
    """The documents of one half-term, or of one year: `2026-27/autumn-2`, `2026-27`."""

    def __init__(self, folder: Path, under: str) -> None:
        self.folder, self.path = folder, folder / DOCUMENTS_FOLDER / under
        self._written = self._read_written()
        self._is_noted = True

    def shown(self, name: str) -> str:
        """A document's file as problems and the ledger name it."""
        return (self.path / name).relative_to(self.folder).as_posix()

    def state(self, name: str) -> State:
        """How a file stands. Raises ProblemsFound: file-unreadable."""
        if not self._is_there(name):
            return State.MISSING
        written = self._written.get(name)
        return State.AS_WRITTEN if written and written.sha256 == self.hash(name) else State.EDITED

    def is_made_from(self, name: str, made_from: str) -> bool | None:
        """Whether what sfec last wrote under a name was made from the same; None: not known.

        That is so where an older sfec noted it in another way.
        """
        written = self._written.get(name)
        return written.is_made_from(made_from) if written else False

    def hash(self, name: str) -> str:
        """The hash of a file's bytes. Raises ProblemsFound: file-unreadable."""
        return hash_file(self.path / name, self.shown(name))

    def write(self, name: str, content: bytes, made_from: str, *, is_forced: bool = False) -> None:
        """Write a document, over what sfec itself wrote before.

        Raises ProblemsFound: document-edited where somebody has changed it since, document-open
        where it is open in another program, file-unwritable.
        """
        if self.state(name) is State.EDITED and not is_forced:
            message = "somebody has edited it since it was written"
            hint = "rename your file to keep both, or write over it with --force"
            problem = Problem(Place(self.shown(name)), "document-edited", message, hint)
            raise ProblemsFound([problem])
        self.refuse_open(name)
        replace_whole(self.path / name, self.shown(name), content)
        self._written[name] = FileNote(sha256(content).hexdigest(), made_from)
        self._is_noted = False

    def forget(self, name: str) -> None:
        """Hold a file no longer for one that may be written over: it has gone out."""
        self._written.pop(name, None)

    def remember(self) -> None:
        """Note what was written, if anything was. Raises ProblemsFound: file-unwritable."""
        if self._is_noted:
            return
        notes = {name: note._asdict() for name, note in sorted(self._written.items())}
        content = json.dumps(notes, indent=1).encode()
        replace_whole(self.path / _WRITTEN, self.shown(_WRITTEN), content)
        self._is_noted = True

    def _is_there(self, name: str) -> bool:
        try:
            return (self.path / name).exists()
        except OSError as error:
            raise ProblemsFound([unreadable(self.shown(name), error)]) from error

    def refuse_open(self, name: str) -> None:
        """Raises ProblemsFound: document-open where a document is open in another program."""
        paths, _ = list_folder(self.path, DOCUMENTS_FOLDER)
        targets = {lock_target(path.name) for path in paths}
        # Word takes the first two letters off the name of the file that its lock is for.
        if targets & {name, name[_LOCKED_AFTER:]}:
            hint = "close it there, and write it again"
            message = f"{quoted(name)} is open in another program"
            raise ProblemsFound([Problem(Place(self.shown(name)), "document-open", message, hint)])

    def _read_written(self) -> dict[str, FileNote]:
        try:
            notes = json.loads((self.path / _WRITTEN).read_bytes())
            written = {}
            for name, note in notes.items():
                written[name] = FileNote(str(note["sha256"]), str(note["made_from"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}
        return written


def hash_file(path: Path, shown: str) -> str:
    """The hash of a file's bytes. Raises ProblemsFound: file-unreadable."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ProblemsFound([unreadable(shown, error)]) from error
