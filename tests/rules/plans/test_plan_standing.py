"""What a plan has come to (the reading's evidence 11 and 12)."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sfec.model.evidence import IN_PROGRESS, MET, NOT_MET
from sfec.model.plan import NOT_RECORDED, PARTLY_MET, SUPERSEDED, WITHDRAWN, WRITTEN_ON
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


def test_the_cell_that_says_how_long_a_plan_lasts_decides_while_it_is_in_progress() -> None:
    assert standing(notice(), WRITTEN).deciding == (notice().cell("ends_on"),)
    assert standing(rep(directives=THREE), WRITTEN).deciding == (THREE[2].place,)
    given = extension(date(2026, 11, 10), date(2026, 12, 18))
    assert standing(rep(extensions=(given,)), AFTER).deciding == (given.place,)
    closed = rep(closing=closing(DUE, NOT_MET))
    assert standing(closed, AFTER).deciding == (closed.closing.place,)  # type: ignore[union-attr]


def test_what_is_past_its_day_and_not_met_is_overdue() -> None:
    plan = rep(directives=THREE, results=(result(DUE, MET),))
    found = standing(plan, date(2026, 11, 26))
    assert [each.is_overdue(found.on) for each in found.directives] == [False, True, False]


_ORDER = {NOT_MET: 0, None: 1, IN_PROGRESS: 2, MET: 3}
_DAYS = st.dates(WRITTEN, date(2027, 2, 12))


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
