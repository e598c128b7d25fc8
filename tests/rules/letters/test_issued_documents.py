"""Documents that have been issued, and what they say that is no longer so."""

from datetime import date, timedelta

from sfec.model.decision import Withdrawal
from sfec.model.issue import DocumentIssued, Fact, IssuedFile
from sfec.model.ledger import Ledger
from sfec.rules.letters.issued_documents import facts_of, issued_documents, name_period, say_changed
from tests.support.acts import AUTUMN, HEAD, entry
from tests.support.courtroom import TODAY
from tests.support.letter_desk import directive

DOCUMENT = "ceo-letter"


def issue(school: str = "RPS", half_term: str = AUTUMN, document: str = DOCUMENT) -> DocumentIssued:
    """A document sent to the head of a school."""
    return DocumentIssued(
        document, school, half_term, TODAY, (HEAD,), (IssuedFile("RPS.docx", "a" * 64),)
    )


def test_every_issue_is_found_by_school_in_the_order_recorded() -> None:
    entries = (entry(issue(), "a", 1), entry(issue("OHS"), "b", 2), entry(issue(), "c", 3))
    found = issued_documents(Ledger(entries), DOCUMENT, AUTUMN)
    assert {code: [each.entry.id for each in issues] for code, issues in found.items()} == {
        "RPS": ["a", "c"],
        "OHS": ["b"],
    }


def test_other_documents_and_other_half_terms_are_left_out() -> None:
    entries = (
        entry(issue(document="report"), "a"),
        entry(issue(half_term="2026-27/autumn-1"), "b"),
    )
    assert issued_documents(Ledger(entries), DOCUMENT, AUTUMN).get("RPS", []) == []


def test_an_issue_that_has_been_withdrawn_is_said_to_be() -> None:
    entries = (entry(issue(), "a"), entry(issue(), "b"), entry(Withdrawal("a", "too early"), "c"))
    found = issued_documents(Ledger(entries), DOCUMENT, AUTUMN)["RPS"]
    assert [each.is_withdrawn for each in found] == [True, False]


def test_facts_that_are_as_they_were_say_nothing() -> None:
    facts = facts_of([directive(), directive("2", result="met")], {"ceo": "All is well."})
    assert list(say_changed(facts, facts)) == []


def test_a_directive_typed_anew_is_said_with_what_it_was_and_is() -> None:
    then = facts_of([directive()], {})
    now = facts_of([directive(owner="", result="met", met_on=date(2026, 11, 30), due_in=8)], {})
    assert list(say_changed(then, now)) == [
        "directive 1 (education): Owner was Head, now empty",
        "directive 1 (education): Due was 30 November 2026, now 1 December 2026",
        "directive 1 (education): Result was empty, now met",
        "directive 1 (education): Met on was empty, now 30 November 2026",
    ]


def test_a_directive_that_has_come_or_gone_is_said() -> None:
    one, two = (
        facts_of([directive()], {}),
        facts_of([directive(), directive("2", text="Read aloud")], {}),
    )
    assert list(say_changed(one, two)) == ["directive 2 (education) has come since"]
    assert list(say_changed(two, one)) == ["directive 2 (education) has been taken out"]


def test_of_directives_that_share_a_number_or_have_none_no_change_goes_unsaid() -> None:
    for number in ("1", ""):
        then = [directive(number), directive(number, text="Read aloud")]
        for place in (0, 1):
            now = [*then]
            now[place] = then[place]._replace(due=TODAY + timedelta(days=20))
            [said] = say_changed(facts_of(then, {}), facts_of(now, {}))
            assert "Due was" in said
            assert f"directive {number or 'without a number'} (education)" in said


def test_a_report_is_kept_by_its_hash_alone_and_said_to_have_changed() -> None:
    then = facts_of([], {"ceo": "All is well.", "sip": "Books are well kept."})
    assert "well" not in repr(then)
    now = facts_of([], {"ceo": "All is not well.", "cfo": "Reserves stand."})
    assert list(say_changed(then, now)) == [
        "the report of the CEO has been changed",
        "the report of the SIP has been taken out",
        "the report of the CFO has come since",
    ]


def test_nothing_said_of_nothing() -> None:
    assert facts_of([], {}) == ()
    assert list(say_changed([], [Fact("directive 1 (education): Owner", "Head")])) == [
        "directive 1 (education) has come since"
    ]


def test_what_a_document_tells_of_is_a_half_term_or_a_plan_by_its_name() -> None:
    assert name_period("2026-27/autumn-2") == "Autumn 2, 2026-27"
    assert name_period("2026-27") == "2026-27"
    assert name_period("plans/RPS-rep-1") == "RPS-rep-1"
    assert name_period("plans/RPS-board-plan-1/2026-11") == "RPS-board-plan-1, 2026-11"
