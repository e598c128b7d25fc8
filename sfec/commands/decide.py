"""`sfec decide`: record the decision on a school, or on several at once."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sfec.commands.asked import Asked, Desk, refused
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
    OptionalSchool,
    Reason,
    Votes,
    about,
    finish,
    misused,
)
from sfec.commands.recording import Recording, recording
from sfec.problems import Level, Problem, ProblemsFound, has_errors

if TYPE_CHECKING:
    from sfec.folder.asked_rows import AskedRow
    from sfec.model.decision import Rested
    from sfec.model.ledger import Entry


_BOTH = "a move is decided by a role, or by a vote"
_FILE_ALONE = "each row says what is decided: give nothing else"
_NOTHING_NAMED = "name the school, the ladder and the category, or a file with --from"


def decide(
    context: typer.Context,
    school: OptionalSchool = None,
    ladder: Annotated[str | None, typer.Argument(metavar="LADDER", help="education or finance.")] = None,
    category: Annotated[str | None, typer.Argument(metavar="CATEGORY", help="Where the school is to be.")] = None,
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
    corrects: Corrects = None,
    from_file: FromFile = None,
    data: Data = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Record what has been decided: the policy's next moves, by those who may make them, and why."""
    given = Asked(school or "", ladder or "", category or "", by or (), vote or (), casting_vote, on, reason)
    given = given._replace(conditions=condition or (), consulted=consulted or ())
    given = given._replace(is_exceptional=exceptional, corrects=corrects)
    asked, notes = _asked(given, from_file, half_term)
    with recording(context, data, as_at) as held:
        decided = _decided(held, asked, is_from_file=from_file is not None)
        held.record()
        held.folder.problems += notes
    _show(held, decided, as_json=as_json)


def _asked(given: Asked, from_file: str | None, half_term: str | None) -> tuple[list[Asked], list[Problem]]:
    """What is asked at the prompt, or in a workbook's rows, with what is noted of that.

    Raises typer's BadParameter where it cannot be meant, and ProblemsFound with what is wrong in the workbook.
    """
    if from_file is not None:
        if given != Asked("", "", ""):
            raise misused(_FILE_ALONE, "--from")
        return _rows(Path(from_file), half_term)
    if given.by and (given.votes or given.casting):
        raise misused(_BOTH, "--by, --vote")
    if not (given.school and given.ladder and given.category):
        raise misused(_NOTHING_NAMED)
    return [given._replace(half_term=half_term)], []


def _decided(held: Recording, asked: Sequence[Asked], *, is_from_file: bool) -> "dict[Entry, Rested]":
    """The entries of what was asked, to be recorded together, with what each rests on.

    Raises ProblemsFound with all that stands against any of them.
    """
    from sfec.rules.courses import extended  # noqa: PLC0415 - only where something is recorded
    from sfec.rules.decide import decide as decide_on  # noqa: PLC0415

    desk, problems = Desk(held), list[Problem]()
    decided: dict[Entry, Rested] = {}
    for number, each in enumerate(asked, 1):
        try:
            found = desk.find(each)
        except typer.BadParameter as error:
            if not is_from_file:
                raise
            problems.append(refused(error, each))
            continue
        except ProblemsFound as met:
            problems += met.problems
            continue
        made, refusals = decide_on(found.proposal, found.circumstances)
        problems += refusals
        if made is None:
            continue
        rested = found.carried or desk.rested(found, made.could_decide)
        entry = held.add(made.decision, rested, number, len(asked))
        desk.courses[made.decision.school, made.decision.ladder] = extended(found.circumstances.course, entry)
        decided[entry] = rested
    if problems:
        raise ProblemsFound(problems)
    return decided


def _rows(path: Path, half_term: str | None) -> tuple[list[Asked], list[Problem]]:
    from sfec.folder import decisions_file as columns  # noqa: PLC0415 - only where decisions come from a file
    from sfec.folder.asked_rows import left_empty  # noqa: PLC0415

    rows, problems = columns.read_decisions(path)
    problems += left_empty(rows, columns.DECISIONS)
    if has_errors(problems):
        raise ProblemsFound(problems)
    return [_asked_in(row, half_term) for row in rows], problems


def _asked_in(row: "AskedRow", half_term: str | None) -> Asked:
    from sfec.folder import decisions_file as columns  # noqa: PLC0415 - only where decisions come from a file

    options = {"school": columns.SCHOOL, "--ladder": columns.LADDER, "category": columns.CATEGORY, "--on": columns.ON}
    options |= {"--by": columns.BY, "--vote": columns.VOTES, "--casting-vote": columns.CASTING}

    def several(heading: str, mark: str) -> list[str]:
        text = row.texts.get(heading, "").replace("\n", mark)
        return [part.strip() for part in text.split(mark) if part.strip()]

    return Asked(
        row.texts.get(columns.SCHOOL, ""),
        row.texts.get(columns.LADDER, ""),
        row.texts.get(columns.CATEGORY, ""),
        several(columns.BY, ","),
        several(columns.VOTES, ";"),
        row.texts.get(columns.CASTING),
        row.texts.get(columns.ON),
        row.texts.get(columns.REASON),
        several(columns.CONDITIONS, ";"),
        several(columns.CONSULTED, ";"),
        row.texts.get(columns.EXCEPTIONAL, "").casefold() in ("yes", "y", "true", "x"),
        None,
        half_term,
        row.place,
        {option: row.places[heading] for option, heading in options.items()},
    )


def _show(held: Recording, decided: "Mapping[Entry, Rested]", *, as_json: bool) -> None:
    from sfec.model.decision import Decision  # noqa: PLC0415 - only where something is recorded

    schools = {each.code: each for each in held.folder.schools}
    if as_json:
        from sfec.terminal.ledger_json import recorded  # noqa: PLC0415

        typer.echo(recorded(list(decided)))
    else:
        from sfec.terminal.recorded import show_recorded  # noqa: PLC0415

        show_recorded(decided, held.folder.ladders, schools)
    of = [schools[each.act.school] for each in decided if isinstance(each.act, Decision)]
    # It is recorded: errors elsewhere in the folder are for `sfec check` to say.
    met = [each for each in about(held.folder.problems, of) if each.who or each.level is not Level.ERROR]
    finish([*met, *held.met()])
