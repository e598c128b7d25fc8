"""What would follow from a school's plan, before anybody commits to it."""

from dataclasses import replace
from datetime import date

from sfec.model.plan import Plan
from sfec.rules.plans.rehearsal import Scene, Step, StepKind, rehearse
from sfec.rules.plans.school_weeks import SchoolWeeks
from tests.support.ladders import shipped
from tests.support.plan_builder import (
    HOLIDAYS,
    WEEKS,
    directive,
    notice,
    policy,
    rep,
    review,
    standing,
    terms,
)

ON = date(2026, 11, 23)
BLOCKS = tuple(directive(str(n), block=f"week-{week}") for n, week in ((1, 1), (2, 3), (3, 6)))


def steps(
    category: str,
    plan: Plan | None = None,
    *,
    ladder: str = "education",
    is_met: bool = False,
    lasts: int | None = None,
) -> list[Step]:
    """What would follow from 23 November 2026."""
    scene = Scene(shipped(ladder), policy(), WEEKS, tuple(terms()), lasts)
    return rehearse(scene, category, standing(plan, ON) if plan else None, ON, is_met=is_met)


def told(found: list[Step]) -> list[tuple[date | None, str]]:
    """The day of each step, and what happens."""
    return [(each.on, each.what) for each in found]


def test_a_rep_that_is_met_leads_up_by_the_half_terms_decision() -> None:
    open_rep = rep(directives=BLOCKS, reviews=(review(date(2026, 11, 11)),))
    found = steps("concerning", open_rep, is_met=True)
    assert told(found) == [
        (date(2026, 11, 25), "review of the REP: Within 3 weeks"),
        (date(2026, 12, 16), "review of the REP: By week 6"),
        (date(2026, 12, 16), "the REP ends, met"),
        (date(2026, 12, 18), "decision, by the end of the half-term: to Universal"),
    ]
    assert found[0].who == "CEO, head, mentor"
    assert found[-1].who == "the CEO"


def test_missed_each_plan_in_turn_leads_down_with_its_votes_and_holidays_respected() -> None:
    found = steps("concerning", rep(directives=BLOCKS), lasts=6)
    kinds = [each.kind for each in found]
    assert told(found)[3:] == [
        (date(2026, 12, 18), "decision, by the end of the half-term: to Poor"),
        (date(2026, 12, 18), "a warning notice is written"),
        (date(2027, 2, 12), "the warning notice ends, missed"),
        (date(2027, 2, 22), "vote of the five who vote on Poor: to Unacceptable"),
        (date(2027, 2, 22), "a board plan is written"),
        (None, "an Improvement Board of at least 3 is appointed"),
        (date(2027, 4, 19), "the board plan ends, missed"),
        (date(2027, 4, 20), "vote of the full trust board: to Deficient"),
        (None, "Deficient asks for no plan: nothing more follows"),
    ]
    assert kinds[-1] is StepKind.STOP
    assert {StepKind.VOTE, StepKind.PLAN, StepKind.END, StepKind.MEETING} <= set(kinds)


def test_without_an_open_plan_one_is_begun_on_the_next_school_day() -> None:
    found = steps("concerning", is_met=True)
    assert told(found)[:2] == [
        (ON, "a REP is written"),
        (date(2026, 11, 30), "review of the REP: Within 1 week"),
    ]
    assert found[0].who == "the CEO or the EHT, with the head"


def test_a_finance_notice_calls_its_meeting() -> None:
    found = steps("poor", ladder="finance", lasts=4)
    meeting = next(each for each in found if each.kind is StepKind.MEETING)
    assert meeting.who == "head, CFO, LSB chair, F&R representative"


def test_how_long_a_notice_lasts_is_asked_for_and_never_made_up() -> None:
    assert told(steps("poor"))[-1] == (
        None,
        "how long the warning notice lasts is not known: say it in school weeks, with --weeks",
    )


def test_an_open_notice_ends_on_its_own_day_and_leads_to_its_vote() -> None:
    found = steps("poor", notice(), is_met=True)
    assert told(found)[-2:] == [
        (date(2026, 12, 18), "the warning notice ends, met"),
        (date(2027, 1, 4), "vote of the five who vote on Poor: to Concerning"),
    ]


def test_a_directive_without_a_block_is_named_by_its_number() -> None:
    plan = rep(directives=(directive("4", block=None, due=date(2026, 12, 4)),))
    found = steps("concerning", plan)
    assert "review of the REP: No. 4" in [each.what for each in found]


def test_the_best_category_and_the_last_ask_for_no_plan() -> None:
    for category, title in (("universal", "Universal"), ("deficient", "Deficient")):
        assert told(steps(category)) == [(None, f"{title} asks for no plan: nothing more follows")]


def test_beyond_the_known_terms_it_stops_and_says_so() -> None:
    one_year = terms("2026-27")
    weeks = SchoolWeeks(one_year, HOLIDAYS)
    late = date(2027, 7, 14)
    scene = Scene(shipped("education"), policy(), weeks, tuple(one_year))
    found = rehearse(scene, "concerning", None, late, is_met=True)
    assert found[-1].kind is StepKind.STOP
    assert "add the year to term-dates.yaml" in found[-1].what
    summer = rehearse(scene, "concerning", None, date(2027, 8, 2), is_met=True)
    assert summer[-1].kind is StepKind.STOP


def test_where_no_half_term_is_known_for_a_decision_it_stops() -> None:
    scene = Scene(shipped("education"), policy(), WEEKS, ())
    found = rehearse(scene, "concerning", standing(rep(), ON), date(2026, 11, 9), is_met=True)
    assert found[-1].what == "the decision to Universal lies beyond the terms that are known"


def test_where_no_move_that_way_is_listed_it_stops() -> None:
    ladder = shipped("education")
    closed = tuple([each._replace(moves=()) for each in ladder.categories])
    without = replace(ladder, categories=closed)
    scene = Scene(without, policy(), WEEKS, tuple(terms()))
    found = rehearse(scene, "concerning", standing(rep(), ON), ON, is_met=True)
    assert found[-1].what == "no move that way is listed from Concerning"
