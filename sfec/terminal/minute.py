"""The minute of a vote at the prompt: who had one, how each voted, and what it came to."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.text import Text

from sfec.model.decision import VoteOpened
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally
from sfec.rules.days import format_day
from sfec.rules.decisions.proposals import name_move
from sfec.rules.decisions.vote_words import begin_outcome, count_votes
from sfec.rules.ladders.wording import name_role
from sfec.terminal.columns import GAP
from sfec.terminal.screen import Screen, plain

_INDENT, _SEAT, _LONGEST_NAME = 2, 18, 30
_STYLES = {
    Choice.FOR: "green",
    Choice.AGAINST: "red",
    Choice.ABSTAIN: "dim",
    Choice.RECUSED: "dim",
}
_NOBODY = "nobody in post"


def show_open_vote(
    school: School, ladder: Ladder, vote: VoteOpened, ballots: Sequence[Ballot]
) -> None:
    """Print how an open vote stands."""
    screen = Screen()
    _show_heading(screen, school, ladder, vote, f"open since {format_day(vote.on)}")
    _show_seats(screen, vote.electorate, ballots)
    number = len(vote.electorate.holders)
    waiting = f"{len(ballots)} of {number} votes recorded, {number - len(ballots)} not yet."
    screen.print(plain(waiting, "dim"))


def show_closed_vote(
    school: School, ladder: Ladder, vote: VoteOpened, closed_on: date, tally: Tally
) -> None:
    """Print the minute of a vote that has been closed."""
    screen = Screen()
    when = f"opened and closed on {format_day(closed_on)}"
    if closed_on != vote.on:
        when = f"open from {format_day(vote.on)} to {format_day(closed_on)}"
    _show_heading(screen, school, ladder, vote, when)
    _show_tally(screen, tally)


def show_minute(tally: Tally) -> None:
    """Print the minute of a vote held at one meeting."""
    screen = Screen()
    screen.print(plain(f"Vote of {tally.electorate.title}", "bold"))
    _show_tally(screen, tally)


def _show_heading(
    screen: Screen, school: School, ladder: Ladder, vote: VoteOpened, when: str
) -> None:
    move = name_move(ladder, vote.moved_from, vote.category)
    screen.paragraph(plain(f"{school.who} · {ladder.title}: {move}", "bold"))
    screen.paragraph(plain(f"Vote of {vote.electorate.title}, {when}", "dim"))


def _show_tally(screen: Screen, tally: Tally) -> None:
    _show_seats(screen, tally.electorate, tally.ballots)
    outcome = plain(begin_outcome(tally), "green" if tally.outcome is Outcome.CARRIED else "red")
    screen.paragraph(Text.assemble(outcome, plain(f": {count_votes(tally)}.")))


def _show_seats(screen: Screen, electorate: Electorate, ballots: Sequence[Ballot]) -> None:
    longest = max([len(_NOBODY), *(len(each.name) for each in electorate.holders)])
    name = min(longest, _LONGEST_NAME)
    widths = (_INDENT, _SEAT, name, screen.width - _INDENT - _SEAT - name - 3 * GAP)
    screen.rows(widths, ((Text(), *cells) for cells in _seats(electorate, ballots)))


def _seats(electorate: Electorate, ballots: Sequence[Ballot]) -> Iterator[tuple[Text, Text, Text]]:
    """Of each seat whose it is, who sits in it, and how they voted or why they have no vote."""
    by_holder = {each.holder: each for each in ballots}
    for holder in electorate.holders:
        yield plain(name_role(holder.role)), plain(holder.name), _vote(by_holder.get(holder))
    for vacancy in electorate.vacancies:
        name, why = vacancy.name or _NOBODY, "no vote"
        if vacancy.name is not None:
            why = f"votes as {name_role(vacancy.votes_as or '')}"
        yield plain(name_role(vacancy.role)), plain(name, "dim"), plain(why, "dim")


def _vote(ballot: Ballot | None) -> Text:
    if ballot is None:
        return plain("has not voted", "yellow")
    reason = f": {ballot.reason}" if ballot.reason else ""
    return plain(f"{ballot.choice}{reason}", _STYLES[ballot.choice])
