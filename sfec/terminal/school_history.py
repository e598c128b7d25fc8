"""A school's story at the prompt, as a trustee can read it: what was decided, why, and since."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from rich.text import Text

from sfec.model.decision import Decision, Grounds, VoteClosed, VoteOpened, Withdrawal
from sfec.model.ledger import SHORT_ID, Ledger
from sfec.problems import count
from sfec.rules.days import format_day
from sfec.rules.decisions.decision_words import (
    say_day,
    say_decision,
    say_departure,
    say_done,
    say_heads,
    say_indicated,
    say_recorded,
    say_stale,
    say_votes,
    say_withdrawn,
)
from sfec.rules.decisions.history import ActivityEntry, Status, Story, StoryEvent
from sfec.rules.decisions.proposals import name_move
from sfec.rules.decisions.vote_words import say_notice_ends
from sfec.rules.half_terms import name_half_term
from sfec.rules.letters.issued_documents import (
    IssuedDocument,
    issued_by_school,
    name_period,
    say_issued,
)
from sfec.terminal.columns import GAP
from sfec.terminal.screen import Screen, plain
from sfec.terminal.styles import category

_INDENT, _BULLET = 2, "- "
_BAD, _GOOD, _QUIET = "yellow", "green", "dim"
_DISPUTED = (
    "Does not count: another decision was recorded first, or what it follows does not stand."
)
_BY_THE_BOARD = "An exceptional move, by the full board."
_UNRATIFIED = "An exceptional move, unratified: the board has yet to vote on it."


def show_story(
    stories: Sequence[Story], ledger: Ledger, as_at: date, activities: Sequence[ActivityEntry]
) -> None:
    """Print a school's story on each ladder, the documents issued to it, and what was done."""
    screen, school = Screen(), stories[0].school
    screen.paragraph(plain(f"{school.who} · as at {format_day(as_at)}", "bold"))
    for story in stories:
        screen.print()
        screen.paragraph(_stands(story))
        for event in story.events:
            screen.print()
            _show_event(screen, story, event)
    _show_issued(screen, issued_by_school(ledger).get(school.code, []))
    show_activities(screen, activities)
    screen.print()
    show_heads(screen, ledger)


def show_activities(screen: Screen, activities: Sequence[ActivityEntry]) -> None:
    """Print what was done of the core offer, and what of that was withdrawn; nothing if none."""
    if activities:
        screen.heading(plain("Core offer", "bold"))
    for activity in activities:
        act, withdrawal = activity.act, activity.withdrawn
        day, done = plain(format_day(act.on), "bold"), plain(f" · {say_done(activity.title, act)}")
        lines = [Text.assemble(day, done, _entry(activity.entry.short_id))]
        if withdrawal and isinstance(withdrawal.act, Withdrawal):
            lines.append(plain(say_withdrawn(withdrawal, withdrawal.act), _BAD))
        screen.item(Text("\n").join(lines), mark=" ")


def show_heads(screen: Screen, ledger: Ledger) -> None:
    """Print each ledger file's last entry, against which a copy kept elsewhere can be held."""
    if not ledger.heads:
        screen.print(plain("Nothing has been recorded yet.", _QUIET))
        return
    screen.paragraph(plain(f"Ledger ends at: {say_heads(ledger)}", _QUIET))


def _entry(short_id: str) -> Text:
    return plain(f" · entry {short_id}", _QUIET)


def _stands(story: Story) -> Text:
    """Where a school stands on a ladder, and since when."""
    if story.course.last is None:
        return plain(f"{story.ladder.title}: not yet categorised", "bold")
    decisions = [each.decision for each in story.course.decisions]
    last = decisions[-1].category
    *_, first = takewhile(lambda each: each.category == last, reversed(decisions))
    ladder = plain(f"{story.ladder.title}: ", "bold")
    since = plain(f" since {format_day(first.on)}", "bold")
    return Text.assemble(ladder, category(story.ladder, last), since)


def _show_event(screen: Screen, story: Story, event: StoryEvent) -> None:
    act, entry = event.entry.act, event.entry
    day = act.on if isinstance(act, Decision | VoteOpened | VoteClosed) else entry.day
    half_term = f" · {name_half_term(event.half_term)}" if event.half_term else ""
    title = plain(f"  {format_day(day)}{half_term}", "bold")
    screen.print(Text.assemble(title, _entry(entry.short_id)))
    for line in _lines(story, event):
        if line.plain.startswith(_BULLET):
            screen.item(line[len(_BULLET) :], mark=f"{'':{_INDENT + GAP}}-")
        else:
            _show_indented(screen, line)


def _show_indented(screen: Screen, text: Text) -> None:
    screen.row((_INDENT, screen.width - _INDENT - GAP), (Text(), text))


def _lines(story: Story, event: StoryEvent) -> Iterator[Text]:
    act, ladder = event.entry.act, story.ladder
    yield from _become_of(event)
    if isinstance(act, Decision):
        yield from _decision(story, event, act)
    elif isinstance(act, VoteOpened):
        move = name_move(ladder, act.moved_from, act.category)
        yield plain(f"A vote of {act.electorate.title} was opened on {move}.")
    elif isinstance(act, VoteClosed) and event.opened:
        move = name_move(ladder, event.opened.moved_from, event.opened.category)
        yield plain(f"A vote of {act.tally.electorate.title} on {move}.")
        yield from map(plain, say_votes(act.tally))
        if act.notice_ends:
            yield plain(say_notice_ends(act.notice_ends))
    if vote := event.open_vote:
        cast, seats = len(vote.ballots), len(vote.opened.electorate.holders)
        numbers = f"{count(cast, 'vote')} recorded, {seats - cast} not yet"
        yield plain(f"The vote is open: {numbers}.", _BAD)
    yield plain(say_recorded(event.entry), _QUIET)


def _become_of(event: StoryEvent) -> Iterator[Text]:
    since = event.since
    if event.status is Status.CORRECTED and since:
        yield plain(f"Corrected by entry {since.short_id}.", _BAD)
    elif event.status is Status.WITHDRAWN and since and isinstance(since.act, Withdrawal):
        yield plain(say_withdrawn(since, since.act), _BAD)
    elif event.status is Status.DISPUTED:
        yield plain(_DISPUTED, "red")


def _decision(story: Story, event: StoryEvent, decision: Decision) -> Iterator[Text]:
    since = f", {say_day(decision)}" if decision.opening else ""
    yield plain(f"{say_decision(story.ladder, decision)}{since}.")
    if event.grounds:
        yield from _grounds(story, event.grounds)
    if decision.departure:
        yield plain(say_departure(decision), _BAD)
    if decision.is_exceptional:
        yield _exceptional(event, decision)
    yield from map(plain, _particulars(decision))
    if decision.vote:
        yield from map(plain, say_votes(decision.vote))
    if decision.corrects:
        yield plain(f"Stands instead of entry {decision.corrects[:SHORT_ID]}.", _QUIET)
    for stale in event.stale:
        yield plain(f"Stale: {say_stale(story.ladder, stale)}.", _BAD)


def _grounds(story: Story, grounds: Grounds) -> Iterator[Text]:
    """What a decision rested on, and each value that told, as an item of a list."""
    changed = " The policy has changed since." if grounds.policy != story.policy else ""
    yield plain(f"{say_indicated(story.ladder, grounds)}{changed}")
    for value in grounds.telling:
        yield plain(f"{_BULLET}{value}")


def _exceptional(event: StoryEvent, decision: Decision) -> Text:
    if decision.vote:
        return plain(_BY_THE_BOARD, _BAD)
    if event.status is Status.STANDS and event.since:
        return plain(f"An exceptional move; ratified by entry {event.since.short_id}.", _GOOD)
    return plain(_UNRATIFIED, _BAD)


def _particulars(decision: Decision) -> Iterator[str]:
    if decision.reason:
        yield f"Reason: {decision.reason}"
    if decision.conditions:
        yield f"On condition that: {'; '.join(decision.conditions)}"
    if decision.consulted:
        yield f"Consulted: {'; '.join(decision.consulted)}"


def _show_issued(screen: Screen, issued: Sequence[IssuedDocument]) -> None:
    if issued:
        screen.heading(plain("Documents issued", "bold"))
    for document in issued:
        day, half_term = document.document.on, name_period(document.document.half_term)
        title = plain(f"  {format_day(day)} · {half_term}", "bold")
        screen.heading(Text.assemble(title, _entry(document.entry.short_id)))
        withdrawn = " Withdrawn since." if document.is_withdrawn else ""
        sentence = plain(f"{say_issued(document)}.{withdrawn}")
        files = ", ".join(each.path for each in document.document.files)
        _show_indented(screen, Text("\n").join((sentence, plain(files, _QUIET))))
