"""A day's work in the core offer."""

from datetime import date

import pytest

from sfec.rules.core_offer.agenda import AgendaLine, agenda, name_owner
from tests.support.calendar_page import (
    ELT,
    EVERY,
    FRIDAY,
    MONDAY,
    MUSTS,
    OPERATIONS,
    WEBSITE,
    month,
    term,
    week,
)


def test_each_activity_has_one_line_in_a_section_counted_over_the_weeks_in_which_it_is_late() -> (
    None
):
    found = agenda(EVERY, MONDAY)
    assert found.late == (
        AgendaLine(ELT, (ELT.owner,), date(2026, 11, 6), done=0, still_due=0, late=3, periods=2),
        AgendaLine(OPERATIONS, ("ceo",), date(2026, 11, 20), done=0, still_due=0, late=1),
        AgendaLine(
            WEBSITE, ("compliance_manager",), date(2026, 11, 20), done=1, still_due=1, late=1
        ),
    )
    assert found.this_week == (AgendaLine(ELT, (ELT.owner,), FRIDAY, done=1, still_due=1, late=0),)
    assert found.later == (
        AgendaLine(MUSTS, ("cfo",), date(2026, 11, 30), done=0, still_due=1, late=0),
    )


def test_what_comes_each_week_again_is_named_once() -> None:
    assert agenda(EVERY, MONDAY).again == (ELT,)
    only_later = agenda([week(ELT, 1, "RPS"), week(ELT, 2, "RPS")], MONDAY)
    assert only_later.again == ()
    assert [each.due for each in only_later.later] == [date(2026, 12, 4)]


def test_what_is_done_and_was_due_before_today_needs_no_line() -> None:
    found = agenda([week(ELT, -1, "RPS", date(2026, 11, 18))], MONDAY)
    assert found == ((), (), (), ())


def test_once_the_nearest_is_done_the_next_one_shows() -> None:
    done, following = month(MONDAY), month()
    following = following._replace(
        window=following.window._replace(period="2026-12", due=date(2026, 12, 31))
    )
    [line] = agenda([done, following], MONDAY).later
    assert (line.due, line.still_due) == (date(2026, 12, 31), 1)


def test_what_is_done_ahead_of_its_day_still_shows() -> None:
    [line] = agenda([term("RPS", done_on=MONDAY)], MONDAY).later
    assert (line.done, line.still_due) == (1, 0)


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("central_team", "Central team"),
        ("ceo", "CEO"),
        ("trust_chair", "Trust chair"),
        ("head", "Head"),
    ],
)
def test_an_owner_is_named_as_people_say_it(owner: str, name: str) -> None:
    assert name_owner(owner) == name
