"""The reports of audits that are awaited for too long, as the folder has them on a day."""

from datetime import date
from itertools import chain

from sfec.folder.data_folder import DataFolder
from sfec.folder.trust.bank_holidays import bank_holidays
from sfec.problems import Problem
from sfec.rules.audits.awaited_reports import long_awaited
from sfec.rules.school_days import school_days


def awaited_reports(folder: DataFolder, day: date) -> list[Problem]:
    """A warning for each of them, where audits are kept. Problem: audit-awaited."""
    audits, term_dates = folder.audits, folder.term_dates
    if audits is None or term_dates is None:
        return []
    names = {each.code: each.who for each in folder.schools}
    closed = bank_holidays({each.first.year for each in term_dates})
    days = [school_days(term_dates.year_of(each), each, closed) for each in term_dates]
    return list(
        long_awaited(audits, lambda code: names.get(code or "", ""), chain.from_iterable(days), day)
    )
