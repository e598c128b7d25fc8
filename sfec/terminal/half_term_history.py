"""The trust's half-term at the prompt: what was decided, departs, waits, or has gone stale."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from rich.text import Text

from sfec.model.decision import Decision, VoteClosed
from sfec.model.half_term import HalfTerm
from sfec.model.ledger import Ledger
from sfec.model.policy import Ladder
from sfec.model.trust import Trust
from sfec.problems import count
from sfec.rules.days import format_day
from sfec.rules.decisions.decision_words import (
    say_decision,
    say_departure,
    say_indicated,
    say_stale,
)
from sfec.rules.decisions.history import ActivityEntry, Status, Story, StoryEvent
from sfec.rules.decisions.proposals import name_move
from sfec.rules.decisions.vote_words import name_outcome
from sfec.terminal.columns import GAP
from sfec.terminal.school_history import show_activities, show_heads
from sfec.terminal.screen import Screen, plain

_LADDER = 11
_HINT = "`sfec history CODE` tells one school's whole story"
_UNRATIFIED = "Exceptional, and unratified: the board has yet to vote on it."


def show_half_term(
    trust: Trust | None,
    stories: Sequence[Story],
    ledger: Ledger,
    as_at: date,
    half_term: HalfTerm,
    *,
    activities: Sequence[ActivityEntry],
) -> None:
    """Print a half-term's decisions, school by school, what was done, and what still waits."""
    screen = Screen()
    name = f"{trust.name} · " if trust else ""
    screen.paragraph(plain(f"{name}{half_term.title} · as at {format_day(as_at)}", "bold"))
    screen.paragraph(plain(_summary(stories, half_term)))
    _show_stories(screen, stories)
    show_activities(screen, activities)
    screen.print()
    undecided = [each for each in stories if not each.course.decided(half_term.id)]
    waiting = ", ".join(f"{each.school.code} {each.ladder.title}" for each in undecided)
    if waiting:
        screen.paragraph(plain(f"Not yet decided: {waiting}"))
    screen.print(plain(_HINT, "dim"))
    show_heads(screen, ledger)


def _summary(stories: Sequence[Story], half_term: HalfTerm) -> str:
    events = list(chain.from_iterable(map(_standing, stories)))
    decided = sum(bool(each.course.decided(half_term.id)) for each in stories)
    departures = sum(_departs(each) for each in events)
    unratified = sum(_is_unratified(each) for each in events)
    votes = sum(len(each.course.votes) for each in stories)
    parts = (
        f"{decided} of {count(len(stories), 'decision')} made",
        count(departures, "departure"),
        f"{unratified} unratified",
        f"{count(votes, 'vote')} open",
        f"{sum(map(_is_stale, stories))} stale",
    )
    return ", ".join(parts)


def _standing(story: Story) -> list[StoryEvent]:
    """What happened and stands."""
    return [each for each in story.events if each.status in (Status.STANDS, Status.OPEN)]


def _departs(event: StoryEvent) -> bool:
    return isinstance(event.entry.act, Decision) and event.entry.act.departure is not None


def _is_unratified(event: StoryEvent) -> bool:
    act = event.entry.act
    return isinstance(act, Decision) and act.is_unratified and event.since is None


def _is_stale(story: Story) -> bool:
    return any(each.stale for each in _standing(story))


def _show_stories(screen: Screen, stories: Sequence[Story]) -> None:
    """Print what stands of each story; a school of which there is nothing is left out."""
    widths = (_LADDER, screen.width - _LADDER - GAP)
    school = ""
    for story in stories:
        lines = list(_lines(story))
        if lines and story.school.code != school:
            school = story.school.code
            screen.print()
            screen.paragraph(plain(f"{school}  {story.school.name}", "bold"))
        if lines:
            screen.row(widths, (plain(f"  {story.ladder.title}"), Text("\n").join(lines)))


def _lines(story: Story) -> Iterator[Text]:
    ladder = story.ladder
    for event in _standing(story):
        act = event.entry.act
        if isinstance(act, Decision):
            yield from _decision(ladder, event, act)
        elif isinstance(act, VoteClosed) and event.opened:
            move = name_move(ladder, event.opened.moved_from, event.opened.category)
            day, outcome = format_day(act.on), name_outcome(act.tally)
            yield plain(f"A vote on {move}, closed on {day}: {outcome}.", "yellow")
        elif event.open_vote:
            opened = event.open_vote.opened
            move = name_move(ladder, opened.moved_from, opened.category)
            yield plain(f"A vote on {move} has been open since {format_day(opened.on)}.", "yellow")


def _decision(ladder: Ladder, event: StoryEvent, decision: Decision) -> Iterator[Text]:
    yield plain(f"{say_decision(ladder, decision)}, on {format_day(decision.on)}.")
    if event.grounds:
        yield plain(say_indicated(ladder, event.grounds), "dim")
    if decision.departure:
        yield plain(f"{say_departure(decision)} Reason: {decision.reason}", "yellow")
    if _is_unratified(event):
        yield plain(_UNRATIFIED, "yellow")
    for stale in event.stale:
        yield plain(f"Stale: {say_stale(ladder, stale)}.", "yellow")
