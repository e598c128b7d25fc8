"""Results as JSON, in the shapes that scripts rely on."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sfec.model.evidence import Content
from sfec.model.indication import Indication, Round, Standing
from sfec.model.policy import Characteristic, Move
from sfec.problems import Problem
from sfec.rules.categorise import rests_on
from sfec.rules.changes import Wanted, changes, gaps

Json = dict[str, Any]


def round_lines(found: Round) -> Iterator[str]:
    """A round as JSON, a school a line, so that a thousand schools need no more memory than one."""
    head = json.dumps({"half_term": found.half_term.id, "as_at": found.as_at.isoformat()})
    yield f'{head[:-1]}, "schools": ['
    last = len(found.standings) - 1
    for number, standing in enumerate(found.standings):
        yield _dumps(_standing(standing)) + ("," if number < last else "")
    yield "]}"


def explanation(found: Round) -> str:
    """One school's round as JSON, with statements, readings, gaps and changes."""
    [standing] = found.standings
    ladders = {key: _explained(each) for key, each in standing.indications.items()}
    head = {"half_term": found.half_term.id, "as_at": found.as_at.isoformat()}
    return _dumps({**head, "code": standing.school.code, "name": standing.school.name, "ladders": ladders})


def problems(found: list[Problem]) -> str:
    """Problems as JSON, sorted, each once."""
    ordered = sorted(set(found), key=lambda each: (each.place, each.code, each.message))
    return _dumps({"problems": [_problem(each) for each in ordered]})


def written(*paths: str) -> str:
    """The files a command wrote, relative to the folder."""
    return _dumps({"written": list(paths)})


def _dumps(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


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


def _standing(standing: Standing) -> Json:
    ladders = {key: _indication(each) for key, each in standing.indications.items()}
    return {"code": standing.school.code, "name": standing.school.name, "ladders": ladders}


def _indication(indication: Indication) -> Json:
    return {
        "current": indication.current,
        "possible": list(indication.verdict.possible),
        "indicated": indication.verdict.indicated,
        "next": _move(indication.next),
        "decided": None,
        "characteristics": [
            {
                "id": each.id,
                "category": each.category,
                "answer": answer.value,
                "evidence": _evidence(indication, each),
            }
            for each, answer in indication.answered()
        ],
    }


def _evidence(indication: Indication, characteristic: Characteristic) -> list[Json]:
    evidence = indication.evidence
    return [
        {
            "field": field_id,
            "value": _value(evidence.contents[field_id]),
            "source": str(source) if (source := evidence.source(field_id)) else None,
        }
        for field_id in rests_on(indication, characteristic)
    ]


def _explained(indication: Indication) -> Json:
    shown = _indication(indication)
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
        {"to": each.to, "wanted": [_wanted(wanted) for wanted in each.wanted]}
        for each in changes(ladder, evidence, found)
    ]
    return shown


def _wanted(wanted: Wanted) -> Json:
    bounds = {"at_least": wanted.at_least, "below": wanted.below}
    shown: Json = {"field": wanted.field}
    shown |= {"values": list(wanted.values)} if wanted.values else {}
    return shown | {key: _value(bound) for key, bound in bounds.items() if bound is not None}


def _move(move: Move | None) -> Json | None:
    return {"to": move.to, "decided_by": list(move.deciders), "vote": move.vote is not None} if move else None


def _value(content: Content) -> object:
    if isinstance(content, Decimal):
        return int(content) if content == content.to_integral_value() else float(content)
    return list(content) if isinstance(content, tuple) else content
