"""A glance at a decision's line takes in what reading all of it would, or leaves it to be read."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.folder.ledger.ledger_file import read_ledger_file
from sfec.folder.ledger.ledger_folder import read_ledger
from sfec.folder.ledger.ledger_glance import (
    GlancedEntry,
    Spot,
    glance,
    has_sound_act,
    has_sound_grounds,
)
from sfec.folder.ledger.ledger_line import Stamp, read_line, write_line
from sfec.model.decision import Withdrawal
from sfec.model.ledger import Recorder
from tests.support.acts import (
    MINUTE,
    NOON,
    SMARSH,
    decision,
    entry,
    grounds,
    ledger_path,
    record,
    write_over,
)

TEXTS = st.text(max_size=12)
HASHES = st.none() | st.text("0123456789abcdef", min_size=64, max_size=64)


@given(
    before=st.text("0123456789abcdef", max_size=64),
    reason=TEXTS,
    names=st.tuples(TEXTS, TEXTS, TEXTS),
    links=st.tuples(HASHES, HASHES, HASHES),
)
def test_a_glance_takes_in_what_reading_all_would(
    before: str,
    reason: str,
    names: tuple[str, str, str],
    links: tuple[str | None, str | None, str | None],
) -> None:
    user, machine, school = names
    act = decision(reason, school=school, follows=links[0], corrects=links[1], closes=links[2])
    raw = write_line(before, Stamp(NOON, Recorder(user, machine)), act, grounds())
    seen, line = glance(raw), read_line(raw)
    in_full = entry(act, "a").links
    assert seen in (None, (line.before, line.stamp.when, line.stamp.recorder, in_full))
    assert seen is not None or any(
        not each.isprintable() or {'"', "\\"} & set(each) for each in (*names, reason)
    )


@pytest.mark.parametrize(
    "raw",
    [
        write_line("", Stamp(NOON, SMARSH, date(2026, 11, 23)), decision("a"), None),
        write_line("", Stamp(NOON, SMARSH, None, 1, 2), decision("a"), None),
        write_line("", Stamp(NOON, SMARSH), Withdrawal("a", "b"), None),
        write_line("", Stamp(NOON, SMARSH), decision("a", school="x" * 1_000), None),
        write_line("", Stamp(NOON, SMARSH), decision("a"), None).replace(b"+00:00", b""),
        write_line("", Stamp(NOON, SMARSH), decision("a"), None).replace(b"2026-", b"2026x"),
        write_line("", Stamp(NOON, SMARSH), decision("a"), None).replace(b'"reason"', b'"follows"'),
        b"",
        b"{}",
        b'{"before": "',
    ],
)
def test_what_is_unusual_is_left_to_be_read_in_full(raw: bytes) -> None:
    assert glance(raw) is None


def test_a_ledger_read_at_a_glance_says_the_same(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), decision("b"), grounds=grounds())
    record(tmp_path, Withdrawal("0" * 64, "c"), decision("d"), when=NOON + 3 * MINUTE)
    full, _ = read_ledger(tmp_path)
    seen, problems = read_ledger(tmp_path, glances=True)
    assert problems == []
    assert [isinstance(each, GlancedEntry) for each in seen.entries] == [True, True, False, True]
    assert [each.act for each in seen.entries] == [each.act for each in full.entries]
    assert [each.links for each in seen.entries] == [each.links for each in full.entries]
    assert [each[:6] for each in seen.entries] == [each[:6] for each in full.entries]
    assert dict(seen.grounds) == dict(full.grounds)
    assert seen.heads == full.heads


def test_every_byte_changed_of_every_line_is_named_at_a_glance_too(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), decision("b"), decision("c"))
    path = ledger_path(tmp_path)
    sound = path.read_bytes()
    ends = [number for number, each in enumerate(sound) if each == ord("\n")]
    for number in range(ends[-2]):
        write_over(path, sound[:number] + bytes([sound[number] ^ 1]) + sound[number + 1 :])
        read = read_ledger_file(path, "x", glances=True)
        line = 1 + sound[:number].count(b"\n")
        assert line in {each.place.line for each in read.problems}, number
        assert all(each.act for each in read.entries)


def test_a_line_that_only_at_a_glance_is_a_decision_is_named_and_left_out(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), decision("b"))
    path = ledger_path(tmp_path)
    first, last = path.read_bytes().splitlines(keepends=True)
    twofold = last.replace(b', "on"', b', "kind": "withdrawal", "withdraws": "a", "on"')
    path.write_bytes(first + twofold)
    assert glance(twofold) is not None
    read = read_ledger_file(path, "x", glances=True)
    assert [(each.code, str(each.place)) for each in read.problems] == [("ledger-line", "x:2")]
    assert [each.act for each in read.entries] == [decision("a")]


def test_a_glanced_entry_is_sound_as_long_as_its_line_can_be_read(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), grounds=grounds())
    path = ledger_path(tmp_path)
    [entry] = read_ledger_file(path, "x", glances=True).entries
    spot = Spot(path, 0, path.stat().st_size - 1)
    assert has_sound_act(entry)
    assert has_sound_grounds(spot)
    path.write_bytes(path.read_bytes().replace(b'"on"', b'"no"').replace(b'"policy"', b'"police"'))
    assert not has_sound_act(entry)
    assert not has_sound_grounds(spot._replace(length=path.stat().st_size - 1))


def test_an_entry_that_was_read_in_full_is_sound() -> None:
    assert has_sound_act(entry(decision("a"), "a" * 64))
