"""Results as JSON, in the shapes that scripts rely on."""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from sfec.model.evidence import Content, Evidence
from sfec.model.indication import Indication, Round
from sfec.model.policy import Move
from sfec.problems import Problem, reading_order
from sfec.rules.categorise import rests_on
from sfec.rules.changes import Wanted, changes, gaps

if TYPE_CHECKING:
    from sfec.model.course import Decided

Json = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def explanation(found: Round) -> str:
    """One school's round as JSON, with statements, readings, gaps and changes."""
    [standing] = found.standings
    ladders = {key: _explained(each) for key, each in standing.indications.items()}
    head = {"half_term": found.half_term.id, "as_at": found.as_at.isoformat()}
    return dumps({**head, "code": standing.school.code, "name": standing.school.name, "ladders": ladders})


def problems(found: list[Problem]) -> str:
    """Problems as JSON, sorted, each once."""
    ordered = sorted(set(found), key=reading_order)
    return dumps({"problems": [_problem(each) for each in ordered]})


def written(*paths: str) -> str:
    """The files a command wrote, relative to the folder."""
    return dumps({"written": list(paths)})


def dumps(value: object) -> str:
    """A value as JSON, letters as they are."""
    return _ENCODER.encode(value)


def _problem(problem: Problem) -> Json:
    return {
        "file": problem.place.path,
        "place": problem.place.at,
        "who": problem.who,
        "message": problem.message,
        "code": problem.code,
        "hint": problem.hint,
        "level": problem.level.value,
    }


def indication_shape(indication: Indication, evidence_of: Callable[[str], object]) -> Json:
    """An indication in the shape of `categorise --json`, with what is to stand for each field's evidence."""
    return {
        "current": indication.current,
        "possible": list(indication.verdict.possible),
        "indicated": indication.verdict.indicated,
        "next": _move(indication.next),
        "decided": _decided(indication.decided),
        "evidence_as": indication.captured.id if indication.captured else "files",
        "characteristics": [
            {
                "id": each.id,
                "category": each.category,
                "answer": answer.value,
                "evidence": [evidence_of(field_id) for field_id in rests_on(indication, each)],
            }
            for each, answer in indication.answered()
        ],
    }


def _evidence(evidence: Evidence, field_id: str) -> Json:
    source = evidence.source(field_id)
    return {
        "field": field_id,
        "value": plain_value(evidence.contents[field_id]),
        "source": str(source) if source else None,
    }


def _explained(indication: Indication) -> Json:
    shown = indication_shape(indication, partial(_evidence, indication.evidence))
    for each, characteristic in zip(shown["characteristics"], indication.ladder.characteristics, strict=True):
        each["statement"] = characteristic.statement
        each["charter"] = characteristic.charter
        each["reading"] = characteristic.reading
    ladder, evidence, found = indication.ladder, indication.evidence, indication.verdict
    shown["gaps"] = [
        {"field": gap.field, "ways": [{**_wanted(wanted), "possible": list(left)} for wanted, left in gap.outcomes]}
        for gap in gaps(ladder, evidence, found)
    ]
    shown["changes"] = [
        {"possible": list(each.to), "wanted": [_wanted(wanted) for wanted in each.wanted]}
        for each in changes(ladder, evidence, found)
    ]
    return shown


def _wanted(wanted: Wanted) -> Json:
    bounds = {"at_least": wanted.at_least, "below": wanted.below}
    shown: Json = {"field": wanted.field}
    shown |= {"values": list(wanted.values)} if wanted.values else {}
    return shown | {key: plain_value(bound) for key, bound in bounds.items() if bound is not None}


def _move(move: Move | None) -> Json | None:
    return {"to": move.to, "decided_by": list(move.deciders), "vote": move.vote is not None} if move else None


def _decided(decided: "Decided | None") -> Json | None:
    if decided is None:
        return None
    decision = decided.decision
    return {
        "category": decision.category,
        "on": decision.on.isoformat(),
        "by": list(decision.roles),
        "departure": decision.departure is not None,
        "unratified": decided.is_unratified,
        "entry": decided.entry.id,
    }


def plain_value(content: Content) -> object:
    """A content as JSON has it; a gap is null, never zero."""
    if isinstance(content, Decimal):
        return int(content) if content == content.to_integral_value() else float(content)
    return list(content) if isinstance(content, tuple) else content
