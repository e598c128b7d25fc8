"""What stands against a decision besides who makes it: its day, its order, and a missing reason."""

from dataclasses import replace
from datetime import date

import pytest

from sfec.model.evidence import Content
from tests.support.courtroom import SCHOOL, TODAY, Courtroom, refused

OLDER, BEFORE, TOMORROW = date(2026, 11, 10), date(2026, 11, 20), date(2026, 11, 24)


def court(**shown: Content) -> Courtroom:
    return Courtroom(shown=shown)


def test_a_decision_is_recorded_once_it_is_made_and_not_before() -> None:
    refusal = refused(court().decide, "universal", "ceo", on=TOMORROW)
    assert refusal.codes == ["decision-day"]
    assert "24 November 2026 has not come yet" in refusal.said
    court().decide("universal", "ceo", on=TODAY)
    court().decide("universal", "ceo", on=BEFORE)


def test_a_decision_lies_in_its_half_term_or_after_it_and_not_before() -> None:
    refusal = refused(court().decide, "universal", "ceo", on=date(2026, 11, 1))
    assert refusal.codes == ["decision-day"]
    assert "1 November 2026 lies before Autumn 2, 2026-27 begins" in refusal.said
    court().decide("universal", "ceo", on=date(2026, 11, 2))
    late = Courtroom(today=date(2027, 1, 8))
    late.decide("universal", "ceo", reason="the CEO was ill")
    assert late.last.decision.half_term == "2026-27/autumn-2"


def test_nothing_is_decided_on_a_school_before_it_joined_the_trust() -> None:
    joined = Courtroom(school=replace(SCHOOL, joined=BEFORE))
    refusal = refused(joined.decide, "universal", "ceo", on=date(2026, 11, 19))
    assert refusal.codes == ["decision-day"]
    assert "it joined on 20 November 2026" in refusal.said
    joined.decide("universal", "ceo", on=BEFORE)


def test_decisions_of_a_ladder_are_recorded_in_the_order_they_are_made() -> None:
    room = court(engagement="not engaged")
    first = room.decide("universal", "ceo", reason="promised", on=BEFORE)
    refusal = refused(room.decide, "concerning", "ceo", on=OLDER)
    assert refusal.codes == ["decision-order"]
    assert (
        "10 November 2026 lies before the decision for Universal of 20 November 2026"
        in refusal.said
    )
    assert f"sfec withdraw {first.short_id}" in refusal.said


def test_two_moves_may_be_recorded_on_the_same_day() -> None:
    room = court(safeguarding_failings="repeated")
    room.decide("concerning", "ceo", reason="one step at a time", on=BEFORE)
    room.decide("poor", "ceo", on=BEFORE)
    assert room.course.current == "poor"


def test_a_correction_keeps_its_place_between_the_decisions_before_and_after_it() -> None:
    room = court(engagement="not engaged")
    room.decide("universal", "ceo", reason="promised", on=OLDER)
    second = room.decide("concerning", "ceo", on=date(2026, 11, 15))
    room.decide("concerning", "ceo", on=BEFORE)
    for day in (date(2026, 11, 9), date(2026, 11, 21)):
        refusal = refused(
            room.decide, "concerning", "ceo", on=day, corrects=second, reason="the wrong day"
        )
        assert refusal.codes == ["decision-order"]
    room.decide("concerning", "ceo", on=OLDER, corrects=second, reason="the wrong day")
    assert [each.decision.on for each in room.course.decisions] == [OLDER, OLDER, BEFORE]


def test_a_correction_keeps_the_category_that_a_later_decision_starts_from() -> None:
    room = court(engagement="not engaged")
    first = room.decide("universal", "ceo", reason="promised", on=OLDER)
    second = room.decide("concerning", "ceo", on=BEFORE)
    refusal = refused(room.decide, "poor", "ceo", on=OLDER, corrects=first, reason="mistyped")
    assert refusal.codes == ["decision-order"]
    assert f"sfec withdraw {second.short_id}" in refusal.said
    room.withdraw(second)
    room.decide("poor", "ceo", on=OLDER, corrects=first, reason="mistyped")
    assert room.course.current == "poor"


def test_a_correction_starts_from_where_the_school_was_before_what_it_corrects() -> None:
    room = court(engagement="not engaged")
    room.starts_in("universal")
    wrong = room.decide("concerning", "ceo")
    assert refused(room.decide, "poor", "ceo", corrects=wrong, reason="mistyped").codes == [
        "decision-move"
    ]
    right = room.decide("universal", "ceo", corrects=wrong, reason="it stayed where it was")
    assert (room.last.decision.moved_from, room.last.decision.corrects) == ("universal", wrong.id)
    assert room.last.decision.follows == room.course.decisions[0].entry.id
    assert room.last.entries == (right, wrong)


@pytest.mark.parametrize(
    ("current", "to", "shown", "why"),
    [
        (
            "universal",
            "universal",
            {"engagement": "not engaged"},
            "it indicates Concerning, and this is better than that",
        ),
        ("concerning", "poor", {}, "it indicates Universal, and this is worse than that"),
        (
            "concerning",
            "concerning",
            {"safeguarding_failings": None},
            "it leaves open Universal or Poor, and this is between",
        ),
        (
            "concerning",
            "universal",
            {"rep_targets": "in progress"},
            "the plan that should lead there is open, or not met",
        ),
    ],
)
def test_a_departure_needs_a_reason_and_is_recorded_as_one(
    current: str, to: str, shown: dict[str, Content], why: str
) -> None:
    room = court(**shown)
    room.starts_in(current)
    refusal = refused(room.decide, to, "ceo")
    assert refusal.codes == ["decision-reason"]
    assert f"departs from the evidence: {why}" in refusal.said
    assert "say why with --reason" in refusal.said
    room.decide(to, "ceo", reason="as the letter says")
    assert room.last.decision.departure is not None
    assert room.last.decision.reason == "as the letter says"


def test_what_does_not_depart_needs_none() -> None:
    room = court(engagement="not engaged")
    room.decide("concerning", "ceo")
    assert room.last.decision.departure is None


def test_an_exceptional_move_needs_a_reason_even_where_the_evidence_indicates_it() -> None:
    room = court(safeguarding_failings="systematic")
    room.starts_in("universal")
    refusal = refused(room.decide, "poor", "ceo", is_exceptional=True)
    assert refusal.codes == ["decision-reason"]
    assert "a move from Universal to Poor is exceptional" in refusal.said
    room.decide("poor", "ceo", is_exceptional=True, reason="a safeguarding emergency")
    assert room.last.decision.departure is None


def test_a_correction_needs_a_reason() -> None:
    room = court()
    wrong = room.decide("universal", "ceo")
    refusal = refused(room.decide, "universal", "ceo", on=BEFORE, corrects=wrong)
    assert refusal.codes == ["decision-reason"]
    assert f"entry {wrong.short_id} is corrected without a reason" in refusal.said
