"""Activities that have just been recorded as done, as JSON."""

from collections.abc import Iterable

from sfec.model.ledger import Entry
from sfec.results_json.encoding import Json, dumps
from sfec.results_json.entries import entry_shape
from sfec.rules.core_offer.done_results import AlreadyRecorded


def recorded_activities_json(recorded: Iterable[Entry], already: Iterable[AlreadyRecorded]) -> str:
    """The entries just recorded, and what was recorded already."""
    shapes = [entry_shape(each) for each in recorded]
    return dumps({"recorded": shapes, "recorded_already": [_already(each) for each in already]})


def _already(each: AlreadyRecorded) -> Json:
    act = each.done.act
    return {
        "activity": act.activity,
        "school": act.school,
        "on": act.on.isoformat(),
        "shown_by": each.shown_by,
    }
