"""Texts that lose something on their way into YAML: what a # cuts off, marks that quote nothing."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

import yaml

from sfec.folder.formats.nodes import Span
from sfec.problems import Level, Problem, quoted

_QUOTED = "yaml-quotes"
_DOUBTS = ("yaml-hash", _QUOTED, "yaml-garbled")
_QUOTES = ('"', "'")
_KEY = re.compile(r"( *)[\w-]+:(?:\s|$)")
_NOTE = re.compile(r"\s+(#.*)")
#: Within a list or braces, where nothing is left of what a key was to have.
_AFTER_KEY = re.compile(r":\s+(#.*)")
#: What a program writes for a character that it could not read.
_LOST = "\ufffd"
#: What begins like no note: without a space after its #, or a number and nothing else.
_NO_NOTE = re.compile(r"#(?:[^\s#!-]|\s*\d+\W*$)")
_ENDS_OF_LISTS = (",", "]", "}")
_CURLY = re.compile("[“”„][^“”„]*[“”]?|\u2018[^\u2018\u2019]*\u2019")
#: Letters as they look once a program has taken UTF-8 for the older Windows form.
_LATER = "\u0080-\u00bf" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_GARBLED = re.compile(f"[ÂÃÄÅ][{_LATER}]|[áâ][{_LATER}]{{2}}")


class Cut(NamedTuple):
    """What a # cut off a text, with what was read of it; `is_open` within a list or braces."""

    at: Span
    read: str
    is_open: bool

    @property
    def text(self) -> str:
        """What was cut off."""
        return self.at.lines[self.at.line - 1][self.at.first - 1 :].rstrip()

    @property
    def is_told(self) -> bool:
        """Whether it looks like more of the text, and not like a note beside it."""
        is_in_list = self.is_open and any(each in self.text for each in _ENDS_OF_LISTS)
        return is_in_list or bool(_NO_NOTE.match(self.text))

    def warning(self) -> Problem:
        """What was read and what was not. Problem: yaml-hash."""
        said = f"only {quoted(self.read)} is read" if self.read else "nothing is read"
        message = f"{said} here: {quoted(self.text)} is cut off, as a note"
        whole = f"{self.read} {self.text}".lstrip()
        way = f'put the whole text in quotes, as "{whole}"'
        if self.is_open:
            way = "put quotes around the text that has the # in it"
        hint = f"{way}; where a note is meant, put a space after its #"
        problem = self.at.problem("yaml-hash", message, hint)
        return problem._replace(level=Level.WARNING)

    def error(self) -> Problem:
        """That a list or braces never end, since their end was cut off. Problem: yaml-hash."""
        message = f"{quoted(self.text)} is cut off, as a note, and with it the closing bracket"
        hint = "put quotes around the text that has the # in it"
        return self.at.problem("yaml-hash", message, hint)


class LongQuote(NamedTuple):
    """A text in quotes that ends only on a later line; `first` is where its key or it begins."""

    at: Span
    last: int
    first: int

    @property
    def takes_in_keys(self) -> bool:
        """Whether a line that it takes in is a key and a value of its own, as its place shows."""
        between = self.at.lines[self.at.line : self.last]
        keys = (_KEY.match(each) for each in between)
        return any(key is not None and len(key[1]) < self.first for key in keys)

    def error(self) -> Problem:
        """That it was meant to end on its own line. Problem: yaml-syntax."""
        message = f"the quote that begins here ends only on line {self.last}"
        hint = "close it on its own line; put other quotes around a text that has one in it"
        return self.at.problem("yaml-syntax", message, hint)


def find_long_quote(event: yaml.ScalarEvent, at: Span, key: Span | None) -> LongQuote | None:
    """A text in quotes that goes over several lines; None of any other."""
    end = event.end_mark
    if event.style not in _QUOTES or end is None or end.line < at.line:
        return None
    return LongQuote(at, end.line + 1, (key or at).first)


def without_told(problems: Iterable[Problem]) -> list[Problem]:
    """Problems without the doubts about a line in which an error stands: it is told once."""
    met = list(problems)
    wrong = {(each.place.path, each.place.line) for each in met if each.level is Level.ERROR}
    return [each for each in met if not _stands_in(each, wrong)]


def _stands_in(problem: Problem, wrong: Container[tuple[str, int]]) -> bool:
    is_wrong = (problem.place.path, problem.place.line) in wrong
    return problem.code in _DOUBTS and problem.level is Level.WARNING and is_wrong


def quotes_first(problems: Iterable[Problem]) -> list[Problem]:
    """Problems, of which the errors that curly quotes make in their line are told as the quotes."""
    met = list(problems)
    quotes = {(each.place.path, each.place.line): each for each in met if each.code == _QUOTED}
    made = [each for each in met if _is_made_by(each, quotes)]
    broken = {(each.place.path, each.place.line) for each in made}
    causes = [quotes[line] for line in broken]
    kept = [each for each in met if each not in made and each not in causes]
    return [*kept, *(each._replace(level=Level.ERROR) for each in causes)]


def _is_made_by(problem: Problem, quotes: Mapping[tuple[str, int], Problem]) -> bool:
    """Whether a problem is an error in a line at or after where curly quotes begin in it."""
    first = quotes.get((problem.place.path, problem.place.line))
    is_error = problem.level is Level.ERROR and problem.code != _QUOTED
    return is_error and first is not None and first.place <= problem.place


def find_cut(read: str, at: Span, *, is_open: bool) -> Cut | None:
    """What a # cuts off an unquoted text that ends at a place; None where none stands there."""
    line = at.lines[at.line - 1] if at.line <= len(at.lines) else ""
    found = _NOTE.match(line, at.last)
    if found is None and is_open and (found := _AFTER_KEY.match(line, at.last)):
        read = ""
    if found is None:
        return None
    return Cut(at._replace(first=found.start(1) + 1, last=len(line)), read, is_open)


def curly_quotes(text: str, at: Span) -> Iterator[Problem]:
    """That curly quotes around an unquoted text are read as part of it. Problem: yaml-quotes."""
    if _CURLY.fullmatch(text):
        message = f"the curly quotes are read as part of the text, {quoted(text)}"
        hint = (
            'to quote a text, type straight quotes, "…"; '
            "where it is to have curly ones, put straight ones around them"
        )
        yield at.problem("yaml-quotes", message, hint)._replace(level=Level.WARNING)


def garbled(text: str, at: Span) -> Iterator[Problem]:
    """That a text was spoilt when it was saved in another program. Problem: yaml-garbled."""
    mended = _GARBLED.sub(_mend, text)
    if mended != text:
        message = f"{quoted(text)} was spoilt when it was saved in another program"
        hint = f"type it again, probably {quoted(mended)}, and save the file as UTF-8"
        yield at.problem("yaml-garbled", message, hint)._replace(level=Level.WARNING)
    elif _LOST in text:
        message = f"a character of {quoted(text)} was lost when it was saved in another program"
        hint = "type it again, and save the file as UTF-8"
        yield at.problem("yaml-garbled", message, hint)._replace(level=Level.WARNING)


def _mend(found: re.Match[str]) -> str:
    return b"".join(map(_byte, found[0])).decode("utf-8")


def _byte(character: str) -> bytes:
    """The byte that the older Windows form has for a character."""
    return character.encode("latin-1" if ord(character) <= 0xFF else "cp1252")  # noqa: PLR2004
