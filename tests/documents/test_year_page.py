"""The year page as a document."""

from datetime import date
from pathlib import Path

from sfec.documents.formats import make
from sfec.documents.kinds import KINDS, Stationery, templates_in
from sfec.model.year_page import DatedLine, RegularLine, YearPage
from sfec.problems import Place
from tests.support.word_outline import outline

ON = date(2026, 11, 23)
WEEKLY = RegularLine("CEO *visit*", "CEO", is_the_schools=False)
EMPTY = YearPage("Larkmere Trust", "Ravelmoor", "RPS", "2026-27", ON, ON, ON, (), (), (), (), ())


def test_it_says_what_is_due_in_tables_whose_header_rows_repeat(tmp_path: Path) -> None:
    dated = DatedLine(
        date(2026, 12, 18), "Website | audit", "Compliance Manager", is_the_schools=True, done_on=ON
    )
    page = EMPTY._replace(weekly=(WEEKLY,), dated=(dated,))
    document = KINDS[YearPage].make(page, Stationery(templates_in(tmp_path)))
    said = outline(make(document, "docx", templates_in(tmp_path), Place("")).content or b"")
    assert "header row | Due | Activity | Who sees to it | Whose it is | Done on |" in said
    assert (
        "row | 18 December 2026 | Website | audit | "
        "Compliance Manager | {bold: school} | 23 November 2026 |" in said
    )
    assert "row | CEO *visit* | CEO | HQ |" in said
    assert document.title == "The year at a glance, 2026-27: Ravelmoor"


def test_a_year_with_nothing_in_it_says_so_in_every_format(tmp_path: Path) -> None:
    document = KINDS[YearPage].make(EMPTY, Stationery(templates_in(tmp_path)))
    for form in ("docx", "pdf", "html", "md"):
        made = make(document, form, templates_in(tmp_path), Place(""))
        assert made.content
        assert made.problems == ()
    assert b"Nothing falls due" in (
        make(document, "md", templates_in(tmp_path), Place("")).content or b""
    )
