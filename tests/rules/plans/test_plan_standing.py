"""Where a plan stands on a day (the reading's section 3, evidence 11 and 12)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.model.evidence import IN_PROGRESS, MET, NOT_MET
from sfec.model.plan import NOT_RECORDED, PARTLY_MET, SUPERSEDED, WITHDRAWN, WRITTEN_ON
from sfec.rules.plans.plan_standing import PlanState
from tests.support.plan_builder import (
    WRITTEN,
    closing,
    contents,
    directive,
    extension,
    notice,
    rep,
    result,
    review,
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


def test_a_plan_is_in_progress_until_its_last_day() -> None:
    plan = rep(results=(result(date(2026, 11, 10), NOT_MET),))
    assert contents([plan], DUE) == [IN_PROGRESS]
    assert contents([plan], AFTER) == [NOT_MET]


def test_then_anything_below_met_makes_it_not_met() -> None:
    found = (result(DUE, PARTLY_MET), result(DUE, MET, "2"))
    plan = rep(directives=(directive(), directive("2")), results=found)
    assert contents([plan], AFTER) == [NOT_MET]
    assert standing(plan, AFTER).deciding == (found[0].place,)


def test_else_a_directive_without_a_result_makes_it_not_known() -> None:
    plan = rep(directives=(directive(), directive("2")), results=(result(DUE, MET),))
    found = standing(plan, AFTER)
    assert found.content is None
    assert found.deciding == (plan.directives[1].place,)
    assert found.tally == {MET: 1, NOT_RECORDED: 1}


def test_else_it_is_met_and_one_met_after_its_day_is_met_and_late() -> None:
    plan = rep(results=(result(date(2026, 11, 25), MET),))
    found = standing(plan, date(2026, 11, 25))
    assert found.content == MET
    assert found.directives[0].is_late
    early = rep(results=(result(date(2026, 11, 25), MET, met_on=DUE),))
    assert not standing(early, date(2026, 11, 25)).directives[0].is_late


def test_what_was_found_last_counts_and_only_what_had_been_found_by_the_day() -> None:
    found = (result(DUE, NOT_MET), result(date(2026, 11, 18), MET))
    plan = rep(results=found)
    assert contents([plan], AFTER) == [NOT_MET]
    assert contents([plan], date(2026, 11, 18)) == [MET]


def test_a_directive_that_is_withdrawn_tells_nothing_and_all_of_them_leave_nothing_known() -> None:
    two = rep(
        directives=(directive(), directive("2")),
        results=(result(DUE, MET), result(DUE, WITHDRAWN, "2")),
    )
    assert contents([two], AFTER) == [MET]
    assert contents([rep(results=(result(DUE, WITHDRAWN),))], AFTER) == [None]
    assert contents([rep(directives=(), ends_on=None)], AFTER) == [None]


def test_a_plan_that_is_closed_early_is_told_by_its_results() -> None:
    early = closing(date(2026, 11, 9), MET)
    assert contents([rep(closing=early)], date(2026, 11, 9)) == [None]
    met = rep(closing=early, results=(result(date(2026, 11, 9), MET),))
    assert contents([met], date(2026, 11, 9)) == [MET]
    below = rep(closing=early, results=(result(date(2026, 11, 9), PARTLY_MET),))
    assert contents([below], date(2026, 11, 9)) == [NOT_MET]
    assert contents([rep(closing=closing(DUE, NOT_MET))], DUE) == [NOT_MET]


def test_drafts_and_plans_withdrawn_with_no_result_below_met_count_for_nothing() -> None:
    withdrawn = closing(DUE, WITHDRAWN)
    assert not standing(rep(written_on=None), AFTER).counts
    assert not standing(rep(written_on=AFTER), DUE).counts
    assert not standing(rep(closing=withdrawn), AFTER).counts
    below = rep(closing=withdrawn, results=(result(date(2026, 11, 9), PARTLY_MET),))
    assert standing(below, AFTER).counts
    assert standing(rep(closing=closing(DUE, SUPERSEDED)), AFTER).counts


def test_what_cannot_be_read_is_not_known_even_where_it_is_when_it_was_written() -> None:
    unread = standing(rep(unread=frozenset({"Results!C2"})), AFTER)
    assert unread.counts
    assert unread.content is None
    undated = standing(rep(written_on=None, unread=frozenset({WRITTEN_ON})), AFTER)
    assert undated.counts
    assert undated.content is None


def test_a_day_beyond_the_known_terms_leaves_the_plan_not_known() -> None:
    late = rep(written_on=date(2028, 7, 12), directives=(directive(block="week-6"),))
    found = standing(late, date(2028, 7, 20))
    assert found.ends is None
    assert found.content is None


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


def test_the_cell_that_says_how_long_a_plan_lasts_decides_while_it_is_in_progress() -> None:
    assert standing(notice(), WRITTEN).deciding == (notice().cell("ends_on"),)
    assert standing(rep(directives=THREE), WRITTEN).deciding == (THREE[2].place,)
    given = extension(date(2026, 11, 10), date(2026, 12, 18))
    assert standing(rep(extensions=(given,)), AFTER).deciding == (given.place,)
    closed = rep(closing=closing(DUE, NOT_MET))
    assert standing(closed, AFTER).deciding == (closed.closing.place,)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 11, 3), PlanState.DRAFT),
        (date(2026, 11, 10), PlanState.OPEN),
        (DUE, PlanState.REVIEW_DUE),
        (date(2026, 11, 18), PlanState.REVIEW_DUE),
        (date(2026, 11, 19), PlanState.REVIEW_LATE),
        (date(2026, 12, 17), PlanState.RUN_OUT),
    ],
)
def test_a_review_is_due_at_each_milestone_and_late_after_five_school_days(
    on: date, state: PlanState
) -> None:
    assert standing(rep(directives=THREE), on).state is state


def test_a_review_that_was_held_moves_the_next_to_the_day_it_set_or_the_next_milestone() -> None:
    held = rep(directives=THREE, reviews=(review(DUE, next_on=date(2026, 11, 18)),))
    assert standing(held, date(2026, 11, 17)).state is PlanState.OPEN
    assert standing(held, date(2026, 11, 18)).state is PlanState.REVIEW_DUE
    assert standing(held, date(2026, 11, 18)).next_review == date(2026, 11, 18)
    unset = rep(directives=THREE, reviews=(review(DUE),))
    assert standing(unset, date(2026, 11, 20)).next_review == date(2026, 11, 25)
    last = rep(directives=THREE, reviews=(review(LAST),))
    assert standing(last, LAST).next_review is None
    assert standing(last, LAST).state is PlanState.OPEN


def test_a_closed_plan_is_closed_from_its_day() -> None:
    plan = rep(closing=closing(DUE, MET))
    assert standing(plan, date(2026, 11, 10)).is_open
    assert standing(plan, DUE).state is PlanState.CLOSED


def test_what_is_past_its_day_and_not_met_is_overdue() -> None:
    plan = rep(directives=THREE, results=(result(DUE, MET),))
    found = standing(plan, date(2026, 11, 26))
    assert [each.is_overdue(found.on) for each in found.directives] == [False, True, False]


_ORDER = {NOT_MET: 0, None: 1, IN_PROGRESS: 2, MET: 3}
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


@given(on=_DAYS, due=_DAYS, found=st.sampled_from((MET, None)))
def test_a_directive_more_that_is_missed_never_betters_a_plan(
    on: date, due: date, found: str | None
) -> None:
    results = tuple(result(LAST, found, each.number) for each in THREE if found)
    missed = result(due, NOT_MET, "4")
    plan = rep(directives=THREE, results=results)
    worse = rep(directives=(*THREE, directive("4", due=due)), results=(*results, missed))
    [before], [after] = contents([plan], on), contents([worse], on)
    if due < on:
        assert _ORDER[after] <= _ORDER[before]  # type: ignore[index]
