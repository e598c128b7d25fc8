"""The courses that a ledger records, and what in it cannot stand."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from sfec.folder.ledger.ledger_courses import read_courses, stale_problems
from sfec.model.course import Courses
from sfec.model.decision import Grounds
from sfec.model.evidence import Evidence, EvidenceProblems, HalfTermEvidence, SheetColumns
from sfec.model.half_term import HalfTerm
from sfec.model.ledger import Entry, Ledger
from sfec.model.trust import School
from sfec.problems import Place, Problem
from sfec.rules.round.categorise import Record
from tests.support.acts import AUTUMN, NOON, decision, entry, grounds, said
from tests.support.ladders import evidence, shipped

LADDERS = {each: shipped(each) for each in ("education", "finance")}
RPS, OHS = School("RPS", "Ravelmoor Primary School"), School("OHS", "Osterfold High School")
HALF_TERM = HalfTerm(NOON.date(), NOON.date(), "2026-27", "autumn-2")
AT = "ledger/smarsh-laptop7.jsonl"


def read(*entries: Entry) -> tuple[Courses, list[Problem]]:
    return read_courses(Ledger(entries), LADDERS, (RPS, OHS))


def emptied(field: str) -> Evidence:
    """The evidence of a sheet in which one cell is empty."""
    whole = evidence("education", **{field: None})
    columns = dict.fromkeys(whole.contents, 6)
    return replace(whole, sheet=SheetColumns("e.xlsx", "Education", columns), row=2)


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


def stale(
    known: Grounds | None,
    now: Evidence,
    ladder: str = "education",
    problems: Sequence[Problem] = (),
) -> Sequence[Problem]:
    """What is said of a decision that rested on what was known, where the evidence is this now."""
    first = entry(decision(ladder=ladder), "a" * 64)
    ledger = Ledger((first,), {first.id: known} if known else {})
    courses, _ = read_courses(ledger, LADDERS, (RPS, OHS))
    by_ladder = {each: {school.code: evidence(each) for school in (RPS, OHS)} for each in LADDERS}
    by_ladder[ladder]["RPS"] = now
    seen = HalfTermEvidence(HALF_TERM, (RPS, OHS), by_ladder, (), {}, EvidenceProblems(problems))
    return list(stale_problems(Record(courses), ledger, LADDERS, seen))


def test_a_decision_that_rested_on_what_is_no_longer_so_is_named_with_both_values() -> None:
    [problem] = stale(
        grounds(peer_review="below expected", safeguarding="met"), evidence("education")
    )
    assert (problem.code, str(problem.place), problem.level) == (
        "decision-stale",
        f"{AT}:1",
        "warning",
    )
    assert problem.who == "Ravelmoor Primary School (RPS)"
    assert problem.message == (
        "the Education decision of 24 November 2026, Concerning, "
        "rested on Peer review: below expected, now as expected"
    )


@pytest.mark.parametrize(
    ("known", "now", "said_of_it"),
    [
        (
            grounds(peer_review=None),
            evidence("education"),
            "Peer review: not known, now as expected",
        ),
        (
            grounds(peer_review="as expected"),
            emptied("peer_review"),
            "Peer review: as expected, now not known (e.xlsx:Education!F2)",
        ),
        (
            grounds(concerns_raised_by=("CEO", "LSB")),
            evidence("education"),
            "Concerns raised by: CEO, LSB, now none",
        ),
    ],
)
def test_what_is_not_known_and_what_is_several_is_said_in_words(
    known: Grounds, now: Evidence, said_of_it: str
) -> None:
    [problem] = stale(known, now)
    assert problem.message.endswith(said_of_it)


UNREAD = Place("e.xlsx", "Education", 2, 6)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param(evidence("education", peer_review=None), [], id="no row or no workbook"),
        pytest.param(emptied("peer_review"), None, id="an empty cell is told of nowhere else"),
        pytest.param(
            replace(emptied("peer_review"), unreadable=frozenset(["peer_review"])),
            [Problem(UNREAD, "evidence-value", "…")],
            id="an unreadable cell",
        ),
        pytest.param(
            replace(emptied("peer_review"), derived_from={"peer_review": (Place("audits.xlsx"),)}),
            [],
            id="a file that cannot be read",
        ),
        pytest.param(
            replace(emptied("peer_review"), derived_from={"peer_review": (UNREAD,)}),
            [Problem(UNREAD._replace(column=1), "directive-value", "…")],
            id="a row in which something is wrong",
        ),
        pytest.param(
            replace(emptied("peer_review"), derived_from={"peer_review": (UNREAD,)}),
            None,
            id="a row in which nothing is wrong",
        ),
    ],
)
def test_what_is_not_known_because_of_something_told_already_is_not_told_again(
    now: Evidence, told: Sequence[Problem] | None
) -> None:
    found = stale(grounds(peer_review="as expected"), now, problems=told or ())
    assert bool(found) is (told is None)


def test_of_many_values_that_have_changed_the_first_three_are_said_in_one_warning() -> None:
    before = grounds(
        safeguarding="not met",
        engagement="not engaged",
        peer_review="below expected",
        pupil_progress="not good",
        safeguarding_failings="isolated",
    )
    [problem] = stale(before, evidence("education"))
    assert problem.message.count(", now ") == 3
    assert problem.message.endswith("; and 2 more")


def test_a_share_whose_part_has_changed_goes_without_saying() -> None:
    before = evidence("finance", reserves=Decimal(40_000)).contents
    found = stale(grounds(**before), evidence("finance"), "finance")
    assert [each.message.partition("rested on ")[2] for each in found] == [
        "Reserves: £40,000, now £80,000"
    ]


@pytest.mark.parametrize(
    "known", [None, grounds(peer_review="as expected"), grounds(no_longer_asked="yes")]
)
def test_a_decision_whose_evidence_is_as_it_was_is_not_stale(known: Grounds | None) -> None:
    assert stale(known, evidence("education")) == []


def test_only_the_decision_of_the_half_term_that_counts_can_be_stale() -> None:
    earlier = entry(decision(half_term="2026-27/autumn-1"), "a" * 64)
    later = entry(decision(half_term=AUTUMN, follows=earlier.id), "b" * 64, 1)
    ledger = Ledger((earlier, later), {earlier.id: grounds(peer_review="below expected")})
    courses, _ = read_courses(ledger, LADDERS, (RPS,))
    by_ladder = {each: {"RPS": evidence(each)} for each in LADDERS}
    seen = HalfTermEvidence(HALF_TERM, (RPS,), by_ladder, (), {})
    assert list(stale_problems(Record(courses), ledger, LADDERS, seen)) == []
