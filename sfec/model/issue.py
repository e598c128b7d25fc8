"""A document issued: to whom, when, which files, and what it rested on."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sfec.model.trust import ROLES, Holder


class IssuedFile(NamedTuple):
    """A document's file as issued: its path in the trust's folder, and the hash of its bytes."""

    path: str
    sha256: str


def report_of(role: str) -> str:
    """What a letter's fact of an officer's report is of."""
    return f"the report of the {ROLES[role]}"


class Fact(NamedTuple):
    """Something that a document says and a workbook holds: what it is of, and what it was."""

    of: str
    said: str


class DocumentIssued(NamedTuple):
    """A document sent out: its files as they were then, which are never written again.

    `document` is the name of its kind, `school` the code of whose it is, `Trust` where it is the
    trust's own, `half_term` the half-term or year that it tells of. A plan's document tells of that
    plan, or of a month of it: `plans/RPS-rep-1`, `plans/RPS-board-plan-1/2026-11`. `decisions` are
    the entries of the decisions that it tells of; what those rested on, they hold themselves.
    """

    document: str
    school: str
    half_term: str
    on: date
    to: tuple[Holder, ...]
    files: tuple[IssuedFile, ...]
    decisions: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    def holds_reports(self, roles: Iterable[str]) -> bool:
        """Whether the reports of all of these officers stand in it."""
        told = {each.of for each in self.facts}
        return all(report_of(role) in told for role in roles)
