"""A round as JSON, quickly: of a thousand schools, few differ in more than their values and cells.

Schools with the same answers on a ladder share everything but that, so the text around the values is
made once for all of them, and only the values and cells are written for each.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sfec.model.evidence import Content, Evidence
from sfec.model.indication import Indication, Round, Standing
from sfec.problems import column_letters, quoted_sheet
from sfec.terminal.as_json import dumps, indication_shape, plain_value

_GAP = re.compile(r'"\\u0000(\w+)"')


def round_lines(found: Round) -> Iterator[str]:
    """A round as JSON, a school a line, so that a thousand schools need no more memory than one."""
    head = dumps({"half_term": found.half_term.id, "as_at": found.as_at.isoformat()})
    yield f'{head[:-1]}, "schools": ['
    shared: dict[tuple[object, ...], _Frame] = {}
    last = len(found.standings) - 1
    for number, standing in enumerate(found.standings):
        yield _school(standing, shared) + ("," if number < last else "")
    yield "]}"


class _Frame(NamedTuple):
    """The text around the evidence, in every second place the field that belongs there; and those fields, each once."""

    pieces: list[str]
    fields: tuple[str, ...]


def _school(standing: Standing, shared: dict[tuple[object, ...], _Frame]) -> str:
    ladders = []
    for ladder_id, each in standing.indications.items():
        # Verdicts are shared by the schools that have the same, and live as long as the round: their identity will do.
        key = (ladder_id, id(each.verdict), each.current, each.next and each.next.to, each.decided, each.captured)
        frame = shared.get(key)
        if frame is None:
            frame = shared[key] = _frame(each)
        ladders.append(f'"{ladder_id}": {_filled(frame, each.evidence)}')
    school = dumps({"code": standing.school.code, "name": standing.school.name})
    return f'{school[:-1]}, "ladders": {{{", ".join(ladders)}}}}}'


def _frame(indication: Indication) -> _Frame:
    shape = indication_shape(indication, lambda field_id: f"\0{field_id}")
    pieces = _GAP.split(json.dumps(shape))
    return _Frame(pieces, tuple(dict.fromkeys(pieces[1::2])))


def _filled(frame: _Frame, evidence: Evidence) -> str:
    written = {field_id: _evidence(field_id, evidence) for field_id in frame.fields}
    pieces = frame.pieces.copy()
    pieces[1::2] = [written[field_id] for field_id in pieces[1::2]]
    return "".join(pieces)


def _evidence(field_id: str, evidence: Evidence) -> str:
    content, sheet = evidence.contents[field_id], evidence.sheet
    if sheet and evidence.row and field_id in sheet.columns and field_id not in evidence.derived_from:
        source = f'{_column(sheet.path, sheet.sheet, sheet.columns[field_id])}{evidence.row}"'
    else:
        place = evidence.source(field_id)
        source = dumps(str(place)) if place else "null"
    return f'{{"field": "{field_id}", "value": {_value(content)}, "source": {source}}}'


@lru_cache(maxsize=1024)
def _column(path: str, sheet: str, column: int) -> str:
    """A cell's source up to its row, without the closing quote."""
    return dumps(f"{path}:{quoted_sheet(sheet)}!{column_letters(column)}")[:-1]


def _value(content: Content) -> str:
    return str(plain_value(content)) if isinstance(content, Decimal) else _choice(content)


@lru_cache(maxsize=4096)
def _choice(content: Content) -> str:
    return dumps(plain_value(content))
