"""The sources of a ladder's fields, each read once a field asks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from sfec.folder.evidence.evidence_file import EvidenceSheets, no_evidence
from sfec.folder.evidence.ladder_sources import (
    EarlierSheets,
    EvidenceContext,
    LadderSources,
    WorkedOut,
    worked_out,
)
from sfec.model.audit import Audits
from sfec.model.evidence import NOT_DUE, Content, Derived, Directive, Evidence, LadderSheet
from sfec.model.half_term import AcademicYear, TermDates
from sfec.problems import Part, Place, Problem
from tests.support.audit_builder import HALF_TERMS, OPEN, audits
from tests.support.known_sources import OHS, PATH, RPS, sheet_of
from tests.support.ladders import GOOD, shipped

EDUCATION, DAY = shipped("education"), date(2026, 11, 23)
REVIEW = EDUCATION.fields["peer_review"]
ODD = Problem(Place("audits.xlsx"), "heading-unknown", "the column is not read")


def sheets(*, reviews: dict[str, Content] | None = None, directed: str = "") -> EvidenceSheets:
    """A half-term's sheets: the peer review answered for each school, a directive on a ladder."""
    found = no_evidence([])
    rows: dict[str, Evidence] = {}
    for code, review in (reviews or {}).items():
        rows |= sheet_of(EDUCATION, GOOD["education"] | {"peer_review": review}, code).rows
    directive = Directive("RPS", "1", directed, "…", "Head", DAY, None, None, Place(PATH))
    ladders = {"education": Part(LadderSheet(rows), list[Problem]())}
    return found._replace(ladders=ladders, directives=Part([directive], []))


class Desk:
    """Reads what is asked of it, and remembers what it read."""

    def __init__(self, *before: EvidenceSheets, kept: Audits | None = None) -> None:
        self.before, self.kept, self.read = before, kept, list[str]()

    def sheets_before(self) -> Iterator[EarlierSheets]:
        """The sheets of the half-terms before; the third's answers no longer stand."""
        for place, each in enumerate(self.before):
            self.read.append("sheets")
            yield EarlierSheets(each, still_stands=place < 2)

    def audits(self) -> Part[Audits | None]:
        """The audits."""
        self.read.append("audits")
        return Part(self.kept, [ODD])

    def context(self, *, keeps_audits: bool = True) -> EvidenceContext:
        """What evidence is derived with."""
        return EvidenceContext(
            folder=Path(),
            ladders={"education": EDUCATION},
            schools=(RPS, OHS),
            unread=frozenset(),
            term_dates=TermDates((AcademicYear("2026-27", HALF_TERMS),)),
            audits=self.audits if keeps_audits else None,
        )


def sources(
    desk: Desk, now: EvidenceSheets | None = None, *, keeps_audits: bool = True
) -> LadderSources:
    """The education ladder's sources."""
    given = desk.context(keeps_audits=keeps_audits)
    read = now or sheets()
    return LadderSources(EDUCATION, read, desk.sheets_before, read.directives.value, given)


def test_nothing_is_read_before_it_is_asked_for_and_once_only() -> None:
    desk = Desk(sheets(reviews={"RPS": "as expected"}), kept=audits(OPEN))
    found = sources(desk)
    assert (desk.read, found.problems) == ([], [])
    assert found.audits(DAY) == found.audits(DAY)
    assert found.earlier(REVIEW) == found.earlier(REVIEW)
    assert (desk.read, found.problems) == (["audits", "sheets"], [ODD])


def test_the_latest_answer_before_counts_with_its_cell() -> None:
    latest = sheets(reviews={"RPS": None, "OHS": "below expected"})
    first = sheets(reviews={"RPS": "as expected", "OHS": NOT_DUE})
    cell = (Place(PATH, "Education", 2, 5),)
    assert sources(Desk(latest, first)).earlier(REVIEW) == {
        "OHS": Derived("below expected", cell),
        "RPS": Derived("as expected", cell),
    }


def test_an_answer_that_no_longer_stands_is_told_as_one_that_has_lapsed() -> None:
    desk = Desk(sheets(), sheets(), sheets(reviews={"RPS": "as expected"}))
    [(code, found)] = sources(desk).earlier(REVIEW).items()
    assert (code, found.content, found.lapsed) == ("RPS", "as expected", True)


def test_a_workbook_that_cannot_be_read_may_hold_a_later_answer_of_any_school() -> None:
    locked = no_evidence([Problem(Place("evidence/2026-27/autumn-1.xlsx"), "workbook-kind", "…")])
    desk = Desk(sheets(reviews={"RPS": "as expected"}), locked, sheets(reviews={"OHS": "none"}))
    found = sources(desk).earlier(REVIEW)
    assert found["RPS"].content == "as expected"
    assert found["OHS"] == Derived(None, (Place("evidence/2026-27/autumn-1.xlsx"),))


def test_what_cannot_be_read_of_a_half_term_before_is_not_passed_over_for_an_older_answer() -> None:
    latest, first = sheets(reviews={"RPS": None}), sheets(reviews={"RPS": "as expected"})
    row = replace(latest.ladder(EDUCATION).value.rows["RPS"], unreadable=frozenset({REVIEW.id}))
    unread = Part(LadderSheet({"RPS": row}), list[Problem]())
    answers = sources(Desk(latest._replace(ladders={"education": unread}), first)).earlier(REVIEW)
    assert answers["RPS"].content is None


def test_directives_are_those_of_the_ladder_and_those_whose_ladder_cannot_be_read() -> None:
    assert len(sources(Desk(), sheets(directed="education")).directives(RPS)) == 1
    assert len(sources(Desk(), sheets(directed="")).directives(RPS)) == 1
    assert sources(Desk(), sheets(directed="finance")).directives(RPS) == ()
    assert sources(Desk(), sheets(directed="education")).directives(OHS) == ()


def test_audits_tell_what_they_have_come_to_on_the_day() -> None:
    answers = sources(Desk(kept=audits(OPEN))).audits(DAY)
    assert answers == {"RPS": ("being closed", (OPEN.due_place,))}


def test_of_audits_that_are_there_and_cannot_be_read_nobody_knows_what_they_say() -> None:
    unknown = (None, (Place("audits.xlsx"),))
    assert sources(Desk(kept=None)).audits(DAY) == {"RPS": unknown, "OHS": unknown}


def test_where_no_audits_are_kept_there_is_nothing_to_tell() -> None:
    assert sources(Desk(), keeps_audits=False).audits(DAY) is None


def test_a_workbook_without_the_ladders_sheet_has_an_empty_one() -> None:
    assert sources(Desk(), no_evidence([])).sheet == LadderSheet()


def test_a_column_is_worked_out_from_audits_that_can_be_read() -> None:
    of_rps = WorkedOut("audits.xlsx", frozenset(["RPS"]))
    assert worked_out(Desk(kept=audits(OPEN)).context()) == {"audit_actions": of_rps}
    assert worked_out(Desk(kept=None).context()) == {}
    assert worked_out(Desk(kept=audits(OPEN)).context(keeps_audits=False)) == {}
