"""term-dates.yaml: the academic years, their half-terms, INSET days and closures."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from pydantic import Field

from sfec.folder.forms import Day, Form, fill
from sfec.folder.yaml_file import Node, read_yaml
from sfec.model.half_term import NAMES, AcademicYear, HalfTerm, TermDates
from sfec.problems import Level, Problem, quoted
from sfec.rules.days import DAY_HINT, format_day, parse_day

TERM_DATES_FILE = "term-dates.yaml"
LONGEST_BREAK = timedelta(days=28)
_YEAR = re.compile(r"((?:19|20)[0-9]{2})-([0-9]{2})")
_SPAN_EXAMPLE = "2026-09-01 to 2026-10-23"
_SPAN_HINT = f"write the first day, to, the last day: {_SPAN_EXAMPLE}"


class YearForm(Form):
    """One academic year: each half-term as `first day to last day`."""

    autumn_1: str | None = Field(None, alias="autumn-1")
    autumn_2: str | None = Field(None, alias="autumn-2")
    spring_1: str | None = Field(None, alias="spring-1")
    spring_2: str | None = Field(None, alias="spring-2")
    summer_1: str | None = Field(None, alias="summer-1")
    summer_2: str | None = Field(None, alias="summer-2")
    inset: tuple[Day, ...] = ()
    closures: tuple[Day, ...] = ()


def read_term_dates(folder: Path) -> tuple[TermDates | None, list[Problem]]:
    """The half-terms whose dates are sound, by year, or None when the file cannot be read.

    Problems: those of reading YAML, and term-year, term-key, term-missing, term-value, term-order,
    term-overlap, term-gap, term-outside.
    """
    node, problems = read_yaml(folder / TERM_DATES_FILE, TERM_DATES_FILE)
    if node is None:
        return None, problems
    years = []
    for name, year_node in node.value.items():  # type: ignore[union-attr]  # read_yaml gives a mapping
        year, faults = _read_year(name, year_node)
        problems += faults
        years += [year] if year else []
    years.sort(key=lambda year: year.name)
    problems += _overlapping_years(years, node)
    return TermDates(tuple(years)), problems


def _read_year(name: str, node: Node) -> tuple[AcademicYear | None, list[Problem]]:
    match = _YEAR.fullmatch(name)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        hint = "name it by its two calendar years: 2026-27"
        return None, [node.key.problem("term-year", f"{quoted(name)} is not an academic year", hint)]
    form, problems = fill(YearForm, node, "term", name)
    half_terms, faults = _read_half_terms(name, node)
    problems += faults
    problems += _sequence_problems(half_terms, node, name)
    if not half_terms:
        return None, problems
    year = AcademicYear(name, tuple(half_terms), form.inset if form else (), form.closures if form else ())
    return year, [*problems, *_outside_problems(year, node)]


def _read_half_terms(year: str, node: Node) -> tuple[list[HalfTerm], list[Problem]]:
    half_terms, problems = [], []
    given = node.value if isinstance(node.value, Mapping) else {}
    for name in NAMES:
        value = given[name].value if name in given else None
        if isinstance(value, str):
            half_term, fault = _read_half_term(year, name, given[name])
            half_terms += [half_term] if half_term else []
            problems += [fault] if fault else []
        elif value is None:
            message = f"{name} has no dates: it leaves a gap in the year"
            span = given[name].key if name in given else node.key
            hint = f"write it as `{name}: first day to last day`, with days as in {_SPAN_EXAMPLE}"
            problems.append(span.problem("term-missing", message, hint, year))
    return half_terms, problems


def _read_half_term(year: str, name: str, node: Node) -> tuple[HalfTerm | None, Problem | None]:
    text = str(node.value)
    first_text, _, last_text = text.partition(" to ")
    first, last = parse_day(first_text), parse_day(last_text)
    if first is None or last is None:
        wrong = first_text if first is None else last_text
        message = (
            f"{name}: {quoted(wrong.strip())} is not a day" if last_text else f"{name}: {quoted(text)} is not two days"
        )
        return None, node.span.problem("term-value", message, DAY_HINT if last_text else _SPAN_HINT, year)
    if last < first:
        return None, node.span.problem("term-order", f"{name} ends before it starts", "write the first day first", year)
    if not date(int(year[:4]), 8, 1) <= first <= last <= date(int(year[:4]) + 1, 8, 31):
        message = f"{name} does not lie in the academic year {year}"
        return None, node.span.problem("term-outside", message, "check the years of both days", year)
    return HalfTerm(first, last, year, name), None


def _sequence_problems(half_terms: list[HalfTerm], node: Node, year: str) -> Iterator[Problem]:
    for earlier, later in pairwise(half_terms):
        span = node.find([later.name]).span
        if later.first <= earlier.last:
            message = f"{later.name} starts before {earlier.name} ends on {format_day(earlier.last)}"
            yield span.problem("term-overlap", message, "a day belongs to one half-term only", year)
        elif later.first - earlier.last > LONGEST_BREAK and NAMES.index(later.name) == NAMES.index(earlier.name) + 1:
            message = f"{later.name} leaves a gap in the year: {earlier.name} ends on {format_day(earlier.last)}"
            hint = f"more than {LONGEST_BREAK.days} days lie between them: check the dates of both"
            yield span.problem("term-gap", message, hint, year)


def _outside_problems(year: AcademicYear, node: Node) -> Iterator[Problem]:
    if len(year.half_terms) < len(NAMES):
        return
    for key, days in (("inset", year.inset), ("closures", year.closures)):
        for index, day in enumerate(days):
            if not any(half_term.first <= day <= half_term.last for half_term in year.half_terms):
                span = node.find([key, index]).span
                message = f"{key}: {format_day(day)} lies in no half-term"
                hint = "INSET days and closures are days inside a half-term's dates"
                problem = span.problem("term-outside", message, hint, year.name)
                yield Problem(problem.place, problem.code, message, hint, year.name, Level.WARNING, problem.excerpt)


def _overlapping_years(years: list[AcademicYear], node: Node) -> Iterator[Problem]:
    for earlier, later in pairwise(years):
        if later.half_terms[0].first <= earlier.last:
            span = node.find([later.name, NAMES[0]]).span
            message = f"{later.name} starts before {earlier.name} ends on {format_day(earlier.last)}"
            yield span.problem("term-overlap", message, "a day belongs to one academic year only", later.name)
