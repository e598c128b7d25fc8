"""The ledger of every user and machine, merged into one story, and copies made by sync programs."""

import shutil
from collections.abc import Sequence
from datetime import datetime
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.folder.formats.listing import list_folder
from sfec.folder.ledger import ledger_folder
from sfec.folder.ledger.ledger_file import LedgerFile
from sfec.folder.ledger.ledger_folder import merged, read_ledger
from sfec.folder.ledger.ledger_names import file_name, second_name
from sfec.model.decision import Grounds
from sfec.model.ledger import Entry, Recorder
from sfec.problems import Place, Problem
from tests.support.acts import (
    ABLE,
    MINUTE,
    NOON,
    SMARSH,
    decision,
    errors,
    grounds,
    ledger_path,
    reasons,
    record,
    said,
    write_over,
)

DESKTOP = Recorder("smarsh", "DESKTOP-AB12")
OWN = "smarsh-laptop7.jsonl"
COPIES = (
    "smarsh-laptop7-DESKTOP-AB12.jsonl",
    "smarsh-laptop7 (1).jsonl",
    "smarsh-laptop7 - Copy.jsonl",
)

each_copy = pytest.mark.parametrize("name", COPIES)


def read(folder: Path) -> tuple[list[str | None], list[Problem]]:
    """The reason of every entry that counts, and the problems."""
    ledger, problems = read_ledger(folder)
    return reasons(ledger.entries), problems


def copied(folder: Path, name: str) -> Path:
    """A copy of the ledger's file, under another name."""
    return Path(shutil.copy(ledger_path(folder), folder / "ledger" / name))


def the_copy(problems: Sequence[Problem], name: str) -> str:
    """What the one error, which is at the copy, says to do."""
    [problem] = problems
    assert (problem.code, str(problem.place), problem.level) == (
        "ledger-copy",
        f"ledger/{name}",
        "error",
    )
    assert OWN in problem.message
    return problem.hint


def test_a_folder_without_a_ledger_holds_nothing(tmp_path: Path) -> None:
    ledger, problems = read_ledger(tmp_path)
    assert (ledger.entries, dict(ledger.grounds), dict(ledger.heads), problems) == ((), {}, {}, [])


def test_files_are_merged_by_the_time_recorded(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), decision("b"))
    record(tmp_path, decision("c"), recorder=ABLE, when=NOON + MINUTE / 2)
    record(tmp_path, decision("d"), recorder=DESKTOP, when=NOON - MINUTE)
    assert read(tmp_path) == (["d", "a", "c", "b"], [])


def test_the_story_is_the_same_whichever_file_is_made_and_listed_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = []
    for number, order in enumerate(permutations([SMARSH, ABLE, DESKTOP])):
        folder = tmp_path / str(number)
        folder.mkdir()
        for recorder in order:
            record(
                folder,
                *(decision(f"{recorder.machine}{each}") for each in range(3)),
                recorder=recorder,
            )
        listed = [ledger_path(folder, each) for each in order]
        monkeypatch.setattr(ledger_folder, "list_folder", lambda *_, listed=listed: (listed, []))
        ledger, problems = read_ledger(folder)
        assert problems == []
        stories.append((ledger.entries, dict(ledger.heads)))
    assert len(stories[0][0]) == 9
    assert [each for each in stories if each != stories[0]] == []


def in_memory(name: str, moments: Sequence[datetime]) -> LedgerFile:
    """A file whose entries were recorded at those moments by its clock, in that order."""
    entries = [
        Entry(
            id=f"{name}/{line}",
            place=Place(f"ledger/{name}", line=line),
            when=when,
            day=when.date(),
            recorder=SMARSH,
            as_at=None,
            act=decision(),
        )
        for line, when in enumerate(moments, 1)
    ]
    return LedgerFile(name, SMARSH, entries)


#: Minutes on a clock; few of them, so that clocks often agree and are often set back.
CLOCKS = st.lists(st.integers(0, 6), max_size=6)


@given(clocks=st.lists(CLOCKS, max_size=4), data=st.data())
def test_the_merge_does_not_depend_on_the_order_of_files_and_keeps_the_order_within_each(
    clocks: list[list[int]], data: st.DataObject
) -> None:
    files = [
        in_memory(f"{number}.jsonl", [NOON + each * MINUTE for each in clock])
        for number, clock in enumerate(clocks)
    ]
    story = merged(files)
    assert merged(data.draw(st.permutations(files))) == story
    assert sorted(each.id for each in story) == sorted(
        each.id for file in files for each in file.entries
    )
    for file in files:
        assert [each for each in story if each.place.path == f"ledger/{file.name}"] == list(
            file.entries
        )


@given(clocks=st.lists(CLOCKS.map(sorted), max_size=4))
def test_where_no_clock_was_set_back_the_story_goes_by_time(clocks: list[list[int]]) -> None:
    files = [
        in_memory(f"{number}.jsonl", [NOON + each * MINUTE for each in clock])
        for number, clock in enumerate(clocks)
    ]
    moments = [each.when for each in merged(files)]
    assert moments == sorted(moments)


def test_a_clock_that_was_set_back_does_not_change_the_order_of_its_own_file(
    tmp_path: Path,
) -> None:
    record(tmp_path, decision("a"), when=NOON + 50 * MINUTE)
    record(tmp_path, decision("b"), when=NOON)
    record(tmp_path, decision("c"), recorder=ABLE, when=NOON + 10 * MINUTE)
    record(tmp_path, decision("d"), recorder=ABLE, when=NOON + 60 * MINUTE)
    found, problems = read(tmp_path)
    assert found == ["c", "a", "b", "d"]
    assert said(problems) == [("ledger-clock", f"ledger/{OWN}:2")]


def test_the_head_of_each_file_is_its_last_entry(tmp_path: Path) -> None:
    [*_, last] = record(tmp_path, decision("a"), decision("b"))
    [other] = record(tmp_path, decision("c"), recorder=ABLE)
    assert read_ledger(tmp_path)[0].heads == {OWN: last.id, file_name(ABLE): other.id}


@each_copy
def test_a_copy_with_nothing_of_its_own_is_to_be_deleted(tmp_path: Path, name: str) -> None:
    record(tmp_path, decision("a"), decision("b"))
    copied(tmp_path, name)
    found, problems = read(tmp_path)
    assert found == ["a", "b"]
    assert "delete it" in the_copy(problems, name)


@each_copy
def test_a_copy_that_has_fallen_behind_is_to_be_deleted(tmp_path: Path, name: str) -> None:
    record(tmp_path, decision("a"))
    copied(tmp_path, name)
    record(tmp_path, decision("b"), when=NOON + MINUTE)
    found, problems = read(tmp_path)
    assert found == ["a", "b"]
    assert "delete it" in the_copy(problems, name)


@each_copy
def test_a_copy_with_more_lines_is_to_take_the_place_of_its_file(tmp_path: Path, name: str) -> None:
    record(tmp_path, decision("a"))
    before = ledger_path(tmp_path).read_bytes()
    record(tmp_path, decision("b"), decision("c"), when=NOON + MINUTE)
    copied(tmp_path, name)
    ledger_path(tmp_path).write_bytes(before)
    found, problems = read(tmp_path)
    assert found == ["a"]
    hint = the_copy(problems, name)
    assert "with 2 lines more" in hint
    assert "put it in the place of that file" in hint


@each_copy
def test_of_a_copy_that_went_its_own_way_the_lines_that_stand_only_there_are_named(
    tmp_path: Path, name: str
) -> None:
    record(tmp_path, decision("a"))
    before = ledger_path(tmp_path).read_bytes()
    record(tmp_path, decision("b"), decision("c"), when=NOON + MINUTE)
    copied(tmp_path, name)
    ledger_path(tmp_path).write_bytes(before)
    record(tmp_path, decision("d"), when=NOON + 2 * MINUTE)
    found, problems = read(tmp_path)
    assert found == ["a", "d"]
    assert "lines 2, 3: record again what they say" in the_copy(problems, name)


@each_copy
def test_a_copy_whose_file_is_gone_is_to_be_given_its_name_again(tmp_path: Path, name: str) -> None:
    record(tmp_path, decision("a"))
    copied(tmp_path, name)
    ledger_path(tmp_path).unlink()
    found, problems = read(tmp_path)
    assert found == []
    assert f'there is no "{OWN}": give this file that name again' in the_copy(problems, name)


@each_copy
@pytest.mark.parametrize("torn", [b"", b'{"before": "'], ids=["empty", "torn"])
def test_a_copy_that_holds_no_entry_is_still_a_copy(tmp_path: Path, name: str, torn: bytes) -> None:
    record(tmp_path, decision("a"))
    (tmp_path / "ledger" / name).write_bytes(torn)
    found, problems = read(tmp_path)
    assert found == ["a"]
    assert "delete it" in the_copy(problems, name)


def test_of_many_lines_that_stand_only_in_a_copy_the_first_are_named(tmp_path: Path) -> None:
    record(tmp_path, decision("0"))
    early = ledger_path(tmp_path).read_bytes()
    record(tmp_path, *map(decision, "bcdefghijklmnop"))
    (tmp_path / "ledger" / COPIES[0]).write_bytes(ledger_path(tmp_path).read_bytes())
    write_over(ledger_path(tmp_path), early)
    record(tmp_path, decision("z"))
    assert "lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 …:" in the_copy(
        read(tmp_path)[1], COPIES[0]
    )


@pytest.mark.parametrize(
    "machine", ["DESKTOP-AB12", "LAPTOP-7", "laptop7 (1)", "laptop7-DESKTOP-AB12", "pc-1 - Copy"]
)
def test_the_file_of_a_machine_whose_name_looks_like_a_copys_is_no_copy(
    tmp_path: Path, machine: str
) -> None:
    record(tmp_path, decision("a"))
    record(tmp_path, decision("b"), recorder=Recorder("smarsh", machine), when=NOON + MINUTE)
    assert read(tmp_path) == (["a", "b"], [])


def test_what_a_program_has_changed_in_who_recorded_a_line_does_not_make_a_file_a_copy(
    tmp_path: Path,
) -> None:
    record(tmp_path, decision("a"), decision("b"))
    path = ledger_path(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"laptop7"', b'"laptop8"', 1))
    found, problems = read(tmp_path)
    assert found == ["a", "b"]
    assert said(problems) == [("ledger-changed", f"ledger/{OWN}:1")]


def test_only_ledger_files_are_read_and_one_that_cannot_be_leaves_the_others_standing(
    tmp_path: Path,
) -> None:
    record(tmp_path, decision("a"))
    for name in ("notes.txt", "smarsh-laptop7.torn", ".smarsh-laptop7.jsonl.tmp"):
        (tmp_path / "ledger" / name).write_text("no entry\n", encoding="utf-8")
    ledger_path(tmp_path, ABLE).mkdir()
    found, problems = read(tmp_path)
    assert found == ["a"]
    assert said(errors(problems)) == [("file-unreadable", "ledger/able-study_pc.jsonl")]


def test_what_an_entry_rested_on_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    [entry] = record(tmp_path, decision("a"), grounds=grounds())
    [bare] = record(tmp_path, decision("b"), when=NOON + MINUTE)
    known = read_ledger(tmp_path)[0].grounds
    assert dict(known) == {entry.id: grounds()}
    assert (len(known), bare.id in known) == (1, False)


@pytest.mark.parametrize(
    "change", [(b'"fields"', b'"felds"'), (b'"fields": {', b'"fields": 7{'), (b'"figure"', b'"x"')]
)
def test_what_cannot_be_read_of_what_an_entry_rested_on_is_nothing_and_is_named(
    tmp_path: Path, change: tuple[bytes, bytes]
) -> None:
    record(tmp_path, decision("a"), grounds=grounds())
    ledger_path(tmp_path).write_bytes(ledger_path(tmp_path).read_bytes().replace(*change))
    ledger, problems = read_ledger(tmp_path)
    assert reasons(ledger.entries) == ["a"]
    assert ledger.grounds[ledger.entries[0].id] == Grounds(
        contents={}, places={}, possible=(), next=None, telling=(), could_decide=(), policy=""
    )
    assert said(problems) == [("ledger-line", f"ledger/{OWN}:1")]
    with pytest.raises(KeyError):
        ledger.grounds["b"]


def test_the_files_are_those_that_the_folder_lists(tmp_path: Path) -> None:
    record(tmp_path, decision("a"))
    record(tmp_path, decision("b"), recorder=ABLE)
    paths, _ = list_folder(tmp_path / "ledger", "ledger")
    assert [each.name for each in paths if each.suffix == ".jsonl"] == ["able-study_pc.jsonl", OWN]


def test_a_file_begun_anew_while_the_first_bore_another_name_is_read_beside_it(
    tmp_path: Path,
) -> None:
    record(tmp_path, decision("a"), decision("b"))
    early = ledger_path(tmp_path).read_bytes()
    ledger_path(tmp_path).unlink()
    record(tmp_path, decision("c"), when=NOON + 9 * MINUTE)
    renamed = tmp_path / "ledger" / "old.jsonl"
    renamed.write_bytes(early)
    found, problems = read(tmp_path)
    second = second_name(SMARSH)
    assert found == ["c"]
    assert f'no line of it stands in "{OWN}": name it "{second}"' in the_copy(problems, "old.jsonl")
    renamed.rename(renamed.with_name(str(second)))
    record(tmp_path, decision("d"), when=NOON + 19 * MINUTE)
    assert read(tmp_path) == (["a", "b", "c", "d"], [])
