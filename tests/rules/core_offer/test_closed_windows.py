"""Which windows are closed by the days on which an activity was done."""

from bisect import bisect_right
from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from sfec.rules.core_offer.closed_windows import close, missed_windows
from sfec.rules.core_offer.windows import windows
from tests.support.core_offer_terms import LAST_YEAR, OFFER, YEAR, closed, done, of, of_year

TODAY = date(2026, 11, 23)


def test_what_was_done_on_a_day_closes_the_open_occurrence_whose_window_holds_it() -> None:
    assert closed(of_year(done("ceo_visit", "2026-11-18")), "ceo_visit") == {
        "2026-11-16": "2026-11-18"
    }
    assert closed(of_year(done("website", "2026-12-29")), "website") == {
        "2026-27/autumn": "2026-12-29"
    }


def test_else_the_nearest_open_one_before_it_no_further_back_than_one_period() -> None:
    found = of_year(done("dsl", "2026-11-09"), done("dsl", "2026-11-20"), year=YEAR)
    assert closed(found, "dsl") == {"2026-11": "2026-11-09", "2026-10": "2026-11-20"}
    assert [each.is_late for each in of(found, "dsl")[:3]] == [False, True, False]
    before = [done("gdpr", "2026-11-09"), done("gdpr", "2026-11-16")]
    assert closed(of_year(*before, year=LAST_YEAR), "gdpr") == {"2025-26": "2026-11-16"}


def test_otherwise_it_closes_nothing() -> None:
    thrice = [done("dsl", f"2026-11-{day}") for day in ("09", "16", "20")]
    assert closed(of_year(*thrice), "dsl") == {"2026-11": "2026-11-09", "2026-10": "2026-11-16"}


def test_done_in_the_holidays_the_last_week_before_them_is_closed_and_no_earlier_one() -> None:
    twice = [done("ceo_visit", "2026-10-28"), done("ceo_visit", "2026-10-29")]
    assert closed(of_year(*twice), "ceo_visit") == {"2026-10-19": "2026-10-28"}


def test_done_before_the_first_week_of_its_year_nothing_is_closed() -> None:
    weeks = windows(OFFER.activities["ceo_visit"], YEAR)[2:]
    assert close(weeks, [(date(2026, 9, 10), None)]) == {}
    last_year = windows(OFFER.activities["ceo_visit"], LAST_YEAR)
    assert close(last_year, [(date(2026, 9, 10), None)]) == {}


def test_what_is_done_for_a_half_term_closes_that_one_whenever_it_was_done() -> None:
    late = done("categorisation", "2026-11-05", "2026-27/autumn-1")
    found = of_year(late, done("categorisation", "2026-11-23", "2026-27/autumn-2"))
    assert closed(found, "categorisation") == {
        "2026-27/autumn-1": "2026-11-05",
        "2026-27/autumn-2": "2026-11-23",
    }
    assert of(found, "categorisation")[0].is_late
    again = of_year(late, done("categorisation", "2026-11-06", "2026-27/autumn-1"))
    assert closed(again, "categorisation") == {"2026-27/autumn-1": "2026-11-05"}


def test_done_once_more_for_a_period_moves_nothing_that_was_done_in_it_before() -> None:
    again = [done("ceo_visit", "2026-11-17"), done("ceo_visit", "2026-11-18", "2026-11-16")]
    assert closed(of_year(*again), "ceo_visit") == {"2026-11-16": "2026-11-17"}


def test_done_for_no_half_term_that_a_school_has_it_closes_none() -> None:
    assert (
        closed(of_year(done("categorisation", "2026-11-05", "2019-20/autumn-1")), "categorisation")
        == {}
    )
    assert close([], [(TODAY, None)]) == {}


def test_recorded_in_any_order_the_picture_is_the_same() -> None:
    acts = [
        done("dsl", "2026-11-09"),
        done("dsl", "2026-11-20"),
        done("dsl", "2026-09-21"),
        done("dsl", "2026-11-30", "2026-11"),
    ]
    assert len({tuple(closed(of_year(*each), "dsl").items()) for each in permutations(acts)}) == 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.dates(date(2026, 9, 1), date(2027, 8, 31)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_shuffled_days_close_the_same_windows_and_each_day_at_most_one(
    days: list[date], random: object
) -> None:
    theirs = windows(OFFER.activities["ceo_visit"], YEAR)
    shuffled = list(days)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis's own random
    found = close(theirs, [(day, None) for day in days])
    assert found == close(theirs, [(day, None) for day in shuffled])
    assert len(found) <= len(days)
    starts = [each.first for each in theirs]
    by_period = {each.period: number for number, each in enumerate(theirs)}
    for period, day in found.items():
        assert bisect_right(starts, day) - 1 - by_period[period] in (0, 1)


def test_what_was_done_late_in_the_year_after_belongs_to_its_own_year_alone() -> None:
    late = done("categorisation", "2026-09-10", "2025-26/summer-2")
    assert closed(of_year(late), "categorisation") == {}
    assert closed(of_year(late, year=LAST_YEAR), "categorisation") == {
        "2025-26/summer-2": "2026-09-10"
    }


def test_a_day_of_absence_is_of_the_window_that_it_names_or_lies_in_or_follows() -> None:
    theirs = windows(OFFER.activities["dsl"], YEAR)
    assert missed_windows(theirs, [(date(2026, 11, 9), None)]) == {"2026-11": date(2026, 11, 9)}
    assert missed_windows(theirs, [(date(2026, 11, 9), "2026-10")]) == {
        "2026-10": date(2026, 11, 9)
    }
    assert missed_windows(theirs, [(date(2027, 8, 9), None)]) == {"2027-07": date(2027, 8, 9)}
    assert missed_windows(theirs, [(date(2026, 11, 9), "2019-10"), (date(2026, 8, 3), None)]) == {}
