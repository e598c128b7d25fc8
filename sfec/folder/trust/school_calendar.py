"""The trust's school days, as plans count them."""

from sfec.folder.trust.bank_holidays import bank_holidays
from sfec.model.half_term import TermDates
from sfec.rules.plans.school_weeks import SchoolWeeks


def school_weeks(term_dates: TermDates) -> SchoolWeeks:
    """The school weeks of the trust's terms, without England's bank holidays."""
    halves = list(term_dates)
    years = {each.first.year for each in halves} | {each.last.year for each in halves}
    return SchoolWeeks(term_dates, bank_holidays(sorted(years)))
