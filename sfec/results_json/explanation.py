"""One school explained as JSON, and an indication in the shape that it shares with a round."""

from collections.abc import Callable
from functools import partial

from sfec.model.course import CourseDecision
from sfec.model.evidence import Evidence
from sfec.model.indication import Answer, Indication, Round
from sfec.model.policy import Characteristic, Move
from sfec.results_json.encoding import Json, dumps, plain_value
from sfec.rules.ladders.changes import Gap, Requirement, changes, gaps
from sfec.rules.ladders.indications import rests_on


def explanation_json(half_term_round: Round) -> str:
    """One school's round, with statements, readings, gaps and changes."""
    [school] = half_term_round.schools
    head = {"half_term": half_term_round.half_term.id, "as_at": half_term_round.as_at.isoformat()}
    whose = {"code": school.school.code, "name": school.school.name}
    ladders = {ladder_id: _ladder(each) for ladder_id, each in school.indications.items()}
    return dumps({**head, **whose, "ladders": ladders})


def indication_shape(indication: Indication, evidence_of: Callable[[str], object]) -> Json:
    """An indication as `categorise --json` has it; `evidence_of` gives what stands for a field."""
    characteristics = []
    for characteristic, answer in indication.answered():
        evidence = [evidence_of(each) for each in rests_on(indication, characteristic)]
        characteristics.append({**_answered(characteristic, answer), "evidence": evidence})
    return {
        "current": indication.current,
        "possible": list(indication.verdict.possible),
        "indicated": indication.verdict.indicated,
        "next": _move(indication.next),
        "decided": _decision(indication.decided),
        "evidence_as": indication.captured.id if indication.captured else "files",
        "characteristics": characteristics,
        **_opening(indication.opening),
    }


def _answered(characteristic: Characteristic, answer: Answer) -> Json:
    return {
        "id": characteristic.id,
        "category": characteristic.category,
        "answer": answer.value,
    }


def _move(move: Move | None) -> Json | None:
    if move is None:
        return None
    return {"to": move.to, "decided_by": list(move.deciders), "vote": move.vote is not None}


def _opening(stands: CourseDecision | None) -> Json:
    """The opening position, while it still stands: since when, and who decided it."""
    if stands is None:
        return {}
    decision = stands.decision
    since, entry = decision.on.isoformat(), stands.entry.id
    said = {"since": since, "by": decision.opening, "entry": entry}
    return {"opening": {"category": decision.category, **said}}


def _decision(decided: CourseDecision | None) -> Json | None:
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


def _ladder(indication: Indication) -> Json:
    shape = indication_shape(indication, partial(_evidence, indication.evidence))
    characteristics = indication.ladder.characteristics
    for shown, characteristic in zip(shape["characteristics"], characteristics, strict=True):
        shown["statement"] = characteristic.statement
        shown["charter"] = characteristic.charter
        shown["reading"] = characteristic.reading
    known = indication.ladder, indication.evidence, indication.verdict
    shape["gaps"] = [_gap(each) for each in gaps(*known)]
    shape["changes"] = []
    for change in changes(*known):
        wanted = [_requirement(each) for each in change.wanted]
        shape["changes"].append({"possible": list(change.to), "wanted": wanted})
    return shape


def _evidence(evidence: Evidence, field_id: str) -> Json:
    source = evidence.source(field_id)
    return {
        "field": field_id,
        "value": plain_value(evidence.contents[field_id]),
        "source": str(source) if source else None,
    }


def _gap(gap: Gap) -> Json:
    ways = []
    for requirement, possible in gap.outcomes:
        ways.append({**_requirement(requirement), "possible": list(possible)})
    return {"field": gap.field, "ways": ways}


def _requirement(requirement: Requirement) -> Json:
    shape: Json = {"field": requirement.field}
    if requirement.values:
        shape["values"] = list(requirement.values)
    if requirement.at_least is not None:
        shape["at_least"] = plain_value(requirement.at_least)
    if requirement.below is not None:
        shape["below"] = plain_value(requirement.below)
    return shape
