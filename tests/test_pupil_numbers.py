"""Unique pupil numbers: every one is found, however it is written, and little else."""

import json

from hypothesis import given
from hypothesis import strategies as st

from sfec.pupil_numbers import (
    MASK,
    holds_pupil_number,
    with_pupil_numbers_crossed_out,
    without_pupil_numbers,
)

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
DIGITS = "0123456789"
#: Two that were worked out by hand; no authority has the number 999.
WORKED_OUT = ("L999900026001", "A999900026002")


def with_check_letter(twelve: str) -> str:
    """The pupil's number that has these twelve characters behind its check letter."""
    total = sum(
        weight * (int(each) if each in DIGITS else LETTERS.index(each))
        for weight, each in enumerate(twelve, 2)
    )
    return LETTERS[total % 23] + twelve


numbers = st.tuples(
    st.text(DIGITS, min_size=11, max_size=11), st.sampled_from(DIGITS + LETTERS)
).map(lambda parts: with_check_letter("".join(parts)))


def test_numbers_worked_out_by_hand_are_found() -> None:
    assert all(map(holds_pupil_number, WORKED_OUT))
    assert not holds_pupil_number("A999900026001")


@given(numbers)
def test_every_number_is_found_in_whatever_stands_around_it(number: str) -> None:
    for text in (number, f"of {number.lower()}.", f"({number})", f"file_{number}_x", f"é {number}"):
        assert holds_pupil_number(text)
        assert number not in without_pupil_numbers(text).upper()
        assert MASK in without_pupil_numbers(text)
    assert not holds_pupil_number(f"X{number}")
    assert not holds_pupil_number(f"{number}5")


@given(
    numbers,
    st.lists(st.sampled_from(["", " ", "-", "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"]), min_size=13),
)
def test_a_number_is_found_however_it_is_spaced(number: str, gaps: list[str]) -> None:
    spaced = number[0] + "".join(
        f"{gap}{each}" for gap, each in zip(gaps, number[1:], strict=False)
    )
    assert without_pupil_numbers(f"before {spaced}. After") == f"before {MASK}. After"


@given(numbers, st.integers(1, 11), st.integers(1, 9))
def test_a_number_with_one_digit_changed_is_none(number: str, place: int, more: int) -> None:
    changed = str((int(number[place]) + more) % 10)
    assert not holds_pupil_number(number[:place] + changed + number[place + 1 :])


@given(numbers, numbers)
def test_each_of_several_is_masked_and_what_only_looks_like_one_hides_none(
    one: str, other: str
) -> None:
    assert without_pupil_numbers(f"{one}, {other}") == f"{MASK}, {MASK}"
    assert holds_pupil_number(f"A 12345678901 {other[0]} {other[1:]}")


@given(numbers)
def test_crossing_out_keeps_every_column(number: str) -> None:
    crossed = with_pupil_numbers_crossed_out(f"note: {number} x")
    assert crossed == f"note: {'*' * 13} x"


@given(st.text())
def test_a_text_without_one_stays_as_it_is(text: str) -> None:
    assert holds_pupil_number(text) or without_pupil_numbers(text) == text


@given(numbers, st.sampled_from(["\n", "\r\n", "\t"]))
def test_a_number_is_found_in_json_too(number: str, gap: str) -> None:
    for text in (f"of{gap}{number}{gap}it", f"{number[:5]}{gap}{number[5:]}"):
        assert MASK in without_pupil_numbers(json.dumps(text))
