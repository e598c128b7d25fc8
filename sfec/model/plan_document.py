"""What a plan's document says: a REP, a FREP, a warning notice, an Improvement Board's plan.

It has the plan of one school and no other; no cell of a workbook, no vote by name, no HR plan.
"""

from datetime import date
from typing import NamedTuple

from sfec.model.ceo_letter import DRAFT, Addressee
from sfec.model.document import Particulars


class PlanEntry(NamedTuple):
    """Something that a plan says in short: what it is of, and what it is."""

    of: str
    said: str


class RowLine(NamedTuple):
    """A directive or target; `came_to` is its result in words.

    `is_good` is None where that says neither good nor ill.
    """

    number: str
    text: str
    owner: str
    due: date | None
    shown_by: str
    came_to: str
    is_good: bool | None = None


class BlockPart(NamedTuple):
    """A block of a plan, and its directives; of a plan without blocks, all of them."""

    title: str
    rows: tuple[RowLine, ...]


class GroundLine(NamedTuple):
    """A characteristic that told, and what it rested on."""

    category: str
    statement: str
    evidence: str


class FoundLine(NamedTuple):
    """What a review found of one directive or target."""

    number: str
    result: str
    outlook: str
    said: str


class ReviewLine(NamedTuple):
    """A review that was held, `of` a block or of all of the plan, and what it found."""

    on: date
    by: str
    of: str
    found: tuple[FoundLine, ...]
    next_steps: str
    next_on: date | None


class ExtensionLine(NamedTuple):
    """More time that was given, and why."""

    on: date
    of: str
    to: date
    by: str
    reason: str


class TimelineLine(NamedTuple):
    """What happened, or will, on a day in a school's plans."""

    on: date
    ladder: str
    plan: str
    what: str


class PlanResponse(NamedTuple):
    """To whom a school answers, and by when, where that is known."""

    to: tuple[Addressee, ...]
    by: date | None = None


class PlanDocument(NamedTuple):
    """A plan as it stands on a day, written for those whom it concerns.

    `period` says when it was written; `rows` what its rows are called.
    """

    trust: str
    school: str
    code: str
    urn: str | None
    address: tuple[str, ...]
    title: str
    short: str
    name: str
    ladder: str
    category: str
    on: date
    period: str
    written_on: date | None
    is_letter: bool
    is_draft: bool
    in_doubt: bool
    rows: str
    says: str
    to: tuple[Addressee, ...]
    copied_to: tuple[Addressee, ...]
    writer: Addressee | None
    writer_role: str
    agreed_by: tuple[Addressee, ...]
    has_board: bool
    decided: str = ""
    reason: str = ""
    has_grounds: bool = False
    grounds: tuple[GroundLine, ...] = ()
    entries: tuple[PlanEntry, ...] = ()
    blocks: tuple[BlockPart, ...] = ()
    tally: str = ""
    outlooks: tuple[PlanEntry, ...] = ()
    calls: tuple[str, ...] = ()
    meeting_on: date | None = None
    ends: date | None = None
    board: tuple[str, ...] = ()
    approval: str = ""
    reviewed_by: tuple[str, ...] = ()
    reviews: tuple[ReviewLine, ...] = ()
    extensions: tuple[ExtensionLine, ...] = ()
    brings: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    response: PlanResponse = PlanResponse(())
    timeline: tuple[TimelineLine, ...] = ()

    @property
    def particulars(self) -> Particulars:
        """What stands around it; on a draft, that it is one."""
        status = DRAFT if self.is_draft else ""
        return Particulars(self.trust, self.period, self.school, status, title=self.title)
