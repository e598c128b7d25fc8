"""The CEO letter as a document: what it is called, what stands around it, what it is known by."""

from datetime import date
from pathlib import Path

import pytest

from sfec.documents.document import Marks
from sfec.documents.kinds import KINDS, Stationery, templates_in
from sfec.documents.text import texts_of
from sfec.documents.tree import plain
from sfec.model.ceo_letter import CeoLetter
from sfec.problems import ProblemsFound
from tests.support.letter_builder import a_directive, a_document, a_letter

KIND = KINDS[CeoLetter]


def test_a_letter_is_filed_under_its_schools_code_and_by_number_when_issued_anew() -> None:
    assert KIND.file_name("RPS", "docx") == "RPS-ceo-letter.docx"
    assert KIND.file_name("RPS", "pdf", 1) == "RPS-ceo-letter.pdf"
    assert KIND.file_name("RPS", "pdf", 2) == "RPS-ceo-letter-2.pdf"


def test_a_letter_is_known_by_what_it_says_and_not_by_its_day() -> None:
    assert KIND.digest(a_letter(date=date(2027, 1, 4))) == KIND.digest(a_letter())
    for changes in (
        {"school": "Other"},
        {"matters": ()},
        {"is_draft": False},
        {"address": ("Mill Lane, Ravelmoor",)},
    ):
        assert KIND.digest(a_letter(**changes)) != KIND.digest(a_letter())
    assert KIND.digest(a_letter(carried_directives=(a_directive(is_late=True),))) != KIND.digest(
        a_letter(carried_directives=(a_directive(),))
    )


def test_every_text_of_a_letter_is_found_however_deep() -> None:
    texts = list(texts_of(a_letter()))
    for each in (
        "Ravelmoor Primary School",
        "Mill Lane",
        "Hal Brook",
        "Safeguarding is met",
        "Writing has not.",
        "Targeted",
    ):
        assert each in texts
    assert all(isinstance(each, str) for each in texts)


def test_what_stands_around_a_draft(tmp_path: Path) -> None:
    assert a_document(tmp_path).marks == Marks(
        "Larkmere Trust",
        "CEO letter · Ravelmoor Primary School · autumn 2, 2026-27",
        "DRAFT, not to be sent",
        "Ledger: 23 November 2026, 4f5a6b7c",
    )


def test_a_letter_that_rests_on_no_record_says_so(tmp_path: Path) -> None:
    made = KIND.make(a_letter(is_draft=False), Stationery(templates_in(tmp_path)))
    assert (made.marks.status, made.marks.ledger) == ("", "Ledger: nothing recorded yet")
    assert made.title == "CEO letter, autumn 2, 2026-27: Ravelmoor Primary School"


def test_everything_a_letter_holds_is_said(tmp_path: Path) -> None:
    said = plain(a_document(tmp_path).tree["blocks"])
    for each in (
        "Hal Brook",
        "Results have fallen.",
        "A plan by Christmas.",
        "Agree a plan",
        "Reading has come on.",
    ):
        assert each in said
    assert "not received" in said.casefold()


def test_what_stands_around_a_letter_is_on_one_line_and_holds_only_what_documents_can(
    tmp_path: Path,
) -> None:
    letter = a_letter(school="Ravel\nmoor\u202e", trust="Lark\x00mere\r\nTrust")
    panel = letter.chart.panels[0]._replace(title="Edu\u202ecation", categories=("Uni\nversal",))
    chart = letter.chart._replace(panels=(panel,), half_terms=("autumn\u20281",), words="Words\x07")
    made = a_document(tmp_path, letter._replace(chart=chart))
    assert made.title.endswith(": Ravel moor")
    assert made.marks.trust == "Larkmere Trust"
    assert made.marks.document == "CEO letter · Ravel moor · autumn 2, 2026-27"
    drawn = made.charts["chart"]
    assert (drawn.half_terms, drawn.words) == (("autumn 1",), "Words")
    assert (drawn.panels[0].title, drawn.panels[0].categories) == ("Education", ("Uni versal",))


def test_a_letter_cannot_be_made_of_a_template_that_holds_what_no_document_may(
    tmp_path: Path,
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/ceo-letter.md.j2").write_text("    code\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        a_document(tmp_path)
    assert [each.code for each in found.value.problems] == ["template-markup"]
