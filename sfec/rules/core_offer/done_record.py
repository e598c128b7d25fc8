"""The record of what has been done of the core offer: by entries, decisions, letters and audits."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from operator import attrgetter

from sfec.model.activity import Activity, Cadence, CoreOffer
from sfec.model.course import Courses
from sfec.model.decision import Act
from sfec.model.half_term import HalfTerm
from sfec.model.issue import DocumentIssued
from sfec.model.ledger import Ledger
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import REPORTING_ROLES

#: The document that does what is `ticked_by` the letter, or the reports in it.
CEO_LETTER = "ceo-letter"


def done_so_far(
    core_offer: CoreOffer,
    ledger: Ledger,
    courses: Courses,
    half_terms: Iterable[HalfTerm],
    *,
    ladders: Collection[str],
    by_audits: Iterable[ActivityDone] = (),
) -> list[ActivityDone]:
    """Everything done, by the day: what entries record, and what decisions, letters and audits did.

    The same activity, school and day is one record, however often it is entered (the reading's
    section 4); what one letter or decision each did for two half-terms is two.
    """
    acts = _standing(ledger)
    known = {each.id for each in half_terms}
    ticked: list[ActivityDone] = []
    for activity in core_offer.activities.values():
        if activity.ticked_by == "decisions":
            ticked += _by_decisions(activity, courses, known, ladders)
        elif activity.ticked_by is not None:
            ticked += _by_letters(activity, acts, known)
    recorded = [each for each in acts if isinstance(each, ActivityDone)]
    done = [*dict.fromkeys(ticked), *_once([*recorded, *by_audits], ticked)]
    return sorted(done, key=lambda each: (each.on, each.activity, each.school or ""))


def has_begun(ledger: Ledger) -> bool:
    """Whether anybody has begun to record what is done."""
    return any(isinstance(each.act, ActivityDone) for each in ledger.entries)


def _standing(ledger: Ledger) -> list[Act]:
    """What has been recorded and not withdrawn."""
    withdrawn = ledger.withdrawn
    return [each.act for each in ledger.entries if each.id not in withdrawn]


def _by_decisions(
    activity: Activity, courses: Courses, known: set[str], ladders: Collection[str]
) -> Iterator[ActivityDone]:
    """One for each school and half-term, on the day by which it was decided on every ladder."""
    decided: dict[tuple[str, str], dict[str, date]] = defaultdict(dict)
    for (school, ladder), course in courses.items():
        for each in course.decisions:
            on, days = each.decision.on, decided[school, each.links.half_term]
            days[ladder] = min(on, days.get(ladder, on))
    for (school, half_term), days in decided.items():
        if half_term in known and days.keys() >= set(ladders):
            yield _ticked(activity, school, max(days.values()), half_term)


def _by_letters(activity: Activity, acts: Iterable[Act], known: set[str]) -> Iterator[ActivityDone]:
    """One for each letter issued; of the officers' reports, for each that holds them all.

    Where one is lacking, the report is not combined, and the letter does not do it.
    """
    issued = (each for each in acts if isinstance(each, DocumentIssued))
    reports = REPORTING_ROLES if activity.ticked_by == "reports" else ()
    for each in issued:
        is_known = each.document == CEO_LETTER and each.half_term in known
        if is_known and each.holds_reports(reports):
            yield _ticked(activity, each.school, each.on, each.half_term)


def _ticked(activity: Activity, school: str, on: date, half_term: str) -> ActivityDone:
    period = half_term if activity.cadence is Cadence.HALF_TERMLY else None
    return ActivityDone(activity.id, school, on, period=period)


def _once(entered: Iterable[ActivityDone], ticked: Iterable[ActivityDone]) -> list[ActivityDone]:
    """What was entered, each record as it was entered first, but for what was ticked that day.

    What names the period that it was for is kept beside what was ticked. A school was not absent
    where somebody else entered that it took part.
    """
    by_itself = {each.record for each in ticked}
    kept: dict[tuple[str, str | None, date], ActivityDone] = {}
    for each in sorted(entered, key=attrgetter("is_absent")):
        if each.period is not None or each.record not in by_itself:
            kept.setdefault(each.record, each)
    return list(kept.values())
