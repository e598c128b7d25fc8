"""The clock of one file: set back it moves nothing, and run ahead it hides nothing."""

from datetime import UTC, date, datetime
from pathlib import Path

from sfec.folder.ledger.ledger_append import locked
from sfec.folder.ledger.ledger_clock import FileClock
from sfec.folder.ledger.ledger_folder import read_ledger
from sfec.folder.ledger.ledger_line import Stamp
from sfec.model.ledger import Ledger
from sfec.problems import Problem
from tests.support.acts import ABLE, MINUTE, NOON, SMARSH, decision, reasons, record, said

OWN = "ledger/smarsh-laptop7.jsonl"
FAR = datetime(2099, 1, 5, 9, tzinfo=UTC)
DAYS = 24 * 60 * MINUTE
NOW = NOON + 9 * DAYS


def read(folder: Path, now: datetime = NOW) -> tuple[Ledger, list[Problem]]:
    return read_ledger(folder, now=now)


def test_an_entry_of_2099_is_named_and_makes_no_later_one_late(tmp_path: Path) -> None:
    for reason, when in (("a", NOON), ("b", FAR), ("c", FAR), ("d", NOON + DAYS)):
        record(tmp_path, decision(reason), when=when)
    ledger, problems = read(tmp_path)
    assert reasons(ledger.entries) == ["a", "b", "c", "d"]
    assert said(problems) == [("ledger-clock", f"{OWN}:2")]
    [problem] = problems
    assert problem.level == "warning"
    assert problem.message == (
        "lines 2, 3: recorded on 5 January 2099, 09:00 by the clock: still to come"
    )


def test_an_entry_that_took_a_day_for_today_that_is_still_to_come_is_named(tmp_path: Path) -> None:
    with locked(tmp_path, SMARSH) as appender:
        for reason, as_at in (("a", None), ("b", FAR.date()), ("c", None)):
            appender.add(Stamp(NOON, SMARSH, as_at), decision(reason))
            appender.record()
    _, [problem] = read(tmp_path)
    assert said([problem]) == [("ledger-clock", f"{OWN}:2")]
    assert problem.message == "recorded with 5 January 2099 taken for today: still to come"
    assert read(tmp_path, FAR)[1] == []


def test_it_hides_no_other_from_a_day_that_is_looked_back_to(tmp_path: Path) -> None:
    for reason, when in (("a", FAR), ("b", NOON), ("c", FAR), ("d", NOON + 2 * DAYS), ("e", FAR)):
        record(tmp_path, decision(reason), when=when)
    ledger, _ = read(tmp_path)

    def known(day: date) -> list[str | None]:
        return reasons(ledger.known_by(day).entries)

    first = NOON.date()
    assert known(first) == ["a", "b"]
    assert known(first.replace(day=first.day + 1)) == ["a", "b"]
    assert known(first.replace(day=first.day + 2)) == ["a", "b", "c", "d"]
    assert known(NOW.date()) == ["a", "b", "c", "d", "e"]


def test_nor_does_a_day_taken_for_today_that_is_still_to_come(tmp_path: Path) -> None:
    with locked(tmp_path, SMARSH) as appender:
        appender.add(Stamp(NOON, SMARSH, date(2099, 1, 5)), decision("rehearsed"))
        appender.add(Stamp(NOON + MINUTE, SMARSH), decision("real"))
        appender.record()
    ledger, problems = read(tmp_path)
    assert reasons(ledger.known_by(NOON.date()).entries) == ["real"]
    assert said(problems) == [("ledger-clock", f"{OWN}:1")]


def test_among_others_it_stands_with_the_entry_before_it(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), when=NOON)
    record(tmp_path, decision("b"), when=FAR)
    record(tmp_path, decision("d"), when=NOON + 2 * DAYS)
    record(tmp_path, decision("c"), when=NOON + DAYS, recorder=ABLE)
    assert reasons(read(tmp_path)[0].entries) == ["a", "b", "c", "d"]


def test_where_every_entry_is_still_to_come_they_keep_their_order(tmp_path: Path) -> None:
    record(tmp_path, decision("b"), decision("c"), when=FAR)
    record(tmp_path, decision("a"), when=NOON, recorder=ABLE)
    assert reasons(read(tmp_path)[0].entries) == ["a", "b", "c"]


def test_clocks_that_differ_by_less_than_an_hour_have_not_run_ahead(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), when=NOW + 59 * MINUTE)
    assert read(tmp_path)[1] == []
    assert said(read(tmp_path, NOW - 2 * MINUTE)[1]) == [("ledger-clock", f"{OWN}:1")]


def test_where_no_moment_is_known_nothing_is_still_to_come() -> None:
    clock = FileClock(None)
    assert clock.follow(1, FAR, None) is None
    assert clock.follow(2, NOON, None) == FAR
    assert (clock.ahead, clock.known_from(None)) == ({}, FAR.date())
