"""Decisions in words, as histories and minutes tell them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sfec.model.decision import Decision, Direction, Grounds
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import Holder
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally, Vacancy
from sfec.rules.decisions.captured_evidence import StaleField
from sfec.rules.decisions.decide import grounds_of
from sfec.rules.decisions.decision_words import (
    say_decision,
    say_departure,
    say_done,
    say_indicated,
    say_recorded,
    say_stale,
    say_standing,
    say_votes,
    title_of,
)
from sfec.rules.decisions.vote_words import count_votes
from sfec.rules.ladders.indications import indicate
from tests.support.courtroom import HALF_TERM, Courtroom, entry_of
from tests.support.ladders import evidence, shipped

FINANCE = shipped("finance")
DAY = date(2026, 11, 23)
CEO, CFO = Holder("ceo", "Ada Quill"), Holder("cfo", "Bram Linde")
HEAD, MENTOR, CHAIR = (
    Holder("head", "Kit Larch"),
    Holder("mentor", "Milo Nash"),
    Holder("lsb_chair", "Lena Moor"),
)
FIVE = Electorate(
    "the five who vote on Poor",
    (CEO, CHAIR, HEAD, MENTOR),
    (Vacancy("es_chair", "Ada Quill", "ceo"),),
)
BALLOTS = (
    Ballot(CEO, Choice.FOR),
    Ballot(CHAIR, Choice.AGAINST),
    Ballot(MENTOR, Choice.RECUSED, "her own school"),
)
COUNTED = Tally(FIVE, BALLOTS, 3, "simple", Outcome.NO_QUORUM)


def decision(moved_from: str | None, to: str, *by: Holder, vote: Tally | None = None) -> Decision:
    return Decision("RPS", "finance", HALF_TERM.id, to, moved_from, DAY, by, vote)


def grounds(**shown: Decimal | str | None) -> Grounds:
    return grounds_of(indicate(FINANCE, evidence("finance", **shown)), (), "policy")


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        (decision(None, "concerning", CEO), "First decision: Concerning, by Ada Quill (CEO)"),
        (decision("universal", "universal", CFO), "Confirmed in Universal, by Bram Linde (CFO)"),
        (
            decision("concerning", "poor", CEO, CFO),
            "Moved from Concerning to Poor, by Ada Quill (CEO) and Bram Linde (CFO)",
        ),
        (
            decision("poor", "concerning", vote=COUNTED),
            "Moved from Poor to Concerning, by a vote of the five who vote on Poor",
        ),
    ],
)
def test_what_was_decided_and_by_whom(decided: Decision, said: str) -> None:
    assert say_decision(FINANCE, decided) == said


def test_a_category_that_the_policy_no_longer_has_keeps_its_id() -> None:
    without = replace(FINANCE, categories=FINANCE.categories[:-1])
    assert title_of(without, "deficient") == "deficient"
    assert title_of(without, "poor") == "Poor"


def test_what_the_evidence_indicated_or_left_open_and_what_was_not_known() -> None:
    assert say_indicated(FINANCE, grounds()) == "The evidence indicated Universal."
    assert say_indicated(FINANCE, grounds(money_plans=None)) == (
        "The evidence left open Universal or Concerning. Not known: Money plans."
    )
    assert (
        say_indicated(FINANCE, Grounds({}, {}, (), None, (), (), ""))
        == "The evidence left open nothing."
    )


def test_a_departure_is_said_with_its_direction() -> None:
    said = {
        each: say_departure(decision(None, "poor", CEO)._replace(departure=each))
        for each in Direction
    }
    assert said == {
        Direction.BETTER: "A departure, better than the evidence.",
        Direction.WORSE: "A departure, worse than the evidence.",
        Direction.BETWEEN: "A departure, between what the evidence left open.",
    }
    assert say_departure(decision(None, "poor", CEO)) == ""


def test_a_vote_is_told_with_its_outcome_its_count_and_who_voted_how() -> None:
    assert list(say_votes(COUNTED)) == [
        f"No quorum: {count_votes(COUNTED)}.",
        "For: Ada Quill (CEO).",
        "Against: Lena Moor (LSB chair).",
        "Recused: Milo Nash (mentor): her own school.",
        "Did not vote: Kit Larch (head).",
        "Vacant: E&S chair, Ada Quill votes as CEO.",
    ]


def test_of_trustees_the_names_alone_are_told() -> None:
    board = Electorate(
        "the full trust board", (Holder("trustee", "Edda Marsh"), Holder("trustee", "Femi Adler"))
    )
    cast = tuple(Ballot(each, Choice.ABSTAIN) for each in board.holders)
    told = list(say_votes(Tally(board, cast, 2, "simple", Outcome.TIE)))
    assert told[1:] == ["Abstained: Edda Marsh; Femi Adler."]
    assert told[0].startswith(
        "A tie, which leaves the school where it is: 0 for, 0 against, 2 abstained"
    )


def test_a_seat_that_nobody_holds_is_told_as_vacant() -> None:
    without = FIVE._replace(vacancies=(Vacancy("mentor"), Vacancy("head")))
    assert list(say_votes(COUNTED._replace(electorate=without)))[-1] == "Vacant: mentor; head."


def test_what_has_changed_since_is_told_in_its_unit() -> None:
    stale = StaleField(FINANCE.fields["reserves"], Decimal(56144), Decimal(58000))
    assert say_stale(FINANCE, stale) == "Reserves was £56,144, now £58,000"
    unknown = StaleField(FINANCE.fields["money_plans"], "clear", None)
    assert say_stale(FINANCE, unknown) == "Money plans was clear, now not known"


def test_when_and_by_whom_it_was_recorded_and_whether_later_than_it_was_decided() -> None:
    entry = entry_of(decision(None, "poor", CEO), 5, DAY)
    assert say_recorded(entry, DAY) == "Recorded on 23 November 2026, 09:05, by smarsh on laptop7."
    assert say_recorded(entry) == say_recorded(entry, DAY)
    later = say_recorded(entry._replace(as_at=DAY), date(2026, 11, 20))
    assert ", of a decision of 20 November 2026" in later
    assert ", with 23 November 2026 taken for today" in later


def test_what_was_done_names_who_did_it_and_what_shows_it_where_that_is_told() -> None:
    done = ActivityDone("website", "RPS", DAY)
    assert say_done("Website audit", done) == "Website audit"
    assert (
        say_done("Website audit", done._replace(by="central_team"))
        == "Website audit, by the central team"
    )
    by_ceo = done._replace(by="ceo", note="In the shared drive")
    assert say_done("Website audit", by_ceo) == "Website audit, by the CEO · In the shared drive"


def test_where_a_school_stands_is_said_with_the_decision_it_rests_on() -> None:
    court = Courtroom()
    assert say_standing(court.ladder, court.course) == "now not yet categorised"
    placed = court.starts_in("poor")
    said = f"now Poor, as decided on 2 November 2026 (entry {placed.short_id})"
    assert say_standing(court.ladder, court.course) == said
