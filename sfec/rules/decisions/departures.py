"""Whether a decision departs from the evidence, and which way (the reading's decision 4)."""

from sfec.model.decision import Direction
from sfec.model.indication import Answer, Indication
from sfec.model.policy import Move
from sfec.rules.ladders.conditions import answer
from sfec.rules.ladders.indicate import tell


def departure(indication: Indication, move: Move) -> Direction | None:
    """Which way a decision departs from the evidence; None where it does not.

    It does not where it is the next move, or a category left open. Moving up while the plan that
    should have led there is open, not met, or not known to be met, is a departure whatever the
    evidence leaves open.
    """
    possible = indication.verdict.possible
    if is_held_back(indication, move):
        return _held_back(indication, move)
    if move.to in possible or (indication.next is not None and indication.next.to == move.to):
        return None
    ranks = [indication.ladder.rank(each) for each in possible]
    rank = indication.ladder.rank(move.to)
    if ranks and rank < min(ranks):
        return Direction.BETTER
    return Direction.WORSE if ranks and rank > max(ranks) else Direction.BETWEEN


def _held_back(indication: Indication, move: Move) -> Direction:
    """Which way a move departs that something stands against: up or down from the category."""
    ladder, current = indication.ladder, indication.current
    is_down = current is not None and ladder.rank(move.to) > ladder.rank(current)
    return Direction.WORSE if is_down else Direction.BETTER


def is_held_back(indication: Indication, move: Move) -> bool:
    """Whether something that is still open, or not met, stands against a move."""
    if move.departs_when is None:
        return False
    contents = indication.evidence.contents
    met = {each.category: each.holds for each in tell(indication.ladder, contents)}
    return answer(move.departs_when, contents, met) in (Answer.YES, Answer.NOT_KNOWN)
