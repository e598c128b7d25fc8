"""What gives the same for the same is asked for once in all the tests, and remembered.

A process reads the shipped policy and compiles a template once. The tests run thousands of commands
in one process, which would read and compile them thousands of times, and make the same letter
again and again.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import TemplateNotFound
from jinja2.nodes import Template

from sfec.documents import pandoc
from sfec.documents.sandbox import ParsedTemplate, Sandbox
from sfec.folder.formats.nodes import Node
from sfec.folder.formats.yaml_file import parse_yaml
from sfec.problems import Part

_MANY = 200


def _no_template(name: str) -> ParsedTemplate:
    raise TemplateNotFound(name)


#: Every sandbox is set up alike: what it makes of a template rests on the template alone.
_SANDBOX = Sandbox(_no_template)
_parse_template, _compile_template = _SANDBOX.parse, _SANDBOX.compile
_run = vars(pandoc)["_run"]


@contextmanager
def parsed_once() -> Iterator[None]:
    """Parse each YAML text once, and parse and compile each template's text once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sfec.folder.formats.yaml_file.parse_yaml", _yaml)
        patched.setattr(Sandbox, "parse", _template)
        patched.setattr(Sandbox, "compile", _code)
        yield


@contextmanager
def converted_once() -> Iterator[None]:
    """Have pandoc make each thing once; its own tests hold it to making the same of the same."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pandoc, "_run", _conversion)
        yield


def _yaml(text: str, shown: str) -> Part[Node | None]:
    node, problems = _parsed_yaml(text, shown)
    return Part(node, [*problems])


@lru_cache(_MANY)
def _parsed_yaml(text: str, shown: str) -> Part[Node | None]:
    return parse_yaml(text, shown)


def _template(_: Sandbox, source: str, name: str, called: str) -> Template:
    return _parsed_template(source, name, called)


@lru_cache(_MANY)
def _parsed_template(source: str, name: str, called: str) -> Template:
    return _parse_template(source, name, called)


def _code(_: Sandbox, tree: Template, name: str, called: str) -> CodeType:
    return _compiled_template(tree, name, called)


@lru_cache(_MANY)
def _compiled_template(tree: Template, name: str, called: str) -> CodeType:
    return _compile_template(tree, name, called)


def _conversion(
    given: bytes, *arguments: str, files: Mapping[str, Path] = pandoc.NO_FILES
) -> bytes:
    contents = tuple(each.read_bytes() for each in files.values())
    return _converted(given, arguments, tuple(files.items()), contents)


@lru_cache(_MANY)
def _converted(
    given: bytes,
    arguments: tuple[str, ...],
    files: tuple[tuple[str, Path], ...],
    _contents: tuple[bytes, ...],
) -> bytes:
    """What pandoc makes of what it is given, under its arguments and the files that they name."""
    made: bytes = _run(given, *arguments, files=dict(files))
    return made
