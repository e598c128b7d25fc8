"""The days on which a plan's directives are due and it ends (the reading's section 3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.model.evidence import IN_PROGRESS, MET, NOT_MET
from sfec.model.plan import PARTLY_MET
from tests.support.plan_builder import (
    WRITTEN,
    closing,
    contents,
    directive,
    extension,
    notice,
    rep,
    result,
    standing,
)

DUE = date(2026, 11, 11)
AFTER = date(2026, 11, 12)
THREE = tuple(directive(str(n), block=f"week-{week}") for n, week in ((1, 1), (2, 3), (3, 6)))
LAST = date(2026, 12, 16)


def test_each_directive_is_due_with_its_block_and_an_explicit_day_wins_and_stands() -> None:
    holiday = directive("4", due=date(2026, 12, 24))
    found = standing(rep(directives=(*THREE, holiday)), WRITTEN)
    days = [each.due for each in found.directives]
    assert days == [DUE, date(2026, 11, 25), LAST, date(2026, 12, 24)]
    assert found.ends == date(2026, 12, 24)


def test_an_extension_gives_a_directive_a_block_or_the_whole_plan_a_later_day() -> None:
    on = date(2026, 11, 10)
    to = date(2026, 12, 18)
    by_number = rep(directives=THREE, extensions=(extension(on, to, number="2"),))
    assert [each.due for each in standing(by_number, on).directives] == [DUE, to, LAST]
    by_block = rep(directives=THREE, extensions=(extension(on, to, block="week-1"),))
    assert next(each.due for each in standing(by_block, on).directives) == to
    whole = rep(directives=THREE, extensions=(extension(on, to),))
    assert {each.due for each in standing(whole, on).directives} == {to}
    assert standing(whole, date(2026, 11, 9)).ends == LAST, "it had not been agreed yet"


@pytest.mark.parametrize(
    "late",
    [
        extension(AFTER, date(2026, 12, 18)),
        extension(date(2026, 11, 10), date(2026, 11, 9)),
        extension(date(2026, 11, 10), DUE),
    ],
    ids=["after the end", "to an earlier day", "to the day it had"],
)
def test_an_extension_after_the_end_or_to_no_later_day_changes_nothing(late: object) -> None:
    plan = rep(extensions=(late,), results=(result(DUE, NOT_MET),))
    found = standing(plan, date(2026, 11, 30))
    assert found.extended == ()
    assert found.content == NOT_MET


def test_nor_does_one_of_a_closed_plan_or_a_directive_added_after_the_end() -> None:
    closed = rep(
        directives=THREE,
        closing=closing(AFTER, NOT_MET),
        extensions=(extension(date(2026, 11, 13), date(2027, 1, 20)),),
    )
    assert standing(closed, date(2026, 11, 30)).extended == ()
    late = directive("2", added_on=AFTER, due=date(2027, 1, 20))
    added = rep(directives=(directive(), late), results=(result(DUE, NOT_MET),))
    assert contents([added], date(2026, 11, 30)) == [NOT_MET]
    after_closing = rep(directives=(*THREE, late), closing=closing(DUE, NOT_MET))
    assert len(standing(after_closing, AFTER).directives) == len(THREE)


def test_a_notice_ends_on_its_own_day_and_no_target_is_due_after_it() -> None:
    beyond = directive("2", block=None, due=date(2027, 1, 20))
    found = standing(notice(directives=(*notice().directives, beyond)), date(2026, 12, 18))
    assert found.ends == date(2026, 12, 18)
    assert [each.directive.number for each in found.directives] == ["1"]
    assert found.directives[0].due == found.ends, "a target without a day is due at the end"
    assert found.content == IN_PROGRESS
    extended = notice(extensions=(extension(date(2026, 12, 1), date(2027, 1, 29)),))
    assert standing(extended, date(2027, 1, 5)).ends == date(2027, 1, 29)


_DAYS = st.dates(WRITTEN, date(2027, 2, 12))


@given(
    on=_DAYS,
    found=st.lists(
        st.tuples(_DAYS, st.sampled_from((MET, PARTLY_MET, NOT_MET)), st.sampled_from("123")),
        max_size=6,
    ),
    agreed=st.integers(1, 60),
    more=st.integers(1, 60),
)
def test_an_extension_after_the_end_never_betters_a_plan(
    on: date, found: list[tuple[date, str, str]], agreed: int, more: int
) -> None:
    results = tuple(result(day, said, number) for day, said, number in found)
    plan = rep(directives=THREE, results=results)
    late = extension(LAST + timedelta(agreed), LAST + timedelta(agreed + more))
    extended = rep(directives=THREE, results=results, extensions=(late,))
    assert contents([extended], on) == contents([plan], on)
