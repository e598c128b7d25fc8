"""Deadlines as JSON."""

from datetime import date

from sfec.model.activity import Activity, Deadlines
from sfec.results_json.encoding import Json, dumps
from sfec.rules.core_offer.due_days import say_when


def deadlines_json(deadlines: Deadlines, on: date) -> str:
    """Every deadline, turned on or off."""
    shapes = []
    for deadline_id, deadline in deadlines.activities.items():
        is_on = deadline_id in deadlines.turned_on
        shapes.append({"id": deadline_id, **_deadline(deadline, on, is_on=is_on)})
    return dumps({"deadlines": shapes})


def _deadline(deadline: Activity, on: date, *, is_on: bool) -> Json:
    basis = deadline.basis
    return {
        "title": deadline.title,
        "scope": deadline.scope,
        "owner": deadline.owner,
        "when": say_when(deadline, on),
        "turned_on": is_on,
        "source": basis.source if basis else None,
        "mark": basis.mark if basis else None,
        "reading": deadline.reading,
    }
