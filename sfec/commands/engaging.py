"""How schools stand in the core offer of a half-term's year, for the command and for letters."""

from typing import TYPE_CHECKING

from sfec.rules.engagement import Standing, engage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sfec.commands.offer import Offer
    from sfec.model.half_term import HalfTerm
    from sfec.model.occurrence import Occurrence
    from sfec.model.trust import School


def standings(offer: "Offer", half_term: "HalfTerm", schools: "Sequence[School]") -> dict[str, Standing]:
    """Each school's standing so far in the academic year of a half-term, by its code."""
    years = offer.folder.term_dates.years if offer.folder.term_dates else ()
    year = next(each for each in years if each.name == half_term.year)
    found = offer.core_alone().occurrences(year.half_terms[0].first, year.last, schools)
    by_school: dict[str | None, list[Occurrence]] = {}
    for each in found:
        by_school.setdefault(each.school, []).append(each)
    return {
        each.code: engage(each.code, by_school.get(each.code, ()), last_shown(offer, each.code), offer.day)
        for each in schools
    }


def last_shown(offer: "Offer", code: str) -> "Mapping[str, date]":
    """When each ongoing activity was last recorded for a school."""
    ongoing = {key for key, each in offer.core_offer.activities.items() if not each.falls_due}
    theirs = (each for each in offer.done if each.activity in ongoing and each.school == code and each.on <= offer.day)
    return {each.activity: each.on for each in sorted(theirs, key=lambda each: each.on)}
