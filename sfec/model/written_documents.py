"""Documents that were written, issued, or looked at again: the files of each, and whose it is."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from sfec.model.audit import TRUST_WIDE
from sfec.model.issue import DocumentIssued
from sfec.model.ledger import Entry
from sfec.model.trust import Holder, School

#: What is said of an issued file that is as it was issued.
UNCHANGED = "unchanged"


class WrittenDocument(NamedTuple):
    """A document written or issued: whose it is, None being the trust; and its files.

    Of one that was issued there is to whom it went, and the entry that records it.
    """

    school: School | None
    files: Sequence[str]
    is_draft: bool = False
    to: Sequence[Holder] = ()
    entry: Entry | None = None

    @property
    def code(self) -> str | None:
        """The school's code; None where it is the trust's own."""
        return self.school.code if self.school else None


class DocumentCheck(NamedTuple):
    """An issued document looked at again: what became of each file, and what is no longer so."""

    school: School | None
    issued: DocumentIssued
    entry: Entry
    files: Sequence[tuple[str, str]]
    changed: Sequence[str]

    @property
    def code(self) -> str | None:
        """The school's code; None where it is the trust's own."""
        return self.school.code if self.school else None

    @property
    def whose(self) -> str:
        """Whose it is: `Ravelmoor Primary School (RPS)`."""
        return self.school.who if self.school else TRUST_WIDE


class WrittenPlan(NamedTuple):
    """A plan by its name, and its document as written or issued."""

    plan: str
    document: WrittenDocument


class PlanCheck(NamedTuple):
    """A plan by its name, and its issued document looked at again."""

    plan: str
    check: DocumentCheck


def names_of(files: Iterable[str]) -> list[str]:
    """The names of files, without the folder they are in."""
    return [PurePosixPath(file).name for file in files]


def folder_of(file: str) -> str:
    """The folder that a file is in."""
    return str(PurePosixPath(file).parent)
