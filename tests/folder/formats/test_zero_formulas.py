"""Formulas that give 0, by what stands in the cells behind them."""

import pytest

from sfec.folder.formats.formulas import Formula
from sfec.folder.formats.sheet_scan import Oddities
from sfec.folder.formats.zero_formulas import LINKED, Grid, doubt_zeros

#: Row 1: a figure, its like, nothing, a text, a 0 that was typed, a figure that is no number.
CELLS: tuple[object, ...] = (12, 12.0, "", "yes", 0, "12,400")


def doubts(*formulas: str, budget: tuple[object, ...] = CELLS) -> list[str]:
    """What is doubted of some formulas, each in a row of its own beneath the cells."""
    rows: list[list[object]] = [list(CELLS)]
    rows += [[0]] * len(formulas)
    zeros = {(row, 1): Formula(text) for row, text in enumerate(formulas, 2)}
    own = Grid("Finance", rows, Oddities(zeros=zeros))
    doubt_zeros([own, Grid("Budget", [list(budget)], Oddities())])
    return [own.oddities.broken.get(at, "") for at in zeros]


@pytest.mark.parametrize(
    "formula",
    [
        "A1-B1",
        "E1",
        "Budget!E1",
        "SUM(C1:E1)",
        "A1*E1",
        "12-12",
        'IF(D1="no",A1,0)',
        "MAX(0,-A1)",
        "SUM(A1,-B1)",
    ],
)
def test_0_that_figures_make_stands(formula: str) -> None:
    assert doubts(formula) == [""]


@pytest.mark.parametrize(
    ("formula", "cell"),
    [
        ("C1", "Finance!C1"),
        ("Budget!C1+0", "Budget!C1"),
        ("SUM(C1:D1)", "Finance!C1:D1"),
        ("SUM(F1)", "Finance!F1"),
        ("C1-C9", "Finance!C1"),
        ("A1*C1", "Finance!C1"),
        ('IF(C1="",0,C1)', "Finance!C1"),
        ("N(F1)", "Finance!F1"),
        ("SUM(Z:Z)", "Finance!Z1:Z1048576"),
    ],
)
def test_0_that_rests_on_a_cell_without_a_figure_is_not_known(formula: str, cell: str) -> None:
    """The reading's evidence 14."""
    told = f"0 by a formula, and {cell}, which it rests on, holds no figure"
    assert doubts(formula) == [told]


@pytest.mark.parametrize(
    "formula", ["[1]Budget!A1", "VLOOKUP(A1,A:B,2)", "Reserves_total", "Elsewhere!A1", "A2"]
)
def test_0_of_which_nobody_knows_what_it_rests_on_is_not_known(formula: str) -> None:
    assert doubts(formula) == [LINKED]


def test_a_chain_of_formulas_rests_on_its_last_cell() -> None:
    told = "0 by a formula, and Budget!C1, which it rests on, holds no figure"
    assert doubts("A3", "A4+0", "Budget!C1") == [told] * 3
    assert doubts("A3", "A4+0", "Budget!E1") == [""] * 3


def test_a_chain_without_end_is_given_up() -> None:
    links = [f"A{row + 3}" for row in range(5000)]
    assert doubts(*links)[:4900] == [LINKED] * 4900


def test_a_cell_that_is_broken_for_another_reason_keeps_it() -> None:
    broken = Oddities(broken={(1, 1): "merged with A2"}, zeros={(1, 1): Formula("B1")})
    doubt_zeros([Grid("Finance", [[0]], broken)])
    assert broken.broken == {(1, 1): "merged with A2"}


def test_more_cells_than_anybody_fills_in_are_not_all_looked_at() -> None:
    rows: list[list[object]] = [[""] * 1000 for _ in range(201)]
    zeros = {(201, column): Formula("SUM(A1:ALL200)") for column in (1, 2)}
    odd = Oddities(zeros=zeros)
    doubt_zeros([Grid("Finance", rows, odd)])
    assert odd.broken[201, 1].endswith("holds no figure")
    assert odd.broken[201, 2] == LINKED


def test_more_text_than_anybody_writes_is_not_all_read() -> None:
    found = doubts(*(f"C1+{'0+' * 10_000}{number}" for number in range(30)))
    assert found[0].endswith("holds no figure")
    assert found[-1] == LINKED
