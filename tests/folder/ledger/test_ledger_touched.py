"""A ledger file that an editor has saved: told once, read as it was recorded, not appended to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sfec.folder.ledger.ledger_folder import read_ledger
from sfec.folder.ledger.ledger_touched import Touches, looks_touched, name_lines
from sfec.problems import ProblemsFound
from tests.support.acts import MINUTE, NOON, decision, grounds, ledger_path, reasons, record, said

OWN = "ledger/smarsh-laptop7.jsonl"
LATER = NOON + 60 * MINUTE
MARK = b"\xef\xbb\xbf"


def with_mark(sound: bytes) -> bytes:
    return MARK + sound


def with_windows_ends(sound: bytes) -> bytes:
    return sound.replace(b"\n", b"\r\n")


def with_one_windows_end(sound: bytes) -> bytes:
    return sound.removesuffix(b"\n") + b"\r\n"


def with_a_blank_line(sound: bytes) -> bytes:
    return sound.replace(b"\n", b"\n\n", 1)


def with_a_blank_end(sound: bytes) -> bytes:
    return sound + b"\n \n"


def with_a_blank_start(sound: bytes) -> bytes:
    return b"\n" + sound


def as_sixteen_bit(sound: bytes) -> bytes:
    return sound.decode().encode("utf-16")


def as_sixteen_bit_unmarked(sound: bytes) -> bytes:
    return sound.decode().encode("utf-16-be")


def with_all(sound: bytes) -> bytes:
    return with_mark(with_windows_ends(with_a_blank_line(sound).removesuffix(b"\n")))


EVERY_WAY = [
    with_mark,
    with_windows_ends,
    with_one_windows_end,
    with_a_blank_line,
    with_a_blank_end,
    with_a_blank_start,
    as_sixteen_bit,
    as_sixteen_bit_unmarked,
    with_all,
]
every_way = pytest.mark.parametrize("save", EVERY_WAY, ids=lambda each: each.__name__)


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A ledger of three lines, each with what it rested on."""
    record(tmp_path, *map(decision, "abc"), grounds=grounds())
    return tmp_path


@every_way
@pytest.mark.parametrize("glances", [True, False])
def test_what_an_editor_did_is_one_error_and_every_entry_reads_as_recorded(
    three: Path, save: Callable[[bytes], bytes], *, glances: bool
) -> None:
    before, _ = read_ledger(three)
    rested = dict(before.grounds)
    ledger_path(three).write_bytes(save(ledger_path(three).read_bytes()))
    after, problems = read_ledger(three, glances=glances)
    [problem] = problems
    assert (problem.code, problem.place.path, problem.level) == ("ledger-edited", OWN, "error")
    assert "version history, or undo this:\n- " in problem.hint
    assert [each.id for each in after.entries] == [each.id for each in before.entries]
    assert [each.act for each in after.entries] == [each.act for each in before.entries]
    assert dict(after.grounds) == rested
    assert after.heads == before.heads


@pytest.mark.parametrize("save", [each for each in EVERY_WAY if each is not with_a_blank_line])
def test_nothing_is_appended_to_a_file_whose_end_is_not_as_sfec_writes_it(
    three: Path, save: Callable[[bytes], bytes]
) -> None:
    saved = save(ledger_path(three).read_bytes())
    ledger_path(three).write_bytes(saved)
    with pytest.raises(ProblemsFound) as refused:
        record(three, decision("d"), when=LATER)
    [problem] = refused.value.problems
    assert problem.code == "ledger-edited"
    assert problem.hint.endswith("\nnothing has been recorded")
    assert ledger_path(three).read_bytes() == saved
    assert not ledger_path(three).with_suffix(".torn").exists()


def test_once_it_is_undone_byte_for_byte_recording_goes_on(three: Path) -> None:
    sound = ledger_path(three).read_bytes()
    ledger_path(three).write_bytes(with_all(sound))
    undone = ledger_path(three).read_bytes().removeprefix(MARK).replace(b"\r\n", b"\n")
    ledger_path(three).write_bytes(undone.replace(b"\n\n", b"\n") + b"\n")
    assert ledger_path(three).read_bytes() == sound
    record(three, decision("d"), when=LATER)
    ledger, problems = read_ledger(three)
    assert (reasons(ledger.entries), problems) == (list("abcd"), [])


def test_a_line_changed_in_an_editor_is_named_beside_what_else_it_did(three: Path) -> None:
    sound = ledger_path(three).read_bytes()
    changed = sound.replace(b'"reason": "b"', b'"reason": "z"')
    ledger_path(three).write_bytes(with_all(changed))
    assert said(read_ledger(three)[1]) == [
        ("ledger-edited", f"{OWN}:1"),
        ("ledger-changed", f"{OWN}:3"),
    ]


def test_an_entry_after_a_blank_line_is_named_by_the_line_it_lies_in(three: Path) -> None:
    ledger_path(three).write_bytes(with_a_blank_line(ledger_path(three).read_bytes()))
    ledger, _ = read_ledger(three)
    assert [each.place.line for each in ledger.entries] == [1, 3, 4]


def test_a_whole_last_line_without_its_end_is_an_entry_and_counts(three: Path) -> None:
    sound = ledger_path(three).read_bytes()
    ledger_path(three).write_bytes(sound.removesuffix(b"\n"))
    ledger, problems = read_ledger(three)
    assert reasons(ledger.entries) == list("abc")
    assert [(*each, problems[0].level) for each in said(problems)] == [
        ("ledger-edited", f"{OWN}:3", "warning")
    ]
    record(three, decision("d"), when=LATER)
    assert ledger_path(three).read_bytes().startswith(sound)
    assert not ledger_path(three).with_suffix(".torn").exists()
    ledger, problems = read_ledger(three)
    assert (reasons(ledger.entries), problems) == (list("abcd"), [])


def test_a_whole_first_line_without_its_end_counts_too(tmp_path: Path) -> None:
    record(tmp_path, decision("a"))
    sound = ledger_path(tmp_path).read_bytes()
    ledger_path(tmp_path).write_bytes(sound.removesuffix(b"\n"))
    record(tmp_path, decision("b"), when=LATER)
    assert ledger_path(tmp_path).read_bytes().startswith(sound)
    assert reasons(read_ledger(tmp_path)[0].entries) == ["a", "b"]


def test_wherever_the_last_line_is_cut_off_it_counts_only_where_it_is_whole(three: Path) -> None:
    sound = ledger_path(three).read_bytes()
    last = sound.rindex(b"\n", 0, -1) + 1
    for end in range(last + 1, len(sound) - 1):
        ledger_path(three).write_bytes(sound[:end])
        ledger, problems = read_ledger(three)
        assert reasons(ledger.entries) == ["a", "b"], end
        assert [each.code for each in problems] == ["ledger-torn"], end


def test_a_file_that_is_not_there_or_is_sound_does_not_look_touched(three: Path) -> None:
    assert not looks_touched(ledger_path(three))
    assert not looks_touched(three / "nothing.jsonl")
    (three / "empty.jsonl").touch()
    assert not looks_touched(three / "empty.jsonl")


def test_where_nothing_was_met_there_is_no_problem() -> None:
    assert Touches().problem(OWN, 3) is None


def test_lines_are_named_by_their_numbers_or_as_so_many() -> None:
    assert name_lines([3]) == "line 3"
    assert name_lines([3, 5]) == "lines 3, 5"
    assert name_lines(range(1, 9)) == "8 lines"
