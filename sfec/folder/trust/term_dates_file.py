"""term-dates.yaml: the academic years, their half-terms, INSET days and closures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from pydantic import Field

from sfec.folder.formats.forms import Day, Form, fill
from sfec.folder.formats.nodes import Node
from sfec.folder.formats.yaml_doubts import quotes_first
from sfec.folder.formats.yaml_file import read_yaml
from sfec.folder.names import TERM_DATES_FILE
from sfec.model.half_term import NAMES, AcademicYear, HalfTerm, TermDates
from sfec.problems import Level, Part, Problem, quoted
from sfec.rules.days import DAY_HINT, format_day, parse_day

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


def read_term_dates(folder: Path) -> Part[TermDates | None]:
    """The half-terms whose dates are sound, by year, or None when the file cannot be read.

    Problems: those of reading YAML, and term-year, term-key, term-missing, term-value, term-order,
    term-overlap, term-gap, term-outside.
    """
    node, problems = read_yaml(folder / TERM_DATES_FILE, TERM_DATES_FILE)
    if node is None:
        return Part(None, problems)
    years = []
    # What read_yaml gives is a mapping.
    for name, year_node in node.value.items():  # type: ignore[union-attr]
        year, faults = _read_year(name, year_node)
        problems += faults
        years += [year] if year else []
    years.sort(key=lambda year: year.name)
    problems += _overlapping_years(years, node)
    return Part(TermDates(tuple(years)), quotes_first(problems))


def _read_year(name: str, node: Node) -> Part[AcademicYear | None]:
    match = _YEAR.fullmatch(name)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        message = f"{quoted(name)} is not an academic year"
        hint = "name it by its two calendar years: 2026-27"
        return Part(None, [node.key.problem("term-year", message, hint)])
    form, problems = fill(YearForm, node, "term", name)
    half_terms, faults = _read_half_terms(name, node)
    problems += faults
    problems += _sequence_problems(half_terms, node, name)
    if not half_terms:
        return Part(None, problems)
    inset, closures = (form.inset, form.closures) if form else ((), ())
    year = AcademicYear(name, tuple(half_terms), inset, closures)
    return Part(year, [*problems, *_outside_problems(year, node)])


def _read_half_terms(year: str, node: Node) -> Part[list[HalfTerm]]:
    half_terms, problems = [], []
    nodes = node.value if isinstance(node.value, Mapping) else {}
    misspelt = _misspelt(nodes)
    for name in NAMES:
        value = nodes[name].value if name in nodes else None
        if isinstance(value, str):
            half_term, faults = _read_half_term(year, name, nodes[name])
            half_terms += [half_term] if half_term else []
            problems += faults
        elif value is None and name not in misspelt:
            message = f"{name} has no dates: it leaves a gap in the year"
            span = nodes[name].key if name in nodes else node.key
            hint = f"write it as `{name}: first day to last day`, with days as in {_SPAN_EXAMPLE}"
            problems.append(span.problem("term-missing", message, hint, year))
    return Part(half_terms, problems)


def _misspelt(nodes: Mapping[str, Node]) -> Sequence[str]:
    """The half-terms that are not there while as many keys are that are not known here."""
    absent = [name for name in NAMES if name not in nodes]
    strange = nodes.keys() - {*NAMES, *YearForm.model_fields}
    return absent if len(strange) >= len(absent) else ()


def _read_half_term(year: str, name: str, node: Node) -> Part[HalfTerm | None]:
    text = str(node.value)
    first_text, _, last_text = text.partition(" to ")
    first, last = parse_day(first_text), parse_day(last_text)
    if not last_text:
        message = f"{name}: {quoted(text)} is not two days"
        return Part(None, [node.span.problem("term-value", message, _SPAN_HINT, year)])
    if first is None or last is None:
        wrong = first_text if first is None else last_text
        message = f"{name}: {quoted(wrong.strip())} is not a day"
        return Part(None, [node.span.problem("term-value", message, DAY_HINT, year)])
    if last < first:
        message, hint = f"{name} ends before it starts", "write the first day first"
        return Part(None, [node.span.problem("term-order", message, hint, year)])
    if not date(int(year[:4]), 8, 1) <= first <= last <= date(int(year[:4]) + 1, 8, 31):
        message = f"{name} does not lie in the academic year {year}"
        hint = "check the years of both days"
        return Part(None, [node.span.problem("term-outside", message, hint, year)])
    return Part(HalfTerm(first, last, year, name), [])


def _sequence_problems(half_terms: list[HalfTerm], node: Node, year: str) -> Iterator[Problem]:
    for earlier, later in pairwise(half_terms):
        span = node.find([later.name]).span
        are_neighbours = NAMES.index(later.name) == NAMES.index(earlier.name) + 1
        ends = f"{earlier.name} ends on {format_day(earlier.last)}"
        if later.first <= earlier.last:
            message = f"{later.name} starts before {ends}"
            yield span.problem("term-overlap", message, "a day belongs to one half-term only", year)
        elif are_neighbours and later.first - earlier.last > LONGEST_BREAK:
            message = f"{later.name} leaves a gap in the year: {ends}"
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
                yield problem._replace(level=Level.WARNING)


def _overlapping_years(years: list[AcademicYear], node: Node) -> Iterator[Problem]:
    for earlier, later in pairwise(years):
        if later.half_terms[0].first <= earlier.last:
            span = node.find([later.name, NAMES[0]]).span
            ends = f"{earlier.name} ends on {format_day(earlier.last)}"
            message = f"{later.name} starts before {ends}"
            hint = "a day belongs to one academic year only"
            yield span.problem("term-overlap", message, hint, later.name)
