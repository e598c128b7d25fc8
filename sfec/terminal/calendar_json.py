"""The core offer's calendar as JSON, in the shape that scripts rely on."""

from collections.abc import Iterable
from datetime import date

from sfec.model.occurrence import Occurrence
from sfec.terminal.as_json import Json, dumps


def calendar_json(first: date, last: date, found: Iterable[Occurrence], on: date) -> str:
    """Every occurrence, with how it stands on a day."""
    occurrences = [_occurrence(each, on) for each in found]
    return dumps({"from": first.isoformat(), "to": last.isoformat(), "occurrences": occurrences})


def _occurrence(each: Occurrence, on: date) -> Json:
    return {
        "activity": each.activity.id,
        "title": each.activity.title,
        "cadence": each.activity.cadence.value,
        "scope": each.activity.scope,
        "school": each.school,
        "owner": each.owner,
        "period": each.window.period,
        "due": each.window.due.isoformat(),
        "status": each.status(on).value,
        "done_on": each.done_on.isoformat() if each.done_on else None,
    }
