"""The year at a glance: what the trust will do with one school, and when."""

from datetime import date
from typing import NamedTuple

from sfec.model.document import Particulars


class RegularLine(NamedTuple):
    """An activity that comes again and again, and its days where those are few."""

    title: str
    owner: str
    is_the_schools: bool
    is_held_by_hq: bool = False
    days: tuple[date, ...] = ()


class DatedLine(NamedTuple):
    """An activity due on a day, and when it was done, or held without the school.

    One that `is_past` is past its day, and nobody has recorded anything of it.
    """

    due: date
    title: str
    owner: str
    is_the_schools: bool
    done_on: date | None = None
    is_held_by_hq: bool = False
    missed_on: date | None = None
    is_past: bool = False


class YearPage(NamedTuple):
    """One school's year: what comes every week, month and half-term, on its day, and throughout."""

    trust: str
    school: str
    code: str
    year: str
    on: date
    first: date
    last: date
    weekly: tuple[RegularLine, ...]
    monthly: tuple[RegularLine, ...]
    half_termly: tuple[RegularLine, ...]
    dated: tuple[DatedLine, ...]
    ongoing: tuple[RegularLine, ...]

    @property
    def particulars(self) -> Particulars:
        """What stands around the page."""
        return Particulars(self.trust, self.year, self.school)
