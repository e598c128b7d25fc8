"""The core offer's calendar as JSON, in the shape that scripts rely on."""

from collections.abc import Iterable
from datetime import date

from sfec.model.occurrence import Occurrence
from sfec.results_json.encoding import Json, dumps, iso


def calendar_json(first: date, last: date, occurrences: Iterable[Occurrence], on: date) -> str:
    """Every occurrence, with how it stands on a day."""
    shapes = [_occurrence(each, on) for each in occurrences]
    return dumps({"from": first.isoformat(), "to": last.isoformat(), "occurrences": shapes})


def _occurrence(occurrence: Occurrence, on: date) -> Json:
    return {
        "activity": occurrence.activity.id,
        "title": occurrence.activity.title,
        "cadence": occurrence.activity.cadence.value,
        "scope": occurrence.activity.scope,
        "school": occurrence.school,
        "owner": occurrence.owner,
        "period": occurrence.window.period,
        "due": occurrence.window.due.isoformat(),
        "status": occurrence.status(on).value,
        "done_on": iso(occurrence.done_on),
    }
