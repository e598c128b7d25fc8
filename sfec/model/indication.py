"""What the evidence indicates: the answer of every characteristic, and the categories left open."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sfec.model.evidence import NOT_DUE, Evidence
from sfec.model.half_term import HalfTerm
from sfec.model.policy import Characteristic, Ladder, Move
from sfec.model.trust import School

if TYPE_CHECKING:
    from sfec.model.course import CourseDecision
    from sfec.model.ledger import Entry


class Answer(StrEnum):
    """The four answers of a characteristic."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"
    NOT_DUE = "not due"


class Verdict(NamedTuple):
    """What some evidence says on a ladder: each characteristic's answer, and what is left open."""

    answers: tuple[Answer, ...]
    possible: tuple[str, ...]

    @property
    def indicated(self) -> str | None:
        """The one category, when only one is possible."""
        return self.possible[0] if len(self.possible) == 1 else None


class Indication(NamedTuple):
    """Where one school stands on one ladder: now, by the evidence, and what may be decided next.

    `decided` is this half-term's decision, `opening` the opening position that still stands. The
    evidence is as `captured` by an entry of the ledger,
    where one looks back at a day by which it had been; else it is as the files have it now.
    """

    ladder: Ladder
    evidence: Evidence
    verdict: Verdict
    current: str | None = None
    next: Move | None = None
    decided: "CourseDecision | None" = None
    captured: "Entry | None" = None
    opening: "CourseDecision | None" = None

    @property
    def knows_nothing(self) -> bool:
        """Whether nothing at all is known of the school: no cell typed, and nothing derived.

        That it has no plan says nothing of it.
        """
        contents = self.evidence.contents
        known = [each for each in self.ladder.fields.values() if contents[each.id] is not None]
        told = [each for each in known if contents[each.id] not in (NOT_DUE, 0)]
        return not told and not any(each.is_typed for each in known)

    def answered(self) -> Iterator[tuple[Characteristic, Answer]]:
        """Each characteristic of the ladder with its answer, the best category's first."""
        return zip(self.ladder.characteristics, self.verdict.answers, strict=True)


class SchoolIndications(NamedTuple):
    """One school's indications, by ladder."""

    school: School
    indications: Mapping[str, Indication]


class Round(NamedTuple):
    """A half-term's categorisation of the trust's schools, seen from a day."""

    half_term: HalfTerm
    as_at: date
    schools: tuple[SchoolIndications, ...]
