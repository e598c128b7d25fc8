"""Signs that a workbook is another half-term's."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sfec.model.evidence import Content, Evidence, LadderSheet
from sfec.model.half_term import HalfTerm
from sfec.rules.round.wrong_workbook import Earlier, judged_elsewhere, unlikely
from tests.support.known_sources import OHS, RPS, sheet_of
from tests.support.ladders import GOOD, shipped

AUTUMN_1 = HalfTerm(date(2026, 9, 1), date(2026, 10, 23), "2026-27", "autumn-1")
AUTUMN_2 = HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "2026-27", "autumn-2")
FINANCE = shipped("finance")
NOVEMBER, OCTOBER, LAST_YEAR = date(2026, 11, 19), date(2026, 10, 8), date(2025, 11, 19)


def sheet(
    changed: Mapping[str, Content] | None = None, days: tuple[date | None, ...] = (None,) * 3
) -> LadderSheet:
    """A sheet of three schools, all good but for what is changed of the first."""
    codes = ("RPS", "OHS", "QIS")
    rows: dict[str, Evidence] = {}
    for code, day in zip(codes, days, strict=True):
        answers = {**GOOD["finance"], **((changed or {}) if code == "RPS" else {})}
        row = sheet_of(FINANCE, answers, code).rows[code]
        rows[code] = replace(row, judged_on=day, row=2 + len(rows))
    return LadderSheet(rows, sheet_of(FINANCE, {}).first_cell, 13)


def said(now: LadderSheet, then: LadderSheet) -> list[tuple[str, str]]:
    found = list(unlikely(FINANCE, [RPS, OHS], now, Earlier(AUTUMN_1, then)))
    assert {each.level for each in found} <= {"warning"}
    return [(each.code, each.message) for each in found]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((NOVEMBER, NOVEMBER, NOVEMBER), None),
        ((None, None, None), None),
        ((OCTOBER, NOVEMBER, None), None),
        ((date(2026, 10, 28),) * 3, None),
        ((NOVEMBER, OCTOBER, OCTOBER), "Autumn 1, 2026-27, on Finance"),
        ((None, None, OCTOBER), "Autumn 1, 2026-27, on Finance"),
        ((LAST_YEAR,) * 3, "2025-26, on Finance"),
    ],
)
def test_days_of_which_most_lie_in_another_half_term_are_one_warning(
    days: tuple[date | None, ...], told: str | None
) -> None:
    problems = judged_elsewhere([sheet(), sheet(days=days)], AUTUMN_2, [AUTUMN_1, AUTUMN_2])
    assert [each.level for each in problems] == ([] if told is None else ["warning"])
    if told:
        message = f"most days under Judged on lie in {told}: this is the workbook of Autumn 2"
        assert problems[0].message.startswith(message)


def test_the_first_such_day_is_named() -> None:
    days = (NOVEMBER, OCTOBER, OCTOBER)
    [problem] = judged_elsewhere([sheet(days=days)], AUTUMN_2, [AUTUMN_1, AUTUMN_2])
    assert problem.place.at == "Finance!M3"


def test_a_sheet_with_every_answer_as_it_was_is_one_warning() -> None:
    [(code, message)] = said(sheet(), sheet())
    assert code == "evidence-unchanged"
    assert message.startswith("every answer is the same as in Autumn 1, 2026-27 (")


def test_one_other_answer_or_a_school_that_was_not_there_makes_it_none() -> None:
    assert said(sheet({"hq_advice": None}), sheet()) == []
    earlier = sheet()
    rows = {code: row for code, row in earlier.rows.items() if code != "QIS"}
    assert said(sheet(), earlier._replace(rows=rows)) == []
    assert said(sheet(), LadderSheet()) == []


def test_a_few_answers_may_well_be_the_same() -> None:
    few = sheet_of(FINANCE, GOOD["finance"])
    assert said(few, few) == []


@pytest.mark.parametrize("figure", [800_000, 810_000, 8_000, 7_900])
def test_a_figure_ten_times_or_a_tenth_of_what_it_was_names_both_cells(figure: int) -> None:
    [(code, message)] = said(sheet({"reserves": Decimal(figure)}), sheet())
    assert code == "evidence-tenfold"
    assert message.startswith(f"Reserves is £{figure:,}, and was £80,000 in Autumn 1, 2026-27 (")


@pytest.mark.parametrize("figure", [8_000_000, 800, 80, 85_000_000])
def test_so_does_one_a_hundred_or_a_thousand_times_as_pence_and_thousands_make_it(
    figure: int,
) -> None:
    [(code, message)] = said(sheet({"reserves": Decimal(figure)}), sheet())
    assert code == "evidence-tenfold"
    assert message.startswith(f"Reserves is £{figure:,}, and was £80,000 in Autumn 1, 2026-27 (")


@pytest.mark.parametrize(
    "figure", [80_000, 90_000, 0, -800_000, 600_000, 1_500_000, 2_400, 4_000_000, 8, None]
)
def test_any_other_figure_is_left_alone(figure: int | None) -> None:
    content = None if figure is None else Decimal(figure)
    codes = [code for code, _ in said(sheet({"reserves": content, "hq_advice": None}), sheet())]
    assert codes == []
