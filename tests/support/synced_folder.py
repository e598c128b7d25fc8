"""A synced folder as people have one: a copy each, and a client that brings them together in time.

It keeps to what the real clients do: a file arrives late, or half at first; of one that two have
changed, the second is put beside the first under the client's own kind of name.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sfec.model.ledger import Recorder

#: What each client calls the copy of a file that two have changed.
NAMINGS: Mapping[str, Callable[[str, str, Recorder], str]] = {
    "OneDrive": lambda stem, suffix, who: f"{stem}-{who.machine.upper()}{suffix}",
    "Dropbox": lambda stem, suffix, who: (
        f"{stem} ({who.user}'s conflicted copy 2026-11-20){suffix}"
    ),
    "Google Drive": lambda stem, suffix, _: f"{stem} (1){suffix}",
    "iCloud": lambda stem, suffix, _: f"{stem} 2{suffix}",
}


@dataclass
class Cloud:
    """What the service holds: every file's bytes, by path."""

    files: dict[str, bytes] = field(default_factory=dict)


@dataclass
class Member:
    """One of those who share the folder: who they are, their own copy, and their client."""

    who: Recorder
    folder: Path
    client: str
    cloud: Cloud
    #: Every file as both sides last had it, and those that have arrived only in half so far.
    agreed: dict[str, bytes] = field(default_factory=dict)
    halves: dict[str, bytes] = field(default_factory=dict)

    def conflict_name(self, path: str) -> str:
        """What this member's client calls a copy of a file."""
        folder, _, name = path.rpartition("/")
        stem, dot, ending = name.rpartition(".")
        copy = NAMINGS[self.client](stem, f"{dot}{ending}", self.who)
        return f"{folder}/{copy}" if folder else copy

    def sync(self, chance: random.Random | None = None) -> None:
        """Bring both sides together; by chance some files are late and some arrive in half."""
        for path in sorted({*self.here(), *self.cloud.files, *self.agreed}):
            if chance is None or chance.random() < 0.6:
                self._sync_file(path, chance)

    def here(self) -> dict[str, bytes]:
        """Every file of this member's own copy, but for locks."""
        paths = [path for path in self.folder.rglob("*") if path.suffix != ".lock"]
        names = [path.relative_to(self.folder).as_posix() for path in paths if path.is_file()]
        return {name: (self.folder / name).read_bytes() for name in names}

    def _mine(self, path: str) -> bytes | None:
        """A file as it lies here; of one that is half there, the client knows the whole."""
        file = self.folder / path
        content = file.read_bytes() if file.exists() else None
        is_half = path in self.halves and content == self.halves[path]
        return self.agreed.get(path) if is_half else content

    def _sync_file(self, path: str, chance: random.Random | None) -> None:
        mine, theirs, base = self._mine(path), self.cloud.files.get(path), self.agreed.get(path)
        if mine == base:
            if theirs != base or path in self.halves:
                self._bring_down(path, theirs, chance)
        elif mine == theirs:
            self._agree(path, mine)
        elif mine is not None and theirs in (base, None):
            self._send_up(path, mine)
        else:
            if mine is not None:
                self._put_beside(path, mine)
            self._bring_down(path, theirs, None)

    def _agree(self, path: str, content: bytes | None) -> None:
        if content is None:
            self.agreed.pop(path, None)
        else:
            self.agreed[path] = content

    def _bring_down(self, path: str, content: bytes | None, chance: random.Random | None) -> None:
        file = self.folder / path
        self.halves.pop(path, None)
        self._agree(path, content)
        if content is None:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        if chance and path.endswith(".jsonl") and chance.random() < 0.4:
            self.halves[path] = content[: len(content) * 2 // 3]
        file.write_bytes(self.halves.get(path, content))

    def _send_up(self, path: str, content: bytes) -> None:
        self.cloud.files[path] = content
        self._bring_down(path, content, None)

    def _put_beside(self, path: str, content: bytes) -> None:
        copy = self.conflict_name(path)
        (self.folder / copy).write_bytes(content)
        self._send_up(copy, content)

    def delete(self, path: str) -> None:
        """Delete a file, here and for everybody; one that was changed meanwhile comes back."""
        (self.folder / path).unlink()
        if self.cloud.files.get(path) == self.agreed.get(path):
            self.cloud.files.pop(path, None)
        self._agree(path, None)

    def rename(self, path: str, name: str) -> None:
        """Give a file another name, here and for everybody once it has gone round."""
        content = (self.folder / path).read_bytes()
        (self.folder / name).write_bytes(content)
        self._send_up(name, content)
        self.delete(path)


def settle(members: list[Member]) -> None:
    """Let everything go round until all copies are the same."""
    for _ in range(len(members) + 1):
        for each in members:
            each.sync()
    assert all(each.here() == members[0].here() for each in members)
