"""A ledger that many processes append to, and that is appended to by processes that are killed meanwhile."""

import multiprocessing
import os
import shutil
from collections.abc import Callable, Sequence
from itertools import count
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from sfec.folder.ledger_folder import read_ledger
from tests.acts import MINUTE, NOON, decision, errors, ledger_path, reasons, record, record_together, rested
from tests.doomed import Acknowledge, Work, run_doomed

LATER = NOON + 60 * MINUTE
TOGETHER = ("c", "d", "e")

kills = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed by its own signal only on POSIX")


def two_and_then_three_together(folder: Path) -> Work:
    """Records two entries one by one and then three together, acknowledging what is recorded as soon as it is."""

    def work(acknowledge: Acknowledge) -> None:
        for reason in ("a", "b"):
            record(folder, decision(reason), rested_on=rested())
            acknowledge(reason)
        record_together(folder, *map(decision, TOGETHER))
        acknowledge("cde")

    return work


def prepare_nothing(_: Path) -> None:
    """A folder in which nothing has been recorded."""


def prepare_a_torn_line(folder: Path) -> None:
    record(folder, decision("before"))
    with ledger_path(folder).open("ab") as file:
        file.write(b'{"before": "half a li')


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
@pytest.mark.parametrize("prepare", [prepare_nothing, prepare_a_torn_line, prepare_some_of_several])
def test_a_process_killed_at_any_moment_loses_nothing_it_had_acknowledged(
    tmp_path: Path, prepare: Callable[[Path], None]
) -> None:
    for moment in count(1):
        folder = tmp_path / str(moment)
        folder.mkdir()
        prepare(folder)
        before = reasons(read_ledger(folder)[0].entries)
        acknowledged, killed = run_doomed(moment, two_and_then_three_together(folder))
        assert_sound_after_a_kill(folder, before, "".join(acknowledged))
        if not killed:
            break
    assert moment > 80
    assert acknowledged == ["a", "b", "cde"]


def assert_sound_after_a_kill(folder: Path, before: Sequence[str | None], acknowledged: str) -> None:
    ledger, problems = read_ledger(folder)
    found = reasons(ledger.entries)
    assert found[: len(before)] == before
    new = "".join(map(str, found[len(before) :]))
    assert new in ("", "a", "ab", "abcde")
    assert new.startswith(acknowledged)
    assert {each.code for each in problems} <= {"ledger-torn"}
    assert errors(problems) == []
    record(folder, decision("next"), when=LATER)
    ledger, problems = read_ledger(folder)
    assert reasons(ledger.entries) == [*found, "next"]
    assert problems == []


@kills
def test_what_was_left_half_written_is_still_there_to_be_read_after_a_kill_at_any_moment(tmp_path: Path) -> None:
    for moment in count(1):
        folder = tmp_path / str(moment)
        folder.mkdir()
        prepare_a_torn_line(folder)
        _, killed = run_doomed(moment, two_and_then_three_together(folder))
        left = [path.read_bytes() for path in (folder / "ledger").iterdir()]
        assert any(b'{"before": "half a li' in each for each in left)
        if not killed:
            break


def record_fifty(folder: Path, number: int, together: Barrier) -> None:
    together.wait(timeout=30)
    for each in range(50):
        record(folder, decision(f"{number}/{each}"))


def test_twenty_processes_that_record_fifty_entries_each_at_once_make_one_chain_of_a_thousand(tmp_path: Path) -> None:
    barrier = multiprocessing.Barrier(20)
    processes = [multiprocessing.Process(target=record_fifty, args=(tmp_path, number, barrier)) for number in range(20)]
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
