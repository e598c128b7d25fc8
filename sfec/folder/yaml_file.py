"""YAML as people type it: every scalar kept as text, with its place.

Built from libyaml's events, not by its composer, so that a nest a thousand deep, an alias, a tag or a
repeated key is met one step at a time and refused with its line, and nothing can expand or run.
"""

import errno
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import yaml

from sfec.problems import Excerpt, Place, Problem, quoted

LARGEST_FILE = 2_000_000
DEEPEST = 40
_TO_THE_END = LARGEST_FILE
_EMPTY_HINT = "fill it in: lines that start with # are notes, and count once the # is taken away"
_NULLS = ("", "~", "null", "Null", "NULL")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_CONTROL_MESSAGE, _CONTROL_HINT = "a control character stands here", "remove it, or type the line again"


class Span(NamedTuple):
    """Where a key or value stands: its file's lines, its line and columns, from 1, the last included."""

    path: str
    lines: Sequence[str]
    line: int
    first: int
    last: int

    @property
    def place(self) -> Place:
        """The span's first character as a place."""
        return Place(self.path, line=self.line, column=self.first)

    @property
    def excerpt(self) -> Excerpt:
        """The line as typed, with the span marked."""
        text = self.lines[self.line - 1] if self.line <= len(self.lines) else ""
        return Excerpt(self.line, text, self.first, max(self.first, min(self.last, len(text.rstrip()))))

    def problem(self, code: str, message: str, hint: str = "", who: str = "") -> Problem:
        """An error at this span."""
        return Problem(self.place, code, message, hint, who, excerpt=self.excerpt)


class Node(NamedTuple):
    """A value with its place: text, a mapping of nodes, or a sequence of nodes; None is empty or null."""

    value: "str | Mapping[str, Node] | tuple[Node, ...] | None"
    span: Span
    key: Span

    def plain(self) -> Any:  # noqa: ANN401 - what a YAML file holds has no narrower type
        """The node without places, for a form to check: texts, dictionaries and lists."""
        if isinstance(self.value, Mapping):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, str) or self.value is None:
            return self.value
        return [node.plain() for node in self.value]

    def find(self, path: Sequence[str | int]) -> "Node":
        """The node at a path, or the nearest one above it that exists."""
        node = self
        for step in path:
            value = node.value
            if isinstance(value, Mapping) and step in value:
                node = value[str(step)]
            elif isinstance(value, tuple) and isinstance(step, int):
                node = value[step]
            elif step == 0 and not isinstance(value, tuple):
                continue  # one thing where a list of them may stand
            else:
                break
        return node


class _Refused(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_yaml(path: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    """A YAML file's root node, or None with the problems that keep it from being read.

    Problems: file-missing, file-unreadable, file-large, file-encoding, yaml-empty, yaml-tab, yaml-syntax,
    yaml-repeated-key, yaml-alias, yaml-tag, yaml-deep, yaml-shape.
    """
    text, problems = read_text(path, shown)
    return parse_yaml(text, shown) if text is not None else (None, problems)


def parse_yaml(text: str, shown: str) -> tuple[Node | None, list[Problem]]:
    """The root node of a YAML text, which must be a mapping."""
    composer = _Composer(text, shown)
    try:
        root = composer.compose()
    except _Refused as refused:
        return None, [*composer.problems, refused.problem]
    except yaml.YAMLError as error:
        return None, [*composer.problems, _syntax_problem(error, text, shown)]
    if root is None:
        return None, [Problem(Place(shown), "yaml-empty", "the file holds nothing yet", _EMPTY_HINT)]
    if not isinstance(root.value, Mapping):
        hint = "write it as `key: value` lines"
        return None, [
            *composer.problems,
            root.span.problem("yaml-shape", "the file is not a list of keys and values", hint),
        ]
    return root, composer.problems


def read_text(path: Path, shown: str) -> tuple[str | None, list[Problem]]:
    """A file as text, which must be UTF-8, with or without a byte-order mark."""
    try:
        refuse_what_is_no_file(path)
        if path.stat().st_size > LARGEST_FILE:
            hint = f"at most {LARGEST_FILE // 1_000_000} MB is read"
            return None, [Problem(Place(shown), "file-large", "the file is too large to be what it should be", hint)]
        return path.read_bytes().decode("utf-8-sig"), []
    except FileNotFoundError:
        return None, [
            Problem(Place(shown), "file-missing", "there is no such file", "`sfec init DIR` writes one to start from")
        ]
    except UnicodeDecodeError as error:
        return None, [_encoding_problem(error, shown)]
    except OSError as error:
        return None, [unreadable(shown, error)]


def refuse_what_is_no_file(path: Path) -> None:
    """Raise OSError for a pipe or a device, which would give bytes without end, or none for ever."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "it is not an ordinary file")


def unreadable(shown: str, error: OSError) -> Problem:
    """A file or folder that the system will not let sfec read."""
    reason = (error.strerror or "it cannot be opened").lower()
    hint = "close it elsewhere, or ask whoever looks after the folder for leave to read it"
    return Problem(Place(shown), "file-unreadable", f"it cannot be read: {reason}", hint)


class _Composer:
    """Composes one document's events into nodes."""

    def __init__(self, text: str, shown: str) -> None:
        self.shown = shown
        self.lines = text.splitlines()
        self.has_escapes = "\\" in text
        self.problems: list[Problem] = []
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CBaseLoader)

    def compose(self) -> Node | None:
        """The root node of the one document; None where there is none."""
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    hint = "keep one list of keys and values in a file, without `---` between"
                    raise _Refused(self._span(event).problem("yaml-shape", "a second document starts here", hint))
                root = self._node(next(self.events), None, 0)
        return root

    def _node(self, event: yaml.Event, key: Span | None, depth: int) -> Node:
        span = self._span(event)
        if depth > DEEPEST or isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None) is not None:
            self._refuse(event, span)
        if isinstance(event, yaml.ScalarEvent):
            if self.has_escapes and _CONTROL.search(event.value):
                raise _Refused(span.problem("yaml-syntax", _CONTROL_MESSAGE, _CONTROL_HINT))
            is_null = event.implicit[0] and event.value in _NULLS
            return Node(None if is_null else event.value, span, key or span)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(tuple(self._items(depth)), span, key or span)
        return Node(self._mapping(depth), span, key or span)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._node(event, None, depth + 1)

    def _mapping(self, depth: int) -> Mapping[str, Node]:
        nodes: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, None, depth + 1)
            if not isinstance(key.value, str):
                raise _Refused(key.span.problem("yaml-shape", "a key must be a word", "write `key: value`"))
            value = self._node(next(self.events), key.span, depth + 1)
            if key.value in nodes:
                message = (
                    f"{quoted(key.value)} stands here a second time; the first is on line {nodes[key.value].key.line}"
                )
                self.problems.append(key.span.problem("yaml-repeated-key", message, "keep one of them"))
            else:
                nodes[key.value] = value
        return nodes

    def _refuse(self, event: yaml.Event, span: Span) -> NoReturn:
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out in full"
            raise _Refused(span.problem("yaml-alias", "a reference to another place is not read here", hint))
        tag = getattr(event, "tag", None)
        if tag is not None:
            hint = 'remove the "!"; to begin a text with one, put the text in quotes'
            raise _Refused(span.problem("yaml-tag", f"a tag, {quoted(tag)}, is not read here", hint))
        raise _Refused(_deep(span))

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # noqa: S101 - libyaml marks every event; only the types leave it open
        assert end is not None  # noqa: S101 - as above
        if start.line >= len(self.lines):
            # What is left out at the very end stands after the last line there is.
            after = len(self.lines[-1]) + 1 if self.lines else 1
            return Span(self.shown, self.lines, max(1, len(self.lines)), after, after)
        last = end.column if end.line == start.line else _TO_THE_END
        return Span(self.shown, self.lines, start.line + 1, start.column + 1, last)


#: What newer versions of libyaml say of a nest a thousand deep, before anything of it is read.
_TOO_DEEP = "maximum nesting depth"
_SYNTAX_HINT = (
    "look at this line and the one above: a colon and a space after each key, keys of one level in one column,\n"
    "and quotes around a text that has a colon, a quote or a # in it"
)


def _deep(span: Span) -> Problem:
    hint = f"at most {DEEPEST} levels are read"
    return span.problem("yaml-deep", "values are nested too deeply here", hint)


def _syntax_problem(error: yaml.YAMLError, text: str, shown: str) -> Problem:
    lines = text.splitlines() or [""]
    if isinstance(error, yaml.reader.ReaderError):
        return _control_problem(text, lines, shown)
    mark = getattr(error, "problem_mark", None)
    line = min(mark.line, len(lines) - 1) if mark else 0
    typed = lines[line]
    tab = typed.find("\t", 0, len(typed) - len(typed.lstrip()) + 1)
    column = tab if tab >= 0 else min(mark.column, len(typed)) if mark else 0
    span = Span(shown, lines, line + 1, column + 1, column + 1)
    if _TOO_DEEP in str(getattr(error, "problem", "")):
        return _deep(span)
    if tab >= 0:
        return span.problem("yaml-tab", "a tab stands in the indentation", "use spaces: two for each level")
    return span.problem("yaml-syntax", "the file cannot be understood from here on", _SYNTAX_HINT)


def _control_problem(text: str, lines: list[str], shown: str) -> Problem:
    # libyaml counts bytes here, so the character is looked for again.
    found = _CONTROL.search(text)
    *_, before = enumerate(f"{text[: found.start()] if found else ''} ".splitlines(), 1)
    span = Span(shown, lines, before[0], len(before[1]), len(before[1]))
    return span.problem("yaml-syntax", _CONTROL_MESSAGE, _CONTROL_HINT)


def _encoding_problem(error: UnicodeDecodeError, shown: str) -> Problem:
    raw = error.object
    lines = raw.decode("cp1252", errors="replace").splitlines()
    before = raw[: error.start].decode("cp1252", errors="replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    hint = "save it as UTF-8: in Notepad, Save as, Encoding, UTF-8"
    span = Span(shown, lines, line, column, column)
    return span.problem("file-encoding", "a character here is not UTF-8", hint)
