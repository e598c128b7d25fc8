"""On which days each activity was done, and on which it was held without a school."""

from datetime import date

from sfec.model.occurrence import ActivityDone, Window
from sfec.rules.core_offer.done_days import DoneDays

EIGHTH, FIFTEENTH = date(2026, 10, 8), date(2026, 10, 15)
AUTUMN = Window("2026-27/autumn", date(2026, 9, 1), date(2027, 1, 3), date(2026, 12, 18))
ABSENT = ActivityDone("forum", "RPS", EIGHTH, is_absent=True)


def test_what_a_school_was_absent_from_was_held_that_day_for_the_trust() -> None:
    days = DoneDays([ABSENT, ABSENT._replace(school="OHS"), ActivityDone("forum", None, EIGHTH)])
    assert days.done("forum", None) == [(EIGHTH, None)]
    assert DoneDays([ABSENT]).done("forum", None) == [(EIGHTH, None)]
    assert (days.done("forum", "RPS"), days.absent("forum", "RPS")) == ((), [(EIGHTH, None)])


def test_a_school_is_absent_from_a_term_where_it_was_each_time_that_it_was_held() -> None:
    assert DoneDays([ABSENT]).absentees("forum", AUTUMN, EIGHTH) == {"RPS"}
    again = ActivityDone("forum", None, FIFTEENTH)
    assert DoneDays([ABSENT, again]).absentees("forum", AUTUMN, EIGHTH) == frozenset()
    twice = [ABSENT, again, ABSENT._replace(on=FIFTEENTH)]
    assert DoneDays(twice).absentees("forum", AUTUMN, EIGHTH) == {"RPS"}
    assert DoneDays([ABSENT]).absentees("forum", AUTUMN, None) == frozenset()
