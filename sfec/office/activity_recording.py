"""Recording that activities of the core offer were done, all of them or none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from sfec.folder.trust.bank_holidays import bank_holidays
from sfec.model.ledger import Entry
from sfec.model.trust import School
from sfec.office.activity_requests import ActivityRequest, find_activities
from sfec.office.core_offer import OpenCoreOffer, open_core_offer
from sfec.office.recording import Recording
from sfec.office.usage import Misuse
from sfec.problems import PROMPT, Part, Problem, ProblemsFound, has_errors
from sfec.rules.core_offer.done_objections import DoneActivity, contradiction, objections
from sfec.rules.core_offer.done_results import (
    AlreadyRecorded,
    DoneResult,
    closing,
    counted_otherwise,
    notes,
)


class RecordedActivities(NamedTuple):
    """The entries of what was done, each with what it closes, and what is worth a second look.

    `already` is what was recorded before, and is not recorded again.
    """

    results: Mapping[Entry, DoneResult]
    already: Sequence[AlreadyRecorded]
    problems: list[Problem]

    @property
    def schools(self) -> list[School]:
        """The schools that something was done for."""
        done = [each.done for each in self.results.values()]
        done += [each.done for each in self.already]
        schools = [each.school for each in done]
        return [each for each in schools if each]


def record_activities(held: Recording, asked: Iterable[ActivityRequest]) -> RecordedActivities:
    """Record everything that is asked, but for what is on record already.

    The same activity, school and day is one record, however often it is entered (the reading's
    section 4). Raises Misuse where it is asked at the prompt and something is not found, and
    ProblemsFound with all that stands against any of it: activity-value, activity-absent,
    activity-period, and the problems of objections. Problems: activity-again, those of notes and of
    occurrences.
    """
    offer = open_core_offer(held.folder, held.day)
    found, problems = _find(held, offer, asked)
    (new, already), contradicting = _part(offer, found)
    problems += contradicting
    problems += chain.from_iterable(objections(each, offer.core_offer, held.day) for each in new)
    if problems:
        raise ProblemsFound(problems)
    recorded = _add(held, offer, new)
    if new:
        held.record()
    told = [*recorded.problems, *_counted_otherwise(offer, new, already)]
    return recorded._replace(already=already, problems=told)


def _find(
    held: Recording, offer: OpenCoreOffer, asked: Iterable[ActivityRequest]
) -> Part[list[DoneActivity]]:
    """Everything that is asked, and what was wrongly asked in a workbook. Raises Misuse."""
    found: list[DoneActivity] = []
    problems: list[Problem] = []
    for request in asked:
        try:
            found += find_activities(held, offer, request)
        except Misuse as error:
            if request.place == PROMPT:
                raise
            problems.append(_refused(error, request))
    return Part(found, problems)


def _part(
    offer: OpenCoreOffer, found: Iterable[DoneActivity]
) -> Part[tuple[list[DoneActivity], list[AlreadyRecorded]]]:
    """What is new, and what is on record already, be it by what was asked before it.

    Problem: activity-absent.
    """
    known, shown = {each.record: each for each in offer.done}, offer.shown_by()
    for each in offer.done:
        # What a school was absent from was held.
        known.setdefault((each.activity, None, each.on), each._replace(is_absent=False))
    new: list[DoneActivity] = []
    already, problems = [], []
    for asked in found:
        act = asked.act
        before = known.setdefault(act.record, act)
        if before is act:
            new.append(asked)
        elif before.is_absent is act.is_absent:
            already.append(AlreadyRecorded(asked, shown.get(act.record)))
        else:
            problems.append(contradiction(asked, shown.get(act.record)))
    return Part((new, already), problems)


def _add(
    held: Recording, offer: OpenCoreOffer, found: Sequence[DoneActivity]
) -> RecordedActivities:
    """The entries to be recorded together, each with what it closes after those before it.

    Raises ProblemsFound: activity-period.
    """
    results: dict[Entry, DoneResult] = {}
    problems: list[Problem] = []
    years = [each.year for each in offer.years]
    holidays = bank_holidays(each.act.on.year for each in found)
    for number, each in enumerate(found, 1):
        result = _closing(offer, each)
        offer = offer._replace(done=(*offer.done, each.act))
        results[held.add(each.act, None, number, len(found))] = result
        problems += notes(result, years, holidays)
    if has_errors(problems):
        raise ProblemsFound(problems)
    return RecordedActivities(results, (), [*problems, *offer.problems])


def _counted_otherwise(
    offer: OpenCoreOffer, new: Sequence[DoneActivity], already: Iterable[AlreadyRecorded]
) -> Iterator[Problem]:
    """What is on record already for another period than is named now. Problem: activity-again."""
    offer = offer._replace(done=(*offer.done, *(each.act for each in new)))
    for each in already:
        if each.done.act.period is not None:
            occurrences = offer.every(each.done.activity, each.done.school)
            problem = counted_otherwise(each, occurrences)
            yield from [problem] if problem else []


def _closing(offer: OpenCoreOffer, done: DoneActivity) -> DoneResult:
    """Which occurrence it closes, with what is recorded before it."""
    after = offer._replace(done=(*offer.done, done.act))
    activity, school = done.activity, done.school
    return closing(done, offer.every(activity, school), after.every(activity, school))


def _refused(error: Misuse, asked: ActivityRequest) -> Problem:
    """What was wrongly asked in a row of a workbook, as a problem at its cell."""
    message, _, hint = error.message.partition("; ")
    place = asked.places.get(str(error.option), asked.place)
    return Problem(place, "activity-value", message, hint)
