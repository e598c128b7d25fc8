"""`sfec ratify`: the full board's vote that an exceptional decision stands."""

from datetime import date
from typing import Annotated

import typer

from sfec.commands.options import (
    AsAt,
    AsJson,
    Casting,
    Data,
    On,
    Reason,
    Votes,
    finish,
    start_recording,
)
from sfec.model.course import CourseDecision
from sfec.model.decision import Ratification
from sfec.model.ledger import Entry
from sfec.model.vote import Choice
from sfec.office.decision_requests import find_casting, read_ballot
from sfec.office.recording import Recording, find_entry
from sfec.office.usage import misuse
from sfec.problems import PROMPT, ProblemsFound
from sfec.results_json.entries import entries_json
from sfec.rules.decisions.ballots import Occasion, WrittenBallot
from sfec.rules.decisions.ratifications import ratify as ratify_decision


def ratify(
    context: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="The decision, as `sfec history` names it.")
    ],
    *,
    vote: Votes = None,
    casting_vote: Casting = None,
    on: On = None,
    reason: Reason = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Record the board's vote on an exceptional decision that was made in an emergency."""
    with start_recording(context, data, as_at) as recording:
        exceptional = find_entry(recording.ledger, entry)
        day = recording.named_day(on)
        ballots, casting = tuple(map(read_ballot, vote or ())), find_casting(casting_vote)
        decision = _waiting(recording, exceptional)
        act = _ratification(recording, decision, day, ballots, casting)._replace(reason=reason)
        ratification = recording.add(act)
        recording.record()
    if as_json:
        typer.echo(entries_json([ratification]))
    else:
        from sfec.terminal.minute import show_minute  # noqa: PLC0415 - rich

        where = f"Recorded as entry {ratification.short_id} in {ratification.place}."
        typer.echo(f"Ratified: entry {exceptional.short_id}. {where}")
        show_minute(act.vote)
    finish(recording.met())


def _ratification(
    recording: Recording,
    decision: CourseDecision,
    on: date,
    ballots: tuple[WrittenBallot, ...],
    casting: Choice | None,
) -> Ratification:
    """The ratification by those votes. Raises ProblemsFound with what stands against it."""
    code, ladder = decision.decision.school, decision.decision.ladder
    recording.refuse_doubtful(code)
    [school] = [each for each in recording.folder.schools if each.code == code]
    ratification, problems = ratify_decision(
        decision,
        recording.folder.ladders[ladder],
        trust=recording.trust,
        school=school,
        on=on,
        today=recording.day,
        ballots=ballots,
        casting=casting,
        occasion=Occasion(PROMPT, school.who),
    )
    if ratification is None:
        raise ProblemsFound(problems)
    return ratification


def _waiting(recording: Recording, entry: Entry) -> CourseDecision:
    """The exceptional decision that an entry records, which waits for the board."""
    for course in recording.folder.record().courses.values():
        decision = course.of(entry.id)
        if decision and decision.is_unratified:
            return decision
    raise misuse(entry.short_id, "is no exceptional decision that waits for the board", "entry")
