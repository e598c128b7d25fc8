"""Which permitted move comes next (the reading's decisions 1 and 3)."""

from collections.abc import Sequence

from sfec.model.policy import Ladder, Move


def next_move(ladder: Ladder, current: str | None, possible: Sequence[str]) -> Move | None:
    """The permitted move that ends nearest to what is indicated without passing it.

    Where several categories are open but all lie one way, the first move that way; otherwise none. A
    school not yet categorised has no way to lie: its first decision waits until one category is indicated.
    """
    if not possible or current in possible:
        return None
    if current is None:
        return _first_decision(ladder, possible)
    here = ladder.rank(current)
    ranks = [ladder.rank(each) for each in possible]
    if min(ranks) < here < max(ranks):
        return None
    down = min(ranks) > here
    limit = min(ranks) if down else max(ranks)
    within = [move for move in ladder.category(current).moves if _lies_between(ladder.rank(move.to), here, limit)]
    within.sort(key=lambda move: abs(ladder.rank(move.to) - here))
    if not within:
        return None
    return within[-1] if len(possible) == 1 else within[0]


def _first_decision(ladder: Ladder, possible: Sequence[str]) -> Move | None:
    return ladder.move(None, possible[0]) if len(possible) == 1 else None


def _lies_between(rank: int, here: int, limit: int) -> bool:
    return here < rank <= limit or limit <= rank < here
