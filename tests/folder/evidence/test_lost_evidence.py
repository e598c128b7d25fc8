"""Workbooks of evidence that decisions rested on, and that are not there any more."""

from datetime import date

from sfec.folder.evidence.lost_evidence import lost_evidence
from sfec.model.half_term import HalfTerm
from sfec.model.ledger import Ledger
from sfec.problems import Place
from tests.support.acts import AUTUMN, decision, entry, grounds

LATEST = HalfTerm(date(2026, 11, 2), date(2026, 12, 18), *AUTUMN.split("/"))
EARLIER = HalfTerm(date(2026, 9, 1), date(2026, 10, 23), "2026-27", "autumn-1")
FIRST, SECOND = entry(decision(), "a" * 64), entry(decision(ladder="finance"), "b" * 64, 1)
ANSWERED = Place(f"evidence/{AUTUMN}.ods", "Education", 2, 6)
KNOWN = grounds(peer_review="as expected")._replace(places={"peer_review": (ANSWERED,)})


def test_a_workbook_that_is_gone_is_named_with_how_many_decisions_rested_on_it() -> None:
    ledger = Ledger((FIRST, SECOND), {FIRST.id: KNOWN, SECOND.id: KNOWN})
    [problem] = lost_evidence(ledger, [EARLIER, LATEST])
    assert (problem.code, str(problem.place)) == (
        "evidence-missing",
        f"evidence/{AUTUMN}.xlsx",
    )
    assert problem.message.endswith("is not here any more, and 2 decisions rested on it")


def test_of_a_half_term_that_has_its_workbook_nothing_is_said() -> None:
    assert list(lost_evidence(Ledger((FIRST,), {FIRST.id: KNOWN}), [EARLIER])) == []


def test_a_decision_that_rested_on_no_cell_of_it_misses_none() -> None:
    nothing_known = KNOWN._replace(contents={"peer_review": None})
    elsewhere = KNOWN._replace(places={"peer_review": (Place("audits.xlsx"),)})
    for known in (nothing_known, elsewhere):
        assert list(lost_evidence(Ledger((FIRST,), {FIRST.id: known}), [LATEST])) == []
    assert list(lost_evidence(Ledger((FIRST,), {}), [LATEST])) == []
