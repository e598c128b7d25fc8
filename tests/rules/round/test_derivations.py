"""Derived fields and where they come from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sfec.model.course import NO_COURSE
from sfec.model.evidence import NOT_DUE, Content, Derived, Directive
from sfec.problems import Place
from sfec.rules.plans.telling_plans import SchoolPlans, Stays, results
from sfec.rules.round.derivations import (
    DERIVATIONS,
    DERIVED_KINDS,
    STANDING,
    directives_came_to,
    share,
)
from tests.support.known_sources import OHS, RPS, KnownSources, sheet_of
from tests.support.ladders import GOOD, shipped
from tests.support.plan_builder import rep, standing

DAY = date(2026, 11, 23)
CELL = Place("evidence/2026-27/autumn-2.xlsx", "Directives", 2, 7)
DIRECTIVE = Directive(
    "RPS", "1", "finance", "Send it", "Head", date(2026, 11, 1), "not met", None, CELL
)
DUE = Place("audits.xlsx", "Recommendations", 2, 6)


def derive(ladder_id: str, field_id: str, sources: KnownSources) -> Derived | None:
    """What a field of a shipped ladder comes to for RPS."""
    field = shipped(ladder_id).fields[field_id]
    return DERIVATIONS[field.kind].derive(field, RPS, sources, DAY)


def test_every_derived_field_of_the_shipped_ladders_has_a_derivation_and_what_it_is_of() -> None:
    for ladder_id in ("education", "finance"):
        ladder = shipped(ladder_id)
        derived = {each for each in ladder.derived_fields if each.kind in DERIVED_KINDS}
        assert derived >= {each for each in ladder.fields.values() if not each.is_typed}
        assert derived == {each for each in ladder.fields.values() if each.of}


def test_a_share_is_of_the_schools_own_figures() -> None:
    ladder = shipped("finance")
    sources = KnownSources(sheet_of(ladder, GOOD["finance"]))
    assert derive("finance", "reserves_percent", sources) == Derived(Decimal(8))
    assert derive("finance", "reserves_percent", KnownSources()) == Derived(None)


def test_letter_directives_come_with_the_cells_that_decide_them() -> None:
    sources = KnownSources(directed=[DIRECTIVE])
    assert derive("finance", "letter_directives", sources) == Derived("not met", (CELL,))


def test_without_directives_they_are_not_due() -> None:
    elsewhere = KnownSources(directed=[DIRECTIVE._replace(school=OHS.code)])
    assert derive("finance", "letter_directives", elsewhere) is None
    assert directives_came_to([], DAY) == (NOT_DUE, ())


def test_what_audits_have_come_to_comes_with_the_cells_that_decide_it() -> None:
    sources = KnownSources(audited={"RPS": ("being closed", (DUE,))})
    assert derive("education", "audit_actions", sources) == Derived("being closed", (DUE,))


def test_where_no_report_of_the_school_has_come_nothing_is_derived_and_the_cell_is_asked() -> None:
    told_of_another = KnownSources(audited={"OHS": ("closed", (DUE,))})
    assert derive("education", "audit_actions", told_of_another) is None
    assert derive("education", "audit_actions", KnownSources()) is None


def test_where_no_report_of_the_school_has_come_and_there_is_no_column_it_is_not_known() -> None:
    field = replace(shipped("education").fields["audit_actions"], is_typed=False)
    told_of_another = KnownSources(audited={"OHS": ("closed", (DUE,))})
    derived = DERIVATIONS[field.kind].derive(field, RPS, told_of_another, DAY)
    assert derived == Derived(None)


def test_what_plans_tell_is_of_the_kind_and_of_what_the_policy_names() -> None:
    assert derive("education", "rep_targets", KnownSources()) is None, "no plans are kept"
    plans = SchoolPlans((standing(rep(), DAY),), Stays(NO_COURSE, shipped("education"), DAY))
    told = KnownSources(planned=plans)
    assert derive("education", "rep_count", told) == Derived(Decimal(1), (rep().place,))
    assert derive("education", "rep_targets", told) == results(plans, "rep")
    assert derive("education", "notice_targets", told) == Derived(NOT_DUE)


def test_an_answer_that_stands_is_the_latest_before_with_its_cell() -> None:
    before = {"RPS": Derived("as expected", (CELL,))}
    field = shipped("education").fields["peer_review"]
    derive = DERIVATIONS[STANDING].derive
    assert derive(field, RPS, KnownSources(before=before), DAY) == before["RPS"]
    assert derive(field, OHS, KnownSources(before=before), DAY) is None


@pytest.mark.parametrize(
    ("ladder_id", "field_id", "asked"),
    [
        ("finance", "reserves_percent", []),
        ("finance", "letter_directives", ["directives"]),
        ("education", "audit_actions", ["audits"]),
        ("education", "rep_count", ["plans"]),
    ],
)
def test_a_field_asks_no_source_but_its_own(
    ladder_id: str, field_id: str, asked: list[str]
) -> None:
    sources = KnownSources()
    derive(ladder_id, field_id, sources)
    assert sources.asked == asked


def test_an_unreadable_directive_is_not_known_unless_it_was_met() -> None:
    cell = Place("e.xlsx", "Directives", 2, 7)
    unreadable = Directive(
        "RPS", "1", "finance", "x", "", date(2026, 1, 1), None, None, cell, is_readable=False
    )
    assert directives_came_to([unreadable], DAY)[0] is None


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (Decimal("37037.01"), Decimal(1234567), Decimal(3)),
        (Decimal(-5), Decimal(100), Decimal(-5)),
        (Decimal(5), Decimal(0), None),
        (Decimal(5), Decimal(-1), None),
        ("not due", Decimal(1), None),
    ],
)
def test_a_share_is_exact_and_missing_is_never_zero(
    part: Content, whole: Content, expected: Decimal | None
) -> None:
    assert share(part, whole) == expected
