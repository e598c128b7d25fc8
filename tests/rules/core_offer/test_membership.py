"""What falls due of a school by how long it was in the trust, in the example trust's 2026-27."""

from datetime import date

import pytest

from sfec.model.activity import Activity, Cadence, DayOfYear
from sfec.model.occurrence import Window
from sfec.model.trust import School
from sfec.rules.core_offer.membership import falls_to
from sfec.rules.core_offer.windows import windows
from tests.support.core_offer_terms import YEAR, YEARS

WEEKLY = Activity("elt", "ELT", Cadence.WEEKLY, "school")
ACCOUNTS = Activity("accounts", "Accounts", Cadence.MONTHLY, "school", days="working")
HALF_TERMLY = Activity("letter", "Letter", Cadence.HALF_TERMLY, "school")
YEARLY = Activity("gdpr", "GDPR audit", Cadence.YEARLY, "school", month=11)
LAW = Activity("return", "A return", Cadence.YEARLY, "school", due_on=DayOfYear(12, 31))


def falling(
    activity: Activity, period: str, joined: str | None = None, left: str | None = None
) -> Window | None:
    """A window of 2026-27 as it falls to a school that joined, and left, on a day."""
    first, last = (date.fromisoformat(each) if each else None for each in (joined, left))
    window = next(each for each in windows(activity, YEAR) if each.period == period)
    school = School("NEW", "New School", joined=first, left=last)
    return falls_to(school, activity, window, YEARS)


@pytest.mark.parametrize(
    ("activity", "period", "joined", "left", "is_due"),
    [
        # Five school days from Monday 16 November.
        (WEEKLY, "2026-11-16", "2026-11-18", None, True),
        (WEEKLY, "2026-11-16", "2026-11-19", None, False),
        (WEEKLY, "2026-11-16", None, "2026-11-18", True),
        (WEEKLY, "2026-11-16", None, "2026-11-17", False),
        # Four from Tuesday 3 November: the Monday is an INSET day.
        (WEEKLY, "2026-11-02", "2026-11-05", None, True),
        # No school day in August, and twenty-one working days.
        (ACCOUNTS, "2027-08", "2027-08-16", None, True),
        (ACCOUNTS, "2027-08", "2027-08-20", None, False),
        (HALF_TERMLY, "2026-27/autumn-2", "2026-11-20", None, True),
        (HALF_TERMLY, "2026-27/autumn-2", "2026-12-01", None, False),
        (HALF_TERMLY, "2026-27/autumn-2", "2027-02-01", None, False),
    ],
)
def test_an_occurrence_is_due_of_a_school_in_the_trust_for_half_of_its_windows_school_days(
    activity: Activity, period: str, joined: str | None, left: str | None, *, is_due: bool
) -> None:
    assert (falling(activity, period, joined, left) is not None) is is_due


@pytest.mark.parametrize(
    ("joined", "left", "is_due"),
    [
        ("2027-04-12", None, True),
        ("2027-05-04", None, False),
        (None, "2026-12-18", True),
        (None, "2026-12-17", False),
        ("2026-10-01", "2027-03-01", True),
        ("2026-11-02", "2027-02-12", False),
    ],
)
def test_a_yearly_one_is_due_of_a_school_in_the_trust_for_at_least_a_term(
    joined: str | None, left: str | None, *, is_due: bool
) -> None:
    assert (falling(YEARLY, "2026-27", joined, left) is not None) is is_due


def test_where_it_was_not_there_on_the_day_it_is_its_last_school_day_there() -> None:
    all_year, joined = falling(YEARLY, "2026-27"), falling(YEARLY, "2026-27", "2027-01-04")
    left = falling(HALF_TERMLY, "2026-27/autumn-2", None, "2026-12-13")
    assert all_year
    assert joined
    assert left
    assert all_year.due == date(2026, 11, 30)
    assert joined.due == date(2027, 7, 21)
    assert left.due == date(2026, 12, 11)


def test_a_deadline_on_a_day_of_its_own_is_due_of_those_who_are_there_on_it() -> None:
    assert falling(LAW, "2026-27", "2026-12-31")
    assert falling(LAW, "2026-27", "2027-01-01") is None
    assert falling(LAW, "2026-27", None, "2026-12-30") is None


def test_where_no_term_has_dates_half_of_the_days_tell() -> None:
    year = YEAR.year._replace(half_terms=YEAR.year.half_terms[:1])
    of = type(YEAR)(year)
    window = Window("2026-27", of.first, of.last, date(2026, 10, 23))
    joined = School("NEW", "New School", joined=date(2026, 9, 7))
    assert falls_to(joined, YEARLY, window, [of]) == window
    assert falls_to(joined, YEARLY, window, []) == window
