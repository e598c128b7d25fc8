"""When two identifiers are one: names of people, codes of schools, numbers, names of files.

An identifier is no choice: `1.3` is not `13`. Two that look alike to a person are one, however a
computer keeps them.
"""

import unicodedata
from functools import lru_cache
from itertools import filterfalse

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʻ‛′´`＇"), "'")  # noqa: RUF001 - they are what is meant
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")  # noqa: RUF001 - as above
_ALIKE = _APOSTROPHES | _HYPHENS


def compose(text: str) -> str:
    """A text with each accent in one character with its letter: a Mac takes them apart."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)
def identity(text: str) -> str:
    """What two identifiers share where they are one, and only then.

    Accents composed or not, apostrophes, hyphens and spaces of whatever kind, and capitals make no
    difference; separators do.
    """
    # What nobody sees goes first, lest it part a letter from its accent; the two fold alike only
    # where they are apart.
    visible = "".join(filterfalse(_is_unseen, text))
    folded = unicodedata.normalize("NFD", visible).casefold().translate(_ALIKE)
    return " ".join(unicodedata.normalize("NFC", folded).split())


def _is_unseen(character: str) -> bool:
    """Whether a character takes no room, as a soft hyphen or a mark left by a web page."""
    return unicodedata.category(character) == "Cf"
