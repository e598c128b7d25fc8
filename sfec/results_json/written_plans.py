"""The documents of plans that were written or issued, as JSON."""

from collections.abc import Sequence

from sfec.model.written_documents import WrittenPlan
from sfec.results_json.encoding import Json, dumps
from sfec.results_json.written_letters import letter_shape


def written_plans_json(plans: Sequence[WrittenPlan]) -> str:
    """Each plan's document, with its files, and to whom it is."""
    shapes: list[Json] = [{"plan": name, **letter_shape(each)} for name, each in plans]
    return dumps({"plans": shapes})
