"""Why a text is no YAML: the cause where it can be told, else the place where reading stopped."""

import re

import yaml

from sfec.folder.formats.nodes import Span
from sfec.problems import Problem

DEEPEST = 40
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
CONTROL_MESSAGE = "a control character stands here"
CONTROL_HINT = "remove it, or type the line again"
#: What newer versions of libyaml say of a nest a thousand deep, before anything of it is read.
_TOO_DEEP = "maximum nesting depth"
_SYNTAX_HINT = (
    "look at this line and the one above: a colon and a space after each key, "
    "keys of one level in one column,\n"
    "and quotes around a text that has a colon, a quote or a # in it"
)
#: What is begun and has no end, by what libyaml says it was doing: what is told of it.
_UNENDED = {
    "while scanning a quoted scalar": "the quote that begins here has no end",
    "while parsing a flow mapping": "the { that begins here has no }, or a comma is missing after",
    "while parsing a flow sequence": "the [ that begins here has no ], or a comma is missing after",
}
#: What libyaml was doing where a * or an & begins a text.
_REFERENCES = ("while scanning an alias", "while scanning an anchor")
#: What libyaml was doing where a text ends before anything follows a bracket or a comma.
_AT_THE_END = "while parsing a flow node"
_UNENDED_HINT = "close it on its own line; put quotes around a text that has such a mark in it"


def deep(span: Span) -> Problem:
    """That values are nested too deeply. Problem: yaml-deep."""
    hint = f"at most {DEEPEST} levels are read"
    return span.problem("yaml-deep", "values are nested too deeply here", hint)


def syntax_problem(error: yaml.YAMLError, text: str, shown: str) -> Problem:
    """What keeps a text from being read.

    Problems: yaml-deep, yaml-tab, yaml-alias, yaml-syntax.
    """
    lines = text.splitlines() or [""]
    if isinstance(error, yaml.reader.ReaderError):
        return _control_problem(text, lines, shown)
    span = _span(getattr(error, "problem_mark", None), lines, shown)
    typed = lines[span.line - 1]
    tab = typed.find("\t", 0, len(typed) - len(typed.lstrip()) + 1)
    if _TOO_DEEP in str(getattr(error, "problem", "")):
        return deep(span)
    if tab >= 0:
        hint, at = "use spaces: two for each level", span._replace(first=tab + 1, last=tab + 1)
        return at.problem("yaml-tab", "a tab stands in the indentation", hint)
    doing = getattr(error, "context", None) or ""
    begins = _span(getattr(error, "context_mark", None), lines, shown)
    if doing in _REFERENCES:
        hint = "put the text in quotes"
        return begins.problem("yaml-alias", "no text begins with this without quotes", hint)
    if doing == _AT_THE_END and (bracket := _last_bracket(text, lines, shown)):
        begins, doing = bracket
    if unended := _UNENDED.get(doing):
        return begins.problem("yaml-syntax", unended, _UNENDED_HINT)
    return span.problem("yaml-syntax", "the file cannot be understood from here on", _SYNTAX_HINT)


def _last_bracket(text: str, lines: list[str], shown: str) -> tuple[Span, str] | None:
    """Where the last bracket begins that nothing closes, and what libyaml does within it."""
    at = max(text.rfind("["), text.rfind("{"))
    if at < 0 or any(each in text[at:] for each in "]}"):
        return None
    before = f"{text[:at]} ".splitlines()
    line, column = len(before), len(before[-1])
    kind = "sequence" if text[at] == "[" else "mapping"
    return Span(shown, lines, line, column, column), f"while parsing a flow {kind}"


def _span(mark: yaml.Mark | None, lines: list[str], shown: str) -> Span:
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = min(mark.column, len(lines[line])) if mark else 0
    return Span(shown, lines, line + 1, column + 1, column + 1)


def _control_problem(text: str, lines: list[str], shown: str) -> Problem:
    # libyaml counts bytes here, so the character is looked for again.
    control = CONTROL.search(text)
    *_, before = enumerate(f"{text[: control.start()] if control else ''} ".splitlines(), 1)
    span = Span(shown, lines, before[0], len(before[1]), len(before[1]))
    return span.problem("yaml-syntax", CONTROL_MESSAGE, CONTROL_HINT)
