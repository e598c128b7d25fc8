"""The audit programme: what the board is told of a year's audits and their recommendations."""

from datetime import date
from typing import NamedTuple

from sfec.model.document import Particulars


class OwnDay(NamedTuple):
    """A school by its code, and the day by which an audit is due there and not elsewhere."""

    school: str
    day: date


class KindLine(NamedTuple):
    """A kind of audit: how often and by when, who sees to it, and where it was done this year."""

    audit: str
    cadence: str
    days: tuple[date, ...]
    own_days: tuple[OwnDay, ...]
    owner: str
    carried_out: tuple[str, ...]


class AwaitedLine(NamedTuple):
    """An audit that has been commissioned, and whose report has not been received."""

    audit: str
    school: str
    auditor: str
    commissioned_on: date | None
    carried_out_on: date | None


class PressingLine(NamedTuple):
    """A recommendation that is open and of high risk, or overdue.

    `remark` says why it is open although a day is given on which it was closed, else nothing.
    """

    school: str
    audit: str
    text: str
    remark: str
    risk: str
    is_high: bool
    owner: str
    due: date | None
    days_overdue: int


class SharedLine(NamedTuple):
    """The same recommendation at several schools: their codes, where it is open and closed."""

    audit: str
    text: str
    open_at: str
    closed_at: str


class SchoolLine(NamedTuple):
    """A school, or the trust itself: its audits of the year, and its recommendations, if known."""

    school: str
    carried_out: int
    open: int | None
    overdue: int | None
    closed: int | None


class Summary(NamedTuple):
    """How many audits and recommendations there are of each sort that matters.

    `doubtful` are the open recommendations of which the risk or the due date is not known and that
    are not pressing by the other; `untold` the audits of which it is not known what they recommend.
    """

    carried_out: int
    awaited: int
    open: int
    overdue: int
    high: int
    doubtful: int
    untold: int


class AuditProgramme(NamedTuple):
    """The programme of a trust for a year; where no audits are kept, of kinds and schools alone."""

    trust: str
    year: str
    on: date
    are_kept: bool
    summary: Summary
    kinds: tuple[KindLine, ...]
    awaited: tuple[AwaitedLine, ...]
    pressing: tuple[PressingLine, ...]
    shared: tuple[SharedLine, ...]
    schools: tuple[SchoolLine, ...]

    @property
    def particulars(self) -> Particulars:
        """What stands around the programme, which is the trust's own."""
        return Particulars(self.trust, self.year)
