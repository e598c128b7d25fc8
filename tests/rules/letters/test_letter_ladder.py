"""What a letter says of one ladder."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sfec.model.ceo_letter import CategoryWord, LadderPart
from sfec.model.condition import AllOf, Is, Unmet
from sfec.model.evidence import Evidence
from sfec.rules.ladders.indications import indicate
from sfec.rules.letters.letter_ladder import category_word, say_what_tells, write_ladder
from tests.rules.ladders.test_indicate import ladder_of
from tests.support.courtroom import HALF_TERM, POOR_VOTES, Courtroom
from tests.support.ladders import evidence, shipped
from tests.support.letter_desk import BEFORE, court_in, decided_in, placed_in

LADDERS = ("education", "finance")
CATEGORIES = ("universal", "concerning", "poor", "unacceptable", "deficient")

#: What is Universal's alone (the reading's decision 9).
_ENDS = ("Financial freedom is the default", "An informal plan may be put in place")

each_ladder = pytest.mark.parametrize("ladder_id", LADDERS)
each_category = pytest.mark.parametrize("category", CATEGORIES)


def everything_in(part: LadderPart) -> str:
    """All that a letter says of a ladder."""
    return repr(part)


def test_a_ladder_decided_tells_what_the_decision_rested_on_not_what_the_files_say_now() -> None:
    court = court_in("universal", engagement="not engaged")
    court.decide("concerning", "ceo")
    part = write_ladder(placed_in(court, evidence("education", safeguarding_failings="systematic")))
    assert part.indicated == "The evidence indicates Concerning."
    assert any("Trust engagement: not engaged" in each for each in part.telling)
    assert "failings: systematic" not in everything_in(part)


def test_a_ladder_not_decided_tells_what_the_files_say_now() -> None:
    court = court_in("universal", engagement="not engaged")
    part = write_ladder(placed_in(court, evidence("education", safeguarding_failings="systematic")))
    assert part.indicated == "The evidence indicates Poor."
    assert part.decided_by is None
    assert part.decisions == ()
    assert "not engaged" not in everything_in(part)


def test_a_decision_of_an_earlier_half_term_is_none_for_this_one() -> None:
    part = write_ladder(placed_in(court_in("poor")))
    assert (part.now, part.before) == (CategoryWord("Poor", 3), CategoryWord("Poor", 3))
    assert part.decided_by is None


def test_an_earlier_half_term_is_told_as_it_ended() -> None:
    court = court_in("universal")
    court.shown = {"engagement": "not engaged"}
    court.decide("concerning", "ceo")
    part = write_ladder(placed_in(court, half_term=BEFORE))
    assert (part.now, part.before) == (CategoryWord("Universal", 1), None)
    assert len(part.decisions) == 1


def test_before_is_where_the_half_term_began_though_two_moves_were_made_in_it() -> None:
    court = court_in("universal", safeguarding_failings="repeated")
    court.decide("concerning", "ceo")
    court.decide("poor", "ceo")
    part = write_ladder(placed_in(court))
    assert (part.now, part.before) == (CategoryWord("Poor", 3), CategoryWord("Universal", 1))
    assert part.decisions == (
        "Moved from Universal to Concerning, by Ada Quill (CEO), on 23 November 2026.",
        "Moved from Concerning to Poor, by Ada Quill (CEO), on 23 November 2026.",
    )
    assert part.decided_by == "Ada Quill (CEO), 23 November 2026"


def test_a_departure_is_said_with_its_direction_and_its_reason() -> None:
    court = court_in("universal", safeguarding_failings="repeated")
    court.decide("universal", "ceo", reason="The failings were put right in October")
    part = write_ladder(placed_in(court))
    assert part.remarks == ("The decision is a departure, better than the evidence.",)
    assert part.reason == "The failings were put right in October"


def test_the_first_of_two_decisions_says_that_it_departed_too() -> None:
    court = court_in("universal")
    court.decide("concerning", "ceo", reason="Results have fallen")
    court.decide("universal", "ceo", reason="It was an error")
    first, last = write_ladder(placed_in(court)).decisions
    assert first.endswith(
        "The decision is a departure, worse than the evidence. Reason: Results have fallen."
    )
    assert "error" not in last


def test_a_lawful_votes_outcome_is_told_as_a_vote_and_not_as_a_departure() -> None:
    court = court_in("poor", safeguarding_failings="repeated")
    court.decide("concerning", vote=POOR_VOTES["education"], reason="The plan works")
    assert court.last.decision.departure
    part = write_ladder(placed_in(court))
    assert part.remarks == ()
    assert "departure" not in everything_in(part)
    assert (part.decided_by or "").startswith("a vote of ")
    assert part.reason == "The plan works"


def test_what_a_clerk_writes_about_a_correction_stands_in_no_document() -> None:
    court = court_in("universal", safeguarding_failings="repeated")
    wrong = court.decide("universal", "ceo", reason="The failings were put right")
    court.decide("universal", "ceo", reason="Typed under the wrong day", corrects=wrong)
    part = write_ladder(placed_in(court))
    assert part.reason == "The failings were put right"
    court.decide("concerning", "ceo", reason="Wrong again", corrects=court.last.entry)
    part = write_ladder(placed_in(court))
    assert part.reason is None
    assert "rong" not in everything_in(part)


def test_an_opening_position_is_said_until_something_is_decided() -> None:
    court = Courtroom()
    draft = court.draft("poor", date(2026, 3, 2))
    court.add(draft._replace(half_term="", opening="the full board"))
    said = "Opening position: Poor, as decided by the full board, since 2 March 2026."
    part = write_ladder(placed_in(court))
    assert (part.now, part.before) == (CategoryWord("Poor", 3), CategoryWord("Poor", 3))
    assert (part.decided_by, part.decisions, part.remarks) == (None, (), (said,))
    court.decide("poor", "ceo", reason="Until the notice ends")
    assert said not in everything_in(write_ladder(placed_in(court)))


def test_a_decision_as_the_evidence_has_it_needs_no_remark() -> None:
    part = write_ladder(decided_in())
    assert (part.remarks, part.reason) == ((), None)


def test_a_move_that_the_board_has_yet_to_ratify_says_so() -> None:
    court = court_in("universal", safeguarding_failings="systematic")
    court.decide("unacceptable", "ceo", reason="An emergency", is_exceptional=True)
    assert "The trust board has yet to ratify it." in write_ladder(placed_in(court)).remarks
    court.ratify("trustee:Edda Marsh=for, trustee:Femi Adler=for, trustee:Greta Holm=for")
    assert "The trust board has yet to ratify it." not in write_ladder(placed_in(court)).remarks


@each_ladder
def test_a_vote_is_named_by_its_electorate_and_nobody_by_how_they_voted(ladder_id: str) -> None:
    court = court_in("poor", ladder_id)
    votes = POOR_VOTES[ladder_id].replace("lsb_chair=for", "lsb_chair=against: Too soon")
    court.decide("concerning", vote=votes, reason="The plan has been met")
    part = write_ladder(placed_in(court))
    assert (part.decided_by or "").startswith("a vote of ")
    for name in (
        "Ada Quill",
        "Bram Linde",
        "Kit Larch",
        "Lena Moor",
        "Milo Nash",
        "Cora Vane",
        "Dev Okoro",
    ):
        assert name not in everything_in(part)
    assert "Too soon" not in everything_in(part)


@each_ladder
@each_category
def test_what_is_confidential_stands_in_no_letter_whatever_the_category(
    ladder_id: str, category: str
) -> None:
    part = write_ladder(decided_in(category, ladder_id))
    confidential = [
        each.statement
        for one in shipped(ladder_id).categories
        for each in one.obligations
        if each.confidential
    ]
    assert len(confidential) == 2
    for said in (*confidential, "HR plan", "HR support plan"):
        assert said not in everything_in(part)


@each_ladder
def test_what_the_best_category_brings_goes_on_in_every_other(ladder_id: str) -> None:
    best = write_ladder(decided_in("universal", ladder_id))
    assert best.goes_on == ()
    assert len(best.brings) >= 5
    for category in CATEGORIES[1:]:
        part = write_ladder(decided_in(category, ladder_id))
        assert part.goes_on == tuple([each for each in best.brings if each not in _ENDS])
        assert part.brings
        assert set(part.brings).isdisjoint(part.goes_on)


def test_what_may_be_put_in_place_stands_after_what_is() -> None:
    optional = {
        each.statement
        for each in shipped("education").category("concerning").obligations
        if each.optional
    }
    brings = write_ladder(decided_in("concerning")).brings
    assert optional
    assert set(brings[-len(optional) :]) == optional


def test_a_gap_that_matters_is_named_as_not_known_and_never_as_met() -> None:
    part = write_ladder(decided_in(pupil_progress=None))
    assert part.not_known == ("Pupil progress",)
    assert not any("progress" in each for each in part.going_well)
    [line] = [each for each in part.characteristics if "good progress" in each.statement]
    assert (line.answer, line.evidence, line.is_good) == (
        "not known",
        "not known: Pupil progress",
        None,
    )
    assert part.indicated == "The evidence leaves open Universal or Concerning."


def test_a_share_that_is_not_known_names_the_figures_that_are_missing() -> None:
    court = court_in("universal", "finance", reserves=None)
    part = write_ladder(placed_in(court))
    assert part.not_known == ("Reserves",)
    assert not any("Reserves are" in each for each in (*part.going_well, *part.telling))
    assert "Reserves as a share of GAG: 0" not in everything_in(part)


def test_a_gap_that_changes_nothing_is_not_held_against_the_school() -> None:
    part = write_ladder(decided_in(safeguarding_failings="repeated", pupil_progress=None))
    assert part.not_known == ()


def test_what_is_not_due_yet_is_neither_good_nor_ill() -> None:
    lines = write_ladder(decided_in(peer_review="not due")).characteristics
    [line] = [each for each in lines if each.statement == "Peer review is as expected"]
    assert (line.answer, line.evidence, line.is_good) == ("not due", "nothing to answer yet", None)


def test_what_is_not_due_in_a_category_that_the_school_is_not_in_concerns_nobody() -> None:
    rep = "The targets of the REP are not met"
    lines = write_ladder(decided_in()).characteristics
    assert rep not in [each.statement for each in lines]
    court = court_in("poor", safeguarding_failings="repeated")
    there = write_ladder(placed_in(court)).characteristics
    assert rep in [each.statement for each in there]


def test_what_is_good_of_the_best_category_is_ill_of_the_others() -> None:
    lines = write_ladder(decided_in(engagement="not engaged")).characteristics
    assert {
        (each.category, each.answer, each.is_good) for each in lines if each.is_good is not None
    } == {
        ("Universal", "yes", True),
        ("Universal", "no", False),
        ("Concerning", "yes", False),
        ("Concerning", "no", True),
        ("Poor", "no", True),
    }


def test_what_is_not_met_of_the_best_is_told_by_its_own_name() -> None:
    engaged, reviewed = write_ladder(
        decided_in(peer_review="below expected", engagement="partly engaged")
    ).telling
    assert engaged.startswith("Not met: The school engages actively")
    assert engaged.endswith(" (Trust engagement: partly engaged)")
    assert reviewed == "Not met: Peer review is as expected (Peer review: below expected)"


def test_what_is_not_met_is_told_by_its_name_wherever_a_characteristic_asks_for_it() -> None:
    asks = AllOf((Unmet("universal"), Is("f2", ("bad",))))
    met = {f"f{number}": Is(f"f{number}", ("good",)) for number in range(2)}
    ladder = ladder_of({"universal": met, "poor": {"both": asks}}, fields=3)
    found = indicate(ladder, Evidence({"f0": "bad", "f1": "good", "f2": "bad"}))
    assert list(say_what_tells(found)) == ["both (F0: bad; F2: bad)", "Not met: f0 (F0: bad)"]


def test_what_goes_well_has_its_figures_and_leaves_out_what_goes_without_saying() -> None:
    going_well = write_ladder(decided_in(ladder_id="finance")).going_well
    assert "Clear plans to manage money are in place" in going_well
    assert any(each.endswith("(Reserves as a share of GAG: 8.0 %)") for each in going_well)


def test_who_judged_and_when() -> None:
    court = court_in("universal")
    judged = replace(evidence("education"), judged_by="Ada Quill", judged_on=date(2026, 11, 19))
    assert write_ladder(placed_in(court, judged)).judged == "Ada Quill, 19 November 2026"
    assert write_ladder(placed_in(court, replace(judged, judged_on=None))).judged == "Ada Quill"
    assert write_ladder(placed_in(court)).judged is None


def test_the_moves_that_are_open_name_who_decides_each() -> None:
    assert write_ladder(decided_in("poor")).moves == (
        "To Concerning, decided by a vote of the five who vote on Poor",
        "To Unacceptable, decided by a vote of the five who vote on Poor",
    )
    assert write_ladder(decided_in("universal")).moves == ("To Concerning, decided by the CEO",)


def test_the_ways_lead_to_something_better_than_the_evidence_indicates() -> None:
    [way] = write_ladder(decided_in("concerning", engagement="not engaged")).ways
    assert way == "For Universal: Trust engagement: engaged"
    assert write_ladder(decided_in("universal", engagement="not engaged")).ways == (way,)
    assert write_ladder(decided_in("universal")).ways == ()


@each_ladder
def test_a_school_not_yet_categorised_has_no_category_no_moves_and_nothing_it_brings(
    ladder_id: str,
) -> None:
    court = court_in("universal", ladder_id)
    court.ledger = court.ledger._replace(entries=())
    part = write_ladder(placed_in(court))
    assert (part.now, part.before, part.moves, part.brings, part.goes_on) == (
        None,
        None,
        (),
        (),
        (),
    )


def test_a_category_that_the_policy_no_longer_has_is_no_word_of_it() -> None:
    assert category_word(shipped("education"), "splendid") is None
    assert category_word(shipped("education"), None) is None


def test_conditions_are_told() -> None:
    court = court_in("universal")
    court.add(
        court.last.decision._replace(
            half_term=HALF_TERM.id, conditions=("A review in March",), follows=court.last.entry.id
        )
    )
    assert write_ladder(placed_in(court)).conditions == ("A review in March",)


def test_what_is_met_beside_something_worse_that_rests_on_the_same_is_nothing_that_goes_well() -> (
    None
):
    low = evidence("finance", reserves=Decimal(29_000), reserves_plan="very realistic")
    part = write_ladder(placed_in(court_in("universal", "finance"), low))
    assert not [each for each in part.going_well if "Reserves" in each]
    assert "(Reserves as a share of GAG: 2.9 %; Reserves plan: very realistic)" in part.telling[0]
    row = next(each for each in part.characteristics if "very realistic plan" in each.statement)
    assert (row.answer, row.is_good) == ("yes", None)
