"""Directives from one workbook to the next: what none has answered stays open (evidence 11).

A row that is left out of the next workbook is not settled: it goes on with its own cell.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from sfec.model.course import Course
from sfec.model.evidence import SETTLED, Directive
from sfec.model.identifier import identity
from sfec.model.policy import Ladder
from sfec.problems import Level, Place, Problem

#: More than so many that one workbook leaves out are told at once.
_MOST_TOLD = 3
#: Of one number, words so much alike are of one directive.
_ALIKE = 0.9


def carry_on(
    rows: Sequence[Directive],
    earlier: Sequence[Directive],
    codes: Collection[str],
    path: str,
    half_term: str = "",
) -> list[Directive]:
    """The directives of a workbook, and the earlier ones of these schools that are open still.

    `path` is the workbook, where it is one that should have a row for each of those, and it is of
    this half-term. A row without a result answers nothing: what was found before stands.
    """
    numbered: dict[tuple[str, str], list[Directive]] = defaultdict(list)
    for each in rows:
        numbered[_number_of(each)].append(each)
    carried: list[Directive] = []
    before: dict[Place, Directive] = {}
    for each in earlier:
        if row := _same_words(each, numbered.get(_number_of(each), ())):
            before[row.place] = each
        elif each.school in codes and _is_open(each):
            carried.append(each._replace(left_out=each.left_out or path))
    own = (_answered(row._replace(given=half_term), before.get(row.place)) for row in rows)
    return [*own, *carried]


def tells_from(course: Course, ladder: Ladder, half_term: str, on: date) -> str:
    """The half-term from which a school's directives tell in a later one (evidence 12).

    It is that of the last move up, or of the first decision, in a half-term before and recorded by
    a day: names of half-terms follow each other as their letters do.
    """
    start, before = "", None
    for each in course.decisions:
        links = each.links
        if links.half_term < half_term and each.entry.day <= on:
            is_up = before is None or ladder.rank(links.category) < ladder.rank(before)
            start = max(start, links.half_term) if is_up else start
        before = links.category
    return start


def left_out(directives: Sequence[Directive], who: Mapping[str, str]) -> Iterator[Problem]:
    """A warning for each that is open and that a workbook leaves out, at the earlier cell.

    Where a workbook leaves out many, that is one cause. `who` names the schools by their codes.
    Problem: directive-left-out.
    """
    of_workbook = Counter(each.left_out for each in directives)
    for each in directives:
        if path := each.left_out:
            named = f"directive {each.number}" if each.number else "a directive without a number"
            message = f"{named} is open, and {path} leaves it out: it stays open"
            hint = "add its row there, with its result: met, partly met, not met or withdrawn"
            found = Problem(each.place, "directive-left-out", message, hint, who[each.school])
            is_one_cause = of_workbook[path] > _MOST_TOLD
            cause = f"directives left out of {path}" if is_one_cause else ""
            yield found._replace(level=Level.WARNING, cause=cause)


def _is_open(directive: Directive) -> bool:
    """Whether it is not settled; what stands for a sheet that cannot be read is no directive."""
    return directive.result not in SETTLED and bool(directive.number or directive.text)


def _number_of(directive: Directive) -> tuple[str, str]:
    return directive.school, identity(directive.number)


def _same_words(directive: Directive, among: Sequence[Directive]) -> Directive | None:
    """The one of the same words among those of its number, else one of words much like them."""
    words = identity(directive.text)
    for each in among:
        if identity(each.text) == words:
            return each
    return next((each for each in among if _are_alike(identity(each.text), words)), None)


def _are_alike(one: str, other: str) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where words have been changed

    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _answered(row: Directive, earlier: Directive | None) -> Directive:
    """A row as it was first given, with what was found before where it has no result itself."""
    if earlier is None:
        return row
    row = row._replace(given=earlier.given)
    if row.result or not row.is_readable or earlier.result in SETTLED:
        return row
    return row._replace(result=earlier.result, place=earlier.place) if earlier.result else row
