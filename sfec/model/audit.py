"""Audits, and what they recommend, each with its place in audits.xlsx."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from sfec.problems import Place

#: What stands for the school of an audit of the whole trust.
TRUST_WIDE: Final = "Trust"
HIGH, MEDIUM, LOW = RISKS = ("high", "medium", "low")


class AuditKind(NamedTuple):
    """A kind of audit, and the activity of the core offer that carrying one out does.

    Of one that is confidential nothing is kept but its days.
    """

    id: str
    title: str
    activity: str | None = None
    reading: str | None = None
    is_confidential: bool = False


class AuditPolicy(NamedTuple):
    """The kinds of audit by id.

    A recommendation may be overdue by so many half-terms, by its risk, and still be being closed; a
    report may be awaited for so many school days, and nothing is said of it.
    """

    kinds: Mapping[str, AuditKind]
    overdue_half_terms: Mapping[str, int]
    awaited_school_days: int


class Audit(NamedTuple):
    """One audit; its school is a code, TRUST_WIDE, or None: not known, as its kind may be.

    Where a number is given to two audits, what either of them recommends is not known, and is told
    of neither. Its receipt is unread where the day it was received cannot be read.
    """

    number: str
    kind: AuditKind | None
    school: str | None
    commissioned_on: date | None
    commissioned_by: str
    auditor: str
    carried_out_on: date | None
    received_on: date | None
    place: Place
    received_place: Place
    is_receipt_unread: bool = False
    is_repeated: bool = False

    @property
    def title(self) -> str:
        """What kind of audit it is, in words."""
        return self.kind.title if self.kind else "kind not known"

    @property
    def is_confidential(self) -> bool:
        """Whether nothing is kept of it but its days."""
        return self.kind is not None and self.kind.is_confidential

    @property
    def made_on(self) -> date | None:
        """The day it was carried out, else its report received; from then on it recommends."""
        return self.carried_out_on or self.received_on

    def is_received(self, on: date) -> bool | None:
        """Whether its report has been received by a day; None where its cell cannot be read."""
        if self.received_on is None:
            return None if self.is_receipt_unread else False
        return self.received_on <= on

    def has_begun(self, on: date) -> bool:
        """Whether what it recommends counts on a day; where no day is known it always does."""
        return self.made_on is None or self.made_on <= on


class Recommendation(NamedTuple):
    """One recommendation of an audit. `unread` names what stands in its row and cannot be read."""

    number: str
    text: str
    risk: str | None
    owner: str
    due: date | None
    evidence: str
    closed_on: date | None
    retested_on: date | None
    due_place: Place
    closed_place: Place
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Audits:
    """Every audit in the order of the file, and the recommendations by the number of their audit.

    Of those that are `loose` nobody knows which audit they are of: they may be any school's.
    """

    policy: AuditPolicy
    audits: tuple[Audit, ...]
    recommendations: Mapping[str, tuple[Recommendation, ...]]
    loose: tuple[Recommendation, ...] = ()

    def of_school(self, code: str | None) -> "Audits":
        """The audits of one school alone; where none is named, all of them."""
        if code is None:
            return self
        return replace(self, audits=tuple(each for each in self.audits if each.school == code))

    def of(self, audit: Audit) -> tuple[Recommendation, ...]:
        """What an audit recommends."""
        return self.recommendations.get(audit.number, ())
