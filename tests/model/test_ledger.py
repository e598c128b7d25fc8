"""The ledger: what was known by a day, and which entry a short id means."""

from datetime import date

from sfec.model.ledger import Entry, Ledger
from tests.support.courtroom import entry_of
from tests.support.ledger_book import decision


def entry(day: int, entry_id: str = "") -> Entry:
    made = entry_of(decision(), day, date(2026, 11, day))
    return made._replace(id=entry_id) if entry_id else made


def test_what_was_known_at_the_end_of_a_day_is_what_was_recorded_on_it_or_before() -> None:
    ledger = Ledger((entry(20), entry(23), entry(24)))
    known = {
        day: [each.day.day for each in ledger.known_by(date(2026, 11, day)).entries]
        for day in (19, 20, 23, 30)
    }
    assert known == {19: [], 20: [20], 23: [20, 23], 30: [20, 23, 24]}


def test_what_was_known_keeps_what_each_act_rested_on_and_the_heads_of_the_files() -> None:
    ledger = Ledger((entry(20),), heads={"smarsh@laptop7.jsonl": "ab"})
    assert ledger.known_by(date(2026, 11, 1)) == ledger._replace(entries=())


def test_an_entry_is_named_by_the_start_of_its_id_in_whatever_letters() -> None:
    ledger = Ledger((entry(20, "ab12cd34ef"), entry(21, "ab12ff00ee")))
    assert [each.short_id for each in ledger.found("AB12C")] == ["ab12cd34"]
    assert len(ledger.found("ab12")) == 2
    assert ledger.found("99") == []
