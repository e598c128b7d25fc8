"""Taking back what was recorded by mistake, and what stands then."""

from pathlib import Path

import pytest

from sfec.office.decision_recording import record_decisions
from sfec.office.decision_requests import DecisionRequest
from sfec.office.withdrawing import recorded_together, withdraw_entries
from sfec.problems import ProblemsFound
from tests.support.office_folder import held_trust

UNIVERSAL = DecisionRequest("RPS", "education", "universal", by=("ceo",), on="2026-11-16")
CONFIRMED = UNIVERSAL._replace(on="2026-11-20")


@pytest.fixture
def decided(trust: Path) -> Path:
    """A trust with a decision on RPS, then two recorded together."""
    elsewhere = CONFIRMED._replace(school="OHS")
    for requests in ([UNIVERSAL], [CONFIRMED, elsewhere]):
        with held_trust(trust) as held:
            record_decisions(held, requests)
    return trust


def test_what_was_recorded_together_is_found_by_any_of_it(decided: Path) -> None:
    with held_trust(decided) as held:
        first, second, third = held.ledger.entries
        assert recorded_together(held, [third]) == [third, second]
        assert recorded_together(held, [first]) == [first]


def test_what_has_been_withdrawn_is_not_withdrawn_again_with_the_rest(decided: Path) -> None:
    with held_trust(decided) as held:
        withdraw_entries(held, held.ledger.entries[1:2], "by mistake")
    with held_trust(decided) as held:
        third = held.ledger.entries[2]
        assert recorded_together(held, [third]) == [third]


def test_the_latest_goes_first_and_what_stands_then_is_told(decided: Path) -> None:
    with held_trust(decided) as held:
        first, second, third = held.ledger.entries
        withdrawn = withdraw_entries(held, [second, third], "by mistake")
    assert withdrawn.taken_back == [third, second]
    stands = {key: course.last_id for key, course in withdrawn.courses.items()}
    assert stands == {("RPS", "education"): first.id, ("OHS", "education"): None}


def test_nothing_is_taken_back_where_one_of_them_cannot_be(decided: Path) -> None:
    with held_trust(decided) as held:
        first, _, third = held.ledger.entries
        with pytest.raises(ProblemsFound) as met:
            withdraw_entries(held, [first, third], "by mistake")
    assert [each.code for each in met.value.problems] == ["decision-withdrawn"]
    with held_trust(decided) as held:
        assert not held.ledger.withdrawn
