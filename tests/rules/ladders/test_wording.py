"""Values in words and figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.model.policy import EvidenceField
from sfec.rules.ladders.wording import (
    either,
    format_content,
    format_figure,
    format_line,
    format_money,
    name_decider,
)
from tests.support.ladders import shipped

SHARE = EvidenceField("share", "Share", "percent")
NUMBER = EvidenceField("number", "Number", "number")


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("12400", "£12,400"),
        ("-1200.5", "-£1,200.50"),
        ("0", "£0"),
        ("0.004", "£0"),
        ("1234567.89", "£1,234,567.89"),
    ],
)
def test_money(amount: str, printed: str) -> None:
    assert format_money(Decimal(amount)) == printed


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_printed_share_never_crosses_a_line(part: int, whole: int) -> None:
    share = Decimal(part) / whole * 100
    lines = (Decimal(3), Decimal(5))
    printed = Decimal(format_figure(SHARE, share, lines).removesuffix(" %"))
    assert all((printed < line, printed == line) == (share < line, share == line) for line in lines)


def test_contents_of_every_kind() -> None:
    ladder = shipped("education")
    raised = ladder.fields["concerns_raised_by"]
    assert format_content(ladder, raised, ("CEO", "LSB")) == "CEO, LSB"
    assert format_content(ladder, raised, None) == "not known"
    assert format_content(ladder, ladder.fields["peer_review"], "not due") == "not due"
    assert format_content(ladder, ladder.fields["rep_count"], Decimal("2.0")) == "2"
    assert format_figure(NUMBER, Decimal("1E+3")) == "1000"


def test_lines_and_alternatives() -> None:
    assert format_line(SHARE, Decimal("5.0")) == "5 %"
    assert format_line(EvidenceField("m", "M", "money"), Decimal(0)) == "£0"
    assert [either(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a or b",
        "a, b or c",
    ]


def test_who_decides() -> None:
    finance = shipped("finance")
    by = {c.id: [name_decider(move) for move in c.moves] for c in finance.categories}
    assert by["concerning"] == ["the CEO or the CFO"] * 2
    assert by["poor"][0] == "a vote of the four who vote on Poor"
