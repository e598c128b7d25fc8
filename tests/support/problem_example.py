"""An example of a problem: what is changed in the small sound trust, what is run and printed.

`example.yaml` holds, each as it is needed and applied in this order:

about    a sentence on what somebody has done
people   true puts everybody who decides or votes into post
first    commands that record something: each a line, or `run` with `at`, `who`, and `apart` where
         what others have recorded has yet to arrive on that machine
delete   files and folders to delete
write    texts to write, by path
cells    cells to change, by workbook and cell; a new sheet's title makes the sheet
make     what no text is: a maker of tests/support/problem_makers.py, by path
clock    the moment on the clock, from then on
busy     true where another sfec holds the ledger
command  the command, else [check]; {folder} stands for the trust's folder, {entry-2} for the
         ledger's second entry
data     the folder named with --data, seen from the trust's folder; null goes into it instead
as_at    the day taken for today
writes   what the command writes beneath the folder, all else being left as it is

In what is printed, too, `{entry-2}` stands for the entry's name: files are taken by name, their
lines in order.
"""

import hashlib
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import yaml

from sfec.model.ledger import Recorder
from tests.support.problem_makers import MAKERS
from tests.support.trust_builder import TODAY, WORKBOOK, Cell, edit_cells

HERE = Path(__file__).parent.parent / "problems"
ROWS = {"2": "RPS", "3": "OHS"}
CODES = frozenset(ROWS.values())


@dataclass(frozen=True)
class Step:
    """A command that records something beforehand: who ran it, and when."""

    run: str
    at: str = "2026-11-23 14:05"
    who: str = "smarsh on laptop7"
    apart: bool = False

    @property
    def command(self) -> list[str]:
        """What was typed, word by word."""
        return shlex.split(self.run)

    @property
    def recorder(self) -> Recorder:
        """Who ran it, and on which machine."""
        user, _, machine = self.who.partition(" on ")
        return Recorder(user, machine)


@dataclass(frozen=True)
class Example:
    """One example, as its file has it."""

    about: str
    people: bool = False
    first: tuple[Step, ...] = ()
    delete: tuple[str, ...] = ()
    write: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)
    make: Mapping[str, str] = field(default_factory=dict)
    clock: str | None = None
    busy: bool = False
    command: tuple[str, ...] = ("check",)
    data: str | None = "."
    as_at: str = TODAY
    writes: tuple[str, ...] = ()

    def build(self, folder: Path) -> None:
        """Change the sound trust in that folder."""
        for name in self.delete:
            _delete(folder / name)
        for name, text in self.write.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        for name, cells in self.cells.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            edit_cells(folder / name, cells, makes_sheets=True)
        for name, maker in self.make.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            MAKERS[maker](folder / name)

    @property
    def concerns(self) -> frozenset[str]:
        """The schools whose own cells and files it changes; none where it changes anything else."""
        rows = {
            name.partition("!")[2].lstrip(ascii_uppercase)
            for cells in self.cells.values()
            for name in cells
        }
        of_schools = {
            name
            for name in self.write
            if name.removeprefix("schools/").removesuffix(".yaml") in CODES
        }
        is_plain = (
            not (self.first or self.delete or self.make)
            and set(self.cells) <= {WORKBOOK}
            and set(self.write) == of_schools
        )
        if not is_plain or not rows <= set(ROWS):
            return frozenset()
        return frozenset([ROWS[row] for row in rows] + [Path(name).stem for name in of_schools])


@cache
def read_example(folder: Path) -> Example:
    """The example in a folder."""
    text = (folder / "example.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    unknown = set(content) - {each.name for each in fields(Example)}
    assert not unknown, f"{folder}: {unknown}"
    lists: dict[str, Any] = {
        key: tuple(content[key]) for key in ("delete", "command", "writes") if key in content
    }
    steps = [
        Step(each) if isinstance(each, str) else Step(**each) for each in content.get("first", ())
    ]
    return Example(**(content | lists | {"first": tuple(steps)}))


def example_folders() -> list[Path]:
    """Every example's folder: one a code, and one beneath it for each variant."""
    return sorted(path.parent for path in HERE.rglob("example.yaml"))


def name_of(folder: Path) -> str:
    """An example's name: `term-gap`, `evidence-value/misspelt`."""
    return folder.relative_to(HERE).as_posix()


def code_of(folder: Path) -> str:
    """The code that an example is of."""
    return folder.relative_to(HERE).parts[0]


def moment(text: str) -> datetime:
    """A moment as an example writes it: `2026-11-23 14:05`."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def entries_of(folder: Path) -> Mapping[str, str]:
    """The short name of every entry of the ledger, by what stands for it: `{entry-1}`."""
    lines = [
        line
        for path in sorted(folder.glob("ledger/*.jsonl"))
        for line in path.read_bytes().splitlines()
    ]
    names = dict.fromkeys(hashlib.sha256(line).hexdigest()[:8] for line in lines)
    return {f"{{entry-{number}}}": name for number, name in enumerate(names, 1)}


def fingerprints(folder: Path, but: tuple[str, ...] = ()) -> Mapping[str, str]:
    """Every file and folder beneath a folder but some, as a hash; no locks, which hold nothing."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else ""
        for path in folder.rglob("*")
        if path.suffix != ".lock"
        and path.name != "ledger"
        and path.relative_to(folder).parts[0] not in but
    }


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
