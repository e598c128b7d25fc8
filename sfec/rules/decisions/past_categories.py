"""Where a school stood on a ladder, half-term by half-term, as its decisions say."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.course import Course, CourseDecision
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
    last = decision_at_end(course, half_term)
    return last.links.category if last else None


def decision_at_end(course: Course, half_term: HalfTerm) -> CourseDecision | None:
    """The last decision for a half-term or those before; an opening position counts by its day."""
    position = _position(half_term.id)
    return _last(course, lambda of: of <= position, half_term.last)


def category_at_start(course: Course, half_term: HalfTerm) -> str | None:
    """The category in which a school came into a half-term."""
    position = _position(half_term.id)
    last = _last(course, lambda of: of < position, half_term.first)
    return last.links.category if last else None


def _last(
    course: Course, counts: Callable[[tuple[str, int]], bool], day: date
) -> CourseDecision | None:
    for each in reversed(course.decisions):
        is_meant = (
            each.decision.on <= day if each.is_opening else counts(_position(each.links.half_term))
        )
        if is_meant:
            return each
    return None


def _position(half_term_id: str) -> tuple[str, int]:
    year, _, name = half_term_id.partition("/")
    return year, NAMES.index(name) if name in NAMES else -1
