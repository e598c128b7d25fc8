"""Documents issued: what one is, and what it may tell of."""

from datetime import date

import pytest

from sfec.model.issue import DocumentIssued, Fact, IssuedFile, report_of
from sfec.model.trust import Holder

ISSUED = DocumentIssued(
    document="ceo-letter",
    school="RPS",
    half_term="2026-27/autumn-2",
    on=date(2026, 12, 3),
    to=(Holder("head", "Kit Larch"),),
    files=(IssuedFile("documents/2026-27/autumn-2/RPS-ceo-letter.docx", "f0"),),
)


def test_a_document_need_not_tell_of_a_decision_or_of_anything_typed() -> None:
    assert (ISSUED.decisions, ISSUED.facts) == ((), ())


def test_an_issued_document_is_the_files_it_was_issued_as() -> None:
    with pytest.raises(AttributeError):
        ISSUED.files = ()  # type: ignore[misc]  # what is forbidden is tried
    sent_again = ISSUED._replace(files=(IssuedFile(ISSUED.files[0].path, "0f"),))
    assert sent_again != ISSUED


def test_it_holds_the_reports_of_officers_where_it_tells_of_each() -> None:
    told = ISSUED._replace(facts=(Fact(report_of("ceo"), "0a"), Fact(report_of("cfo"), "0b")))
    assert told.holds_reports(("ceo", "cfo"))
    assert not told.holds_reports(("ceo", "cfo", "sip"))
    assert not ISSUED.holds_reports(("ceo",))
