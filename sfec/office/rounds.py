"""A trust's folder opened on a day, and all that is known of a half-term's round on that day."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from sfec.folder.data_folder import DataFolder
from sfec.model.evidence import HalfTermEvidence
from sfec.model.half_term import AcademicYear, HalfTerm
from sfec.model.indication import Round
from sfec.model.ledger import Ledger
from sfec.model.policy import Ladder
from sfec.model.trust import School, Trust
from sfec.office.choices import choose_half_term, choose_ladders
from sfec.problems import Problem, ProblemsFound
from sfec.rules.round.categorise import Record, categorise


class OpenFolder(NamedTuple):
    """A trust's folder, opened on a day.

    `known_by` is that day where it lies in the past: only what had been recorded by then counts.
    """

    folder: DataFolder
    day: date
    known_by: date | None = None


class OpenRound:
    """A half-term's round, as everything in the folder has it on a day; each part is read once."""

    def __init__(self, opened: OpenFolder, half_term: HalfTerm) -> None:
        self.folder, self.day, self.known_by = opened
        self.half_term = half_term

    @property
    def trust(self) -> Trust:
        """The trust. Raises ProblemsFound where trust.yaml cannot be read."""
        if self.folder.trust is None:
            raise ProblemsFound(self.folder.problems)
        return self.folder.trust

    @property
    def year(self) -> AcademicYear:
        """The half-term's academic year. Raises ProblemsFound where term dates cannot be read."""
        if self.folder.term_dates is None:
            raise ProblemsFound(self.folder.problems)
        return self.folder.term_dates.year_of(self.half_term)

    @cached_property
    def ladders(self) -> Mapping[str, Ladder]:
        """Every ladder. Raises ProblemsFound where the policy cannot be read."""
        return choose_ladders(self.folder, None)

    @cached_property
    def evidence(self) -> HalfTermEvidence:
        """What the half-term showed of every school then in the trust."""
        return self.folder.evidence(self.half_term, self.day, self.known_by)

    @cached_property
    def ledger(self) -> Ledger:
        """What has been recorded; on a day in the past, by then."""
        ledger = self.folder.ledger or Ledger()
        return ledger.known_by(self.known_by) if self.known_by else ledger

    @cached_property
    def record(self) -> Record:
        """Each school's course, and, on a day in the past, the evidence captured by then."""
        return self.folder.record(self.known_by, self.half_term)

    def categorise(self, schools: Sequence[School], ladders: Mapping[str, Ladder]) -> Round:
        """Where some schools stand on some ladders."""
        evidence = self.evidence.by_ladder
        return categorise(
            self.half_term, self.day, schools, ladders, evidence, recorded=self.record
        )

    def stale(self) -> list[Problem]:
        """A warning for each decision that rests on what is no longer so; of the past, none."""
        if self.known_by is not None:
            return []
        return list(self.folder.stale(self.record, self.evidence, self.day))


def open_round(opened: OpenFolder, named: str | None) -> OpenRound:
    """Open the round of the half-term named, or of the one the day is in, else of the last ended.

    Raises ProblemsFound: term-none. Raises Misuse where no half-term has that name.
    """
    return OpenRound(opened, choose_half_term(opened.folder, named, opened.day))
