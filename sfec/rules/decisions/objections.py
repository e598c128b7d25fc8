"""What stands against a decision besides who makes it: its day, its order, a missing reason."""

from collections.abc import Iterator

from sfec.model.course import CourseDecision, OpenVote
from sfec.model.decision import Direction
from sfec.model.indication import Indication
from sfec.model.policy import Move
from sfec.problems import PROMPT, Problem
from sfec.rules.days import format_day
from sfec.rules.decisions.departures import is_held_back
from sfec.rules.decisions.proposals import Circumstances, Proposal
from sfec.rules.ladders.wording import name_categories

#: A school may make so many moves a day on a ladder (the reading's decision 1).
MOST_MOVES_A_DAY = 2
_LIES = {
    Direction.BETTER: "better than that",
    Direction.WORSE: "worse than that",
    Direction.BETWEEN: "between",
}


def objections(
    proposal: Proposal, circumstances: Circumstances, move: Move, direction: Direction | None
) -> Iterator[Problem]:
    """Problems: decision-day, vote-open, decision-third, decision-order, decision-reason."""
    yield from of_the_day(proposal, circumstances)
    yield from _of_an_open_vote(proposal, circumstances)
    yield from _of_a_third_move(proposal, circumstances)
    yield from of_the_order(proposal, circumstances)
    yield from _of_the_reason(proposal, circumstances, move, direction)


def of_the_day(proposal: Proposal, circumstances: Circumstances) -> Iterator[Problem]:
    """A day not yet come, or before there was anything to decide. Problem: decision-day."""
    on, joined = proposal.draft.on, proposal.school.joined
    wrong = ""
    if on > circumstances.today:
        wrong, hint = "has not come yet", "record a decision once it is made"
    elif joined and on < joined:
        wrong = "lies before the school joined the trust"
        hint = f"it joined on {format_day(joined)}"
    elif on < proposal.half_term.first:
        wrong = f"lies before {proposal.half_term.title} begins"
        hint = "name the half-term that it is a decision of with --half-term"
    if wrong:
        yield proposal.occasion.problem("decision-day", f"{format_day(on)} {wrong}", hint)


def _of_an_open_vote(proposal: Proposal, circumstances: Circumstances) -> Iterator[Problem]:
    """Votes given beside those of a vote that is open: it could never be closed.

    Problem: vote-open.
    """
    is_another = proposal.ballots and not (proposal.closing or proposal.corrected)
    if is_another and circumstances.course.votes:
        yield open_already(circumstances.course.votes[-1], proposal, circumstances)


def open_already(vote: OpenVote, proposal: Proposal, circumstances: Circumstances) -> Problem:
    """That another vote is open. Problem: vote-open."""
    hint = f"close it, or take it back: `sfec withdraw {vote.entry.short_id} --reason TEXT`"
    since = format_day(vote.opened.on)
    message = f"{circumstances.ladder.title}: a vote has been open since {since}"
    return proposal.occasion.problem("vote-open", message, hint)


def _of_a_third_move(proposal: Proposal, circumstances: Circumstances) -> Iterator[Problem]:
    """A school makes two moves a day on a ladder, no third (decision 1). Problem: decision-third.

    A first decision is no move, nor is a confirmation.
    """
    draft, corrected = proposal.draft, proposal.corrected
    if circumstances.current in (None, draft.category):
        return
    others = [each.decision for each in circumstances.course.decisions if each != corrected]
    if sum(each.is_move and each.on == draft.on for each in others) >= MOST_MOVES_A_DAY:
        ladder, on = circumstances.ladder.title, format_day(draft.on)
        message = f"{ladder}: two moves of {on} are recorded already, and no third can be made"
        hint = "name the day it was decided with --on, or withdraw a move that was not made"
        yield proposal.occasion.problem("decision-third", message, hint)


def of_the_order(proposal: Proposal, circumstances: Circumstances) -> Iterator[Problem]:
    """Decisions of a ladder are recorded in the order they are made. Problem: decision-order.

    What others rest on keeps its category.
    """
    decisions, corrected = circumstances.course.decisions, proposal.corrected
    place = decisions.index(corrected) if corrected else len(decisions)
    if place:
        yield from _against_earlier(proposal, circumstances, decisions[place - 1])
    if corrected and place + 1 < len(decisions):
        yield from _against_later(proposal, corrected, decisions[place + 1])


def _against_earlier(
    proposal: Proposal, circumstances: Circumstances, before: CourseDecision
) -> Iterator[Problem]:
    on, decided_on = proposal.draft.on, before.decision.on
    if on < decided_on:
        title = circumstances.ladder.category(before.decision.category).title
        decision = f"the decision for {title} of {format_day(decided_on)}"
        take_back = f"`sfec withdraw {before.entry.short_id} --reason TEXT`"
        hint = f"withdraw that one first, {take_back}, and record both in their order"
        message = f"{format_day(on)} lies before {decision}"
        yield proposal.occasion.problem("decision-order", message, hint)


def _against_later(
    proposal: Proposal, corrected: CourseDecision, after: CourseDecision
) -> Iterator[Problem]:
    draft, followed_on = proposal.draft, format_day(after.decision.on)
    if draft.on > after.decision.on:
        message = f"{format_day(draft.on)} lies after the decision that followed, of {followed_on}"
        hint = f"correct that one first: --corrects {after.entry.short_id}"
        yield proposal.occasion.problem("decision-order", message, hint)
    if draft.category != corrected.decision.category:
        message = f"the decision of {followed_on} starts from what this would change"
        hint = f"withdraw that one first: `sfec withdraw {after.entry.short_id} --reason TEXT`"
        yield proposal.occasion.problem("decision-order", message, hint)


def _of_the_reason(
    proposal: Proposal, circumstances: Circumstances, move: Move, direction: Direction | None
) -> Iterator[Problem]:
    if proposal.draft.reason:
        return
    why = _why_a_reason(proposal, circumstances, move, direction)
    if why:
        is_typed = proposal.occasion.place == PROMPT
        hint = "say why with --reason" if is_typed else "say why under Reason"
        yield proposal.occasion.problem("decision-reason", why, hint)


def _why_a_reason(
    proposal: Proposal, circumstances: Circumstances, move: Move, direction: Direction | None
) -> str:
    """Why a decision needs a reason; empty where it needs none."""
    indication, half_term = circumstances.indication, proposal.half_term
    named = circumstances.name_move(move.to)
    if direction is not None:
        way = say_departure(indication, move, direction)
        return f"{named} departs from the evidence: {way}"
    if proposal.draft.is_exceptional:
        return f"{named} is exceptional"
    if proposal.corrected:
        return f"entry {proposal.corrected.entry.short_id} is corrected without a reason"
    if indication.knows_nothing:
        return f"{named} is decided with nothing known of the school on {indication.ladder.title}"
    if circumstances.today > half_term.last:
        ended = f"{half_term.title} ended on {format_day(half_term.last)}"
        return f"{ended}, and {named} is recorded after that"
    return ""


def say_departure(indication: Indication, move: Move, direction: Direction) -> str:
    """Which way a departure lies, in words."""
    if is_held_back(indication, move):
        return "the plan that should lead there is open, or not met"
    possible = indication.verdict.possible
    says = "indicates" if len(possible) == 1 else "leaves open"
    categories = name_categories(indication.ladder, possible) or "nothing"
    return f"it {says} {categories}, and this is {_LIES[direction]}"
