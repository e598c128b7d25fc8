"""Which half-term is meant: by its name, as Essex names it, or by the day."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from sfec.model.half_term import NAMES, HalfTerm, TermDates
from sfec.rules.school_days import year_ends, year_starts

#: Two halves a season; Essex counts six terms through the year: "Spring, term 3" is spring-1.
_SEASONS = {"autumn": 0, "spring": 2, "summer": 4}
_NAMED = re.compile(
    r"(?:(\d{4}-\d{2})[/ ,]*)?(autumn|spring|summer)[\s,-]*(term)?\s*(\d)(?:[/ ,]*(\d{4}-\d{2}))?"
)


def parse_half_term(text: str) -> tuple[str | None, str] | None:
    """The year, if given, and the name of a half-term as people write it; None if it is none.

    Reads `2026-27/autumn-2`, `autumn-2`, `Autumn 2, 2026-27`, and Essex's `Autumn, term 2`.
    """
    match = _NAMED.fullmatch(" ".join(text.casefold().split()))
    return _named(match) if match else None


def half_term_named_in(text: str) -> tuple[str | None, str] | None:
    """The year, if given, and the name of the last half-term that a text names; None of none."""
    found = list(_NAMED.finditer(" ".join(text.casefold().split())))
    return _named(found[-1]) if found else None


def _named(match: re.Match[str]) -> tuple[str | None, str] | None:
    """The year and the name of a half-term as matched; None where the season has no such half."""
    year, season, counted, number, year_after = match.groups()
    index = int(number) - 1 if counted else _SEASONS[season] + int(number) - 1
    if not _SEASONS[season] <= index <= _SEASONS[season] + 1:
        return None
    return year or year_after, NAMES[index]


def find_half_term(
    term_dates: TermDates, year: str | None, name: str, today: date
) -> HalfTerm | None:
    """The half-term of that name; without a year, of the year today is in, else the last begun."""
    named = [each for each in term_dates if each.name == name and year in (None, each.year)]
    if year is None:
        begun = _years_begun(term_dates, today)
        named = [each for each in named if each.year in begun][-1:] or named
    return next(iter(named), None)


def present_half_term(term_dates: TermDates, today: date) -> HalfTerm | None:
    """The half-term today is in, else the last ended; None before the first."""
    begun = [each for each in term_dates if each.first <= today]
    return begun[-1] if begun else None


def until_next(term_dates: TermDates, half_term: HalfTerm) -> date:
    """The day before the next half-term begins.

    Where no later one has dates, it is the half-term's own last day; of the last of a year, the
    year's end.
    """
    after = [each.first for each in term_dates if each.first > half_term.last]
    if after:
        return min(after) - timedelta(1)
    if half_term.name != NAMES[-1]:
        return half_term.last
    return max(half_term.last, year_ends(half_term.last))


def seen_from(half_term: HalfTerm, today: date) -> date:
    """The day a half-term's derived fields are taken at: the earlier of today and its last day."""
    return min(today, half_term.last)


def before(half_terms: Sequence[HalfTerm], half_term: HalfTerm) -> list[HalfTerm]:
    """The half-terms before this one, the latest first."""
    return sorted((each for each in half_terms if each.last < half_term.first), reverse=True)


def still_stands(answered_in: HalfTerm, half_term: HalfTerm) -> bool:
    """Whether an answer still stands that stands until the next (the reading's evidence 9).

    It does to the end of the academic year after its own.
    """
    answered, now = (year_starts(each.first).year for each in (answered_in, half_term))
    return now - answered <= 1


def _years_begun(term_dates: TermDates, today: date) -> set[str]:
    return {each.year for each in term_dates if each.name == NAMES[0] and each.first <= today}


def name_half_term(half_term_id: str) -> str:
    """A half-term as people say it, from its id alone: `Autumn 2, 2026-27`; a year is its name."""
    year, _, name = half_term_id.partition("/")
    return f"{name.replace('-', ' ').capitalize()}, {year}" if name else year
