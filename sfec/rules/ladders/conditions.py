"""Whether a condition holds on some evidence, and which fields it rests on."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from sfec.model.condition import AllOf, AnyOf, AtLeast, Below, Condition, Is, Leaf, NoneOf, Unmet
from sfec.model.evidence import NOT_DUE, Content
from sfec.model.indication import Answer
from sfec.model.policy import Category, Ladder
from sfec.rules.ladders.answers import all_hold, any_holds, opposite


def answer(
    condition: Condition, contents: Mapping[str, Content], met: Mapping[str, Answer]
) -> Answer:
    """The condition's answer; `met` says of each better category whether it is met."""
    match condition:
        case Is() | AtLeast() | Below():
            return _leaf_answer(condition, contents[condition.field])
        case AllOf(parts):
            return all_hold(answer(part, contents, met) for part in parts)
        case AnyOf(parts):
            return any_holds(answer(part, contents, met) for part in parts)
        case NoneOf(parts):
            return opposite(any_holds(answer(part, contents, met) for part in parts))
        case Unmet(category):
            return opposite(met[category])


def is_true(leaf: Leaf, content: Content) -> bool:
    """Whether a leaf is true of a content that is known and due."""
    match leaf:
        case Is(_, values):
            return (
                bool(set(content) & set(values))
                if isinstance(content, tuple)
                else content in values
            )
        case AtLeast(_, line):
            return content >= line  # type: ignore[operator]  # the policy is checked: figures only
        case Below(_, line):
            return content < line  # type: ignore[operator]  # the policy is checked: figures only


def category_holds(category: Category, answers: tuple[Answer, ...]) -> Answer:
    """Whether a category's characteristics hold: Universal needs all of them, the others any."""
    return all_hold(answers) if category.needs == "all" else any_holds(answers)


def leaves(condition: Condition, ladder: Ladder) -> Iterator[Leaf]:
    """Every leaf a condition rests on, those of a better category's characteristics included."""
    match condition:
        case AllOf(parts) | AnyOf(parts) | NoneOf(parts):
            for part in parts:
                yield from leaves(part, ladder)
        case Unmet(category):
            for characteristic in ladder.category(category).characteristics:
                yield from leaves(characteristic.condition, ladder)
        case _:
            yield condition


def unmet_in(condition: Condition) -> Iterator[str]:
    """Every category that a condition asks to be unmet, wherever in it that stands."""
    match condition:
        case AllOf(parts) | AnyOf(parts) | NoneOf(parts):
            for part in parts:
                yield from unmet_in(part)
        case Unmet(category):
            yield category


@lru_cache(maxsize=4096)
def fields_of(condition: Condition, ladder: Ladder) -> tuple[str, ...]:
    """The ids of the fields a condition rests on, each once, in the order met."""
    return tuple(dict.fromkeys(leaf.field for leaf in leaves(condition, ladder)))


def _leaf_answer(leaf: Leaf, content: Content) -> Answer:
    if content is None:
        return Answer.NOT_KNOWN
    if content == NOT_DUE:
        return Answer.NOT_DUE
    return Answer.YES if is_true(leaf, content) else Answer.NO
