"""The ways of filling a gap that differ: one content for each way a field's leaves can come out.

A ladder tells a field's contents apart only by the leaves that test it: of a share of GAG, whether
it is under 3, from 3 up to 5, or 5 and more. So each field has a few *representatives*, every
content stands for one of them, and evidence that differs only within a representative has the same
verdict.
"""

from bisect import bisect_right
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import chain, compress, product

from sfec.model.condition import AtLeast, Below, Is, Leaf
from sfec.model.evidence import NONE, NOT_DUE, Content
from sfec.model.policy import EvidenceField, Ladder
from sfec.rules.ladders.conditions import is_true, leaves


@lru_cache(maxsize=64)
def leaves_by_field(ladder: Ladder) -> Mapping[str, tuple[Leaf, ...]]:
    """The distinct leaves that test each field a ladder rests on, in the order of its fields."""
    conditions = [each.condition for each in ladder.characteristics]
    conditions += [each.asked_when for each in ladder.fields.values() if each.asked_when]
    found: dict[str, list[Leaf]] = {field_id: [] for field_id in ladder.fields}
    for leaf in dict.fromkeys(chain.from_iterable(leaves(each, ladder) for each in conditions)):
        found[leaf.field].append(leaf)
    return {field_id: tuple(tests) for field_id, tests in found.items() if tests}


@lru_cache(maxsize=64)
def representatives(ladder: Ladder) -> Mapping[str, tuple[Content, ...]]:
    """The contents that stand for all others, for each field a ladder rests on."""
    found = {}
    for field_id, tests in leaves_by_field(ladder).items():
        distinct = _by_signature(_candidates(ladder, field_id), tests)
        found[field_id] = tuple(distinct.values())
    return found


def representative(ladder: Ladder, field_id: str, content: Content) -> Content:
    """The content that stands for this one; a gap stays a gap, and what is not due stays so."""
    if isinstance(content, Decimal):
        return representatives(ladder)[field_id][bisect_right(lines_of(ladder, field_id), content)]
    return _choice_representative(ladder, field_id, content)


def standing_for(ladder: Ladder, contents: Mapping[str, Content]) -> tuple[Content, ...]:
    """The representatives of some evidence, in the order of the fields the ladder rests on."""
    fields = leaves_by_field(ladder)
    return tuple([representative(ladder, each, contents[each]) for each in fields])


@lru_cache(maxsize=256)
def lines_of(ladder: Ladder, field_id: str) -> tuple[Decimal, ...]:
    """The lines a figure is compared with, lowest first; none where no condition rests on it."""
    tests = leaves_by_field(ladder).get(field_id, ())
    return tuple(sorted({leaf.line for leaf in tests if isinstance(leaf, AtLeast | Below)}))


def signature(content: Content, tests: tuple[Leaf, ...]) -> tuple[bool, ...] | None:
    """Which of the tests are true of a content; None where it is not due."""
    if content == NOT_DUE:
        return None
    return tuple([is_true(leaf, content) for leaf in tests])


@lru_cache(maxsize=4096)
def _choice_representative(ladder: Ladder, field_id: str, content: Content) -> Content:
    if content is None or content == NOT_DUE:
        return content
    tests = leaves_by_field(ladder)[field_id]
    return _by_signature(representatives(ladder)[field_id], tests)[signature(content, tests)]


def _by_signature(
    contents: tuple[Content, ...], tests: tuple[Leaf, ...]
) -> dict[tuple[bool, ...] | None, Content]:
    found: dict[tuple[bool, ...] | None, Content] = {}
    for content in contents:
        found.setdefault(signature(content, tests), content)
    return found


def _candidates(ladder: Ladder, field_id: str) -> tuple[Content, ...]:
    field = ladder.fields[field_id]
    if field.is_figure:
        lines = lines_of(ladder, field_id)
        return (lines[0] - 1, *lines)
    if field.kind == "choices":
        return _combinations(field, leaves_by_field(ladder)[field_id])
    return field.values


def _combinations(field: EvidenceField, tests: tuple[Leaf, ...]) -> tuple[Content, ...]:
    """One value for each set of leaves that it makes true, alone and together.

    That is enough: leaves ask only whether any value is among theirs.
    """
    named = [value for value in field.values if value not in (NONE, NOT_DUE)]
    apart = {_leaves_made_true(value, tests): value for value in named}
    picks = product((False, True), repeat=len(apart))
    together = [tuple(compress(apart.values(), each)) for each in picks]
    alone: tuple[Content, ...] = ((NONE,),) if NONE in field.values else ()
    not_due: tuple[Content, ...] = (NOT_DUE,) if NOT_DUE in field.values else ()
    return (*alone, *filter(len, together), *not_due)


def _leaves_made_true(value: str, tests: tuple[Leaf, ...]) -> tuple[bool, ...]:
    """Which of the leaves one of several choices is among the values of."""
    return tuple([isinstance(leaf, Is) and value in leaf.values for leaf in tests])
