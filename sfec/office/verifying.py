"""Issued documents looked at again: is each file as it was issued, and is what it says still so?"""

from collections.abc import Callable, Iterable, Sequence

from sfec.folder.documents_folder import hash_file
from sfec.model.issue import IssuedFile
from sfec.model.trust import School
from sfec.model.written_documents import UNCHANGED, DocumentCheck
from sfec.office.document_series import DocumentSeries
from sfec.problems import Level, Part, Place, Problem, ProblemsFound
from sfec.rules.letters.issued_documents import IssuedDocument


def verify_documents(
    series: DocumentSeries,
    schools: Sequence[School | None],
    changes: Callable[[IssuedDocument], Iterable[str]],
) -> Part[list[DocumentCheck]]:
    """What has become of the documents issued to some schools.

    `changes` says what one tells that is no longer so. Problems: letter-changed, letter-gone,
    letter-stale.
    """
    checks, problems = [], []
    for school in schools:
        issued = series.known_issue(school)
        if issued is None:
            continue
        who, files = school.who if school else "", []
        for file in issued.document.files:
            state, met = _look_at(series, file, who)
            files.append((file.path, state))
            problems += met
        changed = list(changes(issued))
        problems += [_stale(series, issued, who, each) for each in changed]
        checks.append(DocumentCheck(school, issued.document, issued.entry, files, changed))
    return Part(checks, problems)


def _look_at(series: DocumentSeries, file: IssuedFile, who: str) -> Part[str]:
    """What has become of an issued file."""
    place = Place(file.path)
    try:
        is_same = hash_file(series.opened.folder.path / file.path, file.path) == file.sha256
    except ProblemsFound:
        message = "it was issued, and cannot be found or read"
        hint = f"put it back from a copy: an issued {series.kind.noun} is the file that went out"
        return Part("gone", [Problem(place, "letter-gone", message, hint, who)])
    if is_same:
        return Part(UNCHANGED, [])
    message = "it is not the file that was issued"
    hint = (
        "put back the file that went out, from a copy; "
        "to send another, withdraw the issue of this one"
    )
    return Part("changed", [Problem(place, "letter-changed", message, hint, who)])


def _stale(series: DocumentSeries, issued: IssuedDocument, who: str, said: str) -> Problem:
    place, message = Place(issued.document.files[0].path), f"since it was issued: {said}"
    hint = (
        f"{series.kind.one} that has gone out stays as it is; "
        "say it in the next, or withdraw this one and send another"
    )
    return Problem(place, "letter-stale", message, hint, who, Level.WARNING)
