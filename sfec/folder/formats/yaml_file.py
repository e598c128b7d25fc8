"""YAML as people type it: every scalar kept as text, with its place.

Built from libyaml's events, not by its composer, so that a nest a thousand deep, an alias, a tag or
a repeated key is met one step at a time and refused with its line, and nothing can expand or run.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from sfec.folder.formats.nodes import Node, Span
from sfec.folder.formats.text_file import LARGEST_FILE, read_text
from sfec.folder.formats.yaml_doubts import (
    Cut,
    LongQuote,
    curly_quotes,
    find_cut,
    find_long_quote,
    garbled,
)
from sfec.folder.formats.yaml_syntax import (
    CONTROL,
    CONTROL_HINT,
    CONTROL_MESSAGE,
    DEEPEST,
    deep,
    syntax_problem,
)
from sfec.problems import Level, Part, Place, Problem, quoted
from sfec.pupil_numbers import holds_pupil_number, without_pupil_numbers

_TO_THE_END = LARGEST_FILE
_EMPTY_HINT = "fill it in: lines that start with # are notes, and count once the # is taken away"
_PUPIL = "a pupil's number stands in this text"
_PUPIL_HINT = "write it without the number"
_NULLS = ("", "~", "null", "Null", "NULL")


class _RefusalError(Exception):
    """Raised where a text holds what is not read; never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_yaml(path: Path, shown: str) -> Part[Node | None]:
    """A YAML file's root node, or None with the problems that keep it from being read.

    Problems: file-missing, file-unreadable, file-large, file-encoding, yaml-empty, yaml-tab,
    yaml-syntax, yaml-repeated-key, yaml-alias, yaml-tag, yaml-deep, yaml-shape, yaml-hash,
    yaml-quotes, yaml-garbled, yaml-pupil.
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
        cause = composer.cut_open or composer.run_on(error) or syntax_problem(error, text, shown)
        others = [each for each in composer.problems if each.place != cause.place]
        return Part(None, [*others, cause])
    if root is None:
        empty = Problem(Place(shown), "yaml-empty", "the file holds nothing yet", _EMPTY_HINT)
        return Part(None, [empty])
    if not isinstance(root.value, Mapping):
        message, hint = (
            "the file is not a list of keys and values",
            "write it as `key: value` lines",
        )
        return Part(None, [*composer.problems, root.span.problem("yaml-shape", message, hint)])
    return Part(root, [*composer.problems, *_pupils_in_notes(composer)])


def _pupils_in_notes(composer: "_Composer") -> Iterator[Problem]:
    """A warning for each note with a pupil's number in it: nobody reads it, but it is there."""
    if not composer.has_notes or not holds_pupil_number("\n".join(composer.lines)):
        return
    told = {each.place.line for each in composer.problems if each.code == "yaml-pupil"}
    for number, line in enumerate(composer.lines, 1):
        _, mark, note = line.partition("#")
        if mark and number not in told and holds_pupil_number(note):
            first = line.index("#") + 1
            span = Span(composer.shown, composer.lines, number, first, len(line))
            message = "a pupil's number stands in this note"
            yield span.problem("yaml-pupil", message, _PUPIL_HINT)._replace(level=Level.WARNING)


class _Composer:
    """Composes one document's events into nodes."""

    def __init__(self, text: str, shown: str) -> None:
        self.shown = shown
        self.lines = text.splitlines()
        self.has_escapes = "\\" in text
        self.has_notes, self.is_plain = "#" in text, text.isascii()
        self.open_lists = 0
        self.last_cut: Cut | None = None
        self.long_quote: LongQuote | None = None
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

    @property
    def cut_open(self) -> Problem | None:
        """Where a # cut off the end of a list or of braces that are still open, that it did."""
        is_open = self.open_lists and self.last_cut and self.last_cut.is_open
        return self.last_cut.error() if self.last_cut and is_open else None

    def run_on(self, error: yaml.YAMLError) -> Problem | None:
        """The quote that was meant to end on its own line, where what it ends at stops reading."""
        mark, quote = getattr(error, "problem_mark", None), self.long_quote
        return quote.error() if quote and mark and mark.line + 1 == quote.last else None

    def _node(self, event: yaml.Event, key: Span | None, depth: int) -> Node:
        span = self._span(event)
        if problem := _refusal(event, span, depth):
            raise _RefusalError(problem)
        if isinstance(event, yaml.ScalarEvent):
            if quote := find_long_quote(event, span, key):
                self._follow_quote(quote)
            if self.has_notes or not self.is_plain:
                self._doubt(event, span)
            return Node(self._text(event, span), span, key or span)
        is_open = int(getattr(event, "flow_style", False) or 0)
        self.open_lists += is_open
        is_list = isinstance(event, yaml.SequenceStartEvent)
        value = tuple(self._items(depth)) if is_list else self._mapping(depth)
        self.open_lists -= is_open
        return Node(value, span, key or span)

    def _follow_quote(self, quote: LongQuote) -> None:
        """Note a text in quotes over several lines; one that takes in other keys is refused."""
        if quote.takes_in_keys:
            raise _RefusalError(quote.error())
        self.long_quote = quote

    def _doubt(self, event: yaml.ScalarEvent, span: Span) -> None:
        """Note what may have been lost of a text: warnings, for it may be meant so."""
        is_quoted = bool(event.style)
        if self.has_notes and not is_quoted:
            cut = find_cut(event.value, self._end(event), is_open=self.open_lists > 0)
            self.last_cut = cut or self.last_cut
            self.problems += [cut.warning()] if cut and cut.is_told else []
        if not self.is_plain:
            self.problems += [] if is_quoted else curly_quotes(event.value, span)
            self.problems += garbled(event.value, span)

    def _end(self, event: yaml.ScalarEvent) -> Span:
        """Where a text ends: its last character."""
        end = event.end_mark
        assert end is not None  # noqa: S101 - as of every event
        return Span(self.shown, self.lines, end.line + 1, end.column + 1, end.column)

    def _text(self, event: yaml.ScalarEvent, span: Span) -> str | None:
        if self.has_escapes and CONTROL.search(event.value):
            raise _RefusalError(span.problem("yaml-syntax", CONTROL_MESSAGE, CONTROL_HINT))
        if holds_pupil_number(event.value):
            self.problems.append(span.problem("yaml-pupil", _PUPIL, _PUPIL_HINT))
            return without_pupil_numbers(event.value)
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
        hint = 'write the value out in full; to begin a text with "*", put the text in quotes'
        return span.problem("yaml-alias", message, hint)
    if anchor := getattr(event, "anchor", None):
        message = f"{quoted('&' + anchor)} would be lost here: it is taken for a name of this place"
        hint = 'to begin a text with "&", put the text in quotes; else take it out'
        return span.problem("yaml-alias", message, hint)
    tag = getattr(event, "tag", None)
    if tag is not None:
        hint = 'remove the "!"; to begin a text with one, put the text in quotes'
        return span.problem("yaml-tag", f"a tag, {quoted(tag)}, is not read here", hint)
    return deep(span) if depth > DEEPEST else None
