"""The CEO letter: what the head and LSB chair of a school are told at the end of a round.

It has nothing else: no other school, no cell of a workbook, no vote by name, no HR plan, no
narrative of safeguarding.
"""

from datetime import date
from typing import NamedTuple

from sfec.model.chart import Chart
from sfec.model.document import Particulars

DRAFT = "DRAFT, not to be sent"
#: The name that the letter's text gives its chart.
CHART = "chart"


class Addressee(NamedTuple):
    """Somebody the letter is to, or from."""

    name: str
    role: str
    email: str | None = None


class CategoryWord(NamedTuple):
    """A category by its title, and how far down its ladder it stands; 1 is the best."""

    title: str
    step: int


class CharacteristicLine(NamedTuple):
    """One characteristic with its answer, and the evidence in words.

    `is_good` is None where the answer says neither good nor ill of the school.
    """

    category: str
    statement: str
    answer: str
    evidence: str
    is_good: bool | None = None


class LadderPart(NamedTuple):
    """What a letter says of one ladder.

    `now` is the category at the end of the half-term, `before` the one in which it began;
    `decided_by` says who decided, and when, and is None while nobody has for this half-term. `ways`
    are what would lead to a better category.
    """

    title: str
    now: CategoryWord | None
    before: CategoryWord | None
    decided_by: str | None
    indicated: str
    decisions: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    reason: str | None = None
    conditions: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    going_well: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    characteristics: tuple[CharacteristicLine, ...] = ()
    judged: str | None = None
    brings: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()


class DirectiveLine(NamedTuple):
    """A directive as the letter lists it; `came_to` is its result in words."""

    number: str
    ladder: str
    directive: str
    owner: str
    due: date | None
    came_to: str
    is_new: bool
    is_met: bool
    is_late: bool
    is_withdrawn: bool = False


class NextDate(NamedTuple):
    """A day to keep in mind, and what falls on it."""

    day: date
    what: str


class OfficerReport(NamedTuple):
    """What one officer reports of the school, by paragraphs; none where it has not come."""

    officer: str
    name: str | None
    paragraphs: tuple[str, ...]


class HalfTermLine(NamedTuple):
    """One of the last half-terms, and the category at its end on each ladder, in their order."""

    half_term: str
    categories: tuple[CategoryWord | None, ...]


class CeoLetter(NamedTuple):
    """The letter of one school for one half-term."""

    trust: str
    school: str
    code: str
    urn: str | None
    address: tuple[str, ...]
    half_term: str
    date: date
    to: tuple[Addressee, ...]
    ceo: Addressee | None
    is_draft: bool
    undecided: tuple[str, ...]
    ladders: tuple[LadderPart, ...]
    matters: tuple[str, ...]
    dates: tuple[NextDate, ...]
    going_well: tuple[str, ...]
    new_directives: tuple[DirectiveLine, ...]
    carried_directives: tuple[DirectiveLine, ...]
    reports: tuple[OfficerReport, ...]
    keeps_core_offer: bool
    owed: tuple[str, ...]
    missed: tuple[str, ...]
    not_recorded: tuple[str, ...]
    past: tuple[HalfTermLine, ...]
    chart: Chart
    plans: tuple[str, ...] = ()

    @property
    def particulars(self) -> Particulars:
        """What stands around the letter; on a draft, that it is one."""
        status = DRAFT if self.is_draft else ""
        charts = {CHART: self.chart}
        return Particulars(self.trust, self.half_term, self.school, status, charts)
