"""How answers are derived, by the kind of the field: a function and a row of the table for each.

Another kind is one more of both, and perhaps one more source that its function asks.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeAlias

from sfec.model.evidence import (
    IN_PROGRESS,
    MET,
    NOT_DUE,
    NOT_MET,
    WITHDRAWN,
    Content,
    Derived,
    Directive,
    LadderSheet,
)
from sfec.model.policy import PLANS_KIND, EvidenceField
from sfec.model.trust import School
from sfec.rules.audits.audit_actions import ANSWERS, AuditAnswer
from sfec.rules.plans.telling_plans import TELLINGS, SchoolPlans, tell


class Sources(Protocol):
    """What a half-term's fields on one ladder are made from; each is read once a field asks."""

    @property
    def sheet(self) -> LadderSheet:
        """The ladder's sheet of the half-term's workbook."""

    def directives(self, school: School) -> Sequence[Directive]:
        """A school's directives on the ladder, and those whose ladder cannot be read."""

    def audits(self, day: date) -> Mapping[str, AuditAnswer] | None:
        """What audits have come to on a day, by school code; None where no audits are kept."""

    def plans(self, school: School, day: date) -> SchoolPlans | None:
        """A school's plans on the ladder, as they stand on a day; None where no plans are kept."""

    def earlier(self, field: EvidenceField) -> Mapping[str, Derived]:
        """The latest answer to a field in the half-terms before, by school code."""


#: What a school's field comes to on a day; None where there is nothing to derive it from.
Derive: TypeAlias = Callable[[EvidenceField, School, Sources, date], Derived | None]


class Derivation(NamedTuple):
    """How a kind of field is derived, and what a policy may say of a field of that kind.

    It may be `of` one of some things, or of one of `of_plans` of a kind of plan, `rep.results`; or
    is of as many `figures` of its ladder as are named here.
    What is made of figures is one; what `may_count` is where the policy says so; the others have
    values. A field that `may_be_typed` may have a column, which counts where nothing is derived;
    `told_by` is who says otherwise where it is.
    """

    derive: Derive
    of: tuple[str, ...] = ()
    of_plans: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    may_count: bool = False
    may_be_typed: bool = False
    told_by: str = ""


def derive_share(
    field: EvidenceField, school: School, sources: Sources, _day: date
) -> Derived | None:
    """One figure of the school as a percentage of another."""
    row = sources.sheet.rows.get(school.code)
    return Derived(share(*map(row.contents.__getitem__, field.inputs)) if row else None)


def derive_from_directives(
    _field: EvidenceField, school: School, sources: Sources, day: date
) -> Derived | None:
    """What the directives to the school have come to, with the cells that decide it."""
    directives = sources.directives(school)
    if not directives:
        return None
    content, deciding = directives_came_to(directives, day)
    return Derived(content, tuple(each.place for each in deciding))


def derive_from_plans(
    field: EvidenceField, school: School, sources: Sources, day: date
) -> Derived | None:
    """What the plans of a kind tell of the school; None where no plans are kept."""
    plans = sources.plans(school, day)
    return tell(plans, field.of[0]) if plans else None


def derive_from_audits(
    field: EvidenceField, school: School, sources: Sources, day: date
) -> Derived | None:
    """What the audits of the school have come to, once a report of it has been received.

    Until then what is typed stands, and without a column it is not known (the reading's evidence
    10). A field that lacks one of the answers that they may give is only typed.
    """
    answers = sources.audits(day) if set(ANSWERS) <= set(field.values) else None
    if answers is None or (field.is_typed and school.code not in answers):
        return None
    return Derived(*answers.get(school.code, (None, ())))


def derive_from_earlier(
    field: EvidenceField, school: School, sources: Sources, _day: date
) -> Derived | None:
    """The latest earlier answer, which stands until the next (the reading's evidence 9)."""
    return sources.earlier(field).get(school.code)


#: No kind that a policy names: how a typed field that `stands` is derived where it is left blank.
STANDING = "standing"
DERIVATIONS: Mapping[str, Derivation] = {
    "percent": Derivation(derive_share, figures=("part", "whole")),
    "directives": Derivation(derive_from_directives, ("letters",)),
    PLANS_KIND: Derivation(derive_from_plans, of_plans=tuple(TELLINGS), may_count=True),
    "audits": Derivation(derive_from_audits, ("actions",), may_be_typed=True, told_by="the audits"),
    STANDING: Derivation(derive_from_earlier),
}
#: The kinds that a policy may name.
DERIVED_KINDS = tuple(kind for kind in DERIVATIONS if kind != STANDING)


def share(part: Content, whole: Content) -> Decimal | None:
    """One figure as a percentage of another, unrounded.

    Not known when either is not, or the whole is not above zero.
    """
    if isinstance(part, Decimal) and isinstance(whole, Decimal) and whole > 0:
        return part / whole * 100
    return None


def directives_came_to(
    directives: Sequence[Directive], on: date
) -> tuple[str | None, Sequence[Directive]]:
    """What a school's directives have come to on a day, the worst first, and which decide it.

    One past its date with no answer is not known; one met late counts as met, and one that is
    withdrawn tells nothing (the reading's evidence 11).
    """
    telling = (each for each in directives if not (each.is_readable and each.is_withdrawn(on)))
    results = [(each, _came_to(each, on)) for each in telling]
    for worst in (NOT_MET, None, IN_PROGRESS, MET):
        deciding = [each for each, result in results if result == worst]
        if deciding:
            return worst, deciding
    return NOT_DUE, ()


def _came_to(directive: Directive, on: date) -> str | None:
    if not directive.is_readable or directive.due is None:
        return MET if directive.result == MET else None
    is_known = directive.met_on is None or directive.met_on <= on
    recorded = directive.result if is_known and directive.result != WITHDRAWN else None
    if recorded == MET:
        return MET
    if on <= directive.due:
        return IN_PROGRESS
    return NOT_MET if recorded else None
