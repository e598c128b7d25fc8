"""An example of a problem: what is changed in the small sound trust, the command run, and what it prints.

`example.yaml` holds, each as it is needed and applied in this order:

about    a sentence on what somebody has done
delete   files and folders to delete
write    texts to write, by path
cells    cells to change, by workbook and cell; a new sheet's title makes the sheet
make     what no text is: a maker of tests/problem_makers.py, by path
command  the command, else [check]; {folder} stands for the trust's folder
data     the folder named with --data, seen from the trust's folder; null goes into the folder instead
as_at    the day taken for today
"""

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import openpyxl
import yaml

from tests.problem_makers import MAKERS
from tests.trust_builder import TODAY, WORKBOOK, Cell, edit_cells

HERE = Path(__file__).parent / "problems"
ROWS = {"2": "RPS", "3": "OHS"}
CODES = frozenset(ROWS.values())


@dataclass(frozen=True)
class Example:
    """One example, as its file has it."""

    about: str
    delete: tuple[str, ...] = ()
    write: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)
    make: Mapping[str, str] = field(default_factory=dict)
    command: tuple[str, ...] = ("check",)
    data: str | None = "."
    as_at: str = TODAY

    def build(self, folder: Path) -> None:
        """Change the sound trust in that folder."""
        for name in self.delete:
            _delete(folder / name)
        for name, text in self.write.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        for name, cells in self.cells.items():
            _make_sheets(folder / name, cells)
            edit_cells(folder / name, cells)
        for name, maker in self.make.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            MAKERS[maker](folder / name)

    @property
    def concerns(self) -> frozenset[str]:
        """The schools whose own cells and files it changes; none where it changes anything else."""
        rows = {name.partition("!")[2].lstrip(ascii_uppercase) for cells in self.cells.values() for name in cells}
        of_schools = {name for name in self.write if name.removeprefix("schools/").removesuffix(".yaml") in CODES}
        is_plain = not (self.delete or self.make) and set(self.cells) <= {WORKBOOK} and set(self.write) == of_schools
        if not is_plain or not rows <= set(ROWS):
            return frozenset()
        return frozenset([ROWS[row] for row in rows] + [Path(name).stem for name in of_schools])


def read_example(folder: Path) -> Example:
    """The example in a folder."""
    content: dict[str, Any] = yaml.safe_load((folder / "example.yaml").read_text(encoding="utf-8"))
    unknown = set(content) - {each.name for each in fields(Example)}
    assert not unknown, f"{folder}: {unknown}"
    lists: dict[str, Any] = {key: tuple(content[key]) for key in ("delete", "command") if key in content}
    return Example(**(content | lists))


def example_folders() -> list[Path]:
    """Every example's folder: one a code, and one beneath it for each variant."""
    return sorted(path.parent for path in HERE.rglob("example.yaml"))


def name_of(folder: Path) -> str:
    """An example's name: `term-gap`, `evidence-value/misspelt`."""
    return folder.relative_to(HERE).as_posix()


def code_of(folder: Path) -> str:
    """The code that an example is of."""
    return folder.relative_to(HERE).parts[0]


def fingerprints(folder: Path) -> Mapping[str, str]:
    """Every file and folder beneath a folder, with what is in it as a hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in folder.rglob("*")
    }


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _make_sheets(path: Path, cells: Mapping[str, Cell]) -> None:
    book = openpyxl.load_workbook(path) if path.exists() else openpyxl.Workbook()
    missing = {name.partition("!")[0] for name in cells} - set(book.sheetnames)
    for title in sorted(missing):
        book.create_sheet(title)
    if missing:
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
