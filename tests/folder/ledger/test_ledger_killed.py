"""A ledger that many processes append to at once, and one whose processes are killed meanwhile."""

import multiprocessing
import os
import shutil
from collections.abc import Callable, Sequence
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from sfec.folder.ledger.ledger_folder import read_ledger
from tests.support.acts import (
    MINUTE,
    NOON,
    decision,
    errors,
    ledger_path,
    reasons,
    record,
    record_together,
)
from tests.support.doomed import TOGETHER, kill_at_every_moment

LATER = NOON + 60 * MINUTE
HALF_A_LINE = b'{"before": "half a li'

kills = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="a process is killed by its own signal only on POSIX"
)


def prepare_nothing(_: Path) -> None:
    """A folder in which nothing has been recorded."""


def prepare_a_torn_line(folder: Path) -> None:
    record(folder, decision("before"))
    with ledger_path(folder).open("ab") as file:
        file.write(HALF_A_LINE)


def prepare_some_of_several(folder: Path) -> None:
    record(folder, decision("before"))
    with ledger_path(folder).open("ab") as file:
        [*whole, _] = lines_of_several(folder)
        file.write(b"".join(whole) + b'{"before')


def lines_of_several(folder: Path) -> list[bytes]:
    """The lines of three entries that go together, as they would be recorded next."""
    copy = folder / "elsewhere"
    ledger_path(copy).parent.mkdir(parents=True)
    shutil.copy(ledger_path(folder), ledger_path(copy))
    record_together(copy, *map(decision, TOGETHER))
    return ledger_path(copy).read_bytes().splitlines(keepends=True)[-3:]


@kills
@pytest.mark.parametrize(
    ("prepare", "half"),
    [(prepare_nothing, b""), (prepare_a_torn_line, HALF_A_LINE), (prepare_some_of_several, b"")],
    ids=["nothing", "a torn line", "some of several"],
)
def test_a_process_killed_at_any_moment_loses_nothing_it_had_acknowledged_or_that_was_torn(
    tmp_path: Path, prepare: Callable[[Path], None], half: bytes
) -> None:
    prepared = tmp_path / "prepared"
    prepared.mkdir()
    prepare(prepared)
    before = reasons(read_ledger(prepared)[0].entries)
    recordings = kill_at_every_moment(prepared, tmp_path)
    for recording in recordings:
        if half:
            assert_is_still_there(half, recording.folder)
        assert_sound_after_a_kill(recording.folder, before, "".join(recording.acknowledged))
    assert len(recordings) > 80
    assert recordings[-1].acknowledged == ["a", "b", "cde"]


def assert_is_still_there(half: bytes, folder: Path) -> None:
    """What was left half written can still be read."""
    left = [path.read_bytes() for path in (folder / "ledger").iterdir()]
    assert any(half in each for each in left)


def assert_sound_after_a_kill(
    folder: Path, before: Sequence[str | None], acknowledged: str
) -> None:
    ledger, problems = read_ledger(folder)
    found = reasons(ledger.entries)
    assert found[: len(before)] == before
    new = "".join(map(str, found[len(before) :]))
    assert new in ("", "a", "ab", "abcde")
    assert new.startswith(acknowledged)
    assert {each.code for each in problems} <= {"ledger-torn", "ledger-edited"}
    assert errors(problems) == []
    record(folder, decision("next"), when=LATER)
    ledger, problems = read_ledger(folder)
    assert reasons(ledger.entries) == [*found, "next"]
    assert problems == []


def record_fifty(folder: Path, number: int, together: Barrier) -> None:
    together.wait(timeout=30)
    for each in range(50):
        record(folder, decision(f"{number}/{each}"))


def test_twenty_processes_that_record_fifty_entries_each_at_once_make_one_chain_of_a_thousand(
    tmp_path: Path,
) -> None:
    barrier = multiprocessing.Barrier(20)
    processes = [
        multiprocessing.Process(target=record_fifty, args=(tmp_path, number, barrier))
        for number in range(20)
    ]
    for each in processes:
        each.start()
    for each in processes:
        each.join(timeout=60)
    assert [each.exitcode for each in processes] == [0] * 20
    ledger, problems = read_ledger(tmp_path)
    assert problems == []
    found = reasons(ledger.entries)
    for number in range(20):
        own = [each for each in found if str(each).startswith(f"{number}/")]
        assert own == [f"{number}/{each}" for each in range(50)]
    assert len(found) == 1000
    assert len({each.id for each in ledger.entries}) == 1000
