"""What something done was done for: the period that is meant, and the question."""

from datetime import date

import pytest

from sfec.model.activity import Activity, Cadence
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import School
from sfec.problems import PROMPT, Place
from sfec.rules.core_offer.done_objections import DoneActivity
from sfec.rules.core_offer.done_periods import ask_period, find_period, name_open
from tests.support.core_offer_terms import done, of, of_year

ON = date(2026, 11, 18)
WEBSITE = Activity("website", "Website audit", Cadence.TERMLY, "school")
ASKED = DoneActivity(ActivityDone("website", "RPS", ON), WEBSITE, School("RPS", "Ravelmoor"))


@pytest.mark.parametrize(
    ("activity", "named", "period"),
    [
        ("website", "2026-27/Spring", "2026-27/spring"),
        ("website", "spring", "2026-27/spring"),
        ("ceo_letter", "Autumn 2", "2026-27/autumn-2"),
        ("ceo_visit", "2026-11-16", "2026-11-16"),
        ("ceo_visit", "18/11/2026", "2026-11-16"),
        ("dsl", "2026-11", "2026-11"),
        ("dsl", "1 November 2026", "2026-11"),
        ("gdpr", "2026-27", "2026-27"),
        ("gdpr", "2024-25", None),
        ("website", "winter", None),
        ("ceo_visit", "2026-10-28", None),
    ],
)
def test_a_period_is_found_by_its_name_or_a_day_in_it(
    activity: str, named: str, period: str | None
) -> None:
    assert find_period(named, of(of_year(), activity), ON) == period


def test_the_open_ones_nearest_to_the_day_are_named_in_order() -> None:
    theirs = of(of_year(done("website", "2026-11-18")), "website")
    assert name_open(theirs, ON) == (
        "open: 2026-27/spring (due 25 March 2027), 2026-27/summer (due 21 July 2027)"
    )
    assert name_open([each._replace(done_on=ON) for each in theirs], ON) == "none is open"
    weeks = name_open(of(of_year(), "ceo_visit"), ON)
    assert weeks.count("due") == 4
    assert "2026-11-16 (due 20 November 2026)" in weeks


@pytest.mark.parametrize(
    ("at", "how"), [(PROMPT, "--for PERIOD"), (Place("done.xlsx", "Activities", 2), "a column For")]
)
def test_it_is_asked_what_it_was_for_with_how_to_say_so(at: Place, how: str) -> None:
    problem = ask_period(ASKED._replace(asked_at=at), [])
    assert problem.code == "activity-period"
    assert problem.message.startswith("Website audit, done on 18 November 2026: what was it for?")
    assert problem.hint.startswith(f"say it with {how}; none is open; one that is done")
