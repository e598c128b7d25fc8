"""A round as JSON, quickly: of a thousand schools, few differ in more than their values and cells.

Schools with the same answers on a ladder share everything but that, so the text around the values
is made once for all of them, and only the values and cells are written for each.
"""

import json
import re
from collections.abc import Hashable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sfec.model.evidence import Content, Evidence
from sfec.model.indication import Indication, Round, SchoolIndications
from sfec.problems import column_letters, quoted_sheet
from sfec.pupil_numbers import without_pupil_numbers
from sfec.results_json.encoding import dumps, plain_value
from sfec.results_json.explanation import indication_shape

_GAP = re.compile(r'"\\u0000(\w+)"')


def round_lines(half_term_round: Round) -> Iterator[str]:
    """A round, a school a line, so that a thousand schools need no more memory than one."""
    half_term, as_at = half_term_round.half_term, half_term_round.as_at
    head = dumps({"half_term": half_term.id, "as_at": as_at.isoformat()})
    yield f'{head[:-1]}, "schools": ['
    frames: dict[Hashable, _Frame] = {}
    last = len(half_term_round.schools) - 1
    for number, school in enumerate(half_term_round.schools):
        yield _school(school, frames) + ("," if number < last else "")
    yield "]}"


class _Frame(NamedTuple):
    """The text around the evidence, and the fields that belong into it, each once.

    Every second piece of the text is the field whose evidence belongs there.
    """

    pieces: list[str]
    fields: tuple[str, ...]


def _school(school: SchoolIndications, frames: dict[Hashable, _Frame]) -> str:
    ladders = []
    for ladder_id, indication in school.indications.items():
        key = _alike(ladder_id, indication)
        frame = frames.get(key)
        if frame is None:
            frame = frames[key] = _frame(indication)
        ladders.append(f'"{ladder_id}": {_filled(frame, indication.evidence)}')
    head = dumps({"code": school.school.code, "name": school.school.name})
    return f'{head[:-1]}, "ladders": {{{", ".join(ladders)}}}}}'


def _alike(ladder_id: str, indication: Indication) -> Hashable:
    """What is the same wherever the text around the evidence is.

    Verdicts are shared by the schools that have the same, and live as long as the round: their
    identity will do.
    """
    to = indication.next and indication.next.to
    verdict = id(indication.verdict)
    return ladder_id, verdict, indication.current, to, indication.decided, indication.captured


def _frame(indication: Indication) -> _Frame:
    shape = indication_shape(indication, lambda field_id: f"\0{field_id}")
    pieces = _GAP.split(without_pupil_numbers(json.dumps(shape)))
    return _Frame(pieces, tuple(dict.fromkeys(pieces[1::2])))


def _filled(frame: _Frame, evidence: Evidence) -> str:
    written = {field_id: _evidence(field_id, evidence) for field_id in frame.fields}
    pieces = frame.pieces.copy()
    pieces[1::2] = [written[field_id] for field_id in pieces[1::2]]
    return "".join(pieces)


def _evidence(field_id: str, evidence: Evidence) -> str:
    content = evidence.contents[field_id]
    value = str(plain_value(content)) if isinstance(content, Decimal) else _choice(content)
    return f'{{"field": "{field_id}", "value": {value}, "source": {_source(field_id, evidence)}}}'


def _source(field_id: str, evidence: Evidence) -> str:
    """Where a value was read; a cell of the school's own row is put together without a place."""
    sheet = evidence.sheet
    is_derived = field_id in evidence.derived_from
    if sheet and evidence.row and field_id in sheet.columns and not is_derived:
        return f'{_column(sheet.path, sheet.sheet, sheet.columns[field_id])}{evidence.row}"'
    place = evidence.source(field_id)
    return dumps(str(place)) if place else "null"


@lru_cache(maxsize=1024)
def _column(path: str, sheet: str, column: int) -> str:
    """A cell's source up to its row, without the closing quote."""
    return dumps(f"{path}:{quoted_sheet(sheet)}!{column_letters(column)}")[:-1]


@lru_cache(maxsize=4096)
def _choice(content: Content) -> str:
    return dumps(plain_value(content))
