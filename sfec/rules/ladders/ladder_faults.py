"""Whether a ladder can work: nothing in it that never holds, is out of reach or leads astray."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple, TypeVar

from sfec.model.condition import AtLeast, Below, Condition
from sfec.model.evidence import Content
from sfec.model.indication import Answer
from sfec.model.policy import Characteristic, Ladder
from sfec.rules.ladders.conditions import answer, fields_of, leaves, unmet_in
from sfec.rules.ladders.fillings import leaves_by_field, representatives
from sfec.rules.ladders.indicate import possible, tell

L = TypeVar("L", AtLeast, Below)


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
            for named in unmet_in(each.condition):
                if named not in better:
                    message = f'"unmet: {named}" must name a better category than {category.id}'
                    known = ", ".join(sorted(better, key=ladder.rank)) or "none"
                    hint = f"better than {category.id}: {known}"
                    yield Fault(_condition_of(each), "policy-order", message, hint)
        better.add(category.id)


def _line_faults(ladder: Ladder) -> Iterator[Fault]:
    """A figure that meets a better category and tells for a worse one at once."""
    pairs = product(_tests(ladder, Below), _tests(ladder, AtLeast))
    for (worse, below), (better, at_least) in pairs:
        is_worse = ladder.rank(better.category) < ladder.rank(worse.category)
        if is_worse and below.field == at_least.field and below.line > at_least.line:
            meets = f"{below.field} of {at_least.line} meets {better.id}"
            message = f"{meets}, yet under {below.line} tells {worse.id}"
            hint = "the line of the worse category must not be the higher"
            yield Fault(_condition_of(worse), "policy-contradiction", message, hint)


def _tests(ladder: Ladder, kind: type[L]) -> Iterator[tuple[Characteristic, L]]:
    """Every leaf of a kind, with the characteristic that it stands in."""
    for each in ladder.characteristics:
        for leaf in leaves(each.condition, ladder):
            if isinstance(leaf, kind):
                yield each, leaf


def _move_faults(ladder: Ladder) -> Iterator[Fault]:
    reached = {move.to for move in ladder.first_decisions}
    for category in ladder.categories:
        reached |= {move.to for move in category.moves} - {category.id}
    for category in ladder.categories:
        path = ("categories", category.id)
        if any(move.to == category.id for move in category.moves):
            message, hint = (
                f"{category.id} has a move to itself",
                "name another category, or remove it",
            )
            yield Fault((*path, "moves", category.id), "policy-move", message, hint)
        if category.id not in reached:
            hint = "add a move to it in another category, or a first decision"
            yield Fault(path, "policy-unreached", f"no move reaches {category.id}", hint)


def _reach_faults(ladder: Ladder) -> Iterator[Fault]:
    impossible = [each for each in ladder.characteristics if never_holds(ladder, each.condition)]
    for each in impossible:
        message = f"{each.id} can never hold: its conditions contradict each other"
        hint = "no evidence meets all of them at once: loosen one"
        yield Fault(_condition_of(each), "policy-contradiction", message, hint)
    if impossible:
        return
    reachable = possible(ladder, dict.fromkeys(leaves_by_field(ladder)))
    for category in ladder.categories:
        if category.characteristics and category.id not in reachable:
            path = ("categories", category.id, "characteristics")
            message = f"no evidence can indicate {category.id}"
            hint = (
                "whenever its characteristics hold, a worse category's do too: loosen one of them"
            )
            yield Fault(path, "policy-contradiction", message, hint)


def _condition_of(characteristic: Characteristic) -> tuple[str, ...]:
    category = characteristic.category
    return ("categories", category, "characteristics", characteristic.id, "condition")


def _can_hold(ladder: Ladder, condition: Condition, contents: dict[str, Content]) -> bool:
    met = {each.category: each.holds for each in tell(ladder, contents)}
    holds = answer(condition, contents, met)
    if holds is not Answer.NOT_KNOWN:
        return holds is Answer.YES
    gap = next(each for each in fields_of(condition, ladder) if contents[each] is None)
    fillings = [contents | {gap: content} for content in representatives(ladder)[gap]]
    return any(_can_hold(ladder, condition, each) for each in fillings)
