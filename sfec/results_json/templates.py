"""The templates of documents, as JSON."""

from collections.abc import Sequence

from sfec.documents.templates import Template
from sfec.results_json.encoding import dumps


def templates_json(templates: Sequence[Template]) -> str:
    """Every template, and which file of it counts."""
    shapes = [{"name": each.name, "file": str(each.path), "own": each.is_own} for each in templates]
    return dumps({"templates": shapes})
