"""Whether a ladder can work: no characteristic that never holds, no category out of reach, no move astray."""

from collections.abc import Iterator
from typing import NamedTuple

from sfec.model.condition import AtLeast, Below, Condition, Unmet
from sfec.model.evidence import Content
from sfec.model.indication import Answer
from sfec.model.policy import Ladder
from sfec.rules.conditions import answer, fields_of, leaves
from sfec.rules.fillings import leaves_by_field, representatives
from sfec.rules.indicate import possible, tell


class Fault(NamedTuple):
    """Something that keeps a ladder from working, and the path to it in the policy file."""

    path: tuple[str, ...]
    code: str
    message: str
    hint: str


def faults(ladder: Ladder) -> Iterator[Fault]:
    """Everything in a ladder that contradicts itself or leads nowhere."""
    yield from _move_faults(ladder)
    misplaced = list(_order_faults(ladder))
    # What names itself, or a worse category, cannot be followed any further.
    yield from misplaced or (*_line_faults(ladder), *_reach_faults(ladder))


def never_holds(ladder: Ladder, condition: Condition) -> bool:
    """Whether no evidence at all can make a condition true."""
    return not _can_hold(ladder, condition, dict.fromkeys(leaves_by_field(ladder)))


def _order_faults(ladder: Ladder) -> Iterator[Fault]:
    better: set[str] = set()
    for category in ladder.categories:
        for each in category.characteristics:
            for named in _unmet_in(each.condition):
                if named not in better:
                    yield Fault(
                        ("categories", category.id, "characteristics", each.id, "condition"),
                        "policy-order",
                        f'"unmet: {named}" must name a better category than {category.id}',
                        f"better than {category.id}: {', '.join(sorted(better, key=ladder.rank)) or 'none'}",
                    )
        better.add(category.id)


def _line_faults(ladder: Ladder) -> Iterator[Fault]:
    """A figure that meets a better category and tells for a worse one at once."""
    good = [(each, leaf) for each in ladder.characteristics for leaf in leaves(each.condition, ladder)]
    for worse, below in good:
        for better, at_least in good:
            if (
                isinstance(below, Below)
                and isinstance(at_least, AtLeast)
                and below.field == at_least.field
                and below.line > at_least.line
                and ladder.rank(better.category) < ladder.rank(worse.category)
            ):
                path = ("categories", worse.category, "characteristics", worse.id, "condition")
                message = f"{below.field} of {at_least.line} meets {better.id}, yet under {below.line} tells {worse.id}"
                yield Fault(
                    path, "policy-contradiction", message, "the line of the worse category must not be the higher"
                )


def _move_faults(ladder: Ladder) -> Iterator[Fault]:
    reached = {move.to for category in ladder.categories for move in category.moves if move.to != category.id}
    reached |= {move.to for move in ladder.first_decisions}
    for category in ladder.categories:
        if any(move.to == category.id for move in category.moves):
            path = ("categories", category.id, "moves", category.id)
            yield Fault(
                path, "policy-move", f"{category.id} has a move to itself", "name another category, or remove it"
            )
        if category.id not in reached:
            hint = "add a move to it in another category, or a first decision"
            yield Fault(("categories", category.id), "policy-unreached", f"no move reaches {category.id}", hint)


def _reach_faults(ladder: Ladder) -> Iterator[Fault]:
    impossible = False
    for each in ladder.characteristics:
        if never_holds(ladder, each.condition):
            impossible = True
            path = ("categories", each.category, "characteristics", each.id, "condition")
            message = f"{each.id} can never hold: its conditions contradict each other"
            yield Fault(path, "policy-contradiction", message, "no evidence meets all of them at once: loosen one")
    if impossible:
        return
    reachable = possible(ladder, dict.fromkeys(leaves_by_field(ladder)))
    for category in ladder.categories:
        if category.characteristics and category.id not in reachable:
            message = f"no evidence can indicate {category.id}"
            hint = "whenever its characteristics hold, a worse category's do too: loosen one of them"
            yield Fault(("categories", category.id, "characteristics"), "policy-contradiction", message, hint)


def _unmet_in(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Unmet):
        yield condition.category
    for part in getattr(condition, "parts", ()):
        yield from _unmet_in(part)


def _can_hold(ladder: Ladder, condition: Condition, contents: dict[str, Content]) -> bool:
    met = {each.category: each.holds for each in tell(ladder, contents)}
    holds = answer(condition, contents, met)
    if holds is not Answer.NOT_KNOWN:
        return holds is Answer.YES
    gap = next(each for each in fields_of(condition, ladder) if contents[each] is None)
    return any(_can_hold(ladder, condition, contents | {gap: content}) for content in representatives(ladder)[gap])
