"""Evidence as entries of the ledger captured it, and what has changed since."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sfec.model.decision import Grounds
from sfec.model.evidence import Content, Evidence
from sfec.model.ledger import Entry, Ledger
from sfec.problems import Place
from sfec.rules.decisions.captured_evidence import captured_evidence, evidence_of, gone_stale
from tests.support.courtroom import HALF_TERM, Courtroom
from tests.support.ladders import evidence, shipped

EDUCATION, FINANCE = shipped("education"), shipped("finance")
LADDERS = {"education": EDUCATION, "finance": FINANCE}
KEY = ("RPS", "education", HALF_TERM.id)
PATH = "evidence/2026-27/autumn-2.xlsx"
NOTHING: Mapping[str, Content] = {}


def grounds(
    ladder_id: str, places: dict[str, Place] | None = None, then: Mapping[str, Content] = NOTHING
) -> Grounds:
    """What an act rested on, with the places of some of its fields."""
    at = {each: (place,) for each, place in (places or {}).items()}
    contents = evidence(ladder_id, **then).contents
    return Grounds(contents, at, (), None, (), (), "policy", "Ada Quill", date(2026, 11, 19))


def last_captured(ledger: Ledger) -> tuple[Entry, Evidence]:
    """What was captured last of the school on education, and by which entry."""
    return captured_evidence(ledger, LADDERS, KEY[2])[KEY]


def changes(
    ladder_id: str, then: dict[str, Content], now: dict[str, Content]
) -> list[tuple[str, Content, Content]]:
    """What has gone stale, by field."""
    found = gone_stale(
        shipped(ladder_id), grounds(ladder_id, then=then), evidence(ladder_id, **now)
    )
    return [(each.field.id, each.then, each.now) for each in found]


def test_the_entry_that_last_captured_a_half_terms_evidence_tells_what_it_was() -> None:
    court = Courtroom(shown={"engagement": "not engaged"})
    court.decide("concerning", "ceo")
    court.shown = {"safeguarding_failings": "repeated"}
    later = court.decide("poor", "ceo")
    entry, found = last_captured(court.ledger)
    assert entry == later
    assert (found.contents["engagement"], found.contents["safeguarding_failings"]) == (
        "engaged",
        "repeated",
    )


def test_a_vote_that_is_opened_captures_it_too() -> None:
    court = Courtroom()
    court.starts_in("poor")
    court.shown = {"engagement": "partly engaged"}
    vote = court.open_vote("concerning")
    entry, found = last_captured(court.ledger)
    assert (entry, found.contents["engagement"]) == (vote, "partly engaged")


def test_a_correction_of_an_earlier_decision_captures_nothing_newer_than_that_did() -> None:
    court = Courtroom(shown={"engagement": "not engaged"})
    first = court.decide("concerning", "ceo", on=date(2026, 11, 20))
    court.shown = {"engagement": "partly engaged"}
    second = court.decide("concerning", "ceo")
    assert last_captured(court.ledger)[0] == second
    for _ in range(2):
        corrected = court.decide(
            "concerning", "ceo", on=date(2026, 11, 20), corrects=first, reason="mistyped"
        )
        carried = {**court.ledger.grounds, corrected.id: court.ledger.grounds[first.id]}
        court.ledger = court.ledger._replace(grounds=carried)
        entry, found = last_captured(court.ledger)
        assert (entry, found.contents["engagement"]) == (second, "partly engaged")
        first = corrected
    latest = court.decide("concerning", "ceo", corrects=second, reason="mistyped")
    assert last_captured(court.ledger)[0] == latest


def test_nothing_is_captured_on_an_unread_ladder_or_by_an_entry_that_rested_on_nothing() -> None:
    court = Courtroom()
    entry = court.decide("universal", "ceo")
    assert captured_evidence(court.ledger, {"finance": FINANCE}, KEY[2]) == {}
    assert captured_evidence(court.ledger._replace(grounds={}), LADDERS, KEY[2]) == {}
    court.add(entry.act)
    assert set(captured_evidence(court.ledger, LADDERS, KEY[2])) == {KEY}
    assert captured_evidence(court.ledger, LADDERS, "2030-31/autumn-1") == {}


def test_what_was_captured_has_the_places_it_was_read_at() -> None:
    before = Place("evidence/2026-27/autumn-1.xlsx", "Education", 2, 6)
    cells = {
        "safeguarding": Place(PATH, "Education", 4, 2),
        "engagement": Place(PATH, "Education", 4, 3),
    }
    found = evidence_of(
        EDUCATION,
        grounds(
            "education",
            places={**cells, "peer_review": before, "rep_count": Place("plans/RPS.yaml")},
        ),
    )
    assert found.sources("safeguarding") == (cells["safeguarding"],)
    assert found.sources("engagement") == (cells["engagement"],)
    assert found.sources("peer_review") == (before,)
    assert found.sources("rep_count") == (Place("plans/RPS.yaml"),)
    assert found.sources("pupil_progress") == ()
    assert (found.judged_by, found.judged_on) == ("Ada Quill", date(2026, 11, 19))


def test_what_was_captured_without_a_place_has_none() -> None:
    found = evidence_of(EDUCATION, grounds("education"))
    assert found.contents == evidence("education").contents
    assert found.sources("safeguarding") == ()


def test_what_a_ladder_has_come_to_ask_since_is_not_known_of_it() -> None:
    fields = {
        **EDUCATION.fields,
        "attendance": replace(EDUCATION.fields["safeguarding"], id="attendance"),
    }
    asks_more = replace(EDUCATION, fields=fields)
    assert evidence_of(asks_more, grounds("education")).contents["attendance"] is None
    now = Evidence({**evidence("education").contents, "attendance": "met"})
    assert list(gone_stale(asks_more, grounds("education"), now)) == []


def test_a_field_has_gone_stale_once_it_is_no_longer_what_it_was() -> None:
    assert changes("education", {}, {}) == []
    assert changes("education", {}, {"engagement": "not engaged"}) == [
        ("engagement", "engaged", "not engaged")
    ]
    assert changes("education", {"engagement": None}, {}) == [("engagement", None, "engaged")]
    assert changes("education", {}, {"engagement": None}) == [("engagement", "engaged", None)]


def test_a_share_whose_part_has_changed_goes_without_saying() -> None:
    found = changes("finance", {"reserves": Decimal(56144)}, {"reserves": Decimal(58000)})
    assert found == [("reserves", Decimal(56144), Decimal(58000))]


def test_a_figure_written_with_other_digits_is_the_same_figure() -> None:
    assert changes("finance", {"reserves": Decimal("56144.00")}, {"reserves": Decimal(56144)}) == []


def test_that_a_day_has_passed_by_which_nobody_has_answered_is_no_change() -> None:
    field = "letter_directives"
    assert changes("finance", {field: "in progress"}, {field: None}) == []
    assert changes("finance", {field: "met"}, {field: None}) == [(field, "met", None)]


def test_what_was_not_due_before_an_empty_cell_counted_as_not_known_is_no_change() -> None:
    field = "audit_actions"
    assert changes("education", {field: "not due"}, {field: None}) == []
    assert changes("education", {field: "not due"}, {field: "closed"}) == [
        (field, "not due", "closed")
    ]
