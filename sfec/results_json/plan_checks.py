"""Issued documents of plans looked at again, as JSON."""

from collections.abc import Sequence

from sfec.model.written_documents import PlanCheck
from sfec.results_json.encoding import Json, dumps
from sfec.results_json.letter_checks import check_shape


def plan_checks_json(checks: Sequence[PlanCheck]) -> str:
    """Each issued plan: what became of its files, and what it says that is no longer so."""
    shapes: list[Json] = [{"plan": name, **check_shape(each)} for name, each in checks]
    return dumps({"plans": shapes})
