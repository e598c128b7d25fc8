"""From one school's evidence to its answers and the set of categories they leave open.

Not known never passes: the evidence and its gaps leave a set of categories open, each reached by some
way of filling the gaps. The worst category whose characteristics hold is the one indicated; only a set
of one indicates (the reading's evidence 1 to 3).
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from sfec.model.evidence import NOT_DUE, Content, Evidence
from sfec.model.indication import Answer, Verdict
from sfec.model.policy import Ladder
from sfec.rules.conditions import answer, category_holds, fields_of
from sfec.rules.fillings import leaves_by_field, representative, representatives


def verdict(ladder: Ladder, evidence: Evidence) -> Verdict:
    """The answer of every characteristic, and the categories left open, best first."""
    contents = tuple(
        representative(ladder, field_id, evidence.contents[field_id]) for field_id in leaves_by_field(ladder)
    )
    return _verdict(ladder, contents)


@lru_cache(maxsize=65536)
def _verdict(ladder: Ladder, contents: tuple[Content, ...]) -> Verdict:
    known = dict(zip(leaves_by_field(ladder), contents, strict=True))
    for field_id in wrongly_not_due(ladder, known):
        known[field_id] = None
    return Verdict(answers_of(ladder, known), possible(ladder, known))


def wrongly_not_due(ladder: Ladder, contents: Mapping[str, Content]) -> Iterator[str]:
    """The fields answered "not due" although what they are asked for holds, or may."""
    for field_id, content in list(contents.items()):
        asked_when = ladder.fields[field_id].asked_when
        if content == NOT_DUE and asked_when and answer(asked_when, contents, {}) is not Answer.NO:
            yield field_id


def answers_of(ladder: Ladder, contents: Mapping[str, Content]) -> tuple[Answer, ...]:
    """The answer of every characteristic, in the ladder's order."""
    return tuple(each for answers in _answers_by_category(ladder, contents) for each in answers)


def possible(ladder: Ladder, contents: Mapping[str, Content]) -> tuple[str, ...]:
    """The categories that some way of filling the gaps reaches, best first."""
    found: set[str] = set()
    _search(ladder, dict(contents), found)
    return tuple(each.id for each in ladder.categories if each.id in found)


def categories_met(ladder: Ladder, contents: Mapping[str, Content]) -> dict[str, Answer]:
    """Whether each category's own characteristics hold."""
    grouped = zip(ladder.categories, _answers_by_category(ladder, contents), strict=True)
    return {category.id: category_holds(category, answers) for category, answers in grouped}


def _search(ladder: Ladder, contents: dict[str, Content], found: set[str]) -> None:
    left = _left_open(ladder, contents)
    sought = [each for each in left if each not in found]
    if not sought or _is_ruled_out(ladder, contents):
        return
    gap = _gap_behind(ladder, contents, sought[-1]) if len(left) > 1 else None
    if gap is None:
        found.update(left)
        return
    for content in representatives(ladder)[gap]:
        _search(ladder, contents | {gap: content}, found)


def _left_open(ladder: Ladder, contents: Mapping[str, Content]) -> list[str]:
    """The categories that three-valued logic cannot rule out: those possible, and perhaps more."""
    left = []
    grouped = list(zip(ladder.categories, _answers_by_category(ladder, contents), strict=True))
    for category, answers in reversed(grouped):
        holds = category_holds(category, answers)
        if holds in (Answer.YES, Answer.NOT_KNOWN):
            left.append(category.id)
        if holds is Answer.YES:
            break
    return left[::-1]


def _gap_behind(ladder: Ladder, contents: Mapping[str, Content], category_id: str) -> str | None:
    """A gap that whether this category is indicated may rest on: in its conditions, or a worse one's."""
    for category in ladder.categories[ladder.rank(category_id) :]:
        for characteristic in category.characteristics:
            for field_id in fields_of(characteristic.condition, ladder):
                if contents[field_id] is None:
                    return field_id
    return None


def _is_ruled_out(ladder: Ladder, contents: Mapping[str, Content]) -> bool:
    return NOT_DUE in contents.values() and any(
        content == NOT_DUE
        and (asked_when := ladder.fields[field_id].asked_when)
        and answer(asked_when, contents, {}) is Answer.YES
        for field_id, content in contents.items()
    )


def _answers_by_category(ladder: Ladder, contents: Mapping[str, Content]) -> list[tuple[Answer, ...]]:
    met: dict[str, Answer] = {}
    answers = []
    for category in ladder.categories:
        answers.append(tuple(answer(each.condition, contents, met) for each in category.characteristics))
        met[category.id] = category_holds(category, answers[-1])
    return answers
