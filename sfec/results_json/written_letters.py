"""Letters that were written or issued, as JSON."""

from collections.abc import Sequence

from sfec.model.half_term import HalfTerm
from sfec.model.written_documents import WrittenDocument
from sfec.results_json.encoding import Json, dumps


def written_letters_json(letters: Sequence[WrittenDocument], half_term: HalfTerm) -> str:
    """The letters of a half-term, each with its files, and to whom it is."""
    return dumps({"half_term": half_term.id, "letters": [letter_shape(each) for each in letters]})


def letter_shape(letter: WrittenDocument) -> Json:
    """One document: whose it is, its files, and to whom it went."""
    return {
        "school": letter.code,
        "draft": letter.is_draft,
        "files": list(letter.files),
        "to": [each._asdict() for each in letter.to],
        "entry": letter.entry.id if letter.entry else None,
    }
