"""The year page composed: a school's occurrences of a year, told as a head would want to see them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sfec.model.activity import Activity, Cadence, CoreOffer
from sfec.model.half_term import AcademicYear
from sfec.model.occurrence import Occurrence
from sfec.model.trust import School, Trust
from sfec.model.year_page import DatedLine, RegularLine, YearPage
from sfec.rules.agenda import name_owner
from sfec.rules.engagement import SCHOOL
from sfec.rules.school_days import year_ends

_REGULAR = (Cadence.WEEKLY, Cadence.MONTHLY, Cadence.HALF_TERMLY)


def compose_year(  # noqa: PLR0917 - what a page is of, and what it tells
    trust: Trust, school: School, year: AcademicYear, offer: CoreOffer, occurrences: Iterable[Occurrence], on: date
) -> YearPage:
    """A school's year, of the occurrences that are its own; what is not applicable to it is left out."""
    theirs = [each for each in occurrences if each.school == school.code and each.is_applicable]
    return YearPage(
        trust.name,
        school.name,
        school.code,
        year.name,
        on,
        year.half_terms[0].first,
        year_ends(year.last),
        tuple(_regular(theirs, Cadence.WEEKLY)),
        tuple(_regular(theirs, Cadence.MONTHLY)),
        tuple(_regular(theirs, Cadence.HALF_TERMLY)),
        tuple(_dated(each) for each in theirs if each.activity.cadence not in _REGULAR),
        tuple(_ongoing(offer)),
    )


def _regular(theirs: Sequence[Occurrence], cadence: Cadence) -> Iterator[RegularLine]:
    """Each activity of a cadence once; of half-termly ones the days by which they are due."""
    found: dict[str, list[Occurrence]] = {}
    for each in theirs:
        if each.activity.cadence is cadence:
            found.setdefault(each.activity.id, []).append(each)
    for several in found.values():
        days = tuple(each.window.due for each in several) if cadence is Cadence.HALF_TERMLY else ()
        yield _line(several[0].activity, several[0].owner, days)


def _dated(occurrence: Occurrence) -> DatedLine:
    activity, window = occurrence.activity, occurrence.window
    is_the_schools = activity.owed_by == SCHOOL
    return DatedLine(window.due, activity.title, name_owner(occurrence.owner), is_the_schools, occurrence.done_on)


def _ongoing(offer: CoreOffer) -> Iterator[RegularLine]:
    for each in offer.activities.values():
        if not each.falls_due:
            yield _line(each, each.owner, ())


def _line(activity: Activity, owner: str, days: tuple[date, ...]) -> RegularLine:
    return RegularLine(activity.title, name_owner(owner), activity.owed_by == SCHOOL, days)
