"""The policy: ladders of categories, with the characteristics, obligations and moves of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from sfec.model.condition import Condition
from sfec.model.evidence import NOT_DUE, Content

#: What people type: one of several values, several of them, pounds, a number.
TYPED_KINDS = ("choice", "choices", "money", "number")
#: The kind of a field that plans tell. They follow a decision, which never goes stale for them.
PLANS_KIND = "plans"


@dataclass(frozen=True, slots=True, eq=False)
class EvidenceField:
    """One thing a half-term shows of a school: a column of the workbook, or what is derived.

    `kind` is how it is typed, or else names how it is derived; `of` is what it is made from, and
    `inputs` the other fields among that, a share's part and whole. A field `asked_when` something
    else holds may be answered "not due" only where that does not hold; one that `stands` only until
    first answered. Compared by identity, so that what has been read for it can be kept.
    """

    id: str
    heading: str
    kind: str
    values: tuple[str, ...] = ()
    above_zero: bool = False
    of: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    supplied_by: str | None = None
    note: str = ""
    asked_when: Condition | None = None
    stands: bool = False
    is_typed: bool = True

    @property
    def is_derived(self) -> bool:
        """Whether it is derived; it may have a column all the same, for where it cannot be."""
        return self.kind not in TYPED_KINDS

    @property
    def is_figure(self) -> bool:
        """Whether its content is a number; every other field has values to choose from."""
        return not self.values

    @property
    def unit(self) -> str:
        """What its figure counts: £, % or nothing."""
        return {"money": "£", "percent": "%"}.get(self.kind, "")


class Characteristic(NamedTuple):
    """One characteristic of a category: a plain statement that its condition makes true."""

    id: str
    category: str
    statement: str
    condition: Condition
    charter: str
    reading: str | None = None


class ObligationDue(NamedTuple):
    """When an obligation is due once a school has entered its category.

    So many school days on; every month; or else by the end of the half-term.
    """

    school_days: int | None = None
    is_monthly: bool = False


class Obligation(NamedTuple):
    """What a category brings, or may bring; one that is confidential stands in no document.

    What the best category brings goes on in every other, but for what is of that one alone.
    One that is due has an owner, and is an occurrence until it is done.
    """

    id: str
    statement: str
    optional: bool = False
    reading: str | None = None
    confidential: bool = False
    here_alone: bool = False
    owner: str = ""
    due: ObligationDue | None = None
    shown_by: str = ""


class Vote(NamedTuple):
    """A vote: who has one, by role, and how it is carried.

    The full board's rules are the trust's articles. Where fewer than `least` may vote, the vote
    `where_too_few` decides instead.
    """

    id: str
    title: str
    electorate: tuple[str, ...]
    by_articles: bool = False
    least: int = 0
    reading: str | None = None
    where_too_few: "Vote | None" = None


class Move(NamedTuple):
    """A permitted move to a category: decided by any one of some roles, or by a vote.

    Where `departs_when` holds, or is not known not to, the move is a departure even if the evidence
    indicates it.
    """

    to: str
    decided_by: tuple[str, ...] = ()
    vote: Vote | None = None
    note: str | None = None
    reading: str | None = None
    departs_when: Condition | None = None

    @property
    def deciders(self) -> tuple[str, ...]:
        """The roles that may decide it, any one of them, or the electorate of its vote."""
        return self.vote.electorate if self.vote else self.decided_by


class Category(NamedTuple):
    """A step of a ladder; its characteristics place a school in it when all of them hold, or any.

    From one with `only_listed` moves no exceptional move can be made.
    """

    id: str
    title: str
    needs: str
    characteristics: tuple[Characteristic, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    moves: tuple[Move, ...] = ()
    reading: str | None = None
    only_listed: bool = False


class Contradiction(NamedTuple):
    """Answers that cannot well both be right; both stand, and a warning says so."""

    id: str
    statement: str
    condition: Condition


@dataclass(frozen=True, eq=False)
class Ladder:
    """A ladder: what is asked, and the categories, best first. Compared by identity."""

    id: str
    title: str
    fields: Mapping[str, EvidenceField]
    categories: tuple[Category, ...]
    first_decisions: tuple[Move, ...] = ()
    confirmed_by: tuple[str, ...] = ()
    exceptional: Move | None = None
    emergency_by: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    lines: Mapping[str, Decimal] = field(default_factory=dict)

    @cached_property
    def characteristics(self) -> tuple[Characteristic, ...]:
        """Every characteristic of the ladder, the best category's first."""
        return tuple(chain.from_iterable(each.characteristics for each in self.categories))

    @cached_property
    def typed_fields(self) -> tuple[EvidenceField, ...]:
        """The fields that people type, in the order of the workbook's columns."""
        return tuple(each for each in self.fields.values() if each.is_typed)

    @cached_property
    def derived_fields(self) -> tuple[EvidenceField, ...]:
        """The fields that are derived, those with a column among them."""
        return tuple(each for each in self.fields.values() if each.is_derived)

    @cached_property
    def not_due_yet(self) -> Mapping[str, Content]:
        """What the fields without a column come to while there is nothing to derive them from."""
        return {each.id: NOT_DUE for each in self.fields.values() if not each.is_typed}

    @cached_property
    def guarded_fields(self) -> tuple[EvidenceField, ...]:
        """The fields that may be answered "not due" only at times."""
        return tuple(each for each in self.fields.values() if each.asked_when or each.stands)

    def category(self, category_id: str) -> Category:
        """The category of that id."""
        return self.categories[self.rank(category_id)]

    def rank(self, category_id: str) -> int:
        """How far down the ladder a category is; 0 is the best."""
        return next(rank for rank, each in enumerate(self.categories) if each.id == category_id)

    def move(self, current: str | None, to: str) -> Move | None:
        """The permitted move between two categories; from none, the first decision."""
        moves = self.category(current).moves if current else self.first_decisions
        return next((move for move in moves if move.to == to), None)
