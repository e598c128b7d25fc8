"""Documents of any kind issued: to whom, which files, and what stands against it."""

from collections.abc import Iterator, Sequence

from sfec.documents.files import note
from sfec.documents.formats import Rendering
from sfec.folder.documents_folder import State
from sfec.model.issue import DocumentIssued, IssuedFile
from sfec.model.trust import ROLES, School
from sfec.model.written_documents import WrittenDocument
from sfec.office.document_series import DocumentSeries, Paper, owner_of
from sfec.office.recording import Recording
from sfec.office.writing import DocumentRequest, S, Watched, compose_papers, unwatched
from sfec.problems import Level, Part, Problem, ProblemsFound, has_errors


def issue_documents(
    held: Recording,
    series: DocumentSeries,
    request: DocumentRequest[S],
    *,
    watched: Watched = unwatched,
) -> Part[list[WrittenDocument]]:
    """Issue documents: a file edited by hand goes out as it is, others as they are written now.

    Problems: school-repeated, ledger-end, letter-issued, letter-draft, letter-nobody,
    letter-behind, letter-formats, and those of writing.
    """
    papers, problems = compose_papers(series, request)
    ready = []
    for paper in papers:
        objections = _objections(series, paper, request.forms)
        problems += objections
        if not has_errors(objections):
            ready.append(paper)
    issued = []
    for paper, made in watched(series.make(ready, request.forms), len(ready)):
        document, met = _issue(held, series, paper, request.forms, made)
        issued += [document] if document else []
        problems += met
    problems += note(series.documents)
    if issued:
        held.record()
    return Part(issued, problems)


def _issue(
    held: Recording,
    series: DocumentSeries,
    paper: Paper,
    forms: Sequence[str],
    made: Sequence[Rendering],
) -> Part[WrittenDocument | None]:
    """One written, unless somebody has edited it, and the entry of its issue.

    None where it cannot be written.
    """
    documents, problems = series.documents, list[Problem]()
    names = [series.file_name(paper.school, form) for form in forms]
    if all(documents.state(name) is not State.EDITED for name in names):
        written, problems = series.keep(paper, forms, made)
        if len(written) < len(forms):
            return Part(None, problems)
    files = tuple(IssuedFile(documents.shown(name), documents.hash(name)) for name in names)
    for name in names:
        documents.forget(name)
    act = DocumentIssued(
        document=series.kind.name,
        school=owner_of(paper.school),
        half_term=series.period,
        on=held.day,
        to=paper.to,
        files=files,
        decisions=paper.decisions,
        facts=paper.facts,
    )
    paths = [each.path for each in files]
    return Part(WrittenDocument(paper.school, paths, to=paper.to, entry=held.add(act)), problems)


def _objections(series: DocumentSeries, paper: Paper, forms: Sequence[str]) -> list[Problem]:
    """What stands against issuing a document, and what is only said of it."""
    if paper.school and (doubts := _doubts(series, paper.school)):
        return doubts
    if paper.objections:
        return list(paper.objections)
    try:
        if paper.undecided:
            return [_draft(series, paper, forms[0])]
        nobody = [_nobody(series, paper, forms[0])] if paper.addressed and not paper.to else []
        return [*nobody, *_edits(series, paper, forms)]
    except ProblemsFound as unreadable:
        return list(unreadable.problems)


def _doubts(series: DocumentSeries, school: School) -> list[Problem]:
    """What leaves in doubt what stands of a school. Problems: school-repeated, ledger-end."""
    folder = series.opened.folder
    ends = [each for each in folder.part("ledger_ends").problems if each.who == school.who]
    return [*folder.doubts(school.code), *ends]


def _draft(series: DocumentSeries, paper: Paper, form: str) -> Problem:
    undecided = ", ".join(paper.undecided)
    message = f"it is a draft, and is not issued: not yet decided is {undecided}"
    hint = "`sfec decide` records what is decided"
    return Problem(series.place(paper.school, form), "letter-draft", message, hint, paper.who)


def _nobody(series: DocumentSeries, paper: Paper, form: str) -> Problem:
    message = f"there is nobody to issue the {series.kind.noun} to"
    roles = " and ".join(ROLES[each] for each in paper.addressed)
    hint = f"write who is {roles} in the school's record"
    return Problem(series.place(paper.school, form), "letter-nobody", message, hint, paper.who)


def _edits(series: DocumentSeries, paper: Paper, forms: Sequence[str]) -> Iterator[Problem]:
    """What stands against issuing files that somebody has edited.

    Raises ProblemsFound: document-open, for what is not yet saved there would be missing from what
    went out. Problems: letter-behind, letter-formats.
    """
    names = {form: series.file_name(paper.school, form) for form in forms}
    made_from, documents = series.kind.digest(paper.context), series.documents
    edited = [form for form in forms if documents.state(names[form]) is State.EDITED]
    for form in edited:
        documents.refuse_open(names[form])
        is_same = documents.is_made_from(names[form], made_from)
        if not is_same:
            yield _behind(series, paper, form, is_known=is_same is not None)
    others = [documents.shown(names[form]) for form in forms if form not in edited]
    if edited and others:
        yield _unlike(series, paper, edited[0], others)


def _behind(series: DocumentSeries, paper: Paper, form: str, *, is_known: bool) -> Problem:
    """That an edited file says what is no longer so, or that it cannot be told whether it does."""
    place = series.place(paper.school, form)
    if is_known:
        message = "somebody has edited it, and what it was written from has changed since"
        hint = (
            "write it anew with --force, and make the edits again in that; "
            "rename this one first to keep it"
        )
        return Problem(place, "letter-behind", message, hint, paper.who)
    message = (
        "somebody has edited it; an older sfec wrote it, "
        "so it cannot be told whether what it was written from has changed since"
    )
    hint = "read it through; if it says what is no longer so, withdraw its issue and send another"
    return Problem(place, "letter-behind", message, hint, paper.who, Level.WARNING)


def _unlike(series: DocumentSeries, paper: Paper, form: str, others: Sequence[str]) -> Problem:
    """That of several formats the one that was edited says something else."""
    message = f"somebody has edited it, and {' and '.join(others)} would not say the same"
    alone = f"issue it alone: --format {form}"
    way = f"save it from Word as PDF under that name, or {alone}"
    hint = way if form == "docx" else alone
    place = series.place(paper.school, form)
    return Problem(place, "letter-formats", message, hint, paper.who)
