"""Which cells a formula rests on."""

import pytest

from sfec.folder.formats.formulas import Formula, areas_of


def named(text: str, down: int = 0, across: int = 0) -> list[str] | None:
    areas = areas_of(Formula(text, down, across))
    return None if areas is None else [str(each) for each in areas]


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("Budget!B4", ["Budget!B4"]),
        ("+Budget!$B$4+0", ["Budget!B4"]),
        ("'Old ''book'!B4-b5", ["'Old ''book'!B4", "B5"]),
        ("SUM(B2:B9,C4)", ["B2:B9", "C4"]),
        ('IF(B4="","",B4*12)', ["B4", "B4"]),
        ("ROUND(MAX(0,-B4),2)", ["B4"]),
        ("SUM(B:C)", ["B1:C1048576"]),
        ("SUM(Budget!2:2)", ["Budget!A2:XFD2"]),
        ("12-12", []),
        ("IFERROR(B4-C4,0)", ["B4", "C4"]),
        ("of:=[.B4]+[$Budget.C5]", ["B4", "Budget!C5"]),
        ("of:=SUM([.B2:.B3];[$'Old book'.B2:.B3])", ["B2:B3", "'Old book'!B2:B3"]),
    ],
)
def test_the_cells_of_a_plain_formula(formula: str, cells: list[str]) -> None:
    assert named(formula) == cells


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "[1]Budget!B4",
        "'[2]Old book'!B4",
        "Reserves_total",
        "Table1[GAG]",
        "VLOOKUP(A2,D:E,2,FALSE)",
        "IFERROR(B4/C4,0)",
        "B2:B9",
        "SUM(Spring:Summer!B4)",
        "#REF!+1",
        "of:=['file:///old.ods'#$Budget.B4]",
        "of:=SUM([$Spring.B4:$Summer.B4])",
    ],
)
def test_what_is_not_plain(formula: str) -> None:
    assert named(formula) is None


def test_a_formula_filled_down_names_the_cells_that_lie_so_much_further() -> None:
    assert named("Budget!B4+$C4+D$4+SUM(E:E)", 2, 1) == [
        "Budget!C6",
        "C6",
        "E4",
        "F1:F1048576",
    ]


def test_of_a_cell_that_is_compared_only_what_it_is_is_asked() -> None:
    areas = areas_of(Formula('IF(A2="yes",B2,0)'))
    assert areas is not None
    assert [each.is_compared for each in areas] == [True, False]
