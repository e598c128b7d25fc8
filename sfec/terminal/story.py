"""A school's story at the prompt, as a trustee can read it: what was indicated, decided, by whom, why, and since."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from sfec.model.decision import Decision, VoteClosed, VoteOpened, Withdrawal
from sfec.model.ledger import Ledger
from sfec.rules.days import format_day
from sfec.rules.half_terms import name_half_term
from sfec.rules.history import Happening, Status, Story
from sfec.rules.proposals import name_move
from sfec.rules.telling import (
    say_decision,
    say_departure,
    say_indicated,
    say_recorded,
    say_stale,
    say_votes,
)
from sfec.terminal.columns import hanging, paragraph, side_by_side
from sfec.terminal.looks import category, console, plain

_MARK, _INDENT = "    -", 2
_BAD, _GOOD, _QUIET = "yellow", "green", "dim"


def show_story(stories: Sequence[Story], ledger: Ledger, as_at: date) -> None:
    """Print a school's story on each ladder, in the order recorded."""
    shown = console()
    shown.print(paragraph(shown, plain(f"{stories[0].school.who} · as at {format_day(as_at)}", "bold")))
    for each in stories:
        shown.print()
        shown.print(paragraph(shown, _standing(each)))
        for happening in each.happenings:
            shown.print()
            for line in _told(shown, each, happening):
                shown.print(line)
    shown.print()
    show_heads(shown, ledger)


def show_heads(shown: Console, ledger: Ledger) -> None:
    """Print the last entry of each ledger file, against which a copy kept elsewhere can be held."""
    if not ledger.heads:
        shown.print(plain("Nothing has been recorded yet.", _QUIET))
        return
    names = [f"{name.removesuffix('.jsonl')} {head[:16]}" for name, head in ledger.heads.items()]
    shown.print(paragraph(shown, plain(f"Ledger ends at: {', '.join(names)}", _QUIET)))


def _standing(story: Story) -> Text:
    last = story.course.last
    if last is None:
        return plain(f"{story.ladder.title}: not yet categorised", "bold")
    since = next(
        each.decision.on
        for index, each in enumerate(story.course.decisions)
        if all(later.decision.category == last.decision.category for later in story.course.decisions[index:])
    )
    here = category(story.ladder, last.decision.category)
    return Text.assemble(plain(f"{story.ladder.title}: ", "bold"), here, plain(f" since {format_day(since)}", "bold"))


def _told(shown: Console, story: Story, happening: Happening) -> Iterator[Text]:
    entry, act = happening.entry, happening.entry.act
    on = act.on if isinstance(act, Decision | VoteOpened | VoteClosed) else entry.day
    of = act if isinstance(act, Decision | VoteOpened) else happening.opened
    half_term = f" · {name_half_term(of.half_term)}" if of else ""
    heading = plain(f"  {format_day(on)}{half_term}", "bold")
    heading.append(f" · entry {entry.short_id}", _QUIET)
    yield heading
    for text in _lines(story, happening):
        yield side_by_side(shown, (_INDENT, shown.width - _INDENT - 2), (Text(), text))
    for telling in happening.rested.telling if happening.rested and isinstance(act, Decision) else ():
        yield hanging(shown, _MARK, plain(telling))
    yield side_by_side(
        shown, (_INDENT, shown.width - _INDENT - 2), (Text(), plain(say_recorded(happening.entry), _QUIET))
    )


def _lines(story: Story, happening: Happening) -> Iterator[Text]:
    act, ladder = happening.entry.act, story.ladder
    yield from _become_of(happening)
    if isinstance(act, Decision):
        yield from _decision(story, happening, act)
    elif isinstance(act, VoteOpened):
        yield plain(f"A vote was opened on {name_move(ladder, act.moved_from, act.category)}.")
    elif isinstance(act, VoteClosed) and happening.opened:
        move = name_move(ladder, happening.opened.moved_from, happening.opened.category)
        yield plain(f"A vote on {move} did not carry it.")
        yield from map(plain, say_votes(act.tally))
    if happening.open_vote:
        waiting = len(happening.open_vote.opened.electorate.holders) - len(happening.open_vote.ballots)
        yield plain(f"The vote is open: {len(happening.open_vote.ballots)} votes recorded, {waiting} not yet.", _BAD)


def _become_of(happening: Happening) -> Iterator[Text]:
    since = happening.since
    if happening.status is Status.CORRECTED and since:
        yield plain(f"Corrected by entry {since.short_id}.", _BAD)
    elif happening.status is Status.WITHDRAWN and since and isinstance(since.act, Withdrawal):
        yield plain(f"Withdrawn by entry {since.short_id} on {format_day(since.day)}: {since.act.reason}", _BAD)
    elif happening.status is Status.DISPUTED:
        yield plain("Does not count: another decision was recorded first, or what it follows does not stand.", "red")


def _decision(story: Story, happening: Happening, decision: Decision) -> Iterator[Text]:
    ladder = story.ladder
    yield plain(f"{say_decision(ladder, decision)}.")
    if decision.vote:
        yield from map(plain, say_votes(decision.vote))
    if decision.is_exceptional:
        yield _exceptional(happening, decision)
    if decision.departure:
        yield plain(say_departure(decision), _BAD)
    labelled = (("Reason", decision.reason and (decision.reason,)), ("On condition that", decision.conditions))
    for label, texts in (*labelled, ("Consulted", decision.consulted)):
        if texts:
            yield plain(f"{label}: {'; '.join(texts)}")
    if decision.corrects:
        yield plain(f"Stands instead of entry {decision.corrects[:8]}.", _QUIET)
    for each in happening.stale:
        yield plain(f"Stale: {say_stale(ladder, each)}.", _BAD)
    if happening.rested:
        yield plain(say_indicated(ladder, happening.rested))


def _exceptional(happening: Happening, decision: Decision) -> Text:
    if decision.vote:
        return plain("An exceptional move, by the full board.", _BAD)
    if happening.status is Status.STANDS and happening.since:
        return plain(f"An exceptional move; ratified by entry {happening.since.short_id}.", _GOOD)
    return plain("An exceptional move, unratified: the board has yet to vote on it.", _BAD)
