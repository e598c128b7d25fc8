"""Documents kept as files: each format that could be made, and a note of what was written."""

from collections.abc import Iterable

from sfec.documents.formats import Rendering
from sfec.folder.documents_folder import DocumentsFolder
from sfec.problems import Part, Problem, ProblemsFound


def keep(
    documents: DocumentsFolder,
    named: Iterable[tuple[str, Rendering]],
    made_from: str,
    *,
    is_forced: bool = False,
) -> Part[list[str]]:
    """Write what was made, each under its name; gives the files written.

    Problems: those of formats, and document-edited, document-open, file-unwritable,
    file-unreadable.
    """
    files: list[str] = []
    problems: list[Problem] = []
    for name, made in named:
        problems += made.problems
        if made.content is None:
            continue
        try:
            documents.write(name, made.content, made_from, is_forced=is_forced)
        except ProblemsFound as found:
            problems += found.problems
        else:
            files.append(documents.shown(name))
    return Part(files, problems)


def note(documents: DocumentsFolder) -> list[Problem]:
    """Note what was written, once all of it is. Problem: file-unwritable."""
    try:
        documents.remember()
    except ProblemsFound as found:
        return list(found.problems)
    return []
