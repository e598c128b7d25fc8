"""`sfec ratify`: the full board's vote that an exceptional decision stands."""

from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands.asked import find_ballot, find_casting
from sfec.commands.options import (
    AsAt,
    AsJson,
    Casting,
    Data,
    On,
    Reason,
    Votes,
    finish,
    misuse,
)
from sfec.commands.recording import Recording, find_entry, recording, show_json
from sfec.problems import PROMPT, ProblemsFound

if TYPE_CHECKING:
    from datetime import date

    from sfec.model.course import Decided
    from sfec.model.decision import Ratification
    from sfec.model.ledger import Entry
    from sfec.model.vote import Choice
    from sfec.rules.ballots import BallotGiven


def ratify(
    context: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The decision, as `sfec history` names it.")],
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
    with recording(context, data, as_at) as held:
        found = find_entry(held.ledger, entry)
        day = held.named_day(on)
        given = tuple(map(find_ballot, vote or ()))
        act = _ratification(held, found, day, given, find_casting(casting_vote))._replace(reason=reason)
        recorded = held.add(act)
        held.record()
    if as_json:
        show_json(recorded)
    else:
        from sfec.terminal.minute import show_minute  # noqa: PLC0415

        typer.echo(f"Ratified: entry {found.short_id}. Recorded as entry {recorded.short_id} in {recorded.place}.")
        show_minute(act.vote)
    finish(held.met())


def _ratification(
    held: Recording, found: "Entry", on: "date", votes: "tuple[BallotGiven, ...]", casting: "Choice | None"
) -> "Ratification":
    from sfec.rules.ballots import Asking  # noqa: PLC0415 - keeps --help quick
    from sfec.rules.ratifications import ratify as ratified  # noqa: PLC0415

    decided = _waiting(held, found)
    [school] = [each for each in held.folder.schools if each.code == decided.decision.school]
    act, problems = ratified(
        decided,
        held.folder.ladders[decided.decision.ladder],
        trust=held.trust,
        school=school,
        on=on,
        today=held.day,
        votes=votes,
        casting=casting,
        asking=Asking(PROMPT, school.who),
    )
    if act is None:
        raise ProblemsFound(problems)
    return act


def _waiting(held: Recording, found: "Entry") -> "Decided":
    """The exceptional decision that an entry records, which waits for the board."""
    for course in held.folder.recorded().courses.values():
        decided = course.of(found.id)
        if decided and decided.is_unratified:
            return decided
    raise misuse(found.short_id, "is no exceptional decision that waits for the board", "entry")
