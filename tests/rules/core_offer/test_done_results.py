"""What recording an activity as done does: which occurrence it closes, and what is worth a note."""

from datetime import date

import pytest

from sfec.model.activity import Activity, Cadence
from sfec.model.half_term import AcademicYear, HalfTerm
from sfec.model.occurrence import ActivityDone, Occurrence, Window
from sfec.model.trust import School
from sfec.problems import Level, Problem
from sfec.rules.core_offer.done_objections import DoneActivity
from sfec.rules.core_offer.done_results import DoneResult, closing, notes

TODAY = date(2026, 11, 23)
WEBSITE = Activity("website", "Website audit", Cadence.TERMLY, "school", "compliance_manager")
ELT = Activity("elt", "ELT discusses the school", Cadence.WEEKLY, "school")
MUSTS = Activity("musts", "Financial musts", Cadence.MONTHLY, "trust", "cfo", days="working")
MENTORS = Activity("mentors", "Mentors deployed", Cadence.ONGOING, "school")
RPS = School("RPS", "Ravelmoor Primary School")
YEAR = AcademicYear(
    "2026-27",
    (
        HalfTerm(date(2026, 9, 1), date(2026, 10, 23), "2026-27", "autumn-1"),
        HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "2026-27", "autumn-2"),
    ),
    inset=(date(2026, 11, 2),),
    closures=(date(2026, 11, 5),),
)
FIRST_WEEK = Window("2026-11-09", date(2026, 11, 9), date(2026, 11, 15), date(2026, 11, 13))
SECOND_WEEK = Window("2026-11-16", date(2026, 11, 16), date(2026, 11, 22), date(2026, 11, 20))


def doing(activity: Activity, on: date, school: School | None = RPS) -> DoneActivity:
    return DoneActivity(
        ActivityDone(activity.id, school.code if school else None, on), activity, school
    )


def weeks(*done_on: date | None) -> list[Occurrence]:
    """Two weeks of the ELT, each done on a day or still open."""
    windows = (FIRST_WEEK, SECOND_WEEK)
    return [
        Occurrence(ELT, "RPS", ELT.owner, each, on)
        for each, on in zip(windows, done_on, strict=True)
    ]


def noted(made: DoneResult) -> list[Problem]:
    return list(notes(made, [YEAR], frozenset({date(2026, 11, 11)})))


def test_it_closes_the_occurrence_that_is_closed_by_it() -> None:
    made = closing(
        doing(ELT, date(2026, 11, 17)), weeks(None, None), weeks(None, date(2026, 11, 17))
    )
    assert made.closes
    assert (made.closes.window, made.again, made.days_late) == (SECOND_WEEK, None, 0)
    assert noted(made) == []


def test_what_is_closed_after_its_day_is_late() -> None:
    made = closing(
        doing(ELT, TODAY), weeks(date(2026, 11, 10), None), weeks(date(2026, 11, 10), TODAY)
    )
    assert made.days_late == 3


def test_a_second_time_in_a_week_is_noted_where_it_closes_the_one_before() -> None:
    again = date(2026, 11, 18)
    done = date(2026, 11, 17)
    catches_up = closing(doing(ELT, again), weeks(None, done), weeks(again, done))
    [found] = noted(catches_up)
    assert (found.code, found.level) == ("activity-again", Level.NOTE)
    assert "this counts for the one due on 13 November 2026" in found.message
    assert catches_up.days_late == 5


def test_what_closes_nothing_is_asked_what_it_was_for() -> None:
    again, full = doing(ELT, date(2026, 11, 18)), weeks(date(2026, 11, 10), date(2026, 11, 17))
    [found] = noted(closing(again, full, full))
    assert (found.code, found.level) == ("activity-period", Level.ERROR)
    named = again._replace(act=again.act._replace(period="2026-11-16"))
    [found] = noted(closing(named, full, full))
    assert found.message.endswith("already for what is due on 20 November 2026")


def test_what_is_not_known_to_fall_due_at_all_is_recorded_and_closes_nothing() -> None:
    made = closing(doing(ELT, date(2026, 11, 18)), [], [])
    assert (made.closes, made.asked_of, noted(made)) == (None, [], [])


def test_what_is_recorded_of_a_week_closes_it_where_a_later_day_had_closed_it_before() -> None:
    late, on_time = date(2026, 11, 18), date(2026, 11, 10)
    spilt, now = weeks(late, date(2026, 11, 17)), weeks(on_time, date(2026, 11, 17))
    made = closing(doing(ELT, on_time), spilt, now)
    assert made.closes
    assert made.closes.window == FIRST_WEEK
    assert made.asked_of == ()


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (date(2026, 11, 14), "a Saturday"),
        (date(2026, 11, 2), "an INSET day"),
        (date(2026, 11, 5), "a day when schools were closed"),
        (date(2026, 11, 11), "a bank holiday"),
        (date(2026, 10, 28), "in the school holidays"),
        (date(2026, 11, 12), None),
        (date(2024, 8, 6), None),
    ],
)
def test_a_closed_day_is_noted_with_what_it_was(on: date, why: str | None) -> None:
    found = noted(DoneResult(doing(WEBSITE, on)))
    assert [(each.code, each.level) for each in found] == (
        [("activity-closed-day", Level.NOTE)] if why else []
    )
    assert all(each.message.endswith(f"which was {why}") for each in found)


def test_what_goes_by_working_days_is_done_in_the_holidays_and_what_is_ongoing_on_any_day() -> None:
    assert noted(DoneResult(doing(MUSTS, date(2026, 10, 28), None))) == []
    assert len(noted(DoneResult(doing(MUSTS, date(2026, 10, 31), None)))) == 1
    assert noted(DoneResult(doing(MENTORS, date(2026, 10, 31)))) == []


def test_what_moves_with_its_day_says_when_it_is_due_again_and_is_at_first_not_late() -> None:
    check = WEBSITE._replace(id="check", cadence=Cadence.INTERVAL, every_months=6)
    on, due = date(2026, 6, 10), date(2026, 12, 10)
    first = Occurrence(
        check,
        "RPS",
        check.owner,
        Window("first-2025-26", date(2025, 9, 1), date(2026, 8, 31), date(2026, 3, 1)),
    )
    after = [
        first._replace(done_on=on),
        Occurrence(
            check,
            "RPS",
            check.owner,
            Window("after-2026-06-10", date(2026, 9, 1), date(2027, 8, 31), due),
        ),
    ]
    made = closing(doing(check, on), [first], after)
    assert (made.closes, made.days_late, made.next_due) == (after[0], 0, due)
    late = closing(
        doing(check, date(2026, 12, 14)), after[1:], [after[1]._replace(done_on=date(2026, 12, 14))]
    )
    assert (late.days_late, late.next_due) == (4, None)
