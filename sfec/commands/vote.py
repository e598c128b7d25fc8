"""`sfec vote`: a vote opened, collected over days, and closed."""

from datetime import date
from typing import Annotated, NamedTuple

import typer

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
    past,
    start_recording,
    today,
)
from sfec.folder.data_folder import DataFolder
from sfec.folder.names import LEDGER_FOLDER
from sfec.folder.policy.policy_file import LADDERS
from sfec.model.course import OpenVote
from sfec.model.decision import VoteOpened
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.model.vote import Outcome
from sfec.office.choices import choose_ladders, choose_schools
from sfec.office.decision_requests import (
    DecisionDesk,
    DecisionRequest,
    read_ballot,
)
from sfec.office.usage import choose_day
from sfec.problems import PROMPT, Problem, ProblemsFound
from sfec.results_json.entries import entries_json
from sfec.results_json.open_vote import open_vote_json
from sfec.rules.decisions.ballots import Occasion
from sfec.rules.decisions.open_votes import cast_ballots, close_vote, open_vote
from sfec.rules.decisions.vote_words import say_notice_ends
from sfec.rules.ladders.wording import either

app = typer.Typer(
    help="Open a vote, collect it over days, close it.", no_args_is_help=True, rich_markup_mode=None
)

_CAST_HELP = (
    "Record votes in the open vote. A later vote of the same person counts instead of the earlier."
)
#: A tie leaves the school where it is, and the notice may run out (the reading's decision 6).
_NO_NEW_END = (
    "No new end of a notice is recorded. Where one runs out with this vote: "
    "`sfec withdraw {} --reason TEXT`, then close it again with --notice-ends DAY."
)
_CAST_ALREADY = "Nothing new is recorded: these votes stand already."
SchoolName = Annotated[
    str, typer.Argument(metavar="SCHOOL", help="The school's code, or its name.")
]
LadderName = Annotated[str, typer.Argument(metavar="LADDER", help=f"{either(LADDERS)}.")]
CategoryName = Annotated[
    str, typer.Argument(metavar="CATEGORY", help="Where the school would move.")
]
Unlisted = Annotated[
    bool, typer.Option("--exceptional", help="A move that the policy does not list.")
]

NoticeEnds = Annotated[
    str | None,
    typer.Option(
        "--notice-ends", metavar="DAY", help="After a tie, the notice's new end; no extension."
    ),
]


class SchoolLadder(NamedTuple):
    """A school and ladder whose vote is meant."""

    school: School
    ladder: Ladder


@app.command("open")
def open_(
    context: typer.Context,
    school: SchoolName,
    ladder: LadderName,
    category: CategoryName,
    *,
    exceptional: Unlisted = False,
    half_term: HalfTermName = None,
    on: On = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Open a vote on a move: who has one is settled now, by the people in post that day."""
    request = DecisionRequest(
        school=school,
        ladder=ladder,
        category=category,
        on=on,
        is_exceptional=exceptional,
        half_term=half_term,
    )
    with start_recording(context, data, as_at) as recording:
        desk = DecisionDesk(recording)
        case = desk.find(request)
        act, problems = open_vote(case.proposal, case.circumstances)
        if act is None:
            raise ProblemsFound(problems)
        entry = recording.add(act, desk.grounds(case, act.electorate.holders))
        recording.record()
    if as_json:
        typer.echo(entries_json([entry]))
    else:
        from sfec.terminal.minute import show_open_vote  # noqa: PLC0415 - rich, for no JSON

        show_open_vote(case.proposal.school, case.circumstances.ladder, act, ())
        typer.echo(f"Opened: entry {entry.short_id} in {entry.place}.")
    finish(recording.met())


@app.command("cast", help=_CAST_HELP)
def cast(
    context: typer.Context,
    school: SchoolName,
    ladder: LadderName,
    votes: Annotated[
        list[str], typer.Argument(metavar="SEAT=VOTE…", help='lsb_chair=for "mentor=recused: WHY"')
    ],
    *,
    on: On = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Record votes in the open vote: a person's later vote counts instead of the earlier."""
    with start_recording(context, data, as_at) as recording:
        named = _school_ladder(recording.folder, school, ladder)
        recording.refuse_doubtful(named.school.code)
        vote = _open_vote(recording.folder, named)
        day, ballots = recording.named_day(on), tuple(map(read_ballot, votes))
        occasion = Occasion(PROMPT, named.school.who)
        act, problems = cast_ballots(vote, ballots, day, recording.day, occasion)
        if act is None:
            raise ProblemsFound(problems)
        entries = [recording.add(act)] if act.ballots else []
        if entries:
            recording.record()
    if as_json:
        typer.echo(entries_json(entries))
    else:
        from sfec.terminal.minute import show_open_vote  # noqa: PLC0415 - rich, for no JSON

        latest = {each.holder: each for each in (*vote.ballots, *act.ballots)}
        show_open_vote(*named, vote.opened, tuple(latest.values()))
        said = [f"Recorded: entry {each.short_id} in {each.place}." for each in entries]
        typer.echo("\n".join(said) or _CAST_ALREADY)
    finish(recording.met())


@app.command("close")
def close(
    context: typer.Context,
    school: SchoolName,
    ladder: LadderName,
    *,
    casting_vote: Casting = None,
    notice_ends: NoticeEnds = None,
    reason: Reason = None,
    on: On = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Close the open vote: count it, record what it came to, and print its minute."""
    with start_recording(context, data, as_at) as recording:
        named = _school_ladder(recording.folder, school, ladder)
        recording.refuse_doubtful(named.school.code)
        vote = _open_vote(recording.folder, named)
        day, desk = recording.named_day(on), DecisionDesk(recording)
        request = _request_of(vote.opened, on=day, reason=reason, casting=casting_vote)
        case = desk.find(request)
        new_end = choose_day(notice_ends, "--notice-ends") if notice_ends else None
        closed, problems = close_vote(case.proposal, vote, case.circumstances, new_end)
        if closed is None:
            raise ProblemsFound(problems)
        entry = recording.add(closed.act, desk.grounds(case, vote.opened.electorate.holders))
        recording.record()
    if as_json:
        typer.echo(entries_json([entry]))
    else:
        from sfec.terminal.minute import show_closed_vote  # noqa: PLC0415 - rich, for no JSON

        show_closed_vote(*named, vote.opened, day, closed.tally)
        if new_end:
            typer.echo(say_notice_ends(new_end))
        elif closed.tally.outcome is Outcome.TIE:
            typer.echo(_NO_NEW_END.format(entry.short_id))
        typer.echo(f"Closed: entry {entry.short_id} in {entry.place}.")
    finish(recording.met())


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
    named = _school_ladder(folder, school, ladder)
    vote = _open_vote(folder, named, known_by)
    if as_json:
        typer.echo(open_vote_json(vote))
    else:
        from sfec.terminal.minute import show_open_vote  # noqa: PLC0415 - rich, for no JSON

        show_open_vote(*named, vote.opened, vote.ballots)
    of_ledger = [each for each in folder.problems if each.place.path.startswith(LEDGER_FOLDER)]
    finish([*folder.unread_trust, *of_ledger])


def _request_of(
    opened: VoteOpened, *, on: date, reason: str | None, casting: str | None
) -> DecisionRequest:
    """The decision that a vote was opened on, asked for on the day it is closed."""
    return DecisionRequest(
        school=opened.school,
        ladder=opened.ladder,
        category=opened.category,
        casting=casting,
        on=on.isoformat(),
        reason=reason,
        is_exceptional=opened.is_exceptional,
        half_term=opened.half_term,
    )


def _school_ladder(folder: DataFolder, school: str, ladder: str) -> SchoolLadder:
    [found] = choose_schools(folder, [school], folder.schools)
    return SchoolLadder(found, *choose_ladders(folder, ladder).values())


def _open_vote(folder: DataFolder, named: SchoolLadder, known_by: date | None = None) -> OpenVote:
    """The open vote of a school and ladder, as known by a day in the past.

    Raises ProblemsFound: vote-none.
    """
    course = folder.record(known_by).courses.get((named.school.code, named.ladder.id))
    if course and course.votes:
        return course.votes[-1]
    hint = f"`sfec vote open {named.school.code} {named.ladder.id} CATEGORY` opens one"
    message = f"{named.ladder.title}: no vote is open"
    raise ProblemsFound([Problem(PROMPT, "vote-none", message, hint, named.school.who)])
