"""Whether what an entry says could have been recorded, by what it rested on when it was.

Each line of a ledger vouches for the one before it, and none for the last: there, only what the
entry says against its own grounds, and against the policy it rested on, shows that it was edited.
Where that policy is not kept, it is what the entry carries alone (the reading's decisions 1 to 6).
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from sfec.model.decision import Act, Decision, Direction, Grounds, Ratification, VoteClosed
from sfec.model.identifier import identity
from sfec.model.policy import Ladder, Move
from sfec.model.vote import Outcome, Tally
from sfec.problems import quoted
from sfec.rules.decisions.proposals import name_move
from sfec.rules.decisions.vote_counting import outcome_of
from sfec.rules.ladders.moves import permitted_moves
from sfec.rules.ladders.wording import name_decider, name_role


def faults(
    act: Act, grounds: Grounds | None, ladder: Ladder | None, came_from: str | None
) -> Iterator[str]:
    """What of an act could not have been recorded, as what is said of its line.

    `ladder` is the policy that it rested on, where that is kept; `came_from` the category that the
    decision it follows put the school in, where it follows one.
    """
    tally = _tally(act)
    if tally is not None:
        yield from _miscounted(act, tally)
    if isinstance(act, Decision):
        if came_from is not None and act.moved_from != came_from:
            yield "it starts from another category than the decision that it follows ended in"
        elif ladder is not None:
            yield from _against_policy(act, ladder)
        if grounds is not None:
            yield from _against_grounds(act, grounds)


def _tally(act: Act) -> Tally | None:
    if isinstance(act, VoteClosed):
        return act.tally
    return act.vote if isinstance(act, Decision | Ratification) else None


def _miscounted(act: Act, tally: Tally) -> Iterator[str]:
    counted = outcome_of(tally)
    if counted is not tally.outcome:
        yield f"its vote is counted as {tally.outcome}, and its ballots come to {counted}"
    elif counted is not Outcome.CARRIED and not isinstance(act, VoteClosed):
        yield f"its vote was not carried: {counted}"


def _against_policy(decision: Decision, ladder: Ladder) -> Iterator[str]:
    known = {each.id for each in ladder.categories}
    named = dict.fromkeys([decision.category, decision.moved_from or decision.category])
    if unknown := [each for each in named if each not in known]:
        yield f"the policy that it rested on has no category {quoted(unknown[0])}"
        return
    move = _move(decision, ladder)
    said = name_move(ladder, decision.moved_from, decision.category)
    if move is None:
        yield f"{said} is not permitted by the policy that it rested on"
    elif wrongly := _wrongly_decided(decision, move):
        decider = name_decider(move)
        yield f"{said} is decided by {decider}, by the policy that it rested on, not by {wrongly}"


def _move(decision: Decision, ladder: Ladder) -> Move | None:
    """The move that the policy lists; an exceptional one where it allows of any."""
    beyond = ladder.exceptional
    if decision.is_exceptional and beyond:
        return Move(decision.category, (*beyond.decided_by, *ladder.emergency_by), beyond.vote)
    listed = permitted_moves(ladder, decision.moved_from)
    return next((each for each in listed if each.to == decision.category), None)


def _wrongly_decided(decision: Decision, move: Move) -> str:
    """Who decided what is not theirs to decide; nothing where they could."""
    roles = dict.fromkeys(each.role for each in decision.by)
    others = [name_role(role) for role in roles if role not in move.decided_by]
    if decision.vote and move.vote is None:
        others.append("a vote")
    if not (decision.by or decision.vote):
        others.append("anybody named")
    return ", ".join(others)


def _against_grounds(decision: Decision, grounds: Grounds) -> Iterator[str]:
    able = {identity(each.name) for each in grounds.could_decide}
    for each in decision.by:
        if able and identity(each.name) not in able:
            yield f"{each.name} is not among those who could decide it"
    if grounds.possible and decision.vote is None:
        yield from _departing(decision, {*grounds.possible, grounds.next})


def _departing(decision: Decision, indicated: AbstractSet[str | None]) -> Iterator[str]:
    """Where a decision says it departs from the evidence, and does not; or the other way round."""
    is_apart = decision.category not in indicated
    if is_apart and decision.departure is None:
        yield "it departs from the evidence that it rested on, and does not say so"
    # Upwards, a plan that is still open makes a departure of what the evidence leaves open too.
    if not is_apart and decision.departure not in (None, Direction.BETTER):
        yield "it says that it departs from the evidence that it rested on, and does not"
