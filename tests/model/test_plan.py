"""A plan, and what it is on a day."""

from datetime import date

from sfec.model.evidence import MET
from sfec.problems import Place
from tests.support.plan_builder import closing, directive, extension, rep, review

CELL = Place("plans/RPS-rep-1.xlsx", "Plan", 9, 2)


def test_it_is_a_draft_until_the_day_it_was_written() -> None:
    assert rep().is_written(date(2026, 11, 4))
    assert not rep().is_written(date(2026, 11, 3))
    assert not rep(written_on=None).is_written(date(2026, 11, 4))


def test_it_is_closed_from_the_day_it_was_closed_on() -> None:
    plan = rep(closing=closing(date(2026, 11, 11), MET))
    assert plan.closed(date(2026, 11, 10)) is None
    assert plan.closed(date(2026, 11, 11)) is plan.closing
    assert rep().closed(date(2026, 11, 11)) is None


def test_a_cell_is_that_of_what_it_holds_else_the_records_own() -> None:
    day = date(2026, 11, 11)
    for record in (
        directive(cells={"due": CELL}),
        review(day, cells={"due": CELL}),
        extension(day, day, cells={"due": CELL}),
        rep(cells={"due": CELL}),
    ):
        assert record.cell("due") == CELL
        assert record.cell("owner") == record.place
