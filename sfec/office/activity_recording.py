"""Recording that activities of the core offer were done, all of them or none."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sfec.folder.trust.bank_holidays import bank_holidays
from sfec.model.ledger import Entry
from sfec.model.trust import School
from sfec.office.activity_requests import ActivityRequest, find_activities
from sfec.office.core_offer import OpenCoreOffer, open_core_offer
from sfec.office.recording import Recording
from sfec.office.usage import Misuse
from sfec.problems import PROMPT, Problem, ProblemsFound
from sfec.rules.core_offer.done_objections import DoneActivity, objections
from sfec.rules.core_offer.done_results import DoneResult, closing, notes


class RecordedActivities(NamedTuple):
    """The entries of what was done, each with what it closes, and what is worth a second look."""

    results: Mapping[Entry, DoneResult]
    problems: list[Problem]

    @property
    def schools(self) -> list[School]:
        """The schools that something was done for."""
        schools = (each.done.school for each in self.results.values())
        return [each for each in schools if each]


def record_activities(held: Recording, asked: Iterable[ActivityRequest]) -> RecordedActivities:
    """Record everything that is asked.

    Raises Misuse where it is asked at the prompt and something is not found, and ProblemsFound with
    all that stands against any of it: activity-value, and the problems of objections. Problems:
    those of notes and of occurrences.
    """
    offer = open_core_offer(held.folder, held.day)
    found: list[DoneActivity] = []
    problems: list[Problem] = []
    for request in asked:
        try:
            theirs = find_activities(held, offer, request)
        except Misuse as error:
            if request.place == PROMPT:
                raise
            problems.append(_refused(error, request))
            continue
        for each in theirs:
            problems += objections(each, offer.core_offer, held.day)
        found += theirs
    if problems:
        raise ProblemsFound(problems)
    recorded = _add(held, offer, found)
    held.record()
    return recorded


def _add(
    held: Recording, offer: OpenCoreOffer, found: Sequence[DoneActivity]
) -> RecordedActivities:
    """The entries to be recorded together, each with what it closes after those before it."""
    results: dict[Entry, DoneResult] = {}
    problems: list[Problem] = []
    years = [each.year for each in offer.years]
    holidays = bank_holidays(each.act.on.year for each in found)
    for number, each in enumerate(found, 1):
        result = _closing(offer, each)
        offer = offer._replace(done=(*offer.done, each.act))
        results[held.add(each.act, None, number, len(found))] = result
        problems += notes(result, years, holidays)
    return RecordedActivities(results, [*problems, *offer.problems])


def _closing(offer: OpenCoreOffer, done: DoneActivity) -> DoneResult:
    """Which occurrence it closes, with what is recorded before it."""
    before = offer.of_activities({done.activity.id})
    after = before._replace(done=(*offer.done, done.act))
    schools = [done.school] if done.school else []
    first = min((each.first for each in offer.years), default=done.act.on)
    last = max((each.last for each in offer.years), default=done.act.on)
    return closing(
        done, before.occurrences(first, last, schools), after.occurrences(first, last, schools)
    )


def _refused(error: Misuse, asked: ActivityRequest) -> Problem:
    """What was wrongly asked in a row of a workbook, as a problem at its cell."""
    message, _, hint = error.message.partition("; ")
    place = asked.places.get(str(error.option), asked.place)
    return Problem(place, "activity-value", message, hint)
