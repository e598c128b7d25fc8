"""Text typed by people on its way into a document: it stays text, and can never become markup."""

import re
import unicodedata
from collections.abc import Iterator

from sfec.pupil_numbers import without_pupil_numbers

#: Stands for a line break until the document is a tree: no text can hold it, for what is private is
#: left out.
LINE_BREAK = "\ue000"
#: Stands for a text that says nothing, so that the marks around it in a template still are what
#: they are.
NOTHING = "\ue001"
#: What a font cannot show is printed as this.
TOFU = "▯"

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LINES = re.compile("[ \t]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])[ \t]*")
_SPACES = re.compile("[ \t]+")
#: Control characters, what turns the direction of the text around it, and what no document format
#: can hold.
_REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufeff\ufff9-\uffff\U000e0001\U000f0000-\U0010ffff]|[\U0001fffe\U0001ffff]"
)


class Text(str):
    """A text of the context; printed by a template, it is escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        """The text as Markdown that says just this."""
        return escape(self)


def escape(text: str) -> str:
    """Markdown that says just this text: punctuation escaped, lines kept, spaces folded."""
    return _PUNCTUATION.sub(r"\\\1", fold(text)) or NOTHING


def fold(text: str) -> str:
    """A text on one line: its lines' ends become marks, what no document can hold is left out.

    A pupil's number is masked: the ledger may hold one from before they were refused.
    """
    kept = without_pupil_numbers(_REFUSED.sub("", text))
    return _SPACES.sub(" ", _LINES.sub(LINE_BREAK, kept.strip())).strip(" ")


def on_one_line(text: str) -> str:
    """A text as it stands where nothing can be but words: in a title, in a margin, in a chart."""
    return fold(text).replace(LINE_BREAK, " ")


def left_out(text: str) -> list[str]:
    """The characters of a text that no document holds, each once."""
    return list(dict.fromkeys(_REFUSED.findall(text)))


def texts_of(context: object) -> Iterator[str]:
    """Every text of a context."""
    if isinstance(context, str):
        yield context
    elif isinstance(context, tuple):
        for each in context:
            yield from texts_of(each)


def name_character(character: str) -> str:
    """A character as a message names it: `U+202E (right-to-left override)`."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")
