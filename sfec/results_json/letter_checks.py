"""Issued letters looked at again, as JSON."""

from collections.abc import Sequence

from sfec.model.half_term import HalfTerm
from sfec.model.written_documents import DocumentCheck
from sfec.results_json.encoding import Json, dumps


def letter_checks_json(checks: Sequence[DocumentCheck], half_term: HalfTerm) -> str:
    """Each issued letter: what became of its files, and what it says that is no longer so."""
    return dumps({"half_term": half_term.id, "letters": [check_shape(each) for each in checks]})


def check_shape(check: DocumentCheck) -> Json:
    """One issued document, looked at again."""
    return {
        "school": check.code,
        "entry": check.entry.id,
        "on": check.issued.on.isoformat(),
        "files": [{"file": path, "state": state} for path, state in check.files],
        "changed": list(check.changed),
    }
