"""The monthly report on how a plan's targets progress, for those who are told of it."""

from datetime import date
from typing import NamedTuple

from sfec.model.ceo_letter import Addressee
from sfec.model.document import Particulars
from sfec.model.plan_document import PlanEntry


class TargetLine(NamedTuple):
    """A target: what was found of it since the last report, and where it stands now.

    `outlook` is its colour with what that means. `is_good` is None where the result says neither
    good nor ill.
    """

    number: str
    text: str
    owner: str
    due: date | None
    came_to: str
    is_good: bool | None
    since: str
    outlook: str


class ProgressReport(NamedTuple):
    """How a plan progressed in a month, as at a day of it."""

    trust: str
    school: str
    code: str
    title: str
    name: str
    ladder: str
    month: str
    on: date
    since: date | None
    is_first: bool
    to: tuple[Addressee, ...]
    writer: Addressee | None
    writer_role: str
    entries: tuple[PlanEntry, ...]
    rows: str
    tally: str
    targets: tuple[TargetLine, ...]
    late: tuple[str, ...]
    next_steps: tuple[str, ...]
    outlooks: tuple[PlanEntry, ...]

    @property
    def particulars(self) -> Particulars:
        """What stands around it."""
        return Particulars(self.trust, self.month, self.school)
