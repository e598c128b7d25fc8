"""Appending to the ledger: whole or not at all, whatever happens meanwhile."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import pytest

from sfec.folder.ledger import ledger_append
from sfec.folder.ledger.ledger_append import locked
from sfec.folder.ledger.ledger_folder import read_ledger
from sfec.folder.ledger.ledger_line import Stamp
from sfec.model.decision import Act
from sfec.problems import Problem, ProblemsFound
from tests.support.acts import (
    ABLE,
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
)

OWN = "ledger/smarsh-laptop7.jsonl"
LATER = NOON + 60 * MINUTE


def hold(folder: Path, is_held: Event, may_go: Event) -> None:
    with locked(folder, SMARSH):
        is_held.set()
        may_go.wait(timeout=30)


def test_while_another_process_holds_the_ledger_nothing_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_append, "LOCK_SECONDS", 0.1)
    is_held, may_go = multiprocessing.Event(), multiprocessing.Event()
    other = multiprocessing.Process(target=hold, args=(tmp_path, is_held, may_go))
    other.start()
    assert is_held.wait(timeout=30)
    [problem] = refused(tmp_path, decision())
    may_go.set()
    other.join(timeout=30)
    assert (problem.code, str(problem.place)) == ("ledger-busy", OWN)
    assert "nothing has been recorded" in problem.hint
    assert not ledger_path(tmp_path).exists()
    assert len(record(tmp_path, decision())) == 1


def refused(folder: Path, *acts: Act) -> Sequence[Problem]:
    """The problems for which acts are not recorded."""
    with pytest.raises(ProblemsFound) as found:
        record(folder, *acts)
    return found.value.problems


def ledger_is_a_file(folder: Path) -> None:
    (folder / "ledger").write_text("mine", encoding="utf-8")


def ledger_leads_to_itself(folder: Path) -> None:
    (folder / "ledger").symlink_to(folder / "ledger")


def file_is_a_folder(folder: Path) -> None:
    ledger_path(folder).mkdir(parents=True)


def file_leads_to_itself(folder: Path) -> None:
    (folder / "ledger").mkdir()
    ledger_path(folder).symlink_to(ledger_path(folder))


@pytest.mark.parametrize(
    "prepare", [ledger_is_a_file, ledger_leads_to_itself, file_is_a_folder, file_leads_to_itself]
)
def test_where_the_system_refuses_nothing_is_recorded(
    tmp_path: Path, prepare: Callable[[Path], None]
) -> None:
    prepare(tmp_path)
    [problem] = refused(tmp_path, decision())
    assert (problem.code, str(problem.place)) == ("file-unwritable", OWN)
    assert problem.hint.endswith("nothing has been recorded")
    ledger, problems = read_ledger(tmp_path)
    assert ledger.entries == ()
    assert {each.code for each in problems} == {"file-unreadable"}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions are no obstacle to root"
)
@pytest.mark.parametrize("is_read_only", [True, False], ids=["a file", "a folder"])
def test_without_leave_to_write_nothing_is_recorded(tmp_path: Path, *, is_read_only: bool) -> None:
    record(tmp_path, decision("before"))
    guarded = ledger_path(tmp_path) if is_read_only else ledger_path(tmp_path).parent
    guarded.chmod(0o444 if is_read_only else 0o555)
    problems = refused(tmp_path, decision("more"))
    guarded.chmod(0o755)
    assert [each.code for each in problems] == ["file-unwritable"]
    assert reasons(read_ledger(tmp_path)[0].entries) == ["before"]


def mount(*arguments: str) -> None:
    command = shutil.which("mount")
    if not sys.platform.startswith("linux") or command is None:
        pytest.skip("a small disk is mounted only on Linux")
    done = subprocess.run([command, *arguments], capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.skip(f"a small disk may not be mounted: {done.stderr.strip()}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder))
    yield folder
    subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)


def fill(disk: Path) -> list[str]:
    """Record until there is no room left; returns the reasons of what was recorded."""
    (disk / "ballast").write_bytes(bytes(20_000))
    recorded: list[str] = []
    for number in range(500):
        reason = f"{number} {'x' * 200}"
        try:
            record(disk, decision(reason), grounds=grounds())
        except ProblemsFound as found:
            [problem] = found.problems
            assert (problem.code, str(problem.place)) == ("file-unwritable", OWN)
            assert "no space left" in problem.message
            assert problem.hint == "make room on the disk; nothing has been recorded"
            return recorded
        recorded.append(reason)
    pytest.fail("the disk is never full")


def test_on_a_full_disk_nothing_half_written_remains(small_disk: Path) -> None:
    recorded = fill(small_disk)
    assert len(recorded) > 20
    ledger, problems = read_ledger(small_disk)
    assert reasons(ledger.entries) == recorded
    assert problems == []
    (small_disk / "ballast").unlink()
    record(small_disk, decision("next"))
    ledger, problems = read_ledger(small_disk)
    assert reasons(ledger.entries) == [*recorded, "next"]
    assert problems == []


def test_on_a_full_disk_what_is_torn_stays_where_it_is(small_disk: Path) -> None:
    record(small_disk, decision("before"))
    torn = b'{"before": "' + b"x" * 9_000
    ledger_path(small_disk).write_bytes(ledger_path(small_disk).read_bytes() + torn)
    (small_disk / "ballast").write_bytes(bytes(44_000))
    with pytest.raises(ProblemsFound):
        record(small_disk, decision("more"))
    assert ledger_path(small_disk).read_bytes().endswith(torn)
    (small_disk / "ballast").unlink()
    record(small_disk, decision("next"))
    ledger, problems = read_ledger(small_disk)
    assert reasons(ledger.entries) == ["before", "next"]
    assert problems == []


def test_on_a_disk_that_may_only_be_read_nothing_is_recorded(small_disk: Path) -> None:
    record(small_disk, decision("before"))
    mount("-o", "remount,ro", str(small_disk))
    [problem] = refused(small_disk, decision("more"))
    assert problem.code == "file-unwritable"
    assert "read-only" in problem.message
    ledger, problems = read_ledger(small_disk)
    assert reasons(ledger.entries) == ["before"]
    assert problems == []


def read_sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes each read gives from now on."""
    sizes: list[int] = []
    read = os.read

    def counted(file: int, length: int) -> bytes:
        found = read(file, length)
        sizes.append(len(found))
        return found

    monkeypatch.setattr(os, "read", counted)
    return sizes


@pytest.mark.parametrize("lines", [0, 100, 12_000])
def test_appending_reads_as_much_however_long_the_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: int
) -> None:
    record(tmp_path, decision("x" * 60))
    path = ledger_path(tmp_path)
    path.write_bytes(path.read_bytes() * (lines + 1))
    assert lines < 10_000 or path.stat().st_size > 4_000_000
    sizes = read_sizes(monkeypatch)
    record(tmp_path, decision("next"))
    assert 0 < sum(sizes) < 200_000


def test_a_line_longer_than_what_is_read_at_once_is_followed(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), decision("b" * 300_000), decision("c"))
    record_together(tmp_path, decision("d" * 200_000), decision("e" * 200_000), when=LATER)
    record(tmp_path, decision("f"), when=LATER)
    ledger, problems = read_ledger(tmp_path)
    assert [str(each)[:1] for each in reasons(ledger.entries)] == list("abcdef")
    assert problems == []


def watch(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Every write to a file and every flush to the disk from now on, with the file's number."""
    done: list[tuple[str, int]] = []

    def watched(name: str) -> Callable[..., Any]:
        call = getattr(os, name)

        def noted(file: int, *arguments: object) -> object:
            done.append((name, os.fstat(file).st_ino))
            return call(file, *arguments)

        return noted

    for name in ("write", "fsync"):
        monkeypatch.setattr(os, name, watched(name))
    return done


def test_what_is_recorded_is_on_the_disk_and_so_is_the_name_of_a_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = watch(monkeypatch)
    record(tmp_path, decision("a"))
    path = ledger_path(tmp_path)
    file, folder, above = (each.stat().st_ino for each in (path, path.parent, tmp_path))
    own = [each for each in done if each[1] in (file, folder, above)]
    assert own == [("write", file), ("fsync", file), ("fsync", folder), ("fsync", above)]
    done.clear()
    record(tmp_path, decision("b"))
    assert done[-2:] == [("write", file), ("fsync", file)]


@pytest.mark.parametrize("torn", [b"x", b'{"before": "', b"\xff\xfe", b"{}"])
def test_what_is_torn_is_set_aside_whole_and_said_once(tmp_path: Path, torn: bytes) -> None:
    record(tmp_path, decision("a"))
    path = ledger_path(tmp_path)
    path.write_bytes(path.read_bytes() + torn)
    with locked(tmp_path, SMARSH) as appender:
        appender.add(Stamp(NOON, SMARSH), decision("b"))
        appender.record()
    assert said(appender.problems) == [("ledger-torn", OWN)]
    assert "smarsh-laptop7.torn" in appender.problems[0].message
    assert path.with_suffix(".torn").read_bytes() == torn + b"\n"
    ledger, problems = read_ledger(tmp_path)
    assert reasons(ledger.entries) == ["a", "b"]
    assert problems == []


def test_a_torn_first_line_is_set_aside_too(tmp_path: Path) -> None:
    ledger_path(tmp_path).parent.mkdir()
    ledger_path(tmp_path).write_bytes(b'{"before": ""')
    record(tmp_path, decision("a"))
    ledger, problems = read_ledger(tmp_path)
    assert reasons(ledger.entries) == ["a"]
    assert problems == []


@pytest.mark.parametrize("length", [1, 50_000])
@pytest.mark.parametrize("before", [[], ["a"]])
def test_of_several_that_were_cut_off_all_are_set_aside(
    tmp_path: Path, before: list[str], length: int
) -> None:
    record(tmp_path, *map(decision, before))
    record_together(tmp_path, *(decision(each * length) for each in "bcde"), when=LATER)
    path = ledger_path(tmp_path)
    [*kept, _] = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(kept))
    record(tmp_path, decision("next"), when=LATER)
    ledger, problems = read_ledger(tmp_path)
    assert reasons(ledger.entries) == [*before, "next"]
    assert problems == []
    assert path.with_suffix(".torn").read_bytes() == b"".join(kept[len(before) :])


@pytest.mark.parametrize("before", [[], ["a"]])
def test_what_is_added_and_never_recorded_leaves_no_trace(
    tmp_path: Path, before: list[str]
) -> None:
    record(tmp_path, *map(decision, before))
    path = ledger_path(tmp_path)
    found = path.read_bytes() if path.exists() else None
    with locked(tmp_path, SMARSH) as appender:
        appender.add(Stamp(NOON, SMARSH), decision("b"))
    assert (path.read_bytes() if path.exists() else None) == found


def test_an_entry_is_told_as_it_will_be_read(tmp_path: Path) -> None:
    told = record(tmp_path, decision("a"), decision("b"))
    read = read_ledger(tmp_path)[0].entries
    assert [each._replace(place=told[0].place) for each in read] == told


@pytest.mark.parametrize("name", ["old.jsonl", "smarsh-laptop7 (1).jsonl", "smarsh-laptop7.jsonl~"])
def test_where_the_file_bears_another_name_no_new_one_is_begun(tmp_path: Path, name: str) -> None:
    record(tmp_path, decision("a"))
    ledger_path(tmp_path).rename(ledger_path(tmp_path).with_name(name))
    [problem] = refused(tmp_path, decision("b"))
    assert said([problem]) == [("ledger-copy", f"ledger/{name}")]
    assert problem.hint == "give this file that name again; nothing has been recorded"
    assert not ledger_path(tmp_path).exists()


def test_the_file_of_another_is_no_obstacle(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), recorder=ABLE)
    (tmp_path / "ledger/notes.jsonl").write_text("no line\n", encoding="utf-8")
    record(tmp_path, decision("b"), when=LATER)
    assert reasons(read_ledger(tmp_path)[0].entries) == ["a", "b"]


def test_nothing_is_appended_to_a_file_of_which_no_line_can_be_read(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), decision("b"))
    as_csv = b"".join(
        b'"' + each.replace(b'"', b'""') + b'"\n'
        for each in ledger_path(tmp_path).read_bytes().splitlines()
    )
    ledger_path(tmp_path).write_bytes(as_csv)
    [problem] = refused(tmp_path, decision("c"))
    assert said([problem]) == [("ledger-line", f"{OWN}:1")]
    assert problem.hint.endswith("nothing has been recorded")
    assert ledger_path(tmp_path).read_bytes() == as_csv
