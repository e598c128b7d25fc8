"""Letters as JSON: everything that their template is given."""

from collections.abc import Sequence

from sfec.model.document import DocumentContext, plain_form
from sfec.results_json.encoding import dumps


def letters_json(letters: Sequence[DocumentContext]) -> str:
    """Letters as they are before a template words them."""
    return dumps({"letters": [plain_form(each) for each in letters]})
