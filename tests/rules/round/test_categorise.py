"""A round: every school on every ladder, by the evidence and by what has been decided."""

from datetime import date

from sfec.rules.round.categorise import Record, categorise
from tests.support.courtroom import HALF_TERM, SCHOOL, Courtroom
from tests.support.ladders import evidence, shipped

DAY = date(2026, 11, 23)
LADDERS = {each: shipped(each) for each in ("education", "finance")}
SHOWN = {
    "education": {SCHOOL.code: evidence("education", engagement="not engaged")},
    "finance": {SCHOOL.code: evidence("finance")},
}
KEY = (SCHOOL.code, "education")


def decided() -> Courtroom:
    """A court in which the school has been moved to Concerning this half-term."""
    court = Courtroom(shown={"engagement": "not engaged"})
    court.decide("universal", "ceo", reason="It has mended since")
    return court


def test_each_school_is_indicated_on_each_ladder_by_its_own_evidence() -> None:
    found = categorise(HALF_TERM, DAY, [SCHOOL], LADDERS, SHOWN)
    [standing] = found.schools
    assert (found.half_term, found.as_at, standing.school) == (HALF_TERM, DAY, SCHOOL)
    indicated = {key: each.verdict.indicated for key, each in standing.indications.items()}
    assert indicated == {"education": "concerning", "finance": "universal"}


def test_without_a_course_a_school_is_not_yet_categorised() -> None:
    [standing] = categorise(HALF_TERM, DAY, [SCHOOL], LADDERS, SHOWN).schools
    found = standing.indications["education"]
    assert (found.current, found.decided, found.captured) == (None, None, None)


def test_what_has_been_decided_is_where_it_stands_and_where_the_next_move_leads_from() -> None:
    court = decided()
    recorded = Record({KEY: court.course})
    [standing] = categorise(HALF_TERM, DAY, [SCHOOL], LADDERS, SHOWN, recorded=recorded).schools
    found = standing.indications["education"]
    assert (found.current, found.next and found.next.to) == ("universal", "concerning")
    assert found.decided == court.course.last


def test_evidence_as_an_entry_captured_it_takes_the_place_of_the_files() -> None:
    court = decided()
    entry = court.ledger.entries[-1]
    captured = {(*KEY, HALF_TERM.id): (entry, evidence("education", pupil_progress="not good"))}
    recorded = Record({KEY: court.course}, captured)
    [standing] = categorise(HALF_TERM, DAY, [SCHOOL], LADDERS, SHOWN, recorded=recorded).schools
    found = standing.indications["education"]
    assert found.captured == entry
    assert found.evidence.contents["engagement"] == "engaged"
    assert found.evidence.contents["pupil_progress"] == "not good"
