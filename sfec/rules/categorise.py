"""A half-term's round: where every school stands on every ladder."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.evidence import Evidence
from sfec.model.half_term import HalfTerm
from sfec.model.indication import Answer, Indication, Round, Standing
from sfec.model.policy import Characteristic, EvidenceField, Ladder
from sfec.model.trust import School
from sfec.rules.changes import gaps
from sfec.rules.conditions import fields_of
from sfec.rules.indicate import verdict
from sfec.rules.moves import next_move


def categorise(
    half_term: HalfTerm,
    as_at: date,
    schools: Sequence[School],
    ladders: Mapping[str, Ladder],
    evidence: Mapping[str, Mapping[str, Evidence]],
) -> Round:
    """Each school's indication on each ladder, from its evidence by ladder and code."""
    return Round(half_term, as_at, tuple(_standing(school, ladders, evidence) for school in schools))


def indicate(ladder: Ladder, evidence: Evidence, current: str | None = None) -> Indication:
    """What the evidence indicates for a school now in `current` (None: not yet categorised), and the next move."""
    found = verdict(ladder, evidence)
    return Indication(ladder, evidence, found, current, next_move(ladder, current, found.possible))


class Reasons(NamedTuple):
    """Why a school is indicated where it is: what tells, and which gaps keep it open."""

    telling: tuple[Characteristic, ...]
    missing: tuple[str, ...]


def reasons(indication: Indication) -> Reasons:
    """What tells for the categories left open, and the fields whose filling would change the outcome."""
    missing = tuple(gap.field for gap in gaps(indication.ladder, indication.evidence, indication.verdict))
    return Reasons(tuple(telling(indication)), missing)


def telling(indication: Indication) -> Iterator[Characteristic]:
    """The characteristics that hold in the categories left open, but for the best, which needs them all."""
    ladder, left = indication.ladder, indication.verdict.possible
    answers = {(each.category, each.id): answer for each, answer in indication.answered()}
    for category in ladder.categories[1:]:
        if category.id in left:
            for each in category.characteristics:
                if answers[each.category, each.id] is Answer.YES:
                    yield each


def rests_on(indication: Indication, characteristic: Characteristic) -> tuple[str, ...]:
    """The fields a characteristic's answer rests on, the inputs of derived ones after them.

    One that asks whether a better category is met rests on what is not met there, or not known to be.
    """
    ladder = indication.ladder
    fields = fields_of(characteristic.condition, ladder)
    if (better := getattr(characteristic.condition, "category", None)) is not None:
        fields = tuple(
            dict.fromkeys(
                field_id
                for each, answer in indication.answered()
                if each.category == better and answer in (Answer.NO, Answer.NOT_KNOWN)
                for field_id in fields_of(each.condition, ladder)
            )
        )
    return tuple(dict.fromkeys(each for field_id in fields for each in (field_id, *ladder.fields[field_id].inputs)))


def unknown_behind(indication: Indication, field_id: str) -> list[EvidenceField]:
    """What people would have to fill in for a field to be known: itself, or those of its inputs that are not known."""
    field = indication.ladder.fields[field_id]
    contents = indication.evidence.contents
    return [indication.ladder.fields[each] for each in field.inputs if contents[each] is None] or [field]


def _standing(
    school: School, ladders: Mapping[str, Ladder], evidence: Mapping[str, Mapping[str, Evidence]]
) -> Standing:
    return Standing(school, {key: indicate(ladder, evidence[key][school.code]) for key, ladder in ladders.items()})
