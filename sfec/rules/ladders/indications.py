"""What the evidence indicates for a school, what tells, and the values it rests on, in words."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from sfec.model.condition import AllOf, AnyOf, Condition, Unmet
from sfec.model.evidence import Evidence
from sfec.model.indication import Answer, Indication
from sfec.model.policy import Characteristic, EvidenceField, Ladder
from sfec.rules.ladders.changes import gaps
from sfec.rules.ladders.conditions import fields_of
from sfec.rules.ladders.indicate import verdict
from sfec.rules.ladders.moves import next_move
from sfec.rules.ladders.wording import format_content


def indicate(ladder: Ladder, evidence: Evidence, current: str | None = None) -> Indication:
    """What the evidence indicates for a school, and the next move from `current`.

    That is None of a school not yet categorised.
    """
    found = verdict(ladder, evidence)
    return Indication(ladder, evidence, found, current, next_move(ladder, current, found.possible))


class Reasons(NamedTuple):
    """Why a school is indicated where it is: what tells, and which gaps keep it open."""

    telling: tuple[Characteristic, ...]
    missing: tuple[str, ...]


def reasons(indication: Indication) -> Reasons:
    """What tells for the categories left open, and the fields whose filling would change them."""
    found = gaps(indication.ladder, indication.evidence, indication.verdict)
    return Reasons(tuple(telling(indication)), tuple(gap.field for gap in found))


def telling(indication: Indication) -> Iterator[Characteristic]:
    """The characteristics that hold in the categories left open, but for the best's."""
    ladder, left = indication.ladder, indication.verdict.possible
    answers = {(each.category, each.id): answer for each, answer in indication.answered()}
    for category in ladder.categories[1:]:
        if category.id in left:
            for each in category.characteristics:
                if answers[each.category, each.id] is Answer.YES:
                    yield each


def say_telling(indication: Indication) -> tuple[str, ...]:
    """What tells, each with its values: `Reserves are under 3 % of GAG (2.97 %)`."""
    said = []
    for each in telling(indication):
        values = say_values(indication, rests_on(indication, each))
        said.append(f"{each.statement} ({'; '.join(values)})" if values else each.statement)
    return tuple(said)


def say_values(indication: Indication, field_ids: Iterable[str]) -> list[str]:
    """The values of some fields with their headings.

    Not those that others are figured from, and not what is not known.
    """
    ladder, contents = indication.ladder, indication.evidence.contents
    fields = [ladder.fields[each] for each in dict.fromkeys(field_ids)]
    inputs = set(chain.from_iterable(field.inputs for field in fields))
    said = []
    for field in fields:
        content = contents[field.id]
        if field.id not in inputs and content is not None:
            said.append(f"{field.heading}: {format_content(ladder, field, content)}")
    return said


def rests_on(indication: Indication, characteristic: Characteristic) -> tuple[str, ...]:
    """The fields a characteristic's answer rests on, the inputs of derived ones after them.

    Where it asks whether a better category is met, those of what is not met there, or not known to
    be.
    """
    fields: dict[str, None] = {}
    for field_id in _fields_behind(indication, characteristic.condition):
        inputs = indication.ladder.fields[field_id].inputs
        fields |= dict.fromkeys((field_id, *inputs))
    return tuple(fields)


def unmet_behind(indication: Indication, condition: Condition) -> Iterator[Characteristic]:
    """What is not met, or not known to be, of the better categories that should not be met."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from unmet_behind(indication, part)
        case Unmet(category):
            for each, answer in indication.answered():
                if each.category == category and answer in (Answer.NO, Answer.NOT_KNOWN):
                    yield each


def unknown_behind(indication: Indication, field_id: str) -> list[EvidenceField]:
    """What people would fill in for a field to be known: itself, or its inputs not known."""
    fields, contents = indication.ladder.fields, indication.evidence.contents
    inputs = [fields[each] for each in fields[field_id].inputs if contents[each] is None]
    return inputs or [fields[field_id]]


def _fields_behind(indication: Indication, condition: Condition) -> Iterator[str]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _fields_behind(indication, part)
        case Unmet():
            for each in unmet_behind(indication, condition):
                yield from fields_of(each.condition, indication.ladder)
        case _:
            yield from fields_of(condition, indication.ladder)
