"""A document issued: to whom, when, which files, and what it rested on."""

from datetime import date
from typing import NamedTuple

from sfec.model.trust import Holder


class IssuedFile(NamedTuple):
    """A file of a document as it was issued: its path in the trust's folder, and the hash of its bytes."""

    path: str
    sha256: str


class Fact(NamedTuple):
    """Something that a document says and a workbook holds: what it is of, and what it was."""

    of: str
    said: str


class DocumentIssued(NamedTuple):
    """A document sent out. An issued document is its files as they were then, and they are never written again.

    `decisions` are the entries of the decisions that it tells of; what those rested on, they hold themselves.
    """

    document: str
    school: str
    half_term: str
    on: date
    to: tuple[Holder, ...]
    files: tuple[IssuedFile, ...]
    decisions: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
