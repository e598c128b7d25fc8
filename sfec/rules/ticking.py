"""What has been done of the core offer: as recorded, and by what ticks an activity by itself once it is recorded."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from sfec.model.activity import Activity, Cadence, CoreOffer
from sfec.model.course import Courses
from sfec.model.half_term import HalfTerm
from sfec.model.issue import DocumentIssued
from sfec.model.ledger import Ledger
from sfec.model.occurrence import ActivityDone

#: The document that ticks what is `ticked_by: letter`.
CEO_LETTER = "ceo-letter"
#: A half-term's categorisation is done once a school has been decided on so many ladders.
_BOTH = 2


def done_so_far(
    core_offer: CoreOffer,
    ledger: Ledger,
    courses: Courses,
    half_terms: Iterable[HalfTerm],
    by_audits: Iterable[ActivityDone] = (),
) -> list[ActivityDone]:
    """Everything done, by the day: what was recorded and not withdrawn, and what decisions, letters and audits did.

    An audit that somebody recorded as done too, on the same day, was done once.
    """
    withdrawn = ledger.withdrawn
    acts = [each.act for each in ledger.entries if each.id not in withdrawn]
    known = {each.id for each in half_terms}
    done = [each for each in acts if isinstance(each, ActivityDone)]
    for activity in core_offer.activities.values():
        if activity.ticked_by == "decisions":
            done += _by_decisions(activity, courses, known)
        elif activity.ticked_by == "letter":
            done += _by_letters(activity, acts, known)
    recorded = {(each.activity, each.school, each.on) for each in done}
    done += [each for each in by_audits if (each.activity, each.school, each.on) not in recorded]
    return sorted(done, key=_in_order)


def has_begun(ledger: Ledger) -> bool:
    """Whether anybody has begun to record what is done."""
    return any(isinstance(each.act, ActivityDone) for each in ledger.entries)


def _by_decisions(activity: Activity, courses: Courses, known: set[str]) -> Iterator[ActivityDone]:
    """One for each school and half-term, on the day by which it had been decided on both ladders."""
    decided: dict[tuple[str, str], dict[str, date]] = defaultdict(dict)
    for (school, ladder), course in courses.items():
        for each in course.decisions:
            on, half_term = each.decision.on, each.links.half_term
            days = decided[school, half_term]
            days[ladder] = min(on, days.get(ladder, on))
    for (school, half_term), days in decided.items():
        if half_term in known and len(days) >= _BOTH:
            yield ActivityDone(activity.id, school, max(days.values()), period=_period(activity, half_term))


def _by_letters(activity: Activity, acts: Iterable[object], known: set[str]) -> Iterator[ActivityDone]:
    for act in acts:
        if isinstance(act, DocumentIssued) and act.document == CEO_LETTER and act.half_term in known:
            yield ActivityDone(activity.id, act.school, act.on, period=_period(activity, act.half_term))


def _period(activity: Activity, half_term: str) -> str | None:
    return half_term if activity.cadence is Cadence.HALF_TERMLY else None


def _in_order(done: ActivityDone) -> tuple[date, str, str]:
    return done.on, done.activity, done.school or ""
