"""What the calendar shows of the days asked for, and what is late from before them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.model.occurrence import ActivityDone, Status
from sfec.office.calendar import Calendar, CalendarRequest, choose_cadence, open_calendar
from sfec.office.rounds import OpenFolder
from sfec.office.usage import Misuse
from tests.support.acts import record

TODAY = date(2026, 11, 23)


def opened(folder: Path, day: date = TODAY, **asked: Any) -> Calendar:  # noqa: ANN401 - any field
    """The calendar of a trust on a day."""
    return open_calendar(OpenFolder(DataFolder(folder), day), CalendarRequest(**asked))


def test_where_nothing_is_named_it_is_todays_half_term_and_the_holidays_after_it(
    trust: Path,
) -> None:
    found = opened(trust)
    assert (found.days.first, found.days.last) == (date(2026, 11, 2), date(2027, 1, 3))
    assert (found.days.title, found.days.later) == ("Autumn 2, 2026-27", "Later in Autumn 2")
    assert found.days.are_now


def test_what_is_late_from_before_todays_half_term_stands_beside_what_is_due_in_it(
    trust: Path,
) -> None:
    found = opened(trust)
    assert {each.status(TODAY) for each in found.late} == {Status.OVERDUE, Status.NOT_RECORDED}
    assert max(each.window.due for each in found.late) < found.days.first
    assert all(found.days.first <= each.window.due <= found.days.last for each in found.due)
    assert found.shown == [*found.late, *found.due]


def test_days_that_are_named_are_shown_alone(trust: Path) -> None:
    days = (date(2026, 11, 30), date(2026, 12, 4))
    found = opened(trust, days=days)
    assert found.days.title == "30 November 2026 to 4 December 2026"
    assert found.days.later == "Later, to 4 December 2026"
    assert found.late == []
    assert {each.window.due for each in found.due} <= set(days)


def test_of_some_schools_what_is_done_once_for_the_trust_is_none_of_theirs(trust: Path) -> None:
    found = opened(trust, schools=["ohs"])
    assert {each.school for each in found.shown} == {"OHS"}
    assert found.filter.say() == ["Of Osterfold High School (OHS)"]


def test_only_what_is_late_is_one_list_that_begins_where_it_does(trust: Path) -> None:
    found = opened(trust, is_overdue=True, owner="trust dsl")
    assert {each.owner for each in found.due} == {"trust_dsl"}
    assert found.late == []
    assert found.days.first == min(each.window.due for each in found.due) < date(2026, 11, 2)
    assert found.filter.say() == ["Seen to by: Trust DSL", "Only what is late or not recorded"]


def test_an_activity_done_is_shown_by_its_entry_unless_that_was_withdrawn(trust: Path) -> None:
    [entry] = record(trust, ActivityDone("website", "RPS", TODAY))
    found = opened(trust)
    assert found.offer.shown_by() == {("website", "RPS", TODAY): f"entry {entry.short_id}"}
    assert found.has_begun


def test_where_no_day_of_a_head_is_known_the_problem_is_the_calendars(trust: Path) -> None:
    record_of_school = trust / "schools/RPS.yaml"
    text = record_of_school.read_text(encoding="utf-8")
    record_of_school.write_text(f"{text}head: {{name: Hal Brook}}\n", encoding="utf-8")
    found = opened(trust)
    assert [each.code for each in found.problems] == ["school-head-start"]
    assert found.offer.folder.problems == []


def test_a_cadence_is_named_as_it_is_said_and_what_has_none_falls_due_never() -> None:
    assert choose_cadence("Half  termly") == "half-termly"
    with pytest.raises(Misuse, match="is no cadence"):
        choose_cadence("ongoing")
