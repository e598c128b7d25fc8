"""A school's story at the prompt, as a trustee can read it: what was indicated, decided, by whom, why, and since."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from sfec.model.decision import Decision, VoteClosed, VoteOpened, Withdrawal
from sfec.model.ledger import SHORT_ID, Ledger
from sfec.problems import count
from sfec.rules.days import format_day
from sfec.rules.half_terms import name_half_term
from sfec.rules.history import Deed, Happening, Status, Story
from sfec.rules.issued import Issued, issued_by_school, say_issued
from sfec.rules.proposals import name_move
from sfec.rules.telling import (
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
from sfec.terminal.columns import hanging, paragraph, side_by_side
from sfec.terminal.looks import category, console, plain

_INDENT, _BULLET = 2, "- "
_BAD, _GOOD, _QUIET = "yellow", "green", "dim"


def show_story(stories: Sequence[Story], ledger: Ledger, as_at: date, activities: Sequence[Deed]) -> None:
    """Print a school's story on each ladder, in the order recorded, the documents issued to it and what was done."""
    shown = console()
    shown.print(paragraph(shown, plain(f"{stories[0].school.who} · as at {format_day(as_at)}", "bold")))
    for each in stories:
        shown.print()
        shown.print(paragraph(shown, _standing(each)))
        for happening in each.happenings:
            shown.print()
            for line in _told(shown, each, happening):
                shown.print(line)
    _show_issued(shown, issued_by_school(ledger).get(stories[0].school.code, []))
    show_activities(shown, activities)
    shown.print()
    show_heads(shown, ledger)


def _show_issued(shown: Console, issued: Sequence[Issued]) -> None:
    if issued:
        shown.print()
        shown.print(plain("Documents issued", "bold"))
    for each in issued:
        on, half_term = format_day(each.document.on), name_half_term(each.document.half_term)
        shown.print()
        shown.print(
            Text.assemble(plain(f"  {on} · {half_term}", "bold"), plain(f" · entry {each.entry.short_id}", _QUIET))
        )
        files = ", ".join(file.path for file in each.document.files)
        told = [plain(f"{say_issued(each)}.{' Withdrawn since.' if each.is_withdrawn else ''}"), plain(files, _QUIET)]
        shown.print(side_by_side(shown, (_INDENT, shown.width - _INDENT - 2), (Text(), Text("\n").join(told))))


def show_activities(shown: Console, activities: Sequence[Deed]) -> None:
    """Print what was recorded as done of the core offer, a line each, and what was withdrawn of it; nothing if none."""
    if activities:
        shown.print()
        shown.print(plain("Core offer", "bold"))
    for entry, act, title, withdrawn in activities:
        told = Text.assemble(
            plain(format_day(act.on), "bold"),
            plain(f" · {say_done(title, act)}"),
            plain(f" · entry {entry.short_id}", _QUIET),
        )
        if withdrawn and isinstance(withdrawn.act, Withdrawal):
            told = Text("\n").join((told, plain(say_withdrawn(withdrawn, withdrawn.act), _BAD)))
        shown.print(hanging(shown, " ", told))


def show_heads(shown: Console, ledger: Ledger) -> None:
    """Print the last entry of each ledger file, against which a copy kept elsewhere can be held."""
    if not ledger.heads:
        shown.print(plain("Nothing has been recorded yet.", _QUIET))
        return
    shown.print(paragraph(shown, plain(f"Ledger ends at: {say_heads(ledger)}", _QUIET)))


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
    half_term = f" · {name_half_term(happening.half_term)}" if happening.half_term else ""
    yield Text.assemble(plain(f"  {format_day(on)}{half_term}", "bold"), plain(f" · entry {entry.short_id}", _QUIET))
    for text in _lines(story, happening):
        if text.plain.startswith(_BULLET):
            yield hanging(shown, f"{'':{_INDENT + 2}}-", text[len(_BULLET) :])
        else:
            yield side_by_side(shown, (_INDENT, shown.width - _INDENT - 2), (Text(), text))


def _lines(story: Story, happening: Happening) -> Iterator[Text]:
    act, ladder = happening.entry.act, story.ladder
    yield from _become_of(happening)
    if isinstance(act, Decision):
        yield from _decision(story, happening, act)
    elif isinstance(act, VoteOpened):
        yield plain(
            f"A vote of {act.electorate.title} was opened on {name_move(ladder, act.moved_from, act.category)}."
        )
    elif isinstance(act, VoteClosed) and happening.opened:
        move = name_move(ladder, happening.opened.moved_from, happening.opened.category)
        yield plain(f"A vote of {act.tally.electorate.title} on {move}.")
        yield from map(plain, say_votes(act.tally))
    if happening.open_vote:
        cast = len(happening.open_vote.ballots)
        waiting = len(happening.open_vote.opened.electorate.holders) - cast
        yield plain(f"The vote is open: {count(cast, 'vote')} recorded, {waiting} not yet.", _BAD)
    yield plain(say_recorded(happening.entry), _QUIET)


def _become_of(happening: Happening) -> Iterator[Text]:
    since = happening.since
    if happening.status is Status.CORRECTED and since:
        yield plain(f"Corrected by entry {since.short_id}.", _BAD)
    elif happening.status is Status.WITHDRAWN and since and isinstance(since.act, Withdrawal):
        yield plain(say_withdrawn(since, since.act), _BAD)
    elif happening.status is Status.DISPUTED:
        yield plain("Does not count: another decision was recorded first, or what it follows does not stand.", "red")


def _decision(story: Story, happening: Happening, decision: Decision) -> Iterator[Text]:
    ladder, rested = story.ladder, happening.rested
    yield plain(f"{say_decision(ladder, decision)}.")
    if rested:
        changed = " The policy has changed since." if rested.policy != story.policy else ""
        yield plain(f"{say_indicated(ladder, rested)}{changed}")
        yield from (plain(f"{_BULLET}{each}") for each in rested.telling)
    if decision.departure:
        yield plain(say_departure(decision), _BAD)
    if decision.is_exceptional:
        yield _exceptional(happening, decision)
    reason = (decision.reason,) if decision.reason else ()
    labelled = (("Reason", reason), ("On condition that", decision.conditions), ("Consulted", decision.consulted))
    yield from (plain(f"{label}: {'; '.join(texts)}") for label, texts in labelled if texts)
    if decision.vote:
        yield from map(plain, say_votes(decision.vote))
    if decision.corrects:
        yield plain(f"Stands instead of entry {decision.corrects[:SHORT_ID]}.", _QUIET)
    yield from (plain(f"Stale: {say_stale(ladder, each)}.", _BAD) for each in happening.stale)


def _exceptional(happening: Happening, decision: Decision) -> Text:
    if decision.vote:
        return plain("An exceptional move, by the full board.", _BAD)
    if happening.status is Status.STANDS and happening.since:
        return plain(f"An exceptional move; ratified by entry {happening.since.short_id}.", _GOOD)
    return plain("An exceptional move, unratified: the board has yet to vote on it.", _BAD)
