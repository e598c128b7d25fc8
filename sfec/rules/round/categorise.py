"""A half-term's round: where every school stands on every ladder."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from sfec.model.course import Courses
from sfec.model.evidence import Evidence
from sfec.model.half_term import HalfTerm
from sfec.model.indication import Indication, Round, SchoolIndications
from sfec.model.ledger import Entry
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.rules.ladders.indications import indicate


class Record(NamedTuple):
    """What the ledger says: each school's course and, of a past day, the evidence captured by it.

    `captured` holds the entry that last did so, and the evidence, by school, ladder and half-term.
    """

    courses: Courses
    captured: Mapping[tuple[str, str, str], tuple[Entry, Evidence]] = MappingProxyType({})


NOTHING_RECORDED = Record(MappingProxyType({}))


def categorise(
    half_term: HalfTerm,
    as_at: date,
    schools: Sequence[School],
    ladders: Mapping[str, Ladder],
    evidence: Mapping[str, Mapping[str, Evidence]],
    *,
    recorded: Record = NOTHING_RECORDED,
) -> Round:
    """Each school's indication on each ladder, from its evidence by ladder and code.

    Beside what the evidence indicates stands what has been decided.
    """
    found: list[SchoolIndications] = []
    for school in schools:
        indications = {}
        for key, ladder in ladders.items():
            shown = evidence[key][school.code]
            indications[key] = _indicate(half_term, school, ladder, shown, recorded)
        found.append(SchoolIndications(school, indications))
    return Round(half_term, as_at, tuple(found))


def _indicate(
    half_term: HalfTerm, school: School, ladder: Ladder, evidence: Evidence, recorded: Record
) -> Indication:
    course = recorded.courses.get((school.code, ladder.id))
    if course is None:
        return indicate(ladder, evidence)
    key = (school.code, ladder.id, half_term.id)
    entry, evidence = recorded.captured.get(key, (None, evidence))
    found = indicate(ladder, evidence, course.current)
    opening = course.last if course.last and course.last.is_opening else None
    decided = course.decided(half_term.id)
    return found._replace(decided=decided, captured=entry, opening=opening)
