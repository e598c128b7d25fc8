"""Values with their places: what was read of a text file, and the spans of it they stand in."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sfec.problems import Excerpt, Place, Problem


class Span(NamedTuple):
    """Where something stands in a file: its line and columns, from 1, the last included."""

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
        last = max(self.first, min(self.last, len(text.rstrip())))
        return Excerpt(self.line, text, self.first, last)

    def problem(self, code: str, message: str, hint: str = "", who: str = "") -> Problem:
        """An error at this span."""
        return Problem(self.place, code, message, hint, who, excerpt=self.excerpt)


class Node(NamedTuple):
    """A value with its place, and with its key's: text, nodes by key or in sequence, or nothing."""

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
