"""Pages that were written, as JSON."""

from collections.abc import Sequence

from sfec.model.written_documents import WrittenDocument
from sfec.results_json.encoding import dumps


def pages_json(pages: Sequence[WrittenDocument], year: str) -> str:
    """The pages of an academic year, each with its files."""
    shapes = [{"school": each.code, "files": list(each.files)} for each in pages]
    return dumps({"year": year, "pages": shapes})
