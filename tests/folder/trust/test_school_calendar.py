"""The trust's school days, as plans count them."""

from datetime import date

from sfec.folder.trust.school_calendar import school_weeks
from tests.support.plan_builder import terms


def test_bank_holidays_are_no_school_days() -> None:
    weeks = school_weeks(terms())
    assert weeks.school_day_from(date(2027, 5, 3)) == date(2027, 5, 4)
    assert weeks.after(date(2026, 11, 4), 1) == date(2026, 11, 11)
