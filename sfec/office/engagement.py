"""How schools stand in the core offer of an academic year, for the command and for letters."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.half_term import AcademicYear
from sfec.model.occurrence import Occurrence
from sfec.model.trust import School, Trust
from sfec.office.choices import choose_schools
from sfec.office.core_offer import OpenCoreOffer, open_core_offer
from sfec.office.rounds import OpenRound
from sfec.problems import Problem
from sfec.rules.core_offer.engagement import SchoolEngagement, engage


class YearEngagement(NamedTuple):
    """How some schools of a trust stand in the core offer of an academic year."""

    trust: Trust
    year: AcademicYear
    offer: OpenCoreOffer
    schools: Sequence[School]
    engagements: Mapping[str, SchoolEngagement]

    @property
    def problems(self) -> list[Problem]:
        """Everything met in the folder, and what nobody has filled in."""
        return [*self.offer.folder.problems, *self.offer.problems]


def open_engagement(opened: OpenRound, codes: Sequence[str]) -> YearEngagement:
    """How the schools of those codes stand so far in a round's year, or all that were in the trust.

    Raises ProblemsFound where the trust, the core offer or the term dates cannot be read.
    """
    trust, year, folder = opened.trust, opened.year, opened.folder
    offer = open_core_offer(folder, opened.day, opened.known_by)
    first = year.half_terms[0].first
    within = [each for each in folder.schools if each.belongs(first, opened.day)]
    schools = choose_schools(folder, codes, within)
    return YearEngagement(trust, year, offer, schools, engagements(offer, year, schools))


def engagements(
    offer: OpenCoreOffer, year: AcademicYear, schools: Sequence[School]
) -> dict[str, SchoolEngagement]:
    """Each school's standing so far in an academic year, by its code.

    What else is run for the schools, and deadlines, do not count. Problems: those of occurrences.
    """
    activities = offer.core_offer.activities
    core = offer.of_activities({key for key, each in activities.items() if each.is_core})
    theirs = _by_school(core.occurrences(year.half_terms[0].first, year.last, schools))
    obliged = offer.of_activities({key for key, each in activities.items() if each.is_obligation})
    brought = _by_school(obliged.occurrences(year.half_terms[0].first, year.last, schools))
    found = {}
    for school in schools:
        last = last_shown(offer, school.code)
        own = [*theirs[school.code], *theirs[None]]
        engaged = engage(school, own, last, offer.day)
        found[school.code] = engaged._replace(brought=tuple(brought[school.code]))
    return found


def last_shown(offer: OpenCoreOffer, code: str) -> Mapping[str, date]:
    """When each ongoing activity was last recorded for a school."""
    ongoing = {key for key, each in offer.core_offer.activities.items() if not each.falls_due}
    theirs = [each for each in offer.done if each.school == code and each.on <= offer.day]
    return {each.activity: each.on for each in theirs if each.activity in ongoing}


def _by_school(occurrences: Iterable[Occurrence]) -> Mapping[str | None, list[Occurrence]]:
    found = defaultdict(list)
    for each in occurrences:
        found[each.school].append(each)
    return found
