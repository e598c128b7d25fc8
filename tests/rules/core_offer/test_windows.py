"""When activities fall due: the example trust's year 2026-27, by hand from the reading."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sfec.model.activity import Activity, Cadence, DayOfYear, DueDay, WeekdayOfMonth
from sfec.model.half_term import AcademicYear
from sfec.model.occurrence import Window
from sfec.rules.core_offer.windows import SchoolYear, interval_window, windows
from tests.support.core_offer_terms import YEAR


def activity(cadence: Cadence, **changed: Any) -> Activity:  # noqa: ANN401 - any field
    """An activity of a cadence."""
    return Activity("it", "It", cadence, "school")._replace(**changed)


#: One activity of each kind that falls due in a year.
EACH = [
    activity(Cadence.WEEKLY),
    activity(Cadence.MONTHLY, days="school"),
    activity(Cadence.MONTHLY, days="working"),
    activity(Cadence.HALF_TERMLY),
    activity(Cadence.TERMLY),
    activity(Cadence.YEARLY),
    activity(Cadence.YEARLY, month=3),
]


def due(found: list[Window]) -> list[str]:
    """The days on which they fall due: `4 Sep`."""
    return [f"{each.due.day} {each.due:%b}" for each in found]


def without(*names: str) -> SchoolYear:
    """The year without the dates of some half-terms."""
    half_terms = tuple(each for each in YEAR.year.half_terms if each.name not in names)
    return SchoolYear(YEAR.year._replace(half_terms=half_terms), YEAR.bank_holidays)


def test_each_of_the_forty_weeks_with_a_school_day_is_due_by_its_last() -> None:
    assert due(windows(activity(Cadence.WEEKLY), YEAR)) == [
        "4 Sep",
        "11 Sep",
        "18 Sep",
        "25 Sep",
        "2 Oct",
        "9 Oct",
        "16 Oct",
        "23 Oct",
        "6 Nov",
        "13 Nov",
        "20 Nov",
        "27 Nov",
        "4 Dec",
        "11 Dec",
        "18 Dec",
        "8 Jan",
        "15 Jan",
        "22 Jan",
        "29 Jan",
        "5 Feb",
        "12 Feb",
        "26 Feb",
        "5 Mar",
        "12 Mar",
        "19 Mar",
        "25 Mar",
        "16 Apr",
        "23 Apr",
        "30 Apr",
        "7 May",
        "14 May",
        "21 May",
        "28 May",
        "11 Jun",
        "18 Jun",
        "25 Jun",
        "2 Jul",
        "9 Jul",
        "16 Jul",
        "21 Jul",
    ]


def test_a_week_lasts_from_monday_to_sunday_and_is_named_after_its_monday() -> None:
    first, *_ = windows(activity(Cadence.WEEKLY), YEAR)
    assert first == Window("2026-08-31", date(2026, 8, 31), date(2026, 9, 6), date(2026, 9, 4))


def test_a_week_that_holds_inset_days_alone_is_no_week() -> None:
    autumn = YEAR.year.half_terms[0]._replace(first=date(2026, 9, 1), last=date(2026, 9, 2))
    assert (
        windows(activity(Cadence.WEEKLY), SchoolYear(YEAR.year._replace(half_terms=(autumn,))))
        == []
    )


def test_accounts_are_due_in_all_twelve_months_by_the_last_working_day() -> None:
    found = windows(activity(Cadence.MONTHLY, days="working"), YEAR)
    # 31 October and 31 July are Saturdays, 31 January and 28 February Sundays; 31 May is the bank
    # holiday.
    assert due(found) == (
        [
            "30 Sep",
            "30 Oct",
            "30 Nov",
            "31 Dec",
            "29 Jan",
            "26 Feb",
            "31 Mar",
            "30 Apr",
            "28 May",
            "30 Jun",
            "30 Jul",
            "31 Aug",
        ]
    )
    assert (found[0].period, found[-1].period) == ("2026-09", "2027-08")


def test_a_month_whose_end_is_easter_is_due_before_good_friday() -> None:
    easter_in_march = frozenset(
        {date(2027, 3, 29), date(2027, 3, 30), date(2027, 3, 31), date(2027, 3, 26)}
    )
    found = windows(
        activity(Cadence.MONTHLY, days="working"), SchoolYear(YEAR.year, easter_in_march)
    )
    assert due(found)[6] == "25 Mar"


def test_supervision_is_due_by_the_last_school_day_of_the_months_with_five_or_more() -> None:
    found = windows(activity(Cadence.MONTHLY, days="school"), YEAR)
    assert due(found) == [
        "30 Sep",
        "23 Oct",
        "30 Nov",
        "18 Dec",
        "29 Jan",
        "26 Feb",
        "25 Mar",
        "30 Apr",
        "28 May",
        "30 Jun",
        "21 Jul",
    ]
    assert found[5] == Window("2027-02", date(2027, 2, 1), date(2027, 2, 28), date(2027, 2, 26))


@pytest.mark.parametrize(
    ("last", "months"), [(date(2026, 10, 6), ["30 Sep"]), (date(2026, 10, 7), ["30 Sep", "7 Oct"])]
)
def test_a_month_of_four_school_days_has_no_supervision_and_one_of_five_has(
    last: date, months: list[str]
) -> None:
    autumn = YEAR.year.half_terms[0]._replace(last=last)
    of = SchoolYear(AcademicYear("2026-27", (autumn,)))
    assert due(windows(activity(Cadence.MONTHLY, days="school"), of)) == months


def test_half_termly_ones_are_due_by_the_last_school_day_of_the_half_term() -> None:
    found = windows(activity(Cadence.HALF_TERMLY), YEAR)
    assert due(found) == ["23 Oct", "18 Dec", "12 Feb", "25 Mar", "28 May", "21 Jul"]
    assert found[1] == Window(
        "2026-27/autumn-2", date(2026, 11, 2), date(2027, 1, 3), date(2026, 12, 18)
    )
    assert found[-1].last == date(2027, 8, 31)


def test_where_the_last_day_of_a_half_term_is_a_closure_it_is_due_the_day_before() -> None:
    of = SchoolYear(YEAR.year._replace(closures=(date(2026, 12, 18),)))
    assert due(windows(activity(Cadence.HALF_TERMLY), of))[1] == "17 Dec"


def test_termly_ones_are_due_by_the_last_school_day_of_the_term() -> None:
    found = windows(activity(Cadence.TERMLY), YEAR)
    assert due(found) == ["18 Dec", "25 Mar", "21 Jul"]
    assert [each.period for each in found] == ["2026-27/autumn", "2026-27/spring", "2026-27/summer"]
    assert (found[0].first, found[0].last) == (date(2026, 9, 1), date(2027, 1, 3))


def test_yearly_ones_are_due_by_the_end_of_the_summer_term_or_of_the_month_that_is_given() -> None:
    assert windows(activity(Cadence.YEARLY), YEAR) == [
        Window("2026-27", date(2026, 9, 1), date(2027, 8, 31), date(2027, 7, 21))
    ]
    given = [due(windows(activity(Cadence.YEARLY, month=month), YEAR)) for month in (3, 10, 12)]
    assert given == [["25 Mar"], ["23 Oct"], ["18 Dec"]]


def test_in_a_month_without_school_days_a_yearly_one_is_due_by_the_last_working_day() -> None:
    assert due(windows(activity(Cadence.YEARLY, month=8), YEAR)) == ["31 Aug"]


def test_nothing_is_said_to_be_due_at_the_end_of_what_has_no_dates() -> None:
    of = without("autumn-2", "summer-2")
    assert due(windows(activity(Cadence.TERMLY), of)) == ["25 Mar"]
    assert windows(activity(Cadence.YEARLY), of) == []
    assert due(windows(activity(Cadence.HALF_TERMLY), of)) == [
        "23 Oct",
        "12 Feb",
        "25 Mar",
        "28 May",
    ]
    assert interval_window(36, None, None, of) is None


def test_ongoing_and_interval_ones_have_no_windows_of_a_year() -> None:
    assert (
        windows(activity(Cadence.ONGOING), YEAR)
        == windows(activity(Cadence.THREE_YEARLY), YEAR)
        == []
    )


def test_three_years_after_it_was_last_done_it_is_due_again_and_open_until_it_is_done() -> None:
    found = interval_window(36, date(2023, 11, 20), None, YEAR)
    assert found == Window(
        "after-2023-11-20", date(2026, 9, 1), date(2027, 8, 31), date(2026, 11, 20)
    )
    overdue = interval_window(36, date(2021, 5, 10), None, YEAR)
    assert overdue == Window(
        "after-2021-05-10", date(2023, 9, 1), date(2027, 8, 31), date(2024, 5, 10)
    )


def test_what_was_never_done_is_due_by_the_end_of_the_summer_term() -> None:
    found = interval_window(36, None, None, YEAR)
    assert found == Window("first-2026-27", date(2026, 9, 1), date(2027, 8, 31), date(2027, 7, 21))
    assert interval_window(36, None, date(2024, 3, 4), YEAR) is None


def test_a_shorter_interval_is_due_so_many_months_after_and_opens_the_day_after_it_was_done() -> (
    None
):
    found = interval_window(6, date(2026, 10, 14), None, YEAR)
    assert found == Window(
        "after-2026-10-14", date(2026, 10, 15), date(2027, 8, 31), date(2027, 4, 14)
    )
    assert interval_window(14, date(2025, 8, 31), None, YEAR) == Window(
        "after-2025-08-31", date(2026, 9, 1), date(2027, 8, 31), date(2026, 10, 31)
    )


def test_of_a_shorter_interval_what_was_never_done_is_due_so_long_after_the_year_began() -> None:
    found = interval_window(6, None, None, YEAR)
    assert found == Window("first-2026-27", date(2026, 9, 1), date(2027, 8, 31), date(2027, 3, 1))
    yearly = interval_window(12, None, None, YEAR)
    assert yearly is not None
    assert yearly.due == date(2027, 7, 21)


@pytest.mark.parametrize(
    ("due_on", "day"),
    [
        (DayOfYear(12, 31), date(2026, 12, 31)),
        (DayOfYear(1, 31), date(2027, 1, 31)),
        (DayOfYear(9, 1), date(2026, 9, 1)),
        (DayOfYear(8, 31), date(2027, 8, 31)),
        (WeekdayOfMonth(1, 3, 10), date(2026, 10, 1)),
        (WeekdayOfMonth(1, 3, 11), date(2026, 11, 5)),
        (WeekdayOfMonth(3, 3, 1), date(2027, 1, 21)),
        (WeekdayOfMonth(3, 3, 5), date(2027, 5, 20)),
        ({"2026-27": date(2026, 9, 24)}, date(2026, 9, 24)),
    ],
)
def test_a_deadline_is_due_on_its_own_day_of_the_year_on_a_closed_day_too(
    due_on: DueDay, day: date
) -> None:
    [found] = windows(activity(Cadence.YEARLY, due_on=due_on), YEAR)
    assert found == Window("2026-27", date(2026, 9, 1), date(2027, 8, 31), day)


def test_where_no_day_is_named_for_the_year_nothing_is_said_to_be_due() -> None:
    assert windows(activity(Cadence.YEARLY, due_on={"2025-26": date(2026, 5, 11)}), YEAR) == []


@settings(max_examples=30, deadline=None)
@given(
    st.frozensets(st.dates(date(2026, 9, 1), date(2027, 8, 31)), max_size=60), st.sampled_from(EACH)
)
def test_whatever_days_are_closed_all_is_due_within_its_window_on_a_day_that_is_open(
    closures: frozenset[date], given_activity: Activity
) -> None:
    of = SchoolYear(YEAR.year._replace(closures=tuple(sorted(closures))), YEAR.bank_holidays)
    found = windows(given_activity, of)
    assert len({each.period for each in found}) == len(found)
    assert all(earlier.last < later.first for earlier, later in pairwise(found))
    for each in found:
        assert each.first <= each.due <= each.last
        assert each.due.weekday() < 5
        assert each.due not in YEAR.bank_holidays
        assert given_activity.days == "working" or each.due not in closures
