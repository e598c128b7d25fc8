"""What the calendar's events are, and what they say."""

from datetime import date

import pytest

from sfec.documents.calendar_events import (
    CalendarEvent,
    CalendarView,
    calendar_events,
    description,
    summary,
)
from sfec.model.activity import Activity, Basis, Cadence
from tests.support.calendar_page import (
    ELT,
    EVERY,
    FRIDAY,
    MONDAY,
    MUSTS,
    WEBSITE,
    month,
    term,
    week,
)

VIEW = CalendarView("A trust", MONDAY, {"RPS": "Ravelmoor Primary School", "OHS": "Osterfold"})
DONE = date(2026, 11, 18)


def of(*found: object, view: CalendarView = VIEW) -> list[CalendarEvent]:
    """The events of some occurrences."""
    return calendar_events(found, view)  # type: ignore[arg-type]  # occurrences all


def test_an_activity_on_a_day_is_one_event_however_many_schools_it_is_due_of() -> None:
    events = calendar_events(EVERY, VIEW)
    assert len({each.name for each in events}) == len(events)
    [this_week] = [each for each in events if each.activity == ELT and each.day == FRIDAY]
    assert [each.school for each in this_week.occurrences] == ["RPS", "OHS"]
    assert this_week.name == "elt.schools.2026-11-23"
    assert sum(len(each.occurrences) for each in events) == 13


def test_its_name_rests_on_the_activity_and_the_period_alone() -> None:
    [event] = of(term("RPS"), term("OHS"))
    retitled = WEBSITE._replace(title="Another title")
    [again] = of(
        term("RPS", due=FRIDAY)._replace(activity=retitled),
        view=VIEW._replace(trust="Another", names={"RPS": "Another"}),
    )
    assert event.name == again.name == "website.schools.2026-27/autumn"
    assert [each.name for each in of(month())] == ["musts.trust.2026-11"]


@pytest.mark.parametrize(
    ("only", "name"),
    [(["RPS"], "website.RPS.2026-27/autumn"), (["RPS", "OHS"], "website.OHS+RPS.2026-27/autumn")],
)
def test_of_schools_that_alone_are_asked_for_it_is_theirs(only: list[str], name: str) -> None:
    [event] = of(term("RPS"), view=VIEW._replace(only=only))
    assert event.name == name


def test_what_a_school_has_on_a_day_of_its_own_or_another_sees_to_is_an_event_of_its_own() -> None:
    moved = VIEW._replace(moved=frozenset([("RPS", "website", FRIDAY)]))
    found = (term("RPS", due=FRIDAY), term("OHS"), term("TCP")._replace(owner="coo"), term("SBP"))
    assert [each.name for each in of(*found, view=moved)] == [
        "website.RPS.2026-27/autumn",
        "website.schools.2026-27/autumn",
        "website.TCP.2026-27/autumn",
    ]


def test_the_names_of_single_events_are_those_of_earlier_files() -> None:
    [event] = of(term("RPS"), term("OHS"))
    assert event.singly == ["website.RPS.2026-27/autumn", "website.OHS.2026-27/autumn"]
    assert of(month())[0].singly == ["musts.trust.2026-11"]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([term("RPS")], "Website audit · RPS"),
        ([term("RPS", done_on=DONE)], "Done: Website audit · RPS"),
        ([month()], "Financial musts and going concerns"),
        ([term("RPS"), term("OHS")], "Website audit: 2 schools"),
        ([term("RPS"), term("OHS", done_on=DONE)], "Website audit: 1 of 2 schools to do"),
        ([term("RPS", done_on=DONE), term("OHS", done_on=DONE)], "Done: Website audit: 2 schools"),
    ],
)
def test_in_a_line_it_says_of_how_many_schools_it_is_and_what_is_left(
    found: list[object], said: str
) -> None:
    [event] = of(*found)
    assert summary(event, MONDAY) == said


def test_it_says_what_it_is_whose_of_which_schools_and_what_to_do_once_it_is_done() -> None:
    [event] = of(term("RPS"), term("TCP"), term("OHS", done_on=DONE))
    assert description(event, VIEW) == (
        "Core offer: termly, for each school\n"
        "Seen to by: Compliance Manager\n"
        "Owed by: HQ\n"
        "To do: Ravelmoor Primary School (RPS); TCP (TCP)\n"
        "Done: Osterfold (OHS), 18 November 2026\n"
        "What shows it: =The audit, signed\n"
        "Once it is done: sfec done website --school CODE --on DAY"
    )


def test_of_one_school_the_command_names_it_and_once_all_is_done_there_is_none() -> None:
    assert "sfec done website --school RPS --on DAY" in description(of(term("RPS"))[0], VIEW)
    assert "sfec done" not in description(of(term("RPS", done_on=DONE))[0], VIEW)
    assert description(of(month())[0], VIEW).splitlines() == [
        "Core offer: monthly, for the trust",
        "Seen to by: CFO",
        "Once it is done: sfec done musts --on DAY",
    ]


HELD = ELT._replace(owed_by="school", held_by="hq")


def test_what_hq_held_without_a_school_is_over_and_is_no_debt_of_the_schools() -> None:
    missed = week(HELD, 0, "RPS")._replace(missed_on=MONDAY)
    [event] = of(missed, week(HELD, 0, "OHS", MONDAY))
    said = description(event, VIEW)
    assert summary(event, MONDAY) == "Done: ELT discusses the school: 2 schools"
    assert "Held without: Ravelmoor Primary School (RPS), 23 November 2026" in said
    assert "Owed by" not in said
    assert "To do" not in said


@pytest.mark.parametrize(
    ("activity", "said"),
    [
        (ELT._replace(ticked_by="decisions"), "Recording the decisions on both ladders ticks it"),
        (ELT._replace(ticked_by="letter"), "Issuing the letter ticks it: sfec letter --issue"),
        (ELT._replace(is_core=False), "Run for the schools: weekly, for each school"),
        (ELT._replace(ticked_by="reports"), "Issuing the letter with all six officers' reports"),
        (ELT._replace(owed_by="school"), "Owed by: the school"),
        (HELD, "Held by: HQ; the school takes part"),
        (ELT._replace(every_months=12), "Core offer: every 12 months, for each school"),
        (ELT._replace(basis=Basis("The lease", "read")), "Deadline: weekly, for each school. So"),
    ],
)
def test_what_it_is_and_what_ticks_it_is_the_activitys(activity: Activity, said: str) -> None:
    [event] = of(week(activity, 0, "RPS"))
    assert said in description(event, VIEW)


def test_nothing_that_is_typed_moves_its_lines() -> None:
    hostile = MUSTS._replace(shown_by="a\nb \u202e L999900026001", cadence=Cadence.MONTHLY)
    [event] = of(month()._replace(activity=hostile))
    said = description(event, VIEW)
    assert "What shows it: a\\nb \\u202e [a pupil's number]\n" in said
