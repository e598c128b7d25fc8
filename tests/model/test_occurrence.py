"""Occurrences: what names one, and how it stands on a day."""

from datetime import date

import pytest

from sfec.model.activity import Activity, Cadence
from sfec.model.occurrence import Occurrence, Status, Window

NOVEMBER = Window("2026-11", date(2026, 11, 2), date(2026, 11, 29), date(2026, 11, 27))
DSL = Activity("dsl", "DSL supervision", Cadence.MONTHLY, "school", "trust_dsl", days="school")
OPEN = Occurrence(DSL, "RPS", "trust_dsl", NOVEMBER)


def test_activity_school_and_period_name_an_occurrence() -> None:
    assert OPEN.key == ("dsl", "RPS", "2026-11")
    assert OPEN._replace(school=None).key == ("dsl", "", "2026-11")


@pytest.mark.parametrize(
    ("on", "status"),
    [
        (date(2026, 11, 1), Status.UPCOMING),
        (date(2026, 11, 2), Status.DUE),
        (date(2026, 11, 27), Status.DUE),
        (date(2026, 11, 28), Status.OVERDUE),
    ],
)
def test_an_open_one_is_upcoming_then_due_and_overdue_from_the_day_after(
    on: date, status: Status
) -> None:
    assert OPEN.status(on) is status
    assert OPEN._replace(is_applicable=False).status(on) is Status.NOT_APPLICABLE


def test_one_that_was_done_is_done_from_that_day_on() -> None:
    done = OPEN._replace(done_on=date(2026, 11, 30))
    assert [done.status(date(2026, 11, day)) for day in (29, 30)] == [Status.OVERDUE, Status.DONE]


def test_done_on_the_day_it_is_due_it_is_not_late() -> None:
    assert not OPEN.is_late
    assert [OPEN._replace(done_on=date(2026, 11, day)).is_late for day in (26, 27, 28)] == [
        False,
        False,
        True,
    ]


def test_of_what_hq_holds_one_past_its_day_is_not_recorded_and_missed_only_if_held_without_it() -> (
    None
):
    held = OPEN._replace(activity=DSL._replace(owed_by="school", held_by="hq"))
    missed, after = held._replace(missed_on=date(2026, 11, 10)), date(2026, 11, 28)
    assert held.status(after) is Status.NOT_RECORDED
    assert [missed.status(date(2026, 11, day)) for day in (9, 10)] == [Status.DUE, Status.MISSED]
    assert missed._replace(done_on=date(2026, 11, 12)).status(after) is Status.DONE


def test_what_is_past_and_what_is_over_are_told_apart() -> None:
    assert [each for each in Status if each.is_past] == [Status.OVERDUE, Status.NOT_RECORDED]
    assert [each for each in Status if each.is_over] == [Status.DONE, Status.MISSED]


def test_a_window_holds_its_first_day_and_its_last() -> None:
    days = [date(2026, 11, day) for day in (1, 2, 29, 30)]
    assert [NOVEMBER.holds(day) for day in days] == [False, True, True, False]
