"""Evidence: where each value was read, and what a decision on a ladder rests on."""

from datetime import date

from sfec.model.evidence import (
    Evidence,
    EvidenceProblems,
    HalfTermEvidence,
    LadderSheet,
    SheetColumns,
)
from sfec.model.half_term import HalfTerm
from sfec.problems import Place, Problem

COLUMNS = SheetColumns("e.xlsx", "Education", {"a": 2, "b": 3, "c": 4})
AUDIT = Place("audits.xlsx", "Recommendations", 2, 6)
ROW = Evidence({"a": "met", "b": None, "c": None, "d": None}, COLUMNS, 7, {"d": (AUDIT,)})


def test_a_typed_value_has_its_cell_and_a_derived_one_the_places_it_rests_on() -> None:
    assert ROW.sources("a") == (Place("e.xlsx", "Education", 7, 2),)
    assert ROW.sources("d") == (AUDIT,)
    assert ROW.source("a") == Place("e.xlsx", "Education", 7, 2)


def test_what_has_no_cell_has_no_source() -> None:
    nothing = Evidence({"a": None})
    assert (nothing.sources("a"), nothing.source("a")) == ((), None)
    assert ROW.sources("e") == ()


def test_a_cell_is_blank_that_is_there_empty_and_readable() -> None:
    unread = Evidence(ROW.contents, COLUMNS, 7, unreadable=frozenset(["c"]))
    assert [each for each in "abcd" if unread.is_blank(each)] == ["b"]
    assert not Evidence({"a": None}).is_blank("a")


def test_a_row_with_other_contents_keeps_its_cells_and_who_judged_it() -> None:
    judged = Evidence(ROW.contents, COLUMNS, 7, {}, "Ada", date(2026, 11, 19), frozenset(["c"]))
    changed = judged.with_contents({**ROW.contents, "b": "good"}, {"b": (AUDIT,)})
    assert changed.contents["b"] == "good"
    assert changed.sources("b") == (AUDIT,)
    assert changed.sources("a") == judged.sources("a")
    assert (changed.judged_by, changed.judged_on) == ("Ada", date(2026, 11, 19))
    assert changed.unreadable == {"c"}


def test_a_workbook_without_the_ladders_sheet_has_no_rows_and_no_first_cell() -> None:
    assert LadderSheet() == ({}, None, 0, frozenset())


def wrong(code: str) -> Problem:
    """Something wrong."""
    return Problem(Place("e.xlsx"), code, "…")


def test_a_decision_on_a_ladder_rests_on_the_workbook_its_sheet_directives_and_sources() -> None:
    problems = EvidenceProblems(
        workbook=[wrong("w")],
        sheets={"education": [wrong("e")], "finance": [wrong("f")]},
        directives=[wrong("d")],
        reports=[wrong("r")],
        sources={"education": [wrong("s")]},
    )
    half_term = HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "2026-27", "autumn-2")
    evidence = HalfTermEvidence(half_term, (), {}, (), {}, problems)
    assert [each.code for each in evidence.problems_of("education")] == ["w", "e", "d", "s"]
    assert [each.code for each in evidence.problems_of("finance")] == ["w", "f", "d"]
    assert [each.code for each in problems.met] == ["w", "e", "f", "s", "d", "r"]
