"""The trust's half-term at the prompt: what has been decided, what departs, what waits, what has gone stale."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from sfec.model.decision import Decision, VoteClosed
from sfec.model.half_term import HalfTerm
from sfec.model.ledger import Ledger
from sfec.model.trust import Trust
from sfec.problems import count
from sfec.rules.days import format_day
from sfec.rules.history import Deed, Happening, Status, Story
from sfec.rules.minutes import name_outcome
from sfec.rules.proposals import name_move
from sfec.rules.telling import say_decision, say_departure, say_indicated, say_stale
from sfec.terminal.columns import paragraph, side_by_side
from sfec.terminal.looks import console, plain
from sfec.terminal.story import show_activities, show_heads

_LADDER = 11


def show_half_term(
    trust: Trust | None,
    stories: Sequence[Story],
    ledger: Ledger,
    as_at: date,
    half_term: HalfTerm,
    *,
    activities: Sequence[Deed],
) -> None:
    """Print a half-term's decisions, school by school, what was done of the core offer, and what still waits."""
    shown = console()
    name = f"{trust.name} · " if trust else ""
    shown.print(paragraph(shown, plain(f"{name}{half_term.title} · as at {format_day(as_at)}", "bold")))
    shown.print(paragraph(shown, plain(_summary(stories, half_term))))
    told = [(each, lines) for each in stories if (lines := list(_lines(each)))]
    school = ""
    for story, lines in told:
        if story.school.code != school:
            school = story.school.code
            shown.print()
            shown.print(paragraph(shown, plain(f"{school}  {story.school.name}", "bold")))
        _show(shown, story, lines)
    show_activities(shown, activities)
    shown.print()
    waiting = [f"{each.school.code} {each.ladder.title}" for each in stories if not each.course.decided(half_term.id)]
    if waiting:
        shown.print(paragraph(shown, plain(f"Not yet decided: {', '.join(waiting)}")))
    shown.print(plain("`sfec history CODE` tells one school's whole story", "dim"))
    show_heads(shown, ledger)


def _summary(stories: Sequence[Story], half_term: HalfTerm) -> str:
    decided = [found for each in stories if (found := each.course.decided(half_term.id))]
    acts = [each for story in stories for each in _counted(story) if isinstance(each.entry.act, Decision)]
    stale = sum(any(each.stale for each in _counted(story)) for story in stories)
    parts = [
        f"{len(decided)} of {count(len(stories), 'decision')} made",
        count(sum(_departs(each) for each in acts), "departure"),
        f"{sum(_is_unratified(each) for each in acts)} unratified",
        f"{count(sum(len(each.course.votes) for each in stories), 'vote')} open",
        f"{stale} stale",
    ]
    return ", ".join(parts)


def _departs(happening: Happening) -> bool:
    return isinstance(happening.entry.act, Decision) and happening.entry.act.departure is not None


def _is_unratified(happening: Happening) -> bool:
    return isinstance(happening.entry.act, Decision) and happening.entry.act.is_unratified and happening.since is None


def _counted(story: Story) -> list[Happening]:
    """What happened and stands."""
    return [each for each in story.happenings if each.status in (Status.STANDS, Status.OPEN)]


def _lines(story: Story) -> Iterator[Text]:
    ladder = story.ladder
    for each in _counted(story):
        act = each.entry.act
        if isinstance(act, Decision):
            yield plain(f"{say_decision(ladder, act)}, on {format_day(act.on)}.")
            if each.rested:
                yield plain(say_indicated(ladder, each.rested), "dim")
            if act.departure:
                yield plain(f"{say_departure(act)} Reason: {act.reason}", "yellow")
            if _is_unratified(each):
                yield plain("Exceptional, and unratified: the board has yet to vote on it.", "yellow")
            yield from (plain(f"Stale: {say_stale(ladder, one)}.", "yellow") for one in each.stale)
        elif isinstance(act, VoteClosed) and each.opened:
            move = name_move(ladder, each.opened.moved_from, each.opened.category)
            yield plain(f"A vote on {move}, closed on {format_day(act.on)}: {name_outcome(act.tally)}.", "yellow")
        elif each.open_vote:
            opened = each.open_vote.opened
            move = name_move(ladder, opened.moved_from, opened.category)
            yield plain(f"A vote on {move} has been open since {format_day(opened.on)}.", "yellow")


def _show(shown: Console, story: Story, lines: Sequence[Text]) -> None:
    widths = (_LADDER, shown.width - _LADDER - 2)
    told = Text("\n").join(lines)
    shown.print(side_by_side(shown, widths, (plain(f"  {story.ladder.title}"), told)))
