"""What is wrong in the data, where, and what to do about it.

Problems are values: gathered over every file, sorted, printed together, each once. The form is
`PATH:PLACE: WHO: WHAT [code]`, then the line as typed, then what to do.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from sfec.pupil_numbers import with_pupil_numbers_crossed_out, without_pupil_numbers

T_co = TypeVar("T_co", covariant=True)

SHOWN_OF_A_CODE = 20
LONGEST_QUOTE = 60
PLACES_NAMED = 6
EXCERPT_WIDTH = 76
_CELL = re.compile(r"(.+?):(?:'((?:[^']|'')+)'|(\w+))!([A-Z]+)([0-9]+)")
_LINE = re.compile(r"(.+?):([0-9]+)(?::([0-9]+))?")


class Level(StrEnum):
    """How grave a problem is: an error stops what depends on it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(NamedTuple):
    """A place in a file: a line, perhaps with a column, or a sheet's cell, or the file as a whole.

    `path` is relative to the data folder, with forward slashes; lines, rows and columns count from
    1.
    """

    path: str
    sheet: str = ""
    line: int = 0
    column: int = 0

    @property
    def at(self) -> str:
        """The place inside the file: `14:13`, `Education!E4`, or nothing for the whole file."""
        if self.sheet:
            return f"{quoted_sheet(self.sheet)}!{column_letters(self.column)}{self.line}"
        if self.line and self.column:
            return f"{self.line}:{self.column}"
        return str(self.line) if self.line else ""

    def __str__(self) -> str:
        """The path and place, as editors take them: `term-dates.yaml:14:13`."""
        return f"{self.path}:{self.at}" if self.at else self.path

    @classmethod
    def parse(cls, text: str) -> "Place":
        """A place from what is printed of it."""
        if match := _CELL.fullmatch(text):
            path, quoted_name, name, letters, row = match.groups()
            sheet = quoted_name.replace("''", "'") if quoted_name else name
            return cls(path, sheet, int(row), column_number(letters))
        if match := _LINE.fullmatch(text):
            return cls(match[1], line=int(match[2]), column=int(match[3] or 0))
        return cls(text)


#: Where what was typed at the prompt stands.
PROMPT = Place("command line")


class Excerpt(NamedTuple):
    """A line as typed, and the columns (from 1, the last included) that a caret points at."""

    line: int
    text: str
    first: int
    last: int

    def __str__(self) -> str:
        """The line and its caret; of a very long line, the part that matters."""
        start = max(0, min(self.first - 1, self.last - EXCERPT_WIDTH))
        end = start + EXCERPT_WIDTH
        # What is not printable is shown as several characters, and the caret moves along with them.
        text = with_pupil_numbers_crossed_out(self.text)
        before = len(printable(text[start : self.first - 1]))
        marked = len(printable(text[self.first - 1 : min(self.last, end)]))
        caret = " " * before + "^" * max(1, marked)
        return f"{self.line:>5} | {printable(text[start:end])}\n{'':>5} | {caret}"


class Problem(NamedTuple):
    """One thing wrong: where, what, its stable code (`noun-fault`), and what to do.

    Those that have one `cause` are told once, with where else it shows.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    who: str = ""
    level: Level = Level.ERROR
    excerpt: Excerpt | None = None
    cause: str = ""

    def __str__(self) -> str:
        """The problem as printed."""
        code = self.code if self.level is Level.ERROR else f"{self.code}, {self.level}"
        who = f"{self.who}: " if self.who else ""
        # Names of files, schools and people come from outside too: nothing of them reaches the
        # terminal as it is.
        lines = [printable(f"{self.place}: {who}{self.message} [{code}]")]
        lines += [str(self.excerpt)] if self.excerpt else []
        lines += [f"    {printable(line)}" for line in self.hint.split("\n") if line]
        return "\n".join(lines)


class Part(NamedTuple, Generic[T_co]):
    """Something read, or None where it cannot be, and what was wrong in it."""

    value: T_co
    problems: list[Problem]


class ProblemsFound(Exception):  # noqa: N818 - it carries problems; it is not one
    """Raised once, at the command's edge, when nothing can go on without the problems' mending."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


def quoted_sheet(sheet: str) -> str:
    """A sheet's name as Excel refers to it: in apostrophes unless it is one plain word."""
    if sheet.isidentifier() and sheet.isascii():
        return sheet
    return "'" + printable(sheet).replace("'", "''") + "'"


def column_letters(column: int) -> str:
    """A column's letters as Excel writes them: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A column's number from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def printable(text: str) -> str:
    r"""Text with every character that could disturb a terminal written out, as `\u202e`.

    A pupil's number in it is masked: whatever is shown goes through here.
    """
    text = without_pupil_numbers(text)
    if text.isprintable():
        return text
    return "".join(map(_printable_character, text))


def _printable_character(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")


def quoted(text: str) -> str:
    """Text as a message shows it: in quotes, printable, not longer than a line bears."""
    shown = printable(text)
    if len(shown) > LONGEST_QUOTE:
        shown = shown[: LONGEST_QUOTE - 1] + "…"
    return f'"{shown}"'


def nearest(word: str, allowed: Iterable[str], fold: Callable[[str], str] = str.casefold) -> str:
    """The nearest of the allowed words, or nothing when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is misspelt

    by_folded = {fold(name): name for name in allowed}
    near = get_close_matches(fold(word)[:LONGEST_QUOTE], by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else ""


def did_you_mean(
    word: str, allowed: Iterable[str], fold: Callable[[str], str] = str.casefold
) -> str:
    """`did you mean "name"?` for the nearest of the allowed words, or nothing when none is near."""
    near = nearest(word, allowed, fold)
    return f"did you mean {quoted(near)}?" if near else ""


def choice_hint(word: str, allowed: Sequence[str]) -> str:
    """What may be written, and which of it was probably meant."""
    near = did_you_mean(word, allowed)
    return f"allowed: {', '.join(allowed)}" + (f"; {near}" if near else "")


def no_school(text: str) -> str:
    """The cause of every problem of a text that should be a school's code, and is none."""
    return f"no school {text.casefold()}" if text else ""


def pupil_refused(place: Place, what: str) -> Problem:
    """A text that is not recorded, for a pupil's number stands in it. Problem: ledger-pupil."""
    message = f"{what} holds a pupil's number, and nothing is recorded"
    hint = "write it without the number: what the ledger holds is never taken out of it"
    return Problem(place, "ledger-pupil", message, hint)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error; warnings and notes stop nothing."""
    return any(problem.level is Level.ERROR for problem in problems)


def reading_order(problem: Problem) -> tuple[Place, str, str, str, str]:
    """How problems follow each other: by place, then by what they are and whose."""
    return problem.place, problem.code, problem.who, problem.message, problem.hint


def told_once(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order they are read, each once; of those with one cause only the first."""
    ordered = sorted(set(problems), key=reading_order)
    found: dict[object, list[Problem]] = {}
    for each in ordered:
        found.setdefault(each.cause or each, []).append(each)
    return [_with_places(first, others) for first, *others in found.values()]


def _with_places(problem: Problem, others: Sequence[Problem]) -> Problem:
    """A problem that says where else its cause shows."""
    if not others:
        return problem
    places = [each.place for each in others[:PLACES_NAMED]]
    named = [each.at if each.path == problem.place.path else str(each) for each in places]
    more = [f"{len(others) - len(named):,} more"] if len(others) > len(named) else []
    hint = f"so in {count(len(others), 'more place')}: {', '.join([*named, *more])}"
    return problem._replace(hint=f"{problem.hint}\n{hint}".lstrip("\n"))


def format_problems(problems: Iterable[Problem]) -> str:
    """All problems as printed, at most twenty of a code, and a closing count."""
    ordered = told_once(problems)
    if not ordered:
        return ""
    seen: Counter[str] = Counter()
    blocks = []
    for problem in ordered:
        seen[problem.code] += 1
        if seen[problem.code] <= SHOWN_OF_A_CODE:
            blocks.append(str(problem))
    for code, times in sorted(seen.items()):
        if (more := times - SHOWN_OF_A_CODE) > 0:
            blocks.append(f"… and {more:,} more [{code}]: `sfec check --json` lists them all")
    return "\n".join([*blocks, _total(ordered)])


def count(number: int, noun: str) -> str:
    """A number of things: `1 school`, `1,000 schools`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _total(problems: Sequence[Problem]) -> str:
    levels = Counter(problem.level for problem in problems)
    parts = [count(levels[level], level) for level in Level if levels[level]]
    files = {problem.place.path for problem in problems if problem.place != PROMPT}
    return ", ".join(parts) + (f" in {count(len(files), 'file')}" if files else "")
