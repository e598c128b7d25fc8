"""Documents of any kind written: here the year page, which no command issues."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from sfec.model.trust import School
from sfec.office.document_series import Paper
from sfec.office.issuing import issue_documents
from sfec.office.usage import Misuse
from sfec.office.writing import (
    DocumentRequest,
    choose_formats,
    compose_papers,
    write_documents,
)
from sfec.problems import Level, Place, Problem, ProblemsFound
from tests.support.office_folder import PAGES, RPS, T, held_trust, to_the_head, year_pages

REQUEST = DocumentRequest([RPS], to_the_head, ["md"])
FILE = f"{PAGES}/RPS-year-page.md"


def issue(folder: Path) -> None:
    """Issue the year page of RPS."""
    with held_trust(folder) as held:
        issued, problems = issue_documents(held, year_pages(folder), REQUEST)
    assert (len(issued), problems) == (1, [])


def test_a_document_is_written_in_each_format_that_is_asked_for(trust: Path) -> None:
    request = REQUEST._replace(forms=["md", "html"])
    [written], problems = write_documents(year_pages(trust), request)
    assert (written.code, written.is_draft, problems) == ("RPS", False, [])
    assert list(written.files) == [FILE, FILE.replace(".md", ".html")]
    assert (trust / FILE).read_text(encoding="utf-8").startswith("# The year at a glance")


def test_what_somebody_has_edited_is_not_written_over_unless_it_is_forced(trust: Path) -> None:
    write_documents(year_pages(trust), REQUEST)
    (trust / FILE).write_text("mine", encoding="utf-8")
    [written], [problem] = write_documents(year_pages(trust), REQUEST)
    assert (written.files, problem.code) == ((), "document-edited")
    write_documents(year_pages(trust), REQUEST, is_forced=True)
    assert (trust / FILE).read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(("is_named", "level"), [(True, Level.ERROR), (False, Level.NOTE)])
def test_what_has_gone_out_is_left_as_it_is_and_called_by_its_kind(
    trust: Path, *, is_named: bool, level: Level
) -> None:
    issue(trust)
    before = (trust / FILE).read_bytes()
    request = REQUEST._replace(is_named=is_named)
    written, [problem] = write_documents(year_pages(trust), request, is_forced=True)
    assert written == []
    assert (problem.code, problem.level) == ("letter-issued", level)
    assert problem.message == "the page was issued on 23 November 2026, and is left as it is"
    assert (trust / FILE).read_bytes() == before


def test_what_composing_has_to_say_comes_with_what_was_written(trust: Path) -> None:
    note = Problem(Place("audits.xlsx"), "audit-none", "no audits are kept here")

    def compose(school: School) -> Paper:
        return to_the_head(school)._replace(problems=(note,))

    [paper], problems = compose_papers(year_pages(trust), REQUEST._replace(compose=compose))
    assert (paper.who, problems) == ("Ravelmoor Primary School (RPS)", [note])


def test_where_one_cannot_be_composed_what_was_met_before_is_told_too(trust: Path) -> None:
    issue(trust)
    unreadable = Problem(Place("trust.yaml"), "yaml-syntax", "it cannot be read")

    def refuse(_: School) -> Paper:
        raise ProblemsFound([unreadable])

    others = School("OHS", "Osterfold High School")
    with pytest.raises(ProblemsFound) as found:
        write_documents(year_pages(trust), DocumentRequest([RPS, others], refuse, ["md"]))
    assert [each.code for each in found.value.problems] == ["yaml-syntax", "letter-issued"]


def test_whoever_watches_is_shown_how_many_there_are(trust: Path) -> None:
    totals = []

    def watched(steps: Iterable[T], total: int) -> Iterator[T]:
        totals.append(total)
        yield from steps

    written, _ = write_documents(year_pages(trust), REQUEST, watched=watched)
    assert (len(written), totals) == (1, [1])


def test_a_format_is_named_whatever_its_case_and_told_once() -> None:
    assert choose_formats(["MD", "html", "md"]) == ["md", "html"]
    assert choose_formats([]) == ["docx", "pdf"]
    with pytest.raises(Misuse, match="is no format"):
        choose_formats(["dox"])
