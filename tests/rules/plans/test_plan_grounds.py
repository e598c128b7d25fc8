"""What a plan rests on: the decision, and what told then, else what the evidence shows."""

from dataclasses import replace
from datetime import date

from sfec.model.ledger import Ledger
from sfec.rules.ladders.indications import indicate, telling
from sfec.rules.plans.plan_grounds import (
    decision_behind,
    grounds_decided,
    grounds_indicated,
    say_grounds,
)
from tests.support.ladders import evidence, shipped
from tests.support.letter_desk import court_in
from tests.support.plan_builder import course, notice, rep

EDUCATION = shipped("education")
COURSE = course((date(2026, 9, 21), "concerning"), (date(2026, 11, 2), "poor"))


def test_it_rests_on_the_decision_it_names() -> None:
    named = COURSE.decisions[0].entry.id[:8]
    assert decision_behind(notice(rests_on=named), COURSE, "poor") == COURSE.decisions[0]


def test_else_on_the_last_by_its_day_that_left_the_school_in_its_category() -> None:
    assert decision_behind(notice(), COURSE, "poor") == COURSE.decisions[1]
    assert decision_behind(rep(), COURSE, "concerning") == COURSE.decisions[0]
    before = replace(notice(), written_on=date(2026, 10, 1))
    assert decision_behind(before, COURSE, "poor") is None
    draft = replace(notice(), written_on=None)
    assert decision_behind(draft, COURSE, "poor") == COURSE.decisions[1]


def test_its_grounds_are_what_told_when_that_was_decided_with_the_evidence_of_then() -> None:
    court = court_in("poor", safeguarding_failings="systematic")
    decided = court.course.decisions[-1]
    found = grounds_decided(EDUCATION, decided, court.ledger, "notice")
    assert found.entry == decided.entry.id
    assert found.decided.startswith("First decision: Poor, by Ada Quill (CEO), on 23 October")
    assert [(each.category, each.evidence) for each in found.lines] == [
        ("Poor", "Safeguarding or H&S failings: systematic")
    ]


def test_a_decision_that_captured_no_evidence_has_no_grounds_to_tell() -> None:
    found = grounds_decided(EDUCATION, COURSE.decisions[1], Ledger(), "notice")
    assert found.lines == ()
    assert found.reason == ""


def test_without_a_decision_they_are_what_the_evidence_shows_now() -> None:
    shown = indicate(EDUCATION, evidence("education", engagement="not engaged"))
    found = grounds_indicated(shown, "rep")
    assert (found.decided, found.entry) == ("", None)
    [line] = found.lines
    assert (line.category, line.statement[:8]) == ("Universal", "Not met:")
    assert line.evidence == "Trust engagement: not engaged"


def test_what_a_plan_of_the_kind_itself_tells_is_no_ground_for_one() -> None:
    shown = indicate(EDUCATION, evidence("education", rep_targets="not met"))
    assert [each.evidence for each in say_grounds(shown, "notice", telling(shown))] == [
        "REP targets: not met"
    ]
    assert list(say_grounds(shown, "rep", telling(shown))) == []


def test_what_the_plan_itself_has_come_to_hides_nothing_that_the_evidence_shows() -> None:
    shown = indicate(
        EDUCATION, evidence("education", engagement="not engaged", rep_targets="not met")
    )
    found = grounds_indicated(shown, "rep")
    assert [each.evidence for each in found.lines] == ["Trust engagement: not engaged"]
