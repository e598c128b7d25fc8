"""Documents kept as files: what could be made is written, the rest is told."""

from pathlib import Path

from sfec.documents.files import keep, note
from sfec.documents.formats import Rendering
from sfec.folder.documents_folder import DocumentsFolder, State
from sfec.problems import Place, Problem

UNDER = "2026-27/autumn-2"
BROKEN = Problem(
    Place("templates/letterhead.docx"), "letterhead-broken", "it is no Word file that can be read"
)


def test_what_could_not_be_made_leaves_the_others_and_is_told(tmp_path: Path) -> None:
    documents = DocumentsFolder(tmp_path, UNDER)
    files, problems = keep(
        documents,
        [("a.docx", Rendering(None, (BROKEN,))), ("a.md", Rendering(b"text"))],
        "from this",
    )
    assert files == [f"documents/{UNDER}/a.md"]
    assert problems == [BROKEN]
    assert (tmp_path / files[0]).read_bytes() == b"text"
    assert not (tmp_path / f"documents/{UNDER}/a.docx").exists()


def test_what_somebody_has_edited_is_told_and_left_unless_forced(tmp_path: Path) -> None:
    documents = DocumentsFolder(tmp_path, UNDER)
    keep(documents, [("a.md", Rendering(b"text"))], "from this")
    edited = tmp_path / f"documents/{UNDER}/a.md"
    edited.write_bytes(b"mine")
    files, [problem] = keep(documents, [("a.md", Rendering(b"new"))], "from that")
    assert (files, problem.code, edited.read_bytes()) == ([], "document-edited", b"mine")
    files, problems = keep(documents, [("a.md", Rendering(b"new"))], "from that", is_forced=True)
    assert (len(files), problems, edited.read_bytes()) == (1, [], b"new")


def test_what_was_written_is_known_again_once_it_is_noted(tmp_path: Path) -> None:
    documents = DocumentsFolder(tmp_path, UNDER)
    keep(documents, [("a.md", Rendering(b"text"))], "from this")
    assert DocumentsFolder(tmp_path, UNDER).state("a.md") is State.EDITED
    assert note(documents) == []
    assert DocumentsFolder(tmp_path, UNDER).state("a.md") is State.AS_WRITTEN


def test_a_note_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    documents = DocumentsFolder(tmp_path, UNDER)
    keep(documents, [("a.md", Rendering(b"text"))], "from this")
    (tmp_path / f"documents/{UNDER}/.written.json").mkdir()
    [problem] = note(documents)
    assert problem.code == "file-unwritable"
