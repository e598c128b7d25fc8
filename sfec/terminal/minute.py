"""The minute of a vote at the prompt: who had one, how each voted, and what it came to."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from sfec.model.decision import VoteOpened
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally
from sfec.rules.days import format_day
from sfec.rules.minutes import begin_outcome, count_votes
from sfec.rules.proposals import name_move
from sfec.rules.wording import name_role
from sfec.terminal.columns import paragraph, side_by_side
from sfec.terminal.looks import console, plain

_SEAT, _CHOICES = 18, {Choice.FOR: "green", Choice.AGAINST: "red", Choice.ABSTAIN: "dim", Choice.RECUSED: "dim"}


def show_open_vote(school: School, ladder: Ladder, opened: VoteOpened, cast: Sequence[Ballot]) -> None:
    """Print how an open vote stands."""
    shown = console()
    _show_heading(shown, school, ladder, opened, f"open since {format_day(opened.on)}")
    for line in _seats(shown, opened.electorate, cast):
        shown.print(line)
    waiting = len(opened.electorate.holders) - len(cast)
    shown.print(plain(f"{len(cast)} of {len(opened.electorate.holders)} votes recorded, {waiting} not yet.", "dim"))


def show_closed_vote(school: School, ladder: Ladder, opened: VoteOpened, closed_on: date, counted: Tally) -> None:
    """Print the minute of a vote that has been closed."""
    shown = console()
    when = f"opened and closed on {format_day(closed_on)}"
    if closed_on != opened.on:
        when = f"open from {format_day(opened.on)} to {format_day(closed_on)}"
    _show_heading(shown, school, ladder, opened, when)
    _show_tally(shown, counted)


def show_minute(counted: Tally) -> None:
    """Print the minute of a vote held at one meeting."""
    shown = console()
    shown.print(plain(f"Vote of {counted.electorate.title}", "bold"))
    _show_tally(shown, counted)


def _show_heading(shown: Console, school: School, ladder: Ladder, opened: VoteOpened, when: str) -> None:
    move = name_move(ladder, opened.moved_from, opened.category)
    shown.print(paragraph(shown, plain(f"{school.who} · {ladder.title}: {move}", "bold")))
    shown.print(paragraph(shown, plain(f"Vote of {opened.electorate.title}, {when}", "dim")))


def _show_tally(shown: Console, counted: Tally) -> None:
    for line in _seats(shown, counted.electorate, counted.ballots):
        shown.print(line)
    style = "green" if counted.outcome is Outcome.CARRIED else "red"
    told = Text.assemble(plain(begin_outcome(counted), style), plain(f": {count_votes(counted)}."))
    shown.print(paragraph(shown, told))


def _seats(shown: Console, who: Electorate, cast: Sequence[Ballot]) -> Iterator[Text]:
    by_holder = {each.holder: each for each in cast}
    name = max([len(each.name) for each in who.holders] + [len("nobody in post")])
    widths = (2, _SEAT, min(name, 30), shown.width - 2 - _SEAT - min(name, 30) - 6)
    for holder in who.holders:
        ballot = by_holder.get(holder)
        told = _ballot(ballot) if ballot else plain("has not voted", "yellow")
        yield side_by_side(shown, widths, (Text(), plain(name_role(holder.role)), plain(holder.name), told))
    for each in who.vacancies:
        name_, why = ("nobody in post", "no vote") if each.name is None else (each.name, "")
        why = why or f"votes as {name_role(each.votes_as or '')}"
        cells = (Text(), plain(name_role(each.role)), plain(name_, "dim"), plain(why, "dim"))
        yield side_by_side(shown, widths, cells)


def _ballot(ballot: Ballot) -> Text:
    reason = f": {ballot.reason}" if ballot.reason else ""
    return plain(f"{ballot.choice}{reason}", _CHOICES[ballot.choice])
