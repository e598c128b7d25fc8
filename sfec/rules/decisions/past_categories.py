"""Where a school stood on a ladder, half-term by half-term, as its decisions say."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sfec.model.course import Course
from sfec.model.half_term import NAMES, HalfTerm


class HalfTermCategory(NamedTuple):
    """A school's category at the end of a half-term; None while it was not yet categorised."""

    half_term: HalfTerm
    category: str | None


def past_categories(course: Course, half_terms: Sequence[HalfTerm]) -> tuple[HalfTermCategory, ...]:
    """The category at the end of each of some half-terms."""
    return tuple(HalfTermCategory(each, category_at_end(course, each)) for each in half_terms)


def category_at_end(course: Course, half_term: HalfTerm) -> str | None:
    """The category that the decisions for a half-term, and for those before, leave a school in."""
    return _last_category(course, lambda position: position <= _position(half_term.id))


def category_at_start(course: Course, half_term: HalfTerm) -> str | None:
    """The category in which a school came into a half-term."""
    return _last_category(course, lambda position: position < _position(half_term.id))


def _last_category(course: Course, counts: Callable[[tuple[str, int]], bool]) -> str | None:
    for links in (each.links for each in reversed(course.decisions)):
        if counts(_position(links.half_term)):
            return links.category
    return None


def _position(half_term_id: str) -> tuple[str, int]:
    year, _, name = half_term_id.partition("/")
    return year, NAMES.index(name) if name in NAMES else -1
