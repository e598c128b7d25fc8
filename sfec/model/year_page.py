"""The year at a glance: what the trust will do with one school, and when."""

from datetime import date
from typing import NamedTuple


class RegularLine(NamedTuple):
    """An activity that comes again and again, and the days by which it is due where those are few."""

    title: str
    owner: str
    is_the_schools: bool
    days: tuple[date, ...] = ()


class DatedLine(NamedTuple):
    """An activity due on a day, and when it was done."""

    due: date
    title: str
    owner: str
    is_the_schools: bool
    done_on: date | None = None


class YearPage(NamedTuple):
    """One school's year: what is done every week, month and half-term, what is due when, what goes on throughout."""

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
