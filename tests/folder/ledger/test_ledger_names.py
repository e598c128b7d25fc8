"""Whose a ledger file is by its name, what a Mac makes of an accent, and users who look similar."""

import shutil
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.folder.ledger.ledger_folder import read_ledger
from sfec.folder.ledger.ledger_names import file_name, is_named_after, own_path
from sfec.model.ledger import Recorder
from tests.support.acts import (
    MINUTE,
    NOON,
    SMARSH,
    decision,
    reasons,
    record,
    said,
)

SIAN = Recorder("siân", "laptop7")
THREE = tuple(Recorder(user, "laptop7") for user in ("a b", "a_b", "A_B"))
SHARED = "a_b-laptop7.jsonl"
NAMES = st.text("aAéß _.-(1)ŷ", max_size=8)
RECORDERS = st.builds(Recorder, NAMES, NAMES)


def apart(text: str) -> str:
    """A text as a Mac gives it back, each accent apart from its letter."""
    return unicodedata.normalize("NFD", text)


def names(folder: Path) -> list[str]:
    """The files of the ledger."""
    return sorted(path.name for path in (folder / "ledger").glob("*.jsonl"))


def rename(folder: Path, name: str, new: str) -> Path:
    """Give a file of the ledger another name."""
    return (folder / "ledger" / name).rename(folder / "ledger" / new)


@pytest.mark.parametrize(
    ("user", "machine", "name"),
    [
        ("smarsh", "laptop7", "smarsh-laptop7.jsonl"),
        ("smarsh", "Laptop7", "smarsh-laptop7.jsonl"),
        ("s.marsh", "DESKTOP-AB12", "s.marsh-desktop_ab12.jsonl"),
        ("siân", "機械", "siân-機械.jsonl"),
        (apart("siân"), "機械", "siân-機械.jsonl"),
    ],
)
def test_a_file_is_named_after_its_user_and_machine(user: str, machine: str, name: str) -> None:
    assert file_name(Recorder(user, machine)) == name


@pytest.mark.parametrize(
    ("user", "machine", "start", "end"),
    [
        ("SMarsh", "laptop7", "smarsh_", "-laptop7.jsonl"),
        ("TRUST\\s.marsh", "DESKTOP-AB12", "trust_s.marsh_", "-desktop_ab12.jsonl"),
        ("a b", "(1)", "a_b_", "-1.jsonl"),
        ("../../etc", "", "etc_", "-unknown.jsonl"),
        ("smarsh", "laptop_7", "smarsh_", "-laptop_7.jsonl"),
    ],
)
def test_where_others_may_have_the_same_name_it_has_a_mark(
    user: str, machine: str, start: str, end: str
) -> None:
    name = file_name(Recorder(user, machine))
    assert (name.startswith(start), name.endswith(end)) == (True, True)
    assert len(name) == len(start) + 6 + len(end)


@given(RECORDERS, RECORDERS)
def test_two_have_one_name_only_where_they_are_one(one: Recorder, other: Recorder) -> None:
    is_one_name = file_name(one).casefold() == file_name(other).casefold()
    assert is_one_name is (one.identity == other.identity)


@given(RECORDERS)
def test_accents_apart_make_no_other_name(recorder: Recorder) -> None:
    given_back = Recorder(*map(apart, recorder))
    assert file_name(given_back) == file_name(recorder)
    assert is_named_after(recorder, apart(file_name(given_back)))


def test_users_whose_names_come_to_the_same_letters_have_a_file_each(tmp_path: Path) -> None:
    for minutes, recorder in enumerate(THREE):
        record(tmp_path, decision(recorder.user), recorder=recorder, when=NOON + minutes * MINUTE)
    ledger, problems = read_ledger(tmp_path)
    assert (reasons(ledger.entries), problems) == (["a b", "a_b", "A_B"], [])
    assert len({each.casefold() for each in names(tmp_path)}) == 3


@pytest.mark.parametrize("first", THREE)
def test_a_file_that_is_there_keeps_its_name_and_its_user(tmp_path: Path, first: Recorder) -> None:
    record(tmp_path, decision("0"), recorder=first)
    rename(tmp_path, file_name(first), SHARED)
    for minutes, recorder in enumerate((*THREE, first), 1):
        record(tmp_path, decision(str(minutes)), recorder=recorder, when=NOON + minutes * MINUTE)
    ledger, problems = read_ledger(tmp_path)
    assert (reasons(ledger.entries), problems) == (["0", "1", "2", "3", "4"], [])
    own = [each for each in ledger.entries if each.place.path == f"ledger/{SHARED}"]
    assert {each.recorder for each in own} == {first}
    assert (len(own), len(names(tmp_path))) == (3, 3)


def test_a_file_that_several_have_shared_is_still_read_whole(tmp_path: Path) -> None:
    shared = tmp_path / "ledger" / SHARED
    for minutes, recorder in enumerate(THREE):
        record(tmp_path, decision(recorder.user), recorder=recorder, when=NOON + minutes * MINUTE)
    lines = [own_path(tmp_path, each).read_bytes() for each in THREE]
    for each in THREE:
        own_path(tmp_path, each).unlink()
    shared.write_bytes(b"".join(lines))
    ledger, problems = read_ledger(tmp_path)
    assert reasons(ledger.entries) == ["a b", "a_b", "A_B"]
    assert "ledger-copy" not in [each.code for each in problems]


@pytest.mark.parametrize("user", ["siân", apart("siân")])
def test_a_file_that_a_mac_gives_back_is_found_and_appended_to(tmp_path: Path, user: str) -> None:
    record(tmp_path, decision("a"), recorder=SIAN)
    rename(tmp_path, file_name(SIAN), apart(file_name(SIAN)))
    record(tmp_path, decision("b"), recorder=Recorder(user, "laptop7"), when=NOON + MINUTE)
    ledger, problems = read_ledger(tmp_path)
    assert (reasons(ledger.entries), problems) == (["a", "b"], [])
    assert names(tmp_path) == [apart(file_name(SIAN))]
    assert list(ledger.heads) == [file_name(SIAN)]


def test_a_file_made_of_a_name_with_its_accents_apart_is_still_its_users(tmp_path: Path) -> None:
    record(tmp_path, decision("a"), recorder=Recorder(apart("siân"), "laptop7"))
    rename(tmp_path, file_name(SIAN), "sia_n-laptop7.jsonl")
    record(tmp_path, decision("b"), recorder=SIAN, when=NOON + MINUTE)
    ledger, problems = read_ledger(tmp_path)
    assert (reasons(ledger.entries), problems) == (["a", "b"], [])
    assert names(tmp_path) == ["sia_n-laptop7.jsonl"]


def test_of_two_names_that_look_alike_the_longer_file_counts_and_the_other_is_told(
    tmp_path: Path,
) -> None:
    record(tmp_path, decision("a"), recorder=SIAN)
    own = tmp_path / "ledger" / file_name(SIAN)
    second = own.with_name(apart(own.name))
    shutil.copy(own, second)
    if own.samefile(second):
        pytest.skip("this disk takes the two names for one")
    record(tmp_path, decision("b"), recorder=SIAN, when=NOON + MINUTE)
    record(tmp_path, decision("c"), recorder=SIAN, when=NOON + 2 * MINUTE)
    ledger, problems = read_ledger(tmp_path)
    assert reasons(ledger.entries) == ["a", "b", "c"]
    assert [each.code for each in problems] == ["ledger-copy"]
    assert "delete it" in problems[0].hint


def test_a_file_whose_first_line_names_somebody_else_stays_its_users(tmp_path: Path) -> None:
    record(tmp_path, decision("a"))
    path = own_path(tmp_path, SMARSH)
    path.write_bytes(path.read_bytes().replace(b'"user": "smarsh"', b'"user": "another"'))
    assert own_path(tmp_path, SMARSH) == path


def test_entries_of_one_user_are_in_order_whichever_file_holds_them(tmp_path: Path) -> None:
    for minutes in range(4):
        record(
            tmp_path,
            decision(str(minutes)),
            recorder=THREE[minutes % 3],
            when=NOON + minutes * MINUTE,
        )
    ledger, problems = read_ledger(tmp_path)
    assert said(problems) == []
    assert all(one.when < other.when for one, other in pairwise(ledger.entries))
