"""When two identifiers are one, and when they are not."""

import unicodedata
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.model.identifier import compose, identity

SEPARATORS = "./-_ :#&"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siân Llŷr", unicodedata.normalize("NFD", "Siân Llŷr")),
        ("Shona O'Brien", "Shona O’Brien"),  # noqa: RUF001 - the apostrophe that Word types
        ("Shona O'Brien", "SHONA Oʼbrien"),  # noqa: RUF001 - the apostrophe that is a letter
        ("Maud Isley-Grant", "Maud Isley‑Grant"),  # noqa: RUF001 - a hyphen without a break
        ("Maud Isley-Grant", "Maud Isley–Grant"),  # noqa: RUF001 - a dash
        ("Maud Isley-Grant", "Maud  Isley-Grant "),
        ("Maud Isley-Grant", "Maud\u00a0Isley-\u00adGrant"),
        ("Straße", "STRASSE"),
        ("RPS", "rps"),
    ],
)
def test_two_that_look_alike_are_one(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.3", "13"),
        ("1.10", "1.1"),
        ("1.3", "1-3"),
        ("1/3", "1.3"),
        ("1 3", "13"),
        ("A-1", "A1"),
        ("a b", "a_b"),
        ("Siân", "Sian"),
        ("O'Brien", "OBrien"),
        ("Isley-Grant", "Isley Grant"),
    ],
)
def test_two_that_look_otherwise_are_two(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@given(st.text())
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert identity(identity(text)) == identity(text)


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_composed_or_not_makes_no_difference(text: str, form: Literal["NFC", "NFD"]) -> None:
    written = unicodedata.normalize(form, text)
    assert identity(written) == identity(text)
    assert compose(written) == compose(text)


@given(st.text("é’-\u00a0 Ωß", min_size=1))  # noqa: RUF001 - the apostrophe that Word types
def test_capitals_and_lookalikes_make_no_difference(text: str) -> None:
    plain = text.replace("’", "'").replace("\u00a0", " ")  # noqa: RUF001 - as above
    assert identity(text) == identity(plain) == identity(text.upper())


@given(
    st.lists(st.integers(0, 999), min_size=2, max_size=4),
    st.sampled_from(SEPARATORS),
    st.sampled_from(["", *SEPARATORS]),
)
def test_numbers_that_differ_in_separators_differ(
    parts: list[int], separator: str, other: str
) -> None:
    one, two = (mark.join(map(str, parts)) for mark in (separator, other))
    assert (identity(one) == identity(two)) is (separator == other)


@given(st.lists(st.integers(0, 99).map(lambda each: f"1.{each:02}"), min_size=2, unique=True))
def test_a_zero_at_the_end_of_a_number_stays(numbers: list[str]) -> None:
    assert all(identity(one) != identity(other) for one, other in pairwise(numbers))
