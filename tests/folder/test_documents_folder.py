"""The files that sfec writes, and those that somebody has edited since."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from sfec.folder.documents_folder import DocumentsFolder, State, hash_file
from sfec.problems import Problem, ProblemsFound
from tests.support.courtroom import HALF_TERM

NAME = "RPS-ceo-letter.docx"
SHOWN = f"documents/2026-27/autumn-2/{NAME}"


@pytest.fixture
def documents(tmp_path: Path) -> DocumentsFolder:
    """A folder with one document, as it was written."""
    found = DocumentsFolder(tmp_path, HALF_TERM.id)
    found.write(NAME, b"first", "made from one")
    found.remember()
    return found


def again(documents: DocumentsFolder) -> DocumentsFolder:
    """The same folder, opened by the next run."""
    return DocumentsFolder(documents.folder, HALF_TERM.id)


def refused(documents: DocumentsFolder, name: str = NAME, *, is_forced: bool = False) -> Problem:
    """That a document is not written, and why."""
    with pytest.raises(ProblemsFound) as found:
        documents.write(name, b"second", "made from two", is_forced=is_forced)
    [problem] = found.value.problems
    return problem


def test_a_document_is_missing_until_it_is_written(tmp_path: Path) -> None:
    documents = DocumentsFolder(tmp_path, HALF_TERM.id)
    assert documents.state(NAME) is State.MISSING
    assert not documents.is_made_from(NAME, "made from one")
    assert list(tmp_path.iterdir()) == []
    documents.write(NAME, b"first", "made from one")
    assert (tmp_path / SHOWN).read_bytes() == b"first"
    assert documents.state(NAME) is State.AS_WRITTEN


def test_the_next_run_knows_what_was_written_and_from_what(documents: DocumentsFolder) -> None:
    found = again(documents)
    assert found.state(NAME) is State.AS_WRITTEN
    assert found.is_made_from(NAME, "made from one")
    assert not found.is_made_from(NAME, "made from two")
    assert found.hash(NAME) == sha256(b"first").hexdigest()
    assert found.shown(NAME) == SHOWN


def test_what_sfec_wrote_is_written_over(documents: DocumentsFolder) -> None:
    documents.write(NAME, b"second", "made from two")
    assert (documents.path / NAME).read_bytes() == b"second"
    assert documents.is_made_from(NAME, "made from two")


def test_what_somebody_edited_is_not_written_over(documents: DocumentsFolder) -> None:
    (documents.path / NAME).write_bytes(b"edited")
    problem = refused(again(documents))
    assert (problem.code, str(problem.place)) == ("document-edited", SHOWN)
    assert "--force" in problem.hint
    assert (documents.path / NAME).read_bytes() == b"edited"
    assert documents.state(NAME) is State.EDITED


def test_with_force_it_is(documents: DocumentsFolder) -> None:
    (documents.path / NAME).write_bytes(b"edited")
    documents.write(NAME, b"second", "made from two", is_forced=True)
    assert (documents.path / NAME).read_bytes() == b"second"
    assert documents.state(NAME) is State.AS_WRITTEN


def test_an_edit_that_was_undone_is_none(documents: DocumentsFolder) -> None:
    (documents.path / NAME).write_bytes(b"edited")
    (documents.path / NAME).write_bytes(b"first")
    assert documents.state(NAME) is State.AS_WRITTEN


def test_a_document_that_was_deleted_is_written_again(documents: DocumentsFolder) -> None:
    (documents.path / NAME).unlink()
    assert documents.state(NAME) is State.MISSING
    documents.write(NAME, b"second", "made from two")
    assert (documents.path / NAME).read_bytes() == b"second"


@pytest.mark.parametrize(
    "noted",
    [
        None,
        b"",
        b"{",
        b"[]",
        b"7",
        b'{"RPS-ceo-letter.docx": 7}',
        b'{"RPS-ceo-letter.docx": {}}',
        b"\xff\xfe",
    ],
)
def test_where_what_was_noted_is_lost_or_broken_a_document_is_asked_about_and_never_lost(
    documents: DocumentsFolder, noted: bytes | None
) -> None:
    path = documents.path / ".written.json"
    if noted is None:
        path.unlink()
    else:
        path.write_bytes(noted)
    found = again(documents)
    assert found.state(NAME) is State.EDITED
    assert refused(found).code == "document-edited"
    assert (documents.path / NAME).read_bytes() == b"first"
    found.write("OHS-ceo-letter.docx", b"another", "made from one")
    found.remember()
    assert list(json.loads(path.read_bytes())) == ["OHS-ceo-letter.docx"]


@pytest.mark.parametrize(
    "lock", ["~$S-ceo-letter.docx", "~$RPS-ceo-letter.docx", ".~lock.RPS-ceo-letter.docx#"]
)
@pytest.mark.parametrize("is_forced", [False, True])
def test_a_document_that_is_open_in_word_or_libreoffice_is_not_written(
    documents: DocumentsFolder, lock: str, *, is_forced: bool
) -> None:
    (documents.path / lock).write_bytes(b"Ada")
    problem = refused(documents, is_forced=is_forced)
    assert (problem.code, str(problem.place)) == ("document-open", SHOWN)
    assert (documents.path / NAME).read_bytes() == b"first"
    documents.write("RPS-ceo-letter.pdf", b"another", "made from two")
    (documents.path / lock).unlink()
    documents.write(NAME, b"second", "made from two")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "documents").write_bytes(b"a file where the folder should be")
    documents = DocumentsFolder(tmp_path, HALF_TERM.id)
    assert refused(documents).code == "file-unwritable"
    documents.remember()
    assert [each.name for each in tmp_path.iterdir()] == ["documents"]


def test_what_was_written_is_noted_or_it_is_told(
    documents: DocumentsFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents.write(NAME, b"second", "made from two")
    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", _no_space)
        with pytest.raises(ProblemsFound) as found:
            documents.remember()
    assert [each.code for each in found.value.problems] == ["file-unwritable"]
    assert again(documents).state(NAME) is State.EDITED
    documents.remember()
    assert again(documents).state(NAME) is State.AS_WRITTEN


def _no_space(path: Path, content: bytes) -> None:
    raise OSError(28, "No space left on device", str(path), None, content[:0])


def test_where_nothing_was_written_nothing_is_noted(tmp_path: Path) -> None:
    DocumentsFolder(tmp_path, HALF_TERM.id).remember()
    assert list(tmp_path.iterdir()) == []


def test_a_document_that_cannot_be_replaced_stays_as_it_was(
    documents: DocumentsFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    assert refused(documents).code == "file-unwritable"
    assert (documents.path / NAME).read_bytes() == b"first"
    assert documents.state(NAME) is State.AS_WRITTEN
    assert sorted(each.name for each in documents.path.iterdir()) == [".written.json", NAME]


def test_a_document_that_cannot_be_read_is_told(documents: DocumentsFolder) -> None:
    (documents.path / NAME).unlink()
    (documents.path / NAME).mkdir()
    assert refused(documents).code == "file-unreadable"
    with pytest.raises(ProblemsFound) as found:
        hash_file(documents.path / NAME, SHOWN)
    assert [str(each.place) for each in found.value.problems] == [SHOWN]


def test_a_folder_that_one_may_not_look_into_is_told(
    documents: DocumentsFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "exists", refuse)
    assert refused(documents).code == "file-unreadable"


def test_what_was_noted_by_another_scheme_cannot_be_compared(documents: DocumentsFolder) -> None:
    assert documents.is_made_from(NAME, "json-1:made from one") is None
    documents.write(NAME, b"second", "json-1:made from one")
    assert documents.is_made_from(NAME, "json-1:made from one")
    assert documents.is_made_from(NAME, "json-1:made from two") is False
    assert documents.is_made_from(NAME, "json-2:made from one") is None
    assert documents.is_made_from("OHS-ceo-letter.docx", "json-1:made from one") is False
