"""pandoc, which reads Markdown into a tree and writes a tree as Word, HTML, typst or Markdown.

It runs in its sandbox always: no reader or writer of it can open a file that is not named here, or
reach a network.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from types import MappingProxyType

from sfec.documents.tree import Node

#: Nothing turns quotes, dashes or dots into others, and nothing typed can be raw HTML or TeX.
MARKDOWN = (
    "markdown-smart-task_lists-raw_html-raw_tex-raw_attribute-implicit_figures-auto_identifiers"
    "-citations-footnotes-inline_notes-tex_math_dollars-example_lists-yaml_metadata_block"
    "-pandoc_title_block"
)
#: The moment by which pandoc dates what it writes, having no clock.
EPOCH = "1970-01-01T00:00:00Z"
NO_FILES: Mapping[str, Path] = MappingProxyType({})
_SECONDS = 120
#: Reads a third faster where what it has read is not collected halfway.
_READING = ("+RTS", "-A32m", "-RTS")


def read(markdown: str) -> Node:
    """The tree of a Markdown text."""
    read = _run(markdown.encode(), *_READING, "--from", MARKDOWN, "--to", "json")
    found: Node = json.loads(read)
    return found


def write(tree: Node, form: str, *options: str, files: Mapping[str, Path] = NO_FILES) -> bytes:
    """A tree in one of pandoc's formats; there is no clock in its sandbox: it dates by EPOCH.

    `files` are those that it reads, by the option that names each.
    """
    formats = ("--from", "json", "--to", form, "--output", "-")
    return _run(json.dumps(tree).encode(), *formats, *options, files=files)


def _run(given: bytes, *arguments: str, files: Mapping[str, Path] = NO_FILES) -> bytes:
    with TemporaryDirectory() if files else nullcontext() as folder:
        named = [_beside(Path(folder or "."), option, path) for option, path in files.items()]
        command = [str(program()), "--sandbox", *arguments, *named]
        done = subprocess.run(  # noqa: S603 - our own program, and no shell
            command, input=given, capture_output=True, check=False, timeout=_SECONDS, cwd=folder
        )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return done.stdout


def _beside(folder: Path, option: str, path: Path) -> str:
    """An option that names a copy of a file in a folder: a path it would take for an address."""
    name = f"{option}{path.suffix}"
    copyfile(path, folder / name)
    return f"--{option}={name}"


@cache
def program() -> Path:
    """The pandoc that is installed with sfec, and no other: how documents look depends on it."""
    package = find_spec("pypandoc")
    assert package is not None  # noqa: S101 - sfec depends on it
    assert package.origin is not None  # noqa: S101 - as above
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    return Path(package.origin).parent / "files" / name
