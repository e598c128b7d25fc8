"""One file of the ledger: its lines, its chain, and what has been done to it."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sfec.folder.ledger import ledger_file
from sfec.folder.ledger.ledger_append import locked
from sfec.folder.ledger.ledger_file import LedgerFile, read_ledger_file
from sfec.folder.ledger.ledger_folder import read_ledger
from sfec.folder.ledger.ledger_line import Stamp, hash_line, write_line
from sfec.model.decision import Decision
from tests.support.acts import (
    MINUTE,
    NOON,
    SMARSH,
    decision,
    grounds,
    ledger_path,
    reasons,
    record,
    record_together,
    said,
    write_over,
)

OWN = "ledger/smarsh-laptop7.jsonl"
NAMED = {"ledger-changed", "ledger-line", "ledger-edited"}

readable_once = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def read(folder: Path) -> LedgerFile:
    return read_ledger_file(ledger_path(folder), OWN)


def lines_of(folder: Path) -> list[bytes]:
    return ledger_path(folder).read_bytes().splitlines(keepends=True)


@pytest.fixture
def four(tmp_path: Path) -> Path:
    """A ledger of four lines: two of them with what they rested on."""
    record(tmp_path, decision("a"), grounds=grounds())
    record(tmp_path, decision("b"), when=NOON + MINUTE)
    record(tmp_path, decision("c"), when=NOON + 2 * MINUTE, grounds=grounds())
    record(tmp_path, decision("d"), when=NOON + 3 * MINUTE)
    return tmp_path


def named_lines(folder: Path) -> set[int]:
    """The lines of a ledger's file that are named as changed or unreadable, however it is read."""
    in_full, at_a_glance = (
        {each.place.line for each in read_ledger(folder, glances=glances)[1] if each.code in NAMED}
        for glances in (False, True)
    )
    return in_full & at_a_glance


def line_at(text: bytes, position: int) -> int:
    return text.count(b"\n", 0, position) + 1


def changed(text: bytes, position: int, flip: int) -> bytes:
    return text[:position] + bytes([text[position] ^ flip]) + text[position + 1 :]


def test_whichever_byte_is_changed_its_line_is_named(four: Path) -> None:
    sound = ledger_path(four).read_bytes()
    *before, _ = lines_of(four)
    for position in range(len(b"".join(before))):
        write_over(ledger_path(four), changed(sound, position, 1))
        assert line_at(sound, position) in named_lines(four), position


@given(data=st.data())
@readable_once
def test_however_a_byte_is_changed_its_line_is_named(four: Path, data: st.DataObject) -> None:
    sound = b"".join(lines_of(four))
    *before, _ = lines_of(four)
    position = data.draw(st.integers(0, len(b"".join(before)) - 1))
    flip = data.draw(st.integers(1, 255))
    write_over(ledger_path(four), changed(sound, position, flip))
    found = named_lines(four)
    write_over(ledger_path(four), sound)
    assert line_at(sound, position) in found


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_wherever_a_line_is_broken_in_two_it_is_named(four: Path, end: bytes) -> None:
    sound = ledger_path(four).read_bytes()
    *before, _ = lines_of(four)
    for position in (each for each in range(1, len(b"".join(before))) if sound[each] != ord("\n")):
        write_over(ledger_path(four), sound[:position] + end + sound[position + 1 :])
        assert line_at(sound, position) in named_lines(four), position


def test_only_the_line_that_was_changed_is_named(four: Path) -> None:
    text = ledger_path(four).read_bytes()
    for number, reason in enumerate("abc", 1):
        ledger_path(four).write_bytes(
            text.replace(f'"reason": "{reason}"'.encode(), b'"reason": "z"')
        )
        assert named_lines(four) == {number}


def test_where_a_line_says_another_came_before_it_only_that_line_is_named(four: Path) -> None:
    lines = lines_of(four)
    for number in (2, 3):
        changed_line = lines[number - 1].replace(b'{"before": "', b'{"before": "0')
        ledger_path(four).write_bytes(
            b"".join([*lines[: number - 1], changed_line, *lines[number:]])
        )
        assert named_lines(four) == {number}


@pytest.mark.parametrize(
    ("order", "named"),
    [
        ([1, 2, 3], {1}),
        ([0, 2, 3], {1}),
        ([0, 1, 3], {2}),
        ([0, 2, 1, 3], {2, 3}),
        ([1, 0, 2, 3], {1, 2}),
        ([0, 1, 1, 2, 3], {2}),
        ([0, 1, 2, 3, 2], {4}),
    ],
    ids=[
        "first out",
        "second out",
        "third out",
        "swapped",
        "first two swapped",
        "twice",
        "put after",
    ],
)
def test_lines_taken_out_put_in_or_swapped_are_named(
    four: Path, order: list[int], named: set[int]
) -> None:
    lines = lines_of(four)
    ledger_path(four).write_bytes(b"".join(lines[each] for each in order))
    found = named_lines(four)
    assert found
    assert found & {each + step for each in named for step in (-1, 0, 1)}


@pytest.mark.parametrize(
    "foreign", [b"\n", b"{}\n", b"[1]\n", b'"text"\n', b"null\n", b"\xff\xfe\n", b"7\n"]
)
def test_a_line_that_is_no_entry_is_named_and_left_out(four: Path, foreign: bytes) -> None:
    lines = lines_of(four)
    ledger_path(four).write_bytes(b"".join([*lines[:2], foreign, *lines[2:]]))
    assert 3 in named_lines(four)
    assert reasons(list(read(four).entries)) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "change",
    [
        {"when": "2026-11-24T12:00:00"},
        {"when": "soon"},
        {"when": 7},
        {"before": None},
        {"as_at": "2026-13-01"},
        {"part": [0, 2]},
        {"part": [-3, 2]},
        {"part": [3, 2]},
        {"part": [1]},
        {"part": 7},
        {"on": "24 November"},
        {"school": None},
        {"by": [{"role": "ceo"}]},
        {"kind": ["decision"]},
        {"is_exceptional": "false"},
        {"is_exceptional": 1},
        {"conditions": "a review"},
    ],
    ids=json.dumps,
)
def test_a_last_line_that_does_not_hold_what_it_needs_is_named_and_left_out(
    four: Path, change: dict[str, Any]
) -> None:
    *before, last = lines_of(four)
    ledger_path(four).write_bytes(
        b"".join(before) + json.dumps(json.loads(last) | change).encode() + b"\n"
    )
    assert named_lines(four) == {4}
    assert reasons(list(read(four).entries)) == ["a", "b", "c"]
    record(four, decision("e"), when=NOON + 9 * MINUTE)
    assert said(list(read(four).problems)) == [("ledger-line", f"{OWN}:4")]


@pytest.mark.parametrize("flag", [True, False])
def test_a_flag_in_a_line_is_the_boolean_it_holds(four: Path, *, flag: bool) -> None:
    *before, last = lines_of(four)
    changed_line = json.dumps(json.loads(last) | {"is_exceptional": flag}).encode()
    ledger_path(four).write_bytes(b"".join([*before, changed_line, b"\n"]))
    act = read(four).entries[-1].act
    assert isinstance(act, Decision)
    assert act.is_exceptional is flag


@pytest.mark.parametrize("fault", [AssertionError, KeyError, AttributeError])
def test_a_fault_of_our_own_is_not_told_as_a_damaged_line(
    four: Path, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def fail(_: bytes) -> None:
        raise fault

    monkeypatch.setattr(ledger_file, "read_line", fail)
    with pytest.raises(fault):
        read(four)


def test_what_the_last_line_rests_on_is_read_since_no_line_vouches_for_it(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), decision("b"), grounds=grounds())
    path = ledger_path(tmp_path)
    first, last = lines_of(tmp_path)
    path.write_bytes(first + last.replace(b'"fields"', b'"felds"'))
    assert [str(each.place) for each in read(tmp_path).problems] == [f"{OWN}:2"]


def test_a_torn_last_line_is_a_warning_at_that_line(four: Path) -> None:
    with ledger_path(four).open("ab") as file:
        file.write(lines_of(four)[-1][:-2])
    found = read(four)
    assert [(each.code, str(each.place), each.level) for each in found.problems] == [
        ("ledger-torn", f"{OWN}:5", "warning")
    ]
    assert reasons(list(found.entries)) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("kept", [1, 2])
@pytest.mark.parametrize(
    "torn", [b"", b'{"before": "'], ids=["at the end of a line", "within a line"]
)
def test_several_that_go_together_count_only_when_all_are_there(
    four: Path, kept: int, torn: bytes
) -> None:
    head = read(four).head
    record_together(four, *map(decision, "efg"), when=NOON + 9 * MINUTE)
    lines = lines_of(four)
    ledger_path(four).write_bytes(b"".join(lines[: 4 + kept]) + torn)
    found = read(four)
    assert reasons(list(found.entries)) == ["a", "b", "c", "d"]
    assert said(list(found.problems)) == [("ledger-torn", f"{OWN}:{4 + kept + bool(torn)}")]
    assert found.head == head


def test_of_several_cut_off_no_more_is_left_out_where_one_of_them_cannot_be_read(
    four: Path,
) -> None:
    record_together(four, *map(decision, "efg"), when=NOON + 9 * MINUTE)
    lines = lines_of(four)
    ledger_path(four).write_bytes(b"".join([*lines[:4], b"\xff" + lines[4], lines[5]]))
    assert reasons(list(read(four).entries)) == ["a", "b", "c", "d"]


def newer_line(before: str) -> bytes:
    line = json.loads(write_line(before, Stamp(NOON + 5 * MINUTE, SMARSH), decision("x"), None))
    return json.dumps(line | {"kind": "plan agreed", "plan": [{"a": None}]}).encode() + b"\n"


def test_a_line_of_a_kind_not_known_here_is_a_warning_and_left_out(four: Path) -> None:
    last = lines_of(four)[-1]
    with ledger_path(four).open("ab") as file:
        file.write(newer_line(hash_line(last[:-1])))
    record(four, decision("e"), when=NOON + 6 * MINUTE)
    found = read(four)
    assert [(each.code, str(each.place), each.level) for each in found.problems] == [
        ("ledger-newer", f"{OWN}:5", "warning")
    ]
    assert reasons(list(found.entries)) == ["a", "b", "c", "d", "e"]


def record_at(folder: Path, minutes: int, as_at: date | None = None) -> None:
    with locked(folder, SMARSH) as appender:
        appender.add(Stamp(NOON + minutes * MINUTE, SMARSH, as_at), decision(str(minutes)))
        appender.record()


def test_where_a_clock_was_set_back_entries_keep_their_order_and_the_line_is_named(
    tmp_path: Path,
) -> None:
    for minutes in (0, 5000, 3, 4, 6000):
        record_at(tmp_path, minutes)
    found = read(tmp_path)
    assert reasons(list(found.entries)) == ["0", "5000", "3", "4", "6000"]
    assert [(each.code, str(each.place), each.level) for each in found.problems] == [
        ("ledger-clock", f"{OWN}:3", "warning"),
        ("ledger-clock", f"{OWN}:4", "warning"),
    ]
    days = [each.day for each in found.entries]
    assert days == sorted(days)
    assert days[2] == (NOON + 5000 * MINUTE).date()


def test_a_clock_put_right_by_a_minute_has_not_been_set_back(tmp_path: Path) -> None:
    for minutes in (1, 0, 2):
        record_at(tmp_path, minutes)
    assert read(tmp_path).problems == []


def test_the_day_taken_for_today_is_the_day_of_the_entry_but_never_before_the_one_above(
    tmp_path: Path,
) -> None:
    for minutes, as_at in (
        (0, date(2026, 12, 1)),
        (1, date(2026, 11, 3)),
        (2, None),
        (3, date(2026, 12, 2)),
    ):
        record_at(tmp_path, minutes, as_at)
    found = read(tmp_path)
    assert [each.day.isoformat() for each in found.entries] == ["2026-12-01"] * 3 + ["2026-12-02"]
    assert [each.as_at and each.as_at.day for each in found.entries] == [1, 3, None, 2]


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-14:00"])
def test_a_clock_at_the_end_of_time_is_no_obstacle(tmp_path: Path, moment: str) -> None:
    record(tmp_path, decision("a"), decision("b"))
    first, last = lines_of(tmp_path)
    ledger_path(tmp_path).write_bytes(
        first.replace(b"2026-11-24T12:00:00+00:00", moment.encode()) + last
    )
    assert "ledger-changed" in {each.code for each in read(tmp_path).problems}


def test_of_a_file_of_which_no_line_can_be_read_that_is_said_once(four: Path) -> None:
    as_a_spreadsheet = b"".join(b'"' + each.replace(b'"', b'""') for each in lines_of(four))
    ledger_path(four).write_bytes(as_a_spreadsheet)
    [problem] = read(four).problems
    assert said([problem]) == [("ledger-line", f"{OWN}:1")]
    assert problem.message == "no line of this file can be read, and all are left out"


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    ledger_path(tmp_path).parent.mkdir()
    ledger_path(tmp_path).touch()
    assert read(tmp_path) == LedgerFile(
        name="smarsh-laptop7.jsonl",
        recorder=None,
        entries=[],
        grounds={},
        hashes=[],
        problems=[],
        head="",
    )


def make_a_pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("pipes have names only on POSIX")
    os.mkfifo(path)


@pytest.mark.parametrize("make", [Path.mkdir, make_a_pipe, lambda path: path.symlink_to(path)])
def test_a_file_that_is_none_cannot_be_read(tmp_path: Path, make: Callable[[Path], None]) -> None:
    ledger_path(tmp_path).parent.mkdir()
    make(ledger_path(tmp_path))
    assert said(list(read(tmp_path).problems)) == [("file-unreadable", OWN)]
