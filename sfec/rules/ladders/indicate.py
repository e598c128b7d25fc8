"""From one school's evidence to its answers and the set of categories they leave open.

Not known never passes: the evidence and its gaps leave a set of categories open, each reached by
some way of filling the gaps. The worst category whose characteristics hold is the one indicated;
only a set of one indicates (the reading's evidence 1 to 3).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from sfec.model.evidence import NOT_DUE, Content, Evidence
from sfec.model.indication import Answer, Verdict
from sfec.model.policy import Ladder
from sfec.rules.ladders.conditions import answer, category_holds, fields_of
from sfec.rules.ladders.fillings import leaves_by_field, representatives, standing_for


def verdict(ladder: Ladder, evidence: Evidence) -> Verdict:
    """The answer of every characteristic, and the categories left open, best first."""
    return _verdict(ladder, standing_for(ladder, evidence.contents))


@lru_cache(maxsize=65536)
def _verdict(ladder: Ladder, contents: tuple[Content, ...]) -> Verdict:
    known = dict(zip(leaves_by_field(ladder), contents, strict=True))
    known |= dict.fromkeys(wrongly_not_due(ladder, known))
    told = tell(ladder, known)
    left = _left_open(told)
    answers = tuple(chain.from_iterable(each.answers for each in told))
    return Verdict(answers, tuple(left) if len(left) == 1 else possible(ladder, known))


def wrongly_not_due(ladder: Ladder, contents: Mapping[str, Content]) -> Iterator[str]:
    """The fields answered "not due" although what they are asked for holds, or may."""
    for field in ladder.guarded_fields:
        is_said = contents.get(field.id) == NOT_DUE
        if is_said and field.asked_when and answer(field.asked_when, contents, {}) is not Answer.NO:
            yield field.id


class CategoryAnswers(NamedTuple):
    """What some evidence says of a category: its characteristics' answers, and if it holds."""

    category: str
    answers: tuple[Answer, ...]
    holds: Answer


def tell(ladder: Ladder, contents: Mapping[str, Content]) -> list[CategoryAnswers]:
    """What some evidence says of each category, the best first."""
    told: list[CategoryAnswers] = []
    met: dict[str, Answer] = {}
    for category in ladder.categories:
        answers = tuple(
            [answer(each.condition, contents, met) for each in category.characteristics]
        )
        met[category.id] = category_holds(category, answers)
        told.append(CategoryAnswers(category.id, answers, met[category.id]))
    return told


def possible(ladder: Ladder, contents: Mapping[str, Content]) -> tuple[str, ...]:
    """The categories that some way of filling the gaps reaches, best first."""
    found: set[str] = set()
    _search(ladder, dict(contents), found)
    return tuple(each.id for each in ladder.categories if each.id in found)


def _search(ladder: Ladder, contents: dict[str, Content], found: set[str]) -> None:
    left = _left_open(tell(ladder, contents))
    sought = [each for each in left if each not in found]
    if not sought or _is_ruled_out(ladder, contents):
        return
    gap = _gap_behind(ladder, contents, sought[-1]) if len(left) > 1 else None
    if gap is None:
        found.update(left)
        return
    for content in representatives(ladder)[gap]:
        _search(ladder, contents | {gap: content}, found)


def _left_open(told: Sequence[CategoryAnswers]) -> list[str]:
    """The categories that three-valued logic cannot rule out: those possible, and perhaps more."""
    left: list[str] = []
    for each in reversed(told):
        if each.holds in (Answer.YES, Answer.NOT_KNOWN):
            left.insert(0, each.category)
        if each.holds is Answer.YES:
            break
    return left


def _gap_behind(ladder: Ladder, contents: Mapping[str, Content], category_id: str) -> str | None:
    """A gap that may decide if a category is indicated: in its conditions, or a worse one's."""
    for category in ladder.categories[ladder.rank(category_id) :]:
        for characteristic in category.characteristics:
            for field_id in fields_of(characteristic.condition, ladder):
                if contents[field_id] is None:
                    return field_id
    return None


def _is_ruled_out(ladder: Ladder, contents: Mapping[str, Content]) -> bool:
    """Whether something is not due of which it is known that it is."""
    for field in ladder.guarded_fields:
        is_said = contents.get(field.id) == NOT_DUE
        if is_said and field.asked_when and answer(field.asked_when, contents, {}) is Answer.YES:
            return True
    return False
