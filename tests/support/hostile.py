"""The hostile corpus as texts, and what each of them is to read as in a document."""

import re
from functools import cache
from pathlib import Path

from sfec.documents.text import LINE_BREAK, fold

CORPUS = Path(__file__).parent / "hostile.txt"
_ENDS_THE_EXPLANATION = "----------"
_ESCAPED = re.compile(r"\\(?:([nrtvfs\\])|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")
_NAMED = {"n": "\n", "r": "\r", "t": "\t", "v": "\v", "f": "\f", "s": " ", "\\": "\\"}


@cache
def hostile_texts() -> tuple[str, ...]:
    """Every text of the corpus, as somebody would have typed it."""
    lines = CORPUS.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return tuple(
        _ESCAPED.sub(_unescaped, line) for line in lines[lines.index(_ENDS_THE_EXPLANATION) + 1 :]
    )


def as_said(text: str) -> str:
    """What a document says of a text: all of it that a document can hold, its lines kept."""
    return fold(text).replace(LINE_BREAK, "\n")


def telling_texts() -> tuple[str, ...]:
    """The texts of the corpus that say something."""
    return tuple(each for each in hostile_texts() if fold(each))


def silent_texts() -> tuple[str, ...]:
    """The texts of the corpus of which a document can hold nothing."""
    return tuple(each for each in hostile_texts() if not fold(each))


def is_typed(text: str) -> bool:
    """Whether a text can be in a file: both YAML and Excel refuse what only steers a machine."""
    return not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", text)


def _unescaped(match: re.Match[str]) -> str:
    name, *digits = match.groups()
    return _NAMED[name] if name else chr(int(next(each for each in digits if each), 16))
