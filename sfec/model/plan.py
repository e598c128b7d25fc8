"""Plans, each a workbook that people fill in, and the kinds of plan that the policy knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from sfec.model.evidence import MET, NOT_MET
from sfec.problems import Place

PARTLY_MET: Final = "partly met"
WITHDRAWN: Final = "withdrawn"
SUPERSEDED: Final = "superseded"
NOT_RECORDED: Final = "not recorded"
#: What a plan calls the day on which it was written, where that cannot be read.
WRITTEN_ON: Final = "written_on"
#: What a review may say of a directive, and how a plan may be closed.
RESULTS = (MET, PARTLY_MET, NOT_MET, WITHDRAWN)
CLOSINGS = (MET, NOT_MET, SUPERSEDED, WITHDRAWN)


class Block(NamedTuple):
    """A part of a plan, due so many school weeks after the plan was written."""

    id: str
    title: str
    weeks: int


class PlanOnLadder(NamedTuple):
    """What a kind of plan is on one ladder: its category, and whose it is to write and receive.

    Any one of `written_by` writes it, together with those `written_with`; `calls` are those whom
    it calls to a meeting; `approved_by` says who approves it; how it progresses is reported to
    those in `progress_to`, every month.
    """

    category: str
    written_by: tuple[str, ...]
    written_with: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    copied_to: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    approved_by: str | None = None
    progress_to: tuple[str, ...] = ()


class PlanKind(NamedTuple):
    """A kind of plan. Its rows are directives or targets; one that `has_end` says when it ends.

    One that `is_letter` is sent to those it is to; a school may answer it `respond_within` so many
    school days, where that is set. `says` is what its document begins with.
    """

    id: str
    title: str
    short: str
    rows: str
    ladders: Mapping[str, PlanOnLadder]
    blocks: Mapping[str, Block]
    reviewed_by: tuple[str, ...] = ()
    has_end: bool = False
    supersedes: tuple[str, ...] = ()
    least_board: int = 0
    reading: str | None = None
    is_letter: bool = False
    respond_within: int = 0
    says: str = ""


class Figure(NamedTuple):
    """A share of one figure in another, by its ladder and its field."""

    ladder: str
    field: str


class PlanPolicy(NamedTuple):
    """The kinds of plan by id; what each outlook means; when a review is late, in school days.

    Money given for a plan is told beside the figure `money_beside`.
    """

    kinds: Mapping[str, PlanKind]
    outlooks: Mapping[str, str]
    review_late_after: int
    money_beside: Figure | None = None


#: The cells of what was typed, by what they hold; of what is not among them, the record's own.
Cells: TypeAlias = Mapping[str, Place]


class PlanDirective(NamedTuple):
    """A directive or target of a plan. `due` is the day typed, where one is; else its block's."""

    number: str
    block: str | None
    text: str
    owner: str
    due: date | None
    shown_by: str
    added_on: date | None
    place: Place
    cells: Cells = MappingProxyType({})

    def cell(self, name: str) -> Place:
        """The cell of what is named so."""
        return self.cells.get(name, self.place)


class Review(NamedTuple):
    """A review held of a plan: who was there, and when the next is."""

    on: date
    by: str
    block: str | None
    next_on: date | None
    next_steps: str
    place: Place
    cells: Cells = MappingProxyType({})

    def cell(self, name: str) -> Place:
        """The cell of what is named so."""
        return self.cells.get(name, self.place)


class Result(NamedTuple):
    """What a review found of one directive; where `met_on` is blank, it was on the review's day.

    A review may say how it looks before there is a result.
    """

    review: date
    number: str
    result: str | None
    met_on: date | None
    outlook: str | None
    said: str
    place: Place

    @property
    def tells(self) -> bool:
        """Whether it says anything: a result, how it looks, or words."""
        return bool(self.result or self.outlook or self.said)


class Extension(NamedTuple):
    """More time for a block, or for one directive; without either, for the whole plan."""

    on: date
    number: str | None
    block: str | None
    to: date
    by: str
    reason: str
    place: Place
    cells: Cells = MappingProxyType({})

    def cell(self, name: str) -> Place:
        """The cell of what is named so."""
        return self.cells.get(name, self.place)


class Closing(NamedTuple):
    """How a plan ended: met, not met, superseded or withdrawn."""

    on: date
    how: str
    by: str
    place: Place


class Money(NamedTuple):
    """Money given for a plan from the school's reserves, in £, and who approved it."""

    amount: Decimal
    approved_by: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as its workbook has it; `kind`, `school` and `ladder` name others.

    One without a day on which it was written is a draft. `unread` names what cannot be read in it:
    of a plan with any, what it comes to is not known.
    """

    name: str
    kind: str
    school: str
    ladder: str
    place: Place
    written_on: date | None = None
    written_by: str = ""
    rests_on: str = ""
    directives: tuple[PlanDirective, ...] = ()
    reviews: tuple[Review, ...] = ()
    results: tuple[Result, ...] = ()
    extensions: tuple[Extension, ...] = ()
    ends_on: date | None = None
    closing: Closing | None = None
    mentor: str = ""
    mentor_days: Decimal | None = None
    money: Money | None = None
    meeting_on: date | None = None
    board: tuple[str, ...] = ()
    approved_by: str = ""
    approved_on: date | None = None
    unread: frozenset[str] = frozenset()
    cells: Cells = field(default_factory=dict)

    def cell(self, name: str) -> Place:
        """The cell of what is named so."""
        return self.cells.get(name, self.place)

    def is_written(self, on: date) -> bool:
        """Whether it is more than a draft on a day."""
        return self.written_on is not None and self.written_on <= on

    def closed(self, on: date) -> Closing | None:
        """How it was closed by a day, if it was."""
        return self.closing if self.closing and self.closing.on <= on else None


class UnreadPlan(NamedTuple):
    """A workbook of a plan that cannot be read, and the schools and kinds it may be of."""

    place: Place
    claims: tuple[tuple[str, str], ...] = ()


class Plans(NamedTuple):
    """Every plan that is kept, and the workbooks that cannot be read."""

    policy: PlanPolicy
    plans: tuple[Plan, ...] = ()
    unread: tuple[UnreadPlan, ...] = ()
