"""Rows made whole: what is derived counts, what is typed stands, and every school is there."""

from datetime import date
from decimal import Decimal

import pytest

from sfec.model.evidence import NOT_DUE, Content, Derived, Directive, Evidence, LadderSheet
from sfec.model.half_term import HalfTerm
from sfec.problems import Level, Part, Place
from sfec.rules.audits.audit_actions import AuditAnswer
from sfec.rules.round.completion import Setting, complete
from tests.support.known_sources import OHS, PATH, RPS, KnownSources, sheet_of
from tests.support.ladders import GOOD, shipped

HALF_TERM = HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "2026-27", "autumn-2")
GIVEN = Setting(HALF_TERM, (RPS,), date(2026, 11, 23), is_year_open=True)
DUE = Place("audits.xlsx", "Recommendations", 2, 6)
ACTIONS = Place(PATH, "Education", 2, 4)


def typed(ladder_id: str, **changed: Content) -> LadderSheet:
    """A sheet with a row of RPS that is good but for what is changed."""
    return sheet_of(shipped(ladder_id), GOOD[ladder_id] | changed)


def completed(ladder_id: str, sources: KnownSources) -> Evidence:
    """The evidence of RPS, where nothing is wrong."""
    evidence, problems = complete(shipped(ladder_id), sources, GIVEN)
    assert problems == []
    return evidence["RPS"]


def test_every_derived_field_has_a_content() -> None:
    for ladder_id in ("education", "finance"):
        ladder = shipped(ladder_id)
        contents = completed(ladder_id, KnownSources(typed(ladder_id))).contents
        derived = {key for key, content in contents.items() if content is not None}
        assert derived == set(ladder.fields)


def test_what_nothing_can_be_derived_from_is_not_due_and_has_no_place() -> None:
    found = completed("finance", KnownSources(typed("finance")))
    assert found.contents["letter_directives"] == found.contents["frep_actions"] == NOT_DUE
    assert found.derived_from == {}


def test_a_derived_field_has_the_places_that_decide_it() -> None:
    cell = Place(PATH, "Directives", 2, 7)
    by = date(2026, 11, 1)
    directive = Directive("RPS", "1", "finance", "Send it", "Head", by, "not met", None, cell)
    found = completed("finance", KnownSources(typed("finance"), directed=[directive]))
    assert found.contents["letter_directives"] == "not met"
    assert found.sources("letter_directives") == (cell,)


def test_a_school_without_a_row_is_not_known_throughout_and_named() -> None:
    ladder, both = shipped("finance"), GIVEN._replace(schools=(RPS, OHS))
    evidence, [problem] = complete(ladder, KnownSources(typed("finance")), both)
    assert evidence["OHS"].contents["gag"] is evidence["OHS"].contents["reserves_percent"] is None
    assert evidence["RPS"].contents["reserves_percent"] == Decimal(8)
    assert (problem.code, problem.who, problem.level) == (
        "evidence-no-row",
        OHS.who,
        Level.WARNING,
    )


def test_of_a_workbook_without_the_sheet_no_school_is_said_to_have_no_row() -> None:
    assert set(completed("finance", KnownSources()).contents.values()) == {None, NOT_DUE}


def audited(cell: str | None, *, came_to: AuditAnswer | None) -> Part[dict[str, Evidence]]:
    """RPS with something typed of its audit actions, where audits are kept and came to that."""
    audits = {"RPS": came_to} if came_to else {"OHS": ("closed", (DUE,))}
    sources = KnownSources(typed("education", audit_actions=cell), audited=audits)
    return complete(shipped("education"), sources, GIVEN)


def test_derived_beats_typed_with_a_warning_at_the_cell() -> None:
    evidence, [problem] = audited("closed", came_to=("being closed", (DUE,)))
    assert evidence["RPS"].contents["audit_actions"] == "being closed"
    assert evidence["RPS"].sources("audit_actions") == (DUE,)
    assert (problem.code, problem.place, problem.level) == (
        "evidence-derived",
        ACTIONS,
        Level.WARNING,
    )
    assert 'is "closed", but the audits make it "being closed" (audits.xlsx:' in problem.message


@pytest.mark.parametrize("cell", ["being closed", None])
def test_where_the_cell_says_the_same_or_nothing_there_is_nothing_to_warn_of(
    cell: str | None,
) -> None:
    evidence, problems = audited(cell, came_to=("being closed", (DUE,)))
    assert (evidence["RPS"].sources("audit_actions"), problems) == ((DUE,), [])


@pytest.mark.parametrize(("cell", "content"), [("closed", "closed"), (None, None)])
def test_for_any_other_school_the_typed_answer_stands_and_an_empty_cell_is_not_known(
    cell: str | None, content: str | None
) -> None:
    evidence, problems = audited(cell, came_to=None)
    assert evidence["RPS"].contents["audit_actions"] == content
    assert (evidence["RPS"].sources("audit_actions"), problems) == ((ACTIONS,), [])


def test_where_no_audits_are_kept_a_blank_cell_is_not_known() -> None:
    found = completed("education", KnownSources(typed("education", audit_actions=None)))
    assert found.contents["audit_actions"] is None


def test_no_source_is_asked_that_no_field_is_made_of() -> None:
    finance, education = KnownSources(typed("finance")), KnownSources(typed("education"))
    completed("finance", finance)
    completed("education", education)
    assert set(finance.asked) == {"directives", "plans"}
    assert set(education.asked) == {"audits", "plans"}


def test_a_blank_answer_that_stands_is_the_latest_before() -> None:
    before = {"RPS": Derived("below expected", (DUE,))}
    sources = KnownSources(typed("education", peer_review=None), before=before)
    found = completed("education", sources)
    assert found.contents["peer_review"] == "below expected"
    assert found.sources("peer_review") == (DUE,)


def test_who_judged_and_what_could_not_be_read_stay_with_the_row() -> None:
    sheet = typed("education", engagement=None)
    row = sheet.rows["RPS"]
    judged = Evidence(
        row.contents, row.sheet, row.row, {}, "Ada", date(2026, 11, 19), frozenset(["engagement"])
    )
    found = completed("education", KnownSources(LadderSheet({"RPS": judged}, sheet.first_cell)))
    assert (found.judged_by, found.judged_on) == ("Ada", date(2026, 11, 19))
    assert found.unreadable == {"engagement"}
