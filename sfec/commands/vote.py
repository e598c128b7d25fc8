"""`sfec vote`: a vote opened, collected over days, and closed."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from sfec.commands.asked import Asked, Desk, find_ballot, find_casting
from sfec.commands.choices import choose_ladders, choose_schools, past
from sfec.commands.options import (
    AsAt,
    AsJson,
    Casting,
    Data,
    HalfTermName,
    On,
    Reason,
    finish,
    open_folder,
    today,
)
from sfec.commands.recording import Recording, recording, show_json
from sfec.problems import PROMPT, Problem, ProblemsFound

if TYPE_CHECKING:
    from datetime import date

    from sfec.folder.data_folder import DataFolder
    from sfec.model.course import OpenVote
    from sfec.model.ledger import Entry
    from sfec.model.policy import Ladder
    from sfec.model.trust import School
    from sfec.model.vote import Choice, Tally
    from sfec.rules.ballots import Asking

app = typer.Typer(help="Open a vote, collect it over days, close it.", no_args_is_help=True, rich_markup_mode=None)

SchoolName = Annotated[str, typer.Argument(metavar="SCHOOL", help="The school's code, or its name.")]
LadderName = Annotated[str, typer.Argument(metavar="LADDER", help="education or finance.")]


class Named(NamedTuple):
    """A school and ladder whose vote is meant."""

    school: "School"
    ladder: "Ladder"


@app.command("open")
def open_(
    context: typer.Context,
    school: SchoolName,
    ladder: LadderName,
    category: Annotated[str, typer.Argument(metavar="CATEGORY", help="Where the school would move.")],
    *,
    exceptional: Annotated[bool, typer.Option("--exceptional", help="A move that the policy does not list.")] = False,
    half_term: HalfTermName = None,
    on: On = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Open a vote on a move: who has one is settled now, by the people in post that day."""
    from sfec.rules.voting import open_vote  # noqa: PLC0415 - keeps --help quick

    with recording(context, data, as_at) as held:
        asked = Asked(school, ladder, category, on=on, is_exceptional=exceptional, half_term=half_term)
        desk = Desk(held)
        found = desk.find(asked)
        act, problems = open_vote(found.proposal, found.circumstances)
        if act is None:
            raise ProblemsFound(problems)
        entry = held.add(act, desk.rested(found, act.electorate.holders))
        held.record()
    if as_json:
        show_json(entry)
    else:
        from sfec.terminal.minute import show_open_vote  # noqa: PLC0415

        show_open_vote(found.proposal.school, found.ladder, act, ())
        typer.echo(f"Opened: entry {entry.short_id} in {entry.place}.")
    finish(held.met())


@app.command("cast")
def cast(
    context: typer.Context,
    school: SchoolName,
    ladder: LadderName,
    votes: Annotated[list[str], typer.Argument(metavar="SEAT=VOTE…", help='lsb_chair=for "mentor=recused: WHY"')],
    *,
    on: On = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Record votes in the open vote. A later vote of the same person counts instead of the earlier."""
    from sfec.rules.voting import cast_ballots  # noqa: PLC0415 - keeps --help quick

    with recording(context, data, as_at) as held:
        named = _named(held.folder, school, ladder)
        vote = _open_vote(held.folder, named)
        day = held.named_day(on)
        act, problems = cast_ballots(vote, tuple(map(find_ballot, votes)), day, held.day, _asking(named.school))
        if act is None:
            raise ProblemsFound(problems)
        entry = held.add(act)
        held.record()
    if as_json:
        show_json(entry)
    else:
        from sfec.terminal.minute import show_open_vote  # noqa: PLC0415

        latest = {each.holder: each for each in (*vote.ballots, *act.ballots)}
        show_open_vote(*named, vote.opened, tuple(latest.values()))
        typer.echo(f"Recorded: entry {entry.short_id} in {entry.place}.")
    finish(held.met())


@app.command("close")
def close(
    context: typer.Context,
    school: SchoolName,
    ladder: LadderName,
    *,
    casting_vote: Casting = None,
    reason: Reason = None,
    on: On = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Close the open vote: count it, record what it came to, and print its minute."""
    with recording(context, data, as_at) as held:
        named = _named(held.folder, school, ladder)
        vote = _open_vote(held.folder, named)
        day = held.named_day(on)
        asked = Asked(
            named.school.code,
            named.ladder.id,
            vote.opened.category,
            on=day.isoformat(),
            reason=reason,
            is_exceptional=vote.opened.is_exceptional,
            half_term=vote.opened.half_term,
        )
        closed, entry = _closed(held, asked, vote, find_casting(casting_vote))
        held.record()
    if as_json:
        show_json(entry)
    else:
        from sfec.terminal.minute import show_closed_vote  # noqa: PLC0415

        show_closed_vote(*named, vote.opened, day, closed)
        typer.echo(f"Closed: entry {entry.short_id} in {entry.place}.")
    finish(held.met())


@app.command("show")
def show(
    context: typer.Context,
    school: SchoolName,
    ladder: LadderName,
    *,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show the open vote: who has one, and how it stands."""
    known_by = past(today(context, as_at))
    folder = open_folder(context, data)
    named = _named(folder, school, ladder)
    vote = _open_vote(folder, named, known_by)
    if as_json:
        from sfec.terminal.ledger_json import open_vote_json  # noqa: PLC0415

        typer.echo(open_vote_json(vote))
    else:
        from sfec.terminal.minute import show_open_vote  # noqa: PLC0415

        show_open_vote(*named, vote.opened, vote.ballots)
    finish(each for each in folder.problems if each.place.path.startswith("ledger"))


def _closed(held: Recording, asked: Asked, vote: "OpenVote", casting: "Choice | None") -> "tuple[Tally, Entry]":
    """The vote counted, and the entry of the decision it carries, or of its having been lost."""
    from sfec.rules.voting import close_vote  # noqa: PLC0415 - only where a vote is closed

    desk = Desk(held)
    found = desk.find(asked)
    proposal = found.proposal._replace(closes=vote, casting=casting)
    closed, problems = close_vote(proposal, found.circumstances)
    if closed is None:
        raise ProblemsFound(problems)
    return closed.tally, held.add(closed.act, desk.rested(found, vote.opened.electorate.holders))


def _named(folder: "DataFolder", school: str, ladder: str) -> Named:
    [found] = choose_schools(folder, [school], folder.schools)
    return Named(found, *choose_ladders(folder, ladder).values())


def _open_vote(folder: "DataFolder", named: Named, known_by: "date | None" = None) -> "OpenVote":
    """The open vote of a school and ladder, as known by a day in the past. Raises ProblemsFound: vote-none."""
    course = folder.recorded(known_by).courses.get((named.school.code, named.ladder.id))
    if course and course.votes:
        return course.votes[-1]
    hint = f"`sfec vote open {named.school.code} {named.ladder.id} CATEGORY` opens one"
    message = f"{named.ladder.title}: no vote is open"
    raise ProblemsFound([Problem(PROMPT, "vote-none", message, hint, named.school.who)])


def _asking(school: "School") -> "Asking":
    from sfec.rules.ballots import Asking  # noqa: PLC0415 - only where something is recorded

    return Asking(PROMPT, school.who)
