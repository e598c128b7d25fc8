"""The year page composed: a school's occurrences of a year, as a head would want to see them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sfec.model.activity import Activity, Cadence, CoreOffer
from sfec.model.half_term import AcademicYear
from sfec.model.occurrence import Occurrence
from sfec.model.trust import School, Trust
from sfec.model.year_page import DatedLine, RegularLine, YearPage
from sfec.rules.core_offer.agenda import name_owner
from sfec.rules.core_offer.engagement import SCHOOL
from sfec.rules.school_days import year_ends

_REGULAR = (Cadence.WEEKLY, Cadence.MONTHLY, Cadence.HALF_TERMLY)


def compose_year(
    trust: Trust,
    school: School,
    year: AcademicYear,
    offer: CoreOffer,
    occurrences: Iterable[Occurrence],
    *,
    on: date,
) -> YearPage:
    """A school's year, of the occurrences that are its own and apply to it."""
    theirs = [each for each in occurrences if each.school == school.code and each.is_applicable]
    ongoing = (each for each in offer.activities.values() if not each.falls_due)
    return YearPage(
        trust=trust.name,
        school=school.name,
        code=school.code,
        year=year.name,
        on=on,
        first=year.half_terms[0].first,
        last=year_ends(year.last),
        weekly=tuple(_regular(theirs, Cadence.WEEKLY)),
        monthly=tuple(_regular(theirs, Cadence.MONTHLY)),
        half_termly=tuple(_regular(theirs, Cadence.HALF_TERMLY)),
        dated=tuple(_dated(each, on) for each in theirs if each.activity.cadence not in _REGULAR),
        ongoing=tuple(_line(each, each.owner) for each in ongoing),
    )


def _regular(theirs: Sequence[Occurrence], cadence: Cadence) -> Iterator[RegularLine]:
    """Each activity of a cadence once; of half-termly ones the days by which they are due."""
    found: dict[str, list[Occurrence]] = {}
    for each in theirs:
        if each.activity.cadence is cadence:
            found.setdefault(each.activity.id, []).append(each)
    for several in found.values():
        first, days = several[0], [each.window.due for each in several]
        is_told = cadence is Cadence.HALF_TERMLY
        yield _line(first.activity, first.owner, tuple(days) if is_told else ())


def _dated(occurrence: Occurrence, on: date) -> DatedLine:
    activity = occurrence.activity
    return DatedLine(
        due=occurrence.window.due,
        title=activity.title,
        owner=name_owner(occurrence.owner),
        is_the_schools=activity.owed_by == SCHOOL,
        done_on=occurrence.done_on,
        is_held_by_hq=activity.is_attended,
        missed_on=occurrence.missed_on,
        is_past=occurrence.status(on).is_past,
    )


def _line(activity: Activity, owner: str, days: tuple[date, ...] = ()) -> RegularLine:
    is_the_schools = activity.owed_by == SCHOOL
    return RegularLine(
        activity.title, name_owner(owner), is_the_schools, activity.is_attended, days
    )
