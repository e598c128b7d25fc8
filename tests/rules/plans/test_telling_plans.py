"""Which plans tell, and what they come to (the reading's evidence 11 and 12)."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest

from sfec.model.course import NO_COURSE, Course
from sfec.model.evidence import IN_PROGRESS, MET, NOT_DUE, NOT_MET
from sfec.model.plan import PARTLY_MET, SUPERSEDED, WITHDRAWN, WRITTEN_ON, Plan
from sfec.problems import Place
from sfec.rules.plans.telling_plans import (
    SchoolPlans,
    Stays,
    count_extensions,
    count_plans,
    count_written,
    results,
)
from tests.support.ladders import shipped
from tests.support.plan_builder import (
    closing,
    course,
    directive,
    extension,
    notice,
    rep,
    result,
    standing,
)

DUE, AFTER = date(2026, 11, 11), date(2026, 11, 12)
DOWN, UP, AGAIN = date(2026, 11, 3), date(2026, 11, 20), date(2026, 12, 1)
CONCERNING = course((date(2026, 10, 1), "universal"), (DOWN, "concerning"))


def plans(
    *held: Plan,
    on: date = AFTER,
    decided: Course = CONCERNING,
    unread: Mapping[str, Sequence[Place]] | None = None,
) -> SchoolPlans:
    """A school's plans on the education ladder on a day, after what has been decided."""
    stays = Stays(decided, shipped("education"), on)
    return SchoolPlans(tuple(standing(each, on) for each in held), stays, unread or {})


def not_met(number: int = 1, **changed: object) -> Plan:
    """A REP that was not met by its day."""
    return rep(number, results=(result(DUE, NOT_MET),), **changed)


def test_without_a_plan_nothing_is_due_and_none_has_been_written() -> None:
    none = plans()
    assert results(none, "rep").content == NOT_DUE
    assert count_plans(none, "rep").content == 0
    assert count_extensions(none, "rep").content == 0
    assert count_written(none, "rep").content == 0


def test_of_several_plans_the_worst_tells_with_its_cells() -> None:
    met = rep(results=(result(DUE, MET),))
    open_one = rep(2, directives=(directive(block="week-6"),))
    assert results(plans(met), "rep").content == MET
    assert results(plans(met, open_one), "rep").content == IN_PROGRESS
    assert results(plans(met, open_one, rep(3)), "rep").content is None
    found = results(plans(met, open_one, rep(3), not_met(4)), "rep")
    assert found.content == NOT_MET
    assert found.places == (result(DUE, NOT_MET).place,)


def test_plans_tell_only_since_the_last_move_up_or_the_first_decision() -> None:
    up = course((date(2026, 10, 1), "poor"), (DOWN, "concerning"))
    before = not_met(written_on=date(2026, 10, 5))
    assert results(plans(before, decided=up), "rep").content == NOT_DUE
    assert count_plans(plans(before, decided=up), "rep").content == 0
    first = course((DOWN, "concerning"))
    assert results(plans(before, decided=first), "rep").content == NOT_DUE
    assert results(plans(before, decided=NO_COURSE), "rep").content == NOT_MET


def test_a_move_down_ends_nothing_what_was_not_met_goes_on_telling() -> None:
    down = course((DOWN, "concerning"), (UP, "poor"))
    assert results(plans(not_met(), on=AGAIN, decided=down), "rep").content == NOT_MET


def test_nor_does_a_confirmation() -> None:
    confirmed = course((DOWN, "concerning"), (UP, "concerning"))
    found = plans(rep(), on=AGAIN, decided=confirmed)
    assert count_written(found, "rep").content == 1


def test_a_plan_belongs_to_the_stay_of_the_decision_it_names() -> None:
    moved = course((DOWN, "poor"), (UP, "concerning"))
    early = not_met(written_on=date(2026, 11, 18))
    assert results(plans(early, on=AGAIN, decided=moved), "rep").content == NOT_DUE
    named = moved.decisions[1].entry.short_id
    of_it = not_met(written_on=date(2026, 11, 18), rests_on=named)
    assert results(plans(of_it, on=AGAIN, decided=moved), "rep").content == NOT_MET


def test_a_plan_written_on_the_day_of_a_move_belongs_to_the_later_stay() -> None:
    moved = course((DOWN, "poor"), (UP, "concerning"))
    same_day = rep(written_on=UP)
    assert count_written(plans(same_day, on=AGAIN, decided=moved), "rep").content == 1


def test_only_decisions_of_the_day_or_before_count() -> None:
    moved = course((DOWN, "concerning"), (AGAIN, "universal"))
    assert results(plans(not_met(), on=UP, decided=moved), "rep").content == NOT_MET
    assert results(plans(not_met(), on=AGAIN, decided=moved), "rep").content == NOT_DUE


def test_while_a_notice_is_open_the_rep_before_it_goes_on_telling() -> None:
    poor = course((DOWN, "concerning"), (UP, "poor"))
    served = notice(written_on=UP)
    old = not_met(closing=closing(UP, SUPERSEDED))
    found = plans(old, served, on=AGAIN, decided=poor)
    assert results(found, "rep").content == NOT_MET
    assert results(found, "notice").content == IN_PROGRESS


def test_a_notice_closed_as_met_ends_what_came_before_it() -> None:
    poor = course((DOWN, "concerning"), (UP, "poor"))
    met = notice(written_on=UP, results=(result(AGAIN, MET),), closing=closing(AGAIN, MET))
    found = plans(not_met(), rep(2), met, on=AGAIN, decided=poor)
    assert results(found, "rep").content == NOT_DUE
    assert count_plans(found, "rep").content == 0
    assert results(found, "notice").content == MET
    before = plans(not_met(), rep(2), met, on=date(2026, 11, 30), decided=poor)
    assert results(before, "rep").content == NOT_MET


def test_a_notice_closed_as_met_that_was_not_ends_nothing() -> None:
    poor = course((DOWN, "concerning"), (UP, "poor"))
    said = notice(written_on=UP, results=(result(AGAIN, PARTLY_MET),), closing=closing(AGAIN, MET))
    found = plans(not_met(), said, on=AGAIN, decided=poor)
    assert results(found, "rep").content == NOT_MET
    assert results(found, "notice").content == NOT_MET


def test_two_plans_count_as_two_and_drafts_and_withdrawn_ones_as_none() -> None:
    closed = not_met(closing=closing(AFTER, NOT_MET))
    draft, withdrawn = rep(3, written_on=None), rep(4, closing=closing(DUE, WITHDRAWN))
    found = count_plans(plans(closed, rep(2), draft, withdrawn), "rep")
    assert found.content == Decimal(2)
    assert [str(each) for each in found.places] == [
        "plans/RPS-rep-1.xlsx:Plan!B2",
        "plans/RPS-rep-2.xlsx:Plan!B2",
    ]


def test_two_open_plans_of_one_kind_make_the_count_not_known() -> None:
    assert count_plans(plans(rep(), rep(2)), "rep").content is None


def test_extensions_of_one_plan_agreed_on_one_day_are_one() -> None:
    two_rows = (
        extension(DUE, date(2026, 11, 20), number="1"),
        extension(DUE, date(2026, 11, 27), number="2"),
    )
    later = extension(date(2026, 11, 19), date(2026, 12, 4))
    both = (directive(), directive("2"))
    once = plans(rep(directives=both, extensions=two_rows))
    assert count_extensions(once, "rep").content == 1
    twice = plans(rep(directives=both, extensions=(*two_rows, later)), on=AGAIN)
    assert count_extensions(twice, "rep").content == 2


@pytest.mark.parametrize("tell", [results, count_plans, count_extensions, count_written])
def test_a_workbook_that_cannot_be_read_leaves_its_kind_not_known(tell: object) -> None:
    place = Place("plans/RPS-rep-2.xlsx")
    found = tell(plans(unread={"rep": [place]}), "rep")  # type: ignore[operator]
    assert found.content is None
    assert place in found.places
    assert tell(plans(unread={"frep": [place]}), "rep").content is not None  # type: ignore[operator]


def test_a_plan_whose_day_cannot_be_read_may_be_of_any_stay() -> None:
    unread = rep(written_on=None, unread=frozenset({WRITTEN_ON}))
    found = plans(unread)
    assert results(found, "rep").content is None
    assert count_plans(found, "rep").content is None
    assert count_written(found, "rep").content is None
    unsure = plans(rep(unread=frozenset({"Extensions!C2"})))
    assert count_extensions(unsure, "rep").content is None


def test_what_was_written_since_the_school_came_into_its_category_counts_from_above_or_below() -> (
    None
):
    from_above = course((date(2026, 10, 1), "universal"), (DOWN, "concerning"))
    from_below = course((date(2026, 10, 1), "poor"), (DOWN, "concerning"))
    for decided in (from_above, from_below):
        assert count_written(plans(rep(), decided=decided), "rep").content == 1
        before = rep(written_on=date(2026, 10, 20))
        assert count_written(plans(before, decided=decided), "rep").content == 0


def test_a_second_plan_never_betters_a_category() -> None:
    second = rep(2, written_on=AFTER, directives=(directive(block="week-6"),))
    for first in (not_met(), rep(), rep(results=(result(DUE, MET),))):
        alone, both = plans(first), plans(first, second)
        order = [NOT_MET, None, IN_PROGRESS, MET]
        before, after = results(alone, "rep").content, results(both, "rep").content
        assert order.index(after) <= order.index(before)  # type: ignore[arg-type]
