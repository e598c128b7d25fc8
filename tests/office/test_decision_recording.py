"""Recording decisions, all of them or none, and none twice."""

from pathlib import Path

import pytest

from sfec.office.decision_recording import record_decisions
from sfec.office.decision_requests import DecisionRequest
from sfec.problems import PROMPT, Place, ProblemsFound
from tests.support.office_folder import held_trust

ROW = Place("decisions.xlsx", sheet="Decisions", line=2, column=1)
UNIVERSAL = DecisionRequest("RPS", "education", "universal", by=("ceo",), place=ROW)
WRONG = UNIVERSAL._replace(category="unversal")


def test_what_is_recorded_already_is_left_out_and_the_rest_goes_together(trust: Path) -> None:
    elsewhere = UNIVERSAL._replace(school="OHS")
    with held_trust(trust) as held:
        first = record_decisions(held, [UNIVERSAL])
    with held_trust(trust) as held:
        second = record_decisions(held, [UNIVERSAL, elsewhere, elsewhere])
    [entry] = first.new
    [repeated] = second.repeated
    assert (repeated.entry.id, second.asked_twice) == (entry.id, 1)
    assert [each.links.school for each in second.new if each.links] == ["OHS"]


def test_nothing_is_written_where_everything_is_recorded_already(trust: Path) -> None:
    with held_trust(trust) as held:
        record_decisions(held, [UNIVERSAL])
    [ledger] = (trust / "ledger").glob("*.jsonl")
    before = ledger.read_bytes()
    with held_trust(trust) as held:
        assert not record_decisions(held, [UNIVERSAL]).new
    assert ledger.read_bytes() == before


def test_at_the_prompt_a_school_that_was_moved_since_may_be_moved_back(trust: Path) -> None:
    moved = UNIVERSAL._replace(category="concerning", reason="A report of the SIP")
    with held_trust(trust) as held:
        record_decisions(held, [UNIVERSAL, moved])
    with held_trust(trust) as held:
        [first, second] = record_decisions(held, [UNIVERSAL, moved]).repeated
    assert first.moved_by is not None
    assert (first.moved_by.entry.id, second.moved_by) == (second.entry.id, None)
    back = UNIVERSAL._replace(place=PROMPT, reason="It was a slip")
    with held_trust(trust) as held:
        [entry] = record_decisions(held, [back]).new
    assert entry.links is not None
    assert entry.links.category == "universal"


def test_a_workbook_that_is_given_again_undoes_no_correction(trust: Path) -> None:
    with held_trust(trust) as held:
        [entry] = record_decisions(held, [UNIVERSAL]).new
    again = UNIVERSAL._replace(category="concerning", place=PROMPT, reason="It was misheard")
    with held_trust(trust) as held:
        [corrected] = record_decisions(held, [again._replace(corrects=entry.id)]).new
    with held_trust(trust) as held:
        found = record_decisions(held, [UNIVERSAL])
    [repeated] = found.repeated
    assert not found.new
    assert repeated.entry.id == entry.id
    assert repeated.moved_by is not None
    assert repeated.moved_by.entry.id == corrected.id


def test_one_that_is_wrong_keeps_all_from_being_recorded(trust: Path) -> None:
    with held_trust(trust) as held, pytest.raises(ProblemsFound) as met:
        record_decisions(held, [UNIVERSAL, WRONG])
    assert [each.code for each in met.value.problems] == ["decision-value"]
    assert not list((trust / "ledger").glob("*.jsonl"))
