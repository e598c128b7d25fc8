"""What stands against a decision besides who makes it: its day, its place among the others, and a missing reason."""

from collections.abc import Iterator

from sfec.model.decision import Direction
from sfec.model.indication import Indication
from sfec.model.policy import Move
from sfec.problems import PROMPT, Problem
from sfec.rules.days import format_day
from sfec.rules.departures import is_held_back
from sfec.rules.proposals import Circumstances, Proposal, name_move
from sfec.rules.wording import name_categories


def objections(proposal: Proposal, given: Circumstances, move: Move, direction: Direction | None) -> Iterator[Problem]:
    """Problems: decision-day, decision-order, decision-reason."""
    yield from of_the_day(proposal, given)
    yield from of_the_order(proposal, given)
    yield from _of_the_reason(proposal, given, move, direction)


def of_the_day(proposal: Proposal, given: Circumstances) -> Iterator[Problem]:
    """A day that has not come, or on which there was nothing yet to decide. Problem: decision-day."""
    on, asking = proposal.on, proposal.asking
    wrong = ""
    if on > given.today:
        wrong, hint = "has not come yet", "record a decision once it is made"
    elif proposal.school.joined and on < proposal.school.joined:
        wrong = "lies before the school joined the trust"
        hint = f"it joined on {format_day(proposal.school.joined)}"
    elif on < proposal.half_term.first:
        wrong = f"lies before {proposal.half_term.title} begins"
        hint = "name the half-term that it is a decision of with --half-term"
    if wrong:
        yield asking.problem("decision-day", f"{format_day(on)} {wrong}", hint)


def of_the_order(proposal: Proposal, given: Circumstances) -> Iterator[Problem]:
    """Decisions of a ladder are recorded in the order they are made; what others rest on keeps its category.

    Problem: decision-order.
    """
    decisions = given.course.decisions
    place = decisions.index(proposal.corrects) if proposal.corrects else len(decisions)
    before = decisions[place - 1] if place else None
    after = decisions[place + 1] if place + 1 < len(decisions) else None
    ladder = given.indication.ladder
    if before and proposal.on < before.decision.on:
        title = ladder.category(before.decision.category).title
        message = f"{format_day(proposal.on)} lies before the decision for {title} of {format_day(before.decision.on)}"
        take_back = f"`sfec withdraw {before.entry.short_id} --reason TEXT`"
        hint = f"withdraw that one first, {take_back}, and record both in their order"
        yield proposal.asking.problem("decision-order", message, hint)
    if after and proposal.on > after.decision.on:
        message = f"{format_day(proposal.on)} lies after the decision that followed, of {format_day(after.decision.on)}"
        hint = f"correct that one first: --corrects {after.entry.short_id}"
        yield proposal.asking.problem("decision-order", message, hint)
    if after and proposal.corrects and proposal.category != proposal.corrects.decision.category:
        message = f"the decision of {format_day(after.decision.on)} starts from what this would change"
        hint = f"withdraw that one first: `sfec withdraw {after.entry.short_id} --reason TEXT`"
        yield proposal.asking.problem("decision-order", message, hint)


def _of_the_reason(
    proposal: Proposal, given: Circumstances, move: Move, direction: Direction | None
) -> Iterator[Problem]:
    if proposal.reason:
        return
    why, named = "", name_move(given.indication.ladder, given.indication.current, move.to)
    if direction is not None:
        why = f"{named} departs from the evidence: {say_departure(given.indication, move, direction)}"
    elif proposal.is_exceptional:
        why = f"{named} is exceptional"
    elif proposal.corrects:
        why = f"entry {proposal.corrects.entry.short_id} is corrected without a reason"
    if why:
        hint = "say why with --reason" if proposal.asking.place == PROMPT else "say why under Reason"
        yield proposal.asking.problem("decision-reason", why, hint)


def say_departure(indication: Indication, move: Move, direction: Direction) -> str:
    """Which way a departure lies, in words."""
    if is_held_back(indication, move):
        return "the plan that should lead there is open, or not met"
    possible = indication.verdict.possible
    says = "indicates" if len(possible) == 1 else "leaves open"
    found = name_categories(indication.ladder, possible) or "nothing"
    where = {Direction.BETTER: "better than that", Direction.WORSE: "worse than that", Direction.BETWEEN: "between"}
    return f"it {says} {found}, and this is {where[direction]}"
