"""Deadlines at the prompt."""

from datetime import date

import pytest

from sfec.model.activity import Activity, Basis, Cadence, DayOfYear, Deadlines
from sfec.model.trust import Trust
from sfec.terminal.deadlines import show_deadlines

ON = date(2026, 11, 23)
GAS = Activity(
    "gas",
    "Gas [bold]serviced",
    Cadence.INTERVAL,
    "school",
    every_months=12,
    basis=Basis("A log book", "read"),
)
PAY = Activity(
    "pay", "Pay gap", Cadence.YEARLY, "trust", "coo",
    due_on=DayOfYear(3, 30), basis=Basis("The duty", "known"), reading="Of 250 or more staff",
)  # fmt: skip
BOTH = Deadlines({"gas": GAS, "pay": PAY}, frozenset({"pay"}))
TRUST = Trust("Quillby Schools Trust")


def test_what_is_turned_on_stands_before_what_is_off_each_with_its_source_and_mark(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_deadlines(TRUST, BOTH, ON)
    said = capsys.readouterr().out
    assert said.startswith("Quillby Schools Trust · 1 deadline turned on, of 2\n")
    turned_on, off = said.partition("\nTurned on\n")[2].split("\nOff\n")
    assert turned_on.split("\n")[0].split("  ")[0] == "Pay gap"
    assert "by 30 March" in turned_on
    assert "pay · the trust · Of 250 or more staff · The duty (known)" in turned_on
    assert off.startswith("Gas [bold]serviced")
    assert "gas · each school · A log book (read)" in off


def test_where_none_is_on_there_is_no_such_heading(capsys: pytest.CaptureFixture[str]) -> None:
    show_deadlines(None, Deadlines({"gas": GAS}), ON)
    said = capsys.readouterr().out
    assert said.startswith("0 deadlines turned on, of 1\n")
    assert "\nTurned on\n" not in said
