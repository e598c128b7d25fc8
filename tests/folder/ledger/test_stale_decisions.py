"""Decisions that rest on what is no longer so."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from sfec.folder.ledger.ledger_courses import read_courses
from sfec.folder.ledger.stale_decisions import stale_problems
from sfec.model.decision import Act, Grounds, Withdrawal
from sfec.model.evidence import Evidence, EvidenceProblems, HalfTermEvidence, SheetColumns
from sfec.model.half_term import HalfTerm
from sfec.model.issue import DocumentIssued
from sfec.model.ledger import Entry, Ledger
from sfec.model.plan import Plans
from sfec.model.trust import School
from sfec.problems import Place, Problem
from sfec.rules.plans.ladder_plans import LadderPlans
from sfec.rules.round.categorise import Record
from tests.support.acts import AUTUMN, NOON, decision, entry, grounds
from tests.support.ladders import evidence, shipped
from tests.support.plan_builder import WEEKS, WRITTEN, policy, rep, result

LADDERS = {each: shipped(each) for each in ("education", "finance")}
RPS, OHS = School("RPS", "Ravelmoor Primary School"), School("OHS", "Osterfold High School")
HALF_TERM = HalfTerm(NOON.date(), NOON.date(), "2026-27", "autumn-2")
AT = "ledger/smarsh-laptop7.jsonl"


def emptied(field: str) -> Evidence:
    """The evidence of a sheet in which one cell is empty."""
    whole = evidence("education", **{field: None})
    columns = dict.fromkeys(whole.contents, 6)
    return replace(whole, sheet=SheetColumns("e.xlsx", "Education", columns), row=2)


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
    return list(stale_problems(Record(courses), ledger, LADDERS, seen, is_over=False))


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
            replace(
                emptied("peer_review"), derived_from={"peer_review": (UNREAD._replace(line=1),)}
            ),
            [Problem(UNREAD._replace(line=3, column=1), "heading-row", "…")],
            id="a sheet whose headings stand lower",
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
    assert list(stale_problems(Record(courses), ledger, LADDERS, seen, is_over=False)) == []


def test_a_decision_that_rested_on_what_a_plan_no_longer_says_is_stale() -> None:
    first = entry(decision(), "a" * 64)
    ledger = Ledger((first,), {first.id: grounds(rep_targets="met")})
    courses, _ = read_courses(ledger, LADDERS, (RPS,))
    now = replace(
        evidence("education"), derived_from={"rep_targets": (Place("plans/RPS-rep-1.xlsx"),)}
    )
    by_ladder = {"education": {"RPS": now}, "finance": {"RPS": evidence("finance")}}
    seen = HalfTermEvidence(HALF_TERM, (RPS,), by_ladder, (), {})
    held = Plans(policy(), (rep(results=(result(WRITTEN, "not met"),)),))
    plans = {"education": LadderPlans(held, LADDERS["education"], WEEKS, lambda: courses)}
    told = stale_problems(Record(courses), ledger, LADDERS, seen, is_over=False, plans=plans)
    assert [each.message.partition("rested on ")[2] for each in told] == [
        "REP targets: met, now not met (plans/RPS-rep-1.xlsx)"
    ]


def overtaken(*later: Entry, is_over: bool = False) -> Sequence[Problem]:
    """What is said where what two schools' decisions rested on has changed since."""
    first, second = (
        entry(decision(school=each.code), f"{each.code[0].lower()}{number}" * 32, number)
        for number, each in enumerate((RPS, OHS))
    )
    known = {each.id: grounds(peer_review="below expected") for each in (first, second)}
    ledger = Ledger((first, second, *later), known)
    courses, _ = read_courses(ledger, LADDERS, (RPS, OHS))
    by_ladder = {each: {school.code: evidence(each) for school in (RPS, OHS)} for each in LADDERS}
    seen = HalfTermEvidence(HALF_TERM, (RPS, OHS), by_ladder, (), {})
    return list(stale_problems(Record(courses), ledger, LADDERS, seen, is_over=is_over))


def issued(*decisions: str) -> Act:
    """Letters that went out and told of some decisions."""
    return DocumentIssued("ceo-letter", "RPS", AUTUMN, NOON.date(), (), (), decisions)


def test_a_half_term_whose_letters_are_issued_is_told_of_later_changes_in_one_line() -> None:
    assert [each.code for each in overtaken()] == ["decision-stale"] * 2
    sent = entry(issued("r0" * 32, "o1" * 32), "c" * 64, 2)
    [said] = overtaken(sent)
    assert (said.code, said.who, said.level) == ("decision-overtaken", "", "warning")
    assert said.message == (
        "Autumn 2, 2026-27: evidence of 2 schools has changed since the letters were issued"
    )
    assert said.hint.startswith("`sfec letter --verify --half-term 2026-27/autumn-2` says what")


def test_a_school_whose_letter_is_not_out_or_was_withdrawn_is_told_of_by_itself() -> None:
    sent = entry(issued("r0" * 32), "c" * 64, 2)
    assert [each.code for each in overtaken(sent)] == ["decision-overtaken", "decision-stale"]
    taken_back = entry(Withdrawal(sent.id, "a slip"), "d" * 64, 3)
    assert [each.code for each in overtaken(sent, taken_back)] == ["decision-stale"] * 2


def test_a_half_term_that_is_over_is_told_of_in_one_line() -> None:
    [said] = overtaken(is_over=True)
    assert said.code == "decision-overtaken"
    assert said.message == (
        "Autumn 2, 2026-27 is over, and evidence of 2 schools has changed since it was decided on"
    )
    assert "`sfec history --half-term 2026-27/autumn-2`" in said.hint
