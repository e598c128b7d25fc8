"""Recording that activities were done: each with what it closes, all of them or none."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.model.ledger import Recorder
from sfec.office.activity_recording import RecordedActivities, record_activities
from sfec.office.activity_requests import ActivityRequest
from sfec.office.core_offer import open_core_offer
from sfec.office.recording import Recording, recording
from sfec.office.rounds import OpenFolder
from sfec.office.usage import Misuse
from sfec.problems import Level, Place, ProblemsFound

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
ROW = Place("done.xlsx", "Activities", 3, 1)


@pytest.fixture
def held(trust: Path) -> Iterator[Recording]:
    """The small trust, held to be recorded in."""
    opened = OpenFolder(DataFolder(trust), NOW.date())
    with recording(opened, NOW, Recorder("smarsh", "laptop7")) as found:
        yield found


def entries(held: Recording) -> int:
    """How many entries stand in the ledger."""
    folder = DataFolder(held.folder.path)
    return len(folder.ledger.entries) if folder.ledger else 0


def test_each_closes_what_is_open_after_those_recorded_before_it(held: Recording) -> None:
    asked = [ActivityRequest("elt", ["RPS"], on=f"2026-11-{day}") for day in (10, 11)]
    results = list(record_activities(held, asked).results.values())
    dues = [each.closes.window.due for each in results if each.closes]
    assert dues == [date(2026, 11, 13), date(2026, 11, 6)]
    assert entries(held) == 2


def test_one_that_is_done_for_several_schools_is_an_entry_for_each(held: Recording) -> None:
    made = record_activities(held, [ActivityRequest("elt", is_for_every=True)])
    assert [each.code for each in made.schools] == ["OHS", "RPS"]
    assert [each.code for each in made.problems] == []


def test_what_is_worth_a_second_look_is_recorded_and_told(held: Recording) -> None:
    made = record_activities(held, [ActivityRequest("elt", ["RPS"], on="2026-11-21")])
    assert [each.code for each in made.problems] == ["activity-closed-day"]
    assert entries(held) == 1


def test_what_is_on_record_for_another_period_than_is_named_is_told(held: Recording) -> None:
    september, october = (
        ActivityRequest("accounts", ["RPS"], on="2026-11-10", period=f"2026-{month}")
        for month in ("09", "10")
    )
    made = record_activities(held, [september, october, september])
    [problem] = made.problems
    assert (problem.code, problem.level) == ("activity-again", Level.WARNING)
    first, second = "the one due on 30 September 2026", "the one due on 30 October 2026"
    assert f"counts for {first}, and not for {second}" in problem.message
    assert entries(held) == 1


def test_one_row_that_cannot_be_meant_keeps_all_from_being_recorded(held: Recording) -> None:
    wrong = ActivityRequest("website", place=ROW, places={"--school": ROW._replace(column=2)})
    with pytest.raises(ProblemsFound) as found:
        record_activities(held, [ActivityRequest("elt", ["RPS"], place=ROW), wrong])
    [problem] = found.value.problems
    assert (problem.code, problem.place.at) == ("activity-value", "Activities!B3")
    assert problem.hint == "write a row for each"
    assert entries(held) == 0


def test_at_the_prompt_what_cannot_be_meant_is_wrong_usage(held: Recording) -> None:
    with pytest.raises(Misuse, match="name each with --school"):
        record_activities(held, [ActivityRequest("website")])
    assert entries(held) == 0


def test_the_same_activity_school_and_day_is_recorded_once(held: Recording) -> None:
    asked = [ActivityRequest("elt", ["RPS"], note=note) for note in ("Minute 4", None)]
    made = record_activities(held, asked)
    assert (len(made.results), [each.shown_by for each in made.already]) == (1, [None])
    assert entries(held) == 1


def test_what_was_recorded_before_is_skipped_whatever_stands_against_it_since(
    trust: Path,
) -> None:
    def at(moment: datetime, *asked: ActivityRequest) -> RecordedActivities:
        opened = OpenFolder(DataFolder(trust), moment.date())
        with recording(opened, moment, Recorder("smarsh", "laptop7")) as again:
            return record_activities(again, asked)

    [first] = at(NOW, ActivityRequest("elt", ["RPS"])).results
    school = trust / "schools/RPS.yaml"
    school.write_text(f"{school.read_text(encoding='utf-8')}left: 2026-11-20\n", encoding="utf-8")
    later = at(NOW + timedelta(1), ActivityRequest("elt", ["RPS"], on="2026-11-23"))
    assert [each.shown_by for each in later.already] == [f"entry {first.short_id}"]
    assert (later.results, later.problems) == ({}, [])


def test_what_closes_nothing_is_not_recorded_and_it_is_asked_what_it_was_for(
    held: Recording,
) -> None:
    asked = [ActivityRequest("elt", ["RPS"], on=f"2026-11-{day}") for day in (10, 11, 12)]
    with pytest.raises(ProblemsFound) as found:
        record_activities(held, asked)
    problem = found.value.problems[-1]
    assert problem.code == "activity-period"
    assert "2026-11-16 (due 20 November 2026)" in problem.hint
    assert entries(held) == 0
    asked[-1] = asked[-1]._replace(period="2026-09-07")
    made = record_activities(held, asked)
    assert [each.done.act.period for each in made.results.values()] == [None, None, "2026-09-07"]


def test_a_school_takes_part_or_is_absent_and_not_both_on_a_day(held: Recording) -> None:
    asked = [ActivityRequest("dsl", ["RPS"]), ActivityRequest("dsl", ["RPS"], absent="Yes")]
    with pytest.raises(ProblemsFound) as found:
        record_activities(held, asked)
    assert [each.code for each in found.value.problems] == ["activity-absent"]
    assert entries(held) == 0


def test_what_a_school_was_absent_from_is_held_and_on_record(held: Recording) -> None:
    absent = ActivityRequest("safeguarding_forum", ["RPS"], on="2026-10-08", absent="yes")
    [result] = record_activities(held, [absent]).results.values()
    assert result.closes
    assert result.closes.absent == {"RPS"}
    again = ActivityRequest("safeguarding_forum", on="2026-10-08")
    offer = open_core_offer(DataFolder(held.folder.path), NOW.date())
    assert [
        each.done_on
        for each in offer.every(offer.core_offer.activities[again.activity], None)
        if each.done_on
    ] == [date(2026, 10, 8)]
