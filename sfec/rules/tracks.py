"""Where a school stood on a ladder, half-term by half-term, as its decisions say."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sfec.model.course import Course
from sfec.model.half_term import NAMES, HalfTerm


class Stand(NamedTuple):
    """A school's category on a ladder at the end of a half-term; None while it was not yet categorised."""

    half_term: HalfTerm
    category: str | None


def track(course: Course, half_terms: Sequence[HalfTerm]) -> tuple[Stand, ...]:
    """The category at the end of each of some half-terms."""
    return tuple(Stand(each, category_at_end(course, each)) for each in half_terms)


def category_at_end(course: Course, half_term: HalfTerm) -> str | None:
    """The category that the decisions for a half-term, and for those before it, leave a school in."""
    return _last(course, lambda position: position <= _position(half_term.id))


def category_at_start(course: Course, half_term: HalfTerm) -> str | None:
    """The category in which a school came into a half-term."""
    return _last(course, lambda position: position < _position(half_term.id))


def _last(course: Course, counts: Callable[[tuple[str, int]], bool]) -> str | None:
    found = [each.links.category for each in course.decisions if counts(_position(each.links.half_term))]
    return found[-1] if found else None


def _position(half_term_id: str) -> tuple[str, int]:
    year, _, name = half_term_id.partition("/")
    return year, NAMES.index(name) if name in NAMES else -1
