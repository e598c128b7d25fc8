"""Which moves are permitted, and which comes next (the reading's decisions 1 to 3, and 5)."""

from collections.abc import Sequence

from sfec.model.policy import Ladder, Move
from sfec.rules.ladders.wording import name_decider, name_roles


def permitted_moves(ladder: Ladder, current: str | None) -> tuple[Move, ...]:
    """What may be decided from a category: its moves, and to stay; from none, a first decision."""
    if current is None:
        return ladder.first_decisions
    return (*ladder.category(current).moves, Move(current, ladder.confirmed_by))


def exceptional_move(ladder: Ladder, current: str | None, to: str) -> Move | None:
    """A move that is not listed, by the full board or, downwards, in an emergency by others.

    None where it is listed, or where the policy lets only listed moves lead out of the category.
    """
    vote = ladder.exceptional.vote if ladder.exceptional else None
    if ladder.exceptional is None or to not in _unlisted(ladder, current):
        return None
    return Move(to, ladder.emergency_by if _leads_down(ladder, current, to) else (), vote)


def _unlisted(ladder: Ladder, current: str | None) -> list[str]:
    """The categories that only an exceptional move leads to."""
    if current is not None and ladder.category(current).only_listed:
        return []
    listed = {each.to for each in permitted_moves(ladder, current)}
    return [each.id for each in ladder.categories if each.id not in listed]


def _leads_down(ladder: Ladder, current: str | None, to: str) -> bool:
    return current is not None and ladder.rank(to) > ladder.rank(current)


def name_permitted(ladder: Ladder, current: str | None) -> str:
    """What may be decided, and by whom: `to Concerning, by the CEO; to stay in Poor, by a vote`."""
    named = []
    for move in permitted_moves(ladder, current):
        stays = "to stay in" if move.to == current else "to"
        named.append(f"{stays} {ladder.category(move.to).title}, by {name_decider(move)}")
    return "; ".join(named)


def name_exceptional(ladder: Ladder, current: str | None) -> str:
    """Who may decide what is not listed."""
    move, unlisted = ladder.exceptional, _unlisted(ladder, current)
    if move is None or (current is not None and ladder.category(current).only_listed):
        return "no other move can be made"
    said = f"any other move is exceptional: with --exceptional, by {name_decider(move)}"
    if not ladder.emergency_by or not any(_leads_down(ladder, current, to) for to in unlisted):
        return said
    emergency = "downwards in a safeguarding emergency"
    return f"{said}, or {emergency} by {name_roles(ladder.emergency_by)}"


def next_move(ladder: Ladder, current: str | None, possible: Sequence[str]) -> Move | None:
    """The permitted move that ends nearest to what is indicated without passing it.

    Where several categories are open but all lie one way, the first move that way; otherwise none.
    A school not yet categorised has no way to lie: its first decision waits until one category is
    indicated.
    """
    if not possible or current in possible:
        return None
    if current is None:
        return ladder.move(None, possible[0]) if len(possible) == 1 else None
    here = ladder.rank(current)
    ranks = [ladder.rank(each) for each in possible]
    if min(ranks) < here < max(ranks):
        return None
    limit = min(ranks) if min(ranks) > here else max(ranks)
    within = _moves_within(ladder, current, limit)
    if not within:
        return None
    return within[-1] if len(possible) == 1 else within[0]


def _moves_within(ladder: Ladder, current: str, limit: int) -> list[Move]:
    """The moves that end on the way to a rank or at it, the nearest first."""
    here = ladder.rank(current)
    way = {*range(min(here, limit), max(here, limit) + 1)} - {here}
    within = [move for move in ladder.category(current).moves if ladder.rank(move.to) in way]
    return sorted(within, key=lambda move: abs(ladder.rank(move.to) - here))
