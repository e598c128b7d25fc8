"""A school's plans on both ladders are one timeline (the reading's section 3)."""

from dataclasses import replace
from datetime import date

from sfec.rules.plans.plan_timeline import write_timeline
from tests.support.plan_builder import closing, directive, extension, notice, rep, result, review
from tests.support.plan_papers import ON, REVIEWED, UNDER_WAY, seen


def told(*plans: object, on: date = ON) -> list[tuple[str, str, str]]:
    """The timeline of some plans: the day, the plan, what happened."""
    lines = write_timeline([seen(each, on) for each in plans])  # type: ignore[arg-type]
    return [(each.on.isoformat(), each.plan, each.what) for each in lines]


def test_plans_of_both_ladders_stand_in_one_order_of_days() -> None:
    finance = notice(ladder="finance", meeting_on=date(2026, 11, 10))
    lines = write_timeline([seen(UNDER_WAY), seen(finance)])
    assert [each.on for each in lines] == sorted(each.on for each in lines)
    assert {each.ladder for each in lines} == {"Education", "Finance"}
    assert ("2026-11-10", "warning notice (RPS-notice-1)", "the meeting that it calls") in told(
        finance
    )


def test_a_day_of_a_plan_is_one_line_with_all_that_fell_on_it() -> None:
    day = "reviewed: 1 met, 1 partly met; due: directive 1"
    assert ("2026-11-11", "REP (RPS-rep-1)", day) in told(UNDER_WAY)
    assert ("2026-11-25", "REP (RPS-rep-1)", "due: directive 2; next review") in told(UNDER_WAY)


def test_who_wrote_it_and_what_was_given_more_time_are_told() -> None:
    more = extension(ON, date(2026, 12, 2))
    plan = replace(UNDER_WAY, written_by="Ada Quill", extensions=(more,))
    assert told(plan)[0][2] == "written by Ada Quill"
    assert any("given more time: the whole plan" in each[2] for each in told(plan))


def test_many_that_are_due_on_a_day_are_counted() -> None:
    many = rep(directives=tuple(directive(str(number)) for number in range(1, 31)))
    assert ("2026-11-11", "REP (RPS-rep-1)", "due: 30 directives") in [
        (on, plan, what.partition("; ")[0]) for on, plan, what in told(many)
    ]


def test_a_draft_is_not_on_it_and_what_is_to_come_later_than_the_day_is_no_review() -> None:
    assert told(rep(written_on=None)) == []
    later = rep(reviews=(review(date(2026, 12, 1)),))
    assert not any("reviewed" in each[2] for each in told(later))


def test_a_closed_plan_ends_with_its_close_and_is_due_nothing_after_it() -> None:
    closed = replace(UNDER_WAY, closing=closing(date(2026, 11, 13), "superseded"))
    assert told(closed)[-1] == ("2026-11-13", "REP (RPS-rep-1)", "closed: superseded")


def test_what_was_withdrawn_is_due_no_more_and_a_notice_says_when_it_ends() -> None:
    gone = notice(results=(result(REVIEWED, "withdrawn"),), reviews=(review(REVIEWED),))
    assert told(gone)[-1] == ("2026-12-18", "warning notice (RPS-notice-1)", "next review; ends")
