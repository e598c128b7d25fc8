"""`sfec decide`: record the decision on a school, or on several at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from sfec.commands.options import (
    AsAt,
    AsJson,
    By,
    Casting,
    Conditions,
    Consulted,
    Corrects,
    Data,
    Exceptional,
    FromFile,
    HalfTermName,
    On,
    OpeningPosition,
    OptionalSchool,
    Reason,
    Votes,
    about,
    finish,
    start_recording,
)
from sfec.folder.policy.policy_file import LADDERS
from sfec.folder.requests import decisions_file as columns
from sfec.folder.requests.request_rows import RequestRow, left_empty
from sfec.model.decision import Decision
from sfec.office.decision_recording import record_decisions
from sfec.office.decision_requests import DecisionRequest
from sfec.office.recording import Recording
from sfec.office.usage import Misuse
from sfec.problems import Level, Problem, ProblemsFound, has_errors
from sfec.results_json.entries import decided_json
from sfec.rules.decisions.repeats import RecordedDecisions
from sfec.rules.ladders.wording import either

_BOTH = "a move is decided by a role, or by a vote"
_FILE_ALONE = "each row says what is decided: give nothing else"
_NOTHING_NAMED = "name the school, the ladder and the category, or a file with --from"
_NOTHING_ASKED = DecisionRequest(school="", ladder="", category="")
#: The option or argument that stands at the prompt for what a row says under a heading.
_OPTIONS = {
    "school": columns.SCHOOL,
    "--ladder": columns.LADDER,
    "category": columns.CATEGORY,
    "--on": columns.ON,
    "--by": columns.BY,
    "--vote": columns.VOTES,
    "--casting-vote": columns.CASTING,
    "--opening": columns.OPENING,
}
_YES = ("yes", "y", "true", "x")

OptionalLadder = Annotated[str | None, typer.Argument(metavar="LADDER", help=f"{either(LADDERS)}.")]
OptionalCategory = Annotated[
    str | None, typer.Argument(metavar="CATEGORY", help="Where the school is to be.")
]


def decide(
    context: typer.Context,
    school: OptionalSchool = None,
    ladder: OptionalLadder = None,
    category: OptionalCategory = None,
    *,
    by: By = None,
    vote: Votes = None,
    casting_vote: Casting = None,
    half_term: HalfTermName = None,
    on: On = None,
    reason: Reason = None,
    condition: Conditions = None,
    consulted: Consulted = None,
    exceptional: Exceptional = False,
    opening: OpeningPosition = False,
    corrects: Corrects = None,
    from_file: FromFile = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Record what has been decided: the policy's next moves by those who may make them, and why."""
    typed = DecisionRequest(school or "", ladder or "", category or "")
    typed = typed._replace(by=by or (), votes=vote or (), casting=casting_vote, on=on)
    typed = typed._replace(reason=reason, conditions=condition or (), consulted=consulted or ())
    typed = typed._replace(is_exceptional=exceptional, is_opening=opening, corrects=corrects)
    requests, notes = _requests(typed, from_file, half_term)
    with start_recording(context, data, as_at) as recording:
        recorded = record_decisions(recording, requests)
    _show(recording, recorded, notes, as_json=as_json)


def _requests(
    typed: DecisionRequest, from_file: str | None, half_term: str | None
) -> tuple[list[DecisionRequest], list[Problem]]:
    """What is asked at the prompt, or in a workbook's rows, with what is noted of that.

    Raises Misuse where it cannot be meant, and ProblemsFound with what is wrong in the workbook.
    """
    if from_file is not None:
        if typed != _NOTHING_ASKED:
            raise Misuse(_FILE_ALONE, "--from")
        return _read_requests(Path(from_file), half_term)
    if typed.by and (typed.votes or typed.casting):
        raise Misuse(_BOTH, "--by, --vote")
    if not (typed.school and typed.ladder and typed.category):
        raise Misuse(_NOTHING_NAMED)
    return [typed._replace(half_term=half_term)], []


def _read_requests(
    path: Path, half_term: str | None
) -> tuple[list[DecisionRequest], list[Problem]]:
    """What each row of a workbook asks. Raises ProblemsFound with what is wrong in it."""
    rows, problems = columns.read_decisions(path)
    problems += left_empty(rows, columns.DECISIONS)
    if has_errors(problems):
        raise ProblemsFound(problems)
    return [_request(row, half_term) for row in rows], problems


def _request(row: RequestRow, half_term: str | None) -> DecisionRequest:
    return DecisionRequest(
        school=row.texts.get(columns.SCHOOL, ""),
        ladder=row.texts.get(columns.LADDER, ""),
        category=row.texts.get(columns.CATEGORY, ""),
        by=_several(row, columns.BY, ","),
        votes=_several(row, columns.VOTES, ";"),
        casting=row.texts.get(columns.CASTING),
        on=row.texts.get(columns.ON),
        reason=row.texts.get(columns.REASON),
        conditions=_several(row, columns.CONDITIONS, ";"),
        consulted=_several(row, columns.CONSULTED, ";"),
        is_exceptional=row.texts.get(columns.EXCEPTIONAL, "").casefold() in _YES,
        is_opening=row.texts.get(columns.OPENING, "").casefold() in _YES,
        half_term=half_term,
        place=row.place,
        places={option: row.places[heading] for option, heading in _OPTIONS.items()},
    )


def _several(row: RequestRow, heading: str, mark: str) -> Sequence[str]:
    """What a cell lists, a mark between or a line each."""
    text = row.texts.get(heading, "").replace("\n", mark)
    return [part.strip() for part in text.split(mark) if part.strip()]


def _show(
    recording: Recording,
    recorded: RecordedDecisions,
    notes: Sequence[Problem],
    *,
    as_json: bool,
) -> None:
    folder = recording.folder
    schools = {each.code: each for each in folder.schools}
    if as_json:
        typer.echo(decided_json(recorded))
    else:
        from sfec.terminal.recorded_decisions import show_recorded  # noqa: PLC0415 - rich

        show_recorded(recorded, folder.ladders, schools)
    acts = [each.act for each in recorded.entries]
    decided = [schools[act.school] for act in acts if isinstance(act, Decision)]
    # It is recorded: errors elsewhere in the folder are for `sfec check` to say.
    near = about([*recording.problems, *notes], decided)
    met = [each for each in near if each.who or each.level is not Level.ERROR]
    finish([*met, *recording.met()])
