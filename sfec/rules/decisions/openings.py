"""Opening positions: where a school stood as the trust began with sfec (the reading's decision 3).

Recorded once a school and ladder, before any decision: it needs no vote and no evidence, and is no
departure. The stay begins on the day since which it stands.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sfec.model.course import Course, CourseDecision
from sfec.model.decision import Decision
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.problems import Problem
from sfec.rules.days import format_day
from sfec.rules.decisions.ballots import Occasion


class Opening(NamedTuple):
    """An opening position that is asked to be recorded, and where it is asked."""

    draft: Decision
    school: School
    ladder: Ladder
    occasion: Occasion


def opening_recorded(opening: Opening, course: Course) -> CourseDecision | None:
    """The opening position that stands and is the one asked for; None where none is."""
    first = course.decisions[0] if course.decisions else None
    if first is None or not first.is_opening:
        return None
    asked, stands = opening.draft, first.decision
    is_same = asked._replace(reason=None) == stands._replace(reason=None)
    return first if is_same else None


def against_opening(opening: Opening, course: Course, today: date) -> Iterator[Problem]:
    """What stands against an opening position. Problems: decision-opening, decision-day."""
    occasion, on, joined = opening.occasion, opening.draft.on, opening.school.joined
    if last := course.last:
        title = opening.ladder.category(last.links.category).title
        stands = f"{title} stands since {format_day(last.decision.on)}, by entry"
        message = f"{opening.ladder.title}: {stands} {last.entry.short_id}"
        take_back = f"`sfec withdraw {last.entry.short_id} --reason TEXT`"
        hint = f"an opening position comes before any decision; to begin anew, {take_back}"
        yield occasion.problem("decision-opening", message, hint)
    if on > today:
        message, hint = f"{format_day(on)} has not come yet", "give the day since which it stands"
        yield occasion.problem("decision-day", message, hint)
    elif joined and on < joined:
        message = f"{format_day(on)} lies before the school joined the trust"
        yield occasion.problem("decision-day", message, f"it joined on {format_day(joined)}")
