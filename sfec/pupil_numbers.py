"""Unique pupil numbers in a text: a pupil is never named in what this keeps, writes or prints.

The form is that of UniquePupilNumber 2.0 on govtalk.gov.uk: a check letter and twelve digits, of
which a temporary number has a letter for the last. Letters are A to Z without I, O and S, and stand
for 0 to 22; the check letter stands for the sum of the twelve, times 2 to 13, modulo 23. What has
that form and another check letter is no pupil's number.
"""

import re
from collections.abc import Iterator
from functools import cache
from operator import mul

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
#: What is written in a pupil's number's place.
MASK = "[a pupil's number]"
#: No shorter text holds one.
_SHORTEST = 13
_LETTER = "[A-HJ-NP-RT-Za-hj-np-rt-z]"
# Between its characters: spaces, hyphens, what takes no room, and a line's end as JSON writes it.
_GAP = r"(?:[\s\-\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff]|\\[nrt]){0,2}"
#: Eleven digits with little between them, without which there is no number: few texts have them.
_DIGITS = re.compile(r"\d(?:\D{0,4}\d){10}")


def holds_pupil_number(text: str) -> bool:
    """Whether a pupil's number stands in a text: spaced, hyphenated or in small letters, too."""
    return len(text) >= _SHORTEST and next(_spans(text), None) is not None


def without_pupil_numbers(text: str) -> str:
    """A text with each pupil's number in it masked."""
    if len(text) < _SHORTEST:
        return text
    parts, end = list[str](), 0
    for start, stop in _spans(text):
        parts += [text[end:start], MASK] if start >= end else []
        end = max(end, stop)
    return "".join([*parts, text[end:]])


def with_pupil_numbers_crossed_out(text: str) -> str:
    """A text of the same length, each pupil's number in it crossed out character by character."""
    for start, stop in list(_spans(text)):
        text = text[:start] + "*" * (stop - start) + text[stop:]
    return text


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each pupil's number begins and ends."""
    if not _DIGITS.search(text):
        return
    for match in _number().finditer(text):
        characters = [each for each in re.sub(_GAP, "", match[1]).upper() if each.isalnum()]
        values = map(_value, characters[1:])
        if _LETTERS[sum(map(mul, values, range(2, 14))) % len(_LETTERS)] == characters[0]:
            yield match.span(1)


@cache
def _number() -> re.Pattern[str]:
    """What has a number's form, found behind its first letter, so that none hides another."""
    return re.compile(
        rf"(?={_LETTER}{_GAP}\d)(?:(?<![^\W_])|(?<=\\[nrt]))"
        rf"(?=({_LETTER}(?:{_GAP}\d){{11}}{_GAP}(?:\d|{_LETTER}))(?![^\W_]))"
    )


def _value(character: str) -> int:
    return int(character) if character.isdigit() else _LETTERS.index(character)
