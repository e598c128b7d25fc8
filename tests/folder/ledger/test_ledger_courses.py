"""The courses that a ledger records, and what in it cannot stand."""

from sfec.folder.ledger.ledger_courses import read_courses
from sfec.model.course import Courses
from sfec.model.half_term import HalfTerm
from sfec.model.ledger import Entry, Ledger
from sfec.model.trust import School
from sfec.problems import Problem
from tests.support.acts import NOON, decision, entry, said
from tests.support.ladders import shipped

LADDERS = {each: shipped(each) for each in ("education", "finance")}
RPS, OHS = School("RPS", "Ravelmoor Primary School"), School("OHS", "Osterfold High School")
HALF_TERM = HalfTerm(NOON.date(), NOON.date(), "2026-27", "autumn-2")
AT = "ledger/smarsh-laptop7.jsonl"


def read(*entries: Entry) -> tuple[Courses, list[Problem]]:
    return read_courses(Ledger(entries), LADDERS, (RPS, OHS))


def test_decisions_that_follow_one_another_are_a_course_with_nothing_wrong() -> None:
    first = entry(decision(), "a" * 64)
    second = entry(
        decision(category="poor", moved_from="concerning", follows=first.id), "b" * 64, 1
    )
    courses, problems = read(first, second)
    assert problems == []
    assert list(courses) == [("RPS", "education")]
    assert [each.entry for each in courses["RPS", "education"].decisions] == [first, second]


def test_of_two_decisions_from_one_start_both_are_named_and_only_the_first_counts() -> None:
    first = entry(decision(), "a" * 64)
    second = entry(decision(category="poor", on=NOON.date().replace(day=23)), "b" * 64, 1)
    courses, problems = read(first, second)
    assert [each.entry for each in courses["RPS", "education"].decisions] == [first]
    [problem] = problems
    assert said(problems) == [("decision-double", f"{AT}:2")]
    assert (problem.who, problem.level) == ("Ravelmoor Primary School (RPS)", "error")
    assert "the Education decision of 23 November 2026, Poor, starts from where" in problem.message
    assert (
        f"the Education decision of 24 November 2026, Concerning, did, at {AT}:1" in problem.message
    )
    assert problem.hint == "withdraw the one that is wrong: `sfec withdraw bbbbbbbb --reason TEXT`"


def test_two_corrections_of_one_decision_are_a_double_too() -> None:
    first = entry(decision(), "a" * 64)
    corrections = [
        entry(decision(category="poor", corrects=first.id), f"{each}" * 64, each) for each in (1, 2)
    ]
    courses, problems = read(first, *corrections)
    assert courses["RPS", "education"].current == "poor"
    assert said(problems) == [("decision-double", f"{AT}:3")]
    assert f"{AT}:2" in problems[0].message


def test_each_school_and_ladder_starts_its_own_course() -> None:
    schools = (entry(decision(), "a" * 64), entry(decision(school="OHS"), "b" * 64, 1))
    courses, problems = read(*schools, entry(decision(ladder="finance"), "c" * 64, 2))
    assert problems == []
    assert list(courses) == [("RPS", "education"), ("OHS", "education"), ("RPS", "finance")]


def test_a_decision_that_follows_one_not_here_does_not_count_and_is_named() -> None:
    loose = entry(decision(follows="e" * 64, moved_from="universal"), "b" * 64)
    courses, problems = read(loose)
    assert courses["RPS", "education"].decisions == ()
    assert said(problems) == [("decision-loose", f"{AT}:1")]
    assert "follows a decision that does not stand, or is not here" in problems[0].message
    assert "wait for any that have yet to arrive" in problems[0].hint
    assert "`sfec withdraw bbbbbbbb --reason TEXT`" in problems[0].hint


def test_what_follows_a_decision_that_does_not_count_does_not_count_either() -> None:
    first, second = entry(decision(), "a" * 64), entry(decision(category="poor"), "b" * 64, 1)
    third = entry(decision(follows=second.id), "c" * 64, 2)
    courses, problems = read(first, second, third)
    assert [each.entry for each in courses["RPS", "education"].decisions] == [first]
    assert said(problems) == [("decision-double", f"{AT}:2"), ("decision-loose", f"{AT}:3")]


def test_a_category_that_the_policy_no_longer_has_is_named_and_the_course_not_known() -> None:
    first = entry(decision(category="wobbly"), "a" * 64)
    second = entry(decision(follows=first.id, moved_from="wobbly"), "b" * 64, 1)
    courses, problems = read(first, second, entry(decision(school="OHS"), "c" * 64, 2))
    assert courses["RPS", "education"].decisions == ()
    assert courses["OHS", "education"].current == "concerning"
    assert said(problems) == [("decision-category", f"{AT}:1")]
    assert problems[0].message == '"wobbly" is no category of the Education policy now'


def test_a_ladder_that_cannot_be_read_has_no_courses_and_no_problems_here() -> None:
    assert read(entry(decision(ladder="sports"), "a" * 64)) == ({}, [])


def test_a_school_that_has_left_the_files_is_named_by_its_code() -> None:
    doubles = (entry(decision(school="XYZ"), "a" * 64), entry(decision(school="XYZ"), "b" * 64, 1))
    assert [each.who for each in read(*doubles)[1]] == ["XYZ"]
