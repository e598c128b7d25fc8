"""A half-term's round: where every school stands on every ladder."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sfec.model.evidence import Evidence
from sfec.model.half_term import HalfTerm
from sfec.model.indication import Answer, Indication, Round, Standing
from sfec.model.policy import Characteristic, EvidenceField, Ladder
from sfec.model.trust import School
from sfec.rules.changes import gaps
from sfec.rules.conditions import fields_of
from sfec.rules.indicate import verdict
from sfec.rules.moves import next_move
from sfec.rules.wording import format_content

if TYPE_CHECKING:
    from sfec.model.course import Courses
    from sfec.model.ledger import Entry


class Recorded(NamedTuple):
    """What the ledger says: each school's course, and, where one looks back, the evidence that entries captured.

    `captured` holds the entry that last did so, and the evidence, by school, ladder and half-term.
    """

    courses: "Courses"
    captured: "Mapping[tuple[str, str, str], tuple[Entry, Evidence]]" = MappingProxyType({})


NOTHING_RECORDED = Recorded(MappingProxyType({}))


def categorise(
    half_term: HalfTerm,
    as_at: date,
    schools: Sequence[School],
    ladders: Mapping[str, Ladder],
    evidence: Mapping[str, Mapping[str, Evidence]],
    *,
    recorded: Recorded = NOTHING_RECORDED,
) -> Round:
    """Each school's indication on each ladder, from its evidence by ladder and code, and what has been decided."""

    def standing(school: School) -> Standing:
        return Standing(
            school,
            {
                key: _indicate(half_term, school, ladder, evidence[key][school.code], recorded)
                for key, ladder in ladders.items()
            },
        )

    return Round(half_term, as_at, tuple([standing(school) for school in schools]))


def indicate(ladder: Ladder, evidence: Evidence, current: str | None = None) -> Indication:
    """What the evidence indicates for a school now in `current` (None: not yet categorised), and the next move."""
    found = verdict(ladder, evidence)
    return Indication(ladder, evidence, found, current, next_move(ladder, current, found.possible))


def _indicate(
    half_term: HalfTerm, school: School, ladder: Ladder, evidence: Evidence, recorded: Recorded
) -> Indication:
    course = recorded.courses.get((school.code, ladder.id))
    if course is None:
        return indicate(ladder, evidence)
    entry, evidence = recorded.captured.get((school.code, ladder.id, half_term.id), (None, evidence))
    found = indicate(ladder, evidence, course.current)
    return found._replace(decided=course.decided(half_term.id), captured=entry)


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


def say_telling(indication: Indication) -> tuple[str, ...]:
    """What tells, each with its values: `Reserves are under 3 % of GAG, whatever the plan (2.97 %)`."""
    said = []
    for each in telling(indication):
        values = say_values(indication, rests_on(indication, each))
        said.append(f"{each.statement} ({'; '.join(values)})" if values else each.statement)
    return tuple(said)


def say_values(indication: Indication, field_ids: Iterable[str]) -> list[str]:
    """The values of some fields with their headings, but of those that others are figured from or are not known."""
    ladder, contents = indication.ladder, indication.evidence.contents
    fields = [ladder.fields[each] for each in dict.fromkeys(field_ids)]
    inputs = {each for field in fields for each in field.inputs}
    return [
        f"{each.heading}: {format_content(ladder, each, contents[each.id])}"
        for each in fields
        if each.id not in inputs and contents[each.id] is not None
    ]


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
