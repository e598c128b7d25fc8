"""YAML as people type it: every scalar kept as text, with its place.

Built from libyaml's events, not by its composer, so that a nest a thousand deep, an alias, a tag or
a repeated key is met one step at a time and refused with its line, and nothing can expand or run.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from sfec.folder.formats.nodes import Node, Span
from sfec.folder.formats.text_file import LARGEST_FILE, read_text
from sfec.problems import Part, Place, Problem, quoted

DEEPEST = 40
_TO_THE_END = LARGEST_FILE
_EMPTY_HINT = "fill it in: lines that start with # are notes, and count once the # is taken away"
_NULLS = ("", "~", "null", "Null", "NULL")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_CONTROL_MESSAGE = "a control character stands here"
_CONTROL_HINT = "remove it, or type the line again"
#: What newer versions of libyaml say of a nest a thousand deep, before anything of it is read.
_TOO_DEEP = "maximum nesting depth"
_SYNTAX_HINT = (
    "look at this line and the one above: a colon and a space after each key, "
    "keys of one level in one column,\n"
    "and quotes around a text that has a colon, a quote or a # in it"
)


class _RefusalError(Exception):
    """Raised where a text holds what is not read; never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_yaml(path: Path, shown: str) -> Part[Node | None]:
    """A YAML file's root node, or None with the problems that keep it from being read.

    Problems: file-missing, file-unreadable, file-large, file-encoding, yaml-empty, yaml-tab,
    yaml-syntax, yaml-repeated-key, yaml-alias, yaml-tag, yaml-deep, yaml-shape.
    """
    text, problems = read_text(path, shown)
    return parse_yaml(text, shown) if text is not None else Part(None, problems)


def parse_yaml(text: str, shown: str) -> Part[Node | None]:
    """The root node of a YAML text, which must be a mapping."""
    composer = _Composer(text, shown)
    try:
        root = composer.compose()
    except _RefusalError as refusal:
        return Part(None, [*composer.problems, refusal.problem])
    except yaml.YAMLError as error:
        return Part(None, [*composer.problems, _syntax_problem(error, text, shown)])
    if root is None:
        empty = Problem(Place(shown), "yaml-empty", "the file holds nothing yet", _EMPTY_HINT)
        return Part(None, [empty])
    if not isinstance(root.value, Mapping):
        message, hint = (
            "the file is not a list of keys and values",
            "write it as `key: value` lines",
        )
        return Part(None, [*composer.problems, root.span.problem("yaml-shape", message, hint)])
    return Part(root, composer.problems)


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
                    message = "a second document starts here"
                    hint = "keep one list of keys and values in a file, without `---` between"
                    raise _RefusalError(self._span(event).problem("yaml-shape", message, hint))
                root = self._node(next(self.events), None, 0)
        return root

    def _node(self, event: yaml.Event, key: Span | None, depth: int) -> Node:
        span = self._span(event)
        if problem := _refusal(event, span, depth):
            raise _RefusalError(problem)
        if isinstance(event, yaml.ScalarEvent):
            return Node(self._text(event, span), span, key or span)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(tuple(self._items(depth)), span, key or span)
        return Node(self._mapping(depth), span, key or span)

    def _text(self, event: yaml.ScalarEvent, span: Span) -> str | None:
        if self.has_escapes and _CONTROL.search(event.value):
            raise _RefusalError(span.problem("yaml-syntax", _CONTROL_MESSAGE, _CONTROL_HINT))
        is_null = event.implicit[0] and event.value in _NULLS
        return None if is_null else event.value

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._node(event, None, depth + 1)

    def _mapping(self, depth: int) -> Mapping[str, Node]:
        nodes: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, None, depth + 1)
            if not isinstance(key.value, str):
                message, hint = "a key must be a word", "write `key: value`"
                raise _RefusalError(key.span.problem("yaml-shape", message, hint))
            value = self._node(next(self.events), key.span, depth + 1)
            if first := nodes.get(key.value):
                again = f"{quoted(key.value)} stands here a second time"
                message = f"{again}; the first is on line {first.key.line}"
                problem = key.span.problem("yaml-repeated-key", message, "keep one of them")
                self.problems.append(problem)
            else:
                nodes[key.value] = value
        return nodes

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        # libyaml marks every event; only the types leave it open.
        assert start is not None  # noqa: S101
        assert end is not None  # noqa: S101
        if start.line >= len(self.lines):
            # What is left out at the very end stands after the last line there is.
            after = len(self.lines[-1]) + 1 if self.lines else 1
            return Span(self.shown, self.lines, max(1, len(self.lines)), after, after)
        last = end.column if end.line == start.line else _TO_THE_END
        return Span(self.shown, self.lines, start.line + 1, start.column + 1, last)


def _refusal(event: yaml.Event, span: Span, depth: int) -> Problem | None:
    """Why what starts here is not read, where it is not."""
    if isinstance(event, yaml.AliasEvent):
        message = "a reference to another place is not read here"
        return span.problem("yaml-alias", message, "write the value out in full")
    tag = getattr(event, "tag", None)
    if tag is not None:
        hint = 'remove the "!"; to begin a text with one, put the text in quotes'
        return span.problem("yaml-tag", f"a tag, {quoted(tag)}, is not read here", hint)
    return _deep(span) if depth > DEEPEST else None


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
    column = min(mark.column, len(typed)) if mark else 0
    if tab >= 0:
        column = tab
    span = Span(shown, lines, line + 1, column + 1, column + 1)
    if _TOO_DEEP in str(getattr(error, "problem", "")):
        return _deep(span)
    if tab >= 0:
        hint = "use spaces: two for each level"
        return span.problem("yaml-tab", "a tab stands in the indentation", hint)
    return span.problem("yaml-syntax", "the file cannot be understood from here on", _SYNTAX_HINT)


def _control_problem(text: str, lines: list[str], shown: str) -> Problem:
    # libyaml counts bytes here, so the character is looked for again.
    control = _CONTROL.search(text)
    *_, before = enumerate(f"{text[: control.start()] if control else ''} ".splitlines(), 1)
    span = Span(shown, lines, before[0], len(before[1]), len(before[1]))
    return span.problem("yaml-syntax", _CONTROL_MESSAGE, _CONTROL_HINT)
