"""Values as JSON has them: letters as they are, a gap null and never zero, a day as 2026-11-23."""

import json
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from sfec.model.evidence import Content
from sfec.pupil_numbers import without_pupil_numbers

Json: TypeAlias = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def dumps(value: object) -> str:
    """A value as JSON, letters as they are, and each pupil's number masked."""
    return without_pupil_numbers(_ENCODER.encode(value))


def iso(day: date | None) -> str | None:
    """A day as JSON has it; null where there is none."""
    return day.isoformat() if day else None


def plain_value(content: Content) -> object:
    """A content as JSON has it; a gap is null, never zero."""
    if isinstance(content, Decimal):
        return int(content) if content == content.to_integral_value() else float(content)
    return list(content) if isinstance(content, tuple) else content
