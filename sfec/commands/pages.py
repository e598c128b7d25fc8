"""The year pages of schools: composed from the core offer, made into documents, written."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sfec.commands.choices import Opened
from sfec.commands.offer import open_offer
from sfec.documents import year_page
from sfec.documents.document import Document, read_logo
from sfec.documents.formats import Made, make_each
from sfec.documents.keeping import keep
from sfec.documents.templates import Templates
from sfec.folder.documents_folder import DocumentsFolder
from sfec.model.ledger import Ledger
from sfec.model.trust import Brand
from sfec.model.year_page import YearPage
from sfec.problems import Place, ProblemsFound
from sfec.rules.telling import say_heads
from sfec.rules.year_page import compose_year
from sfec.terminal.pages import Written

if TYPE_CHECKING:
    from sfec.model.half_term import AcademicYear
    from sfec.model.trust import School


class Pages:
    """The year pages of an academic year, as the folder has it on a day."""

    def __init__(self, opened: Opened, year: "AcademicYear") -> None:
        self.opened, self.folder, self.year = opened, opened.folder, year
        if self.folder.trust is None or self.folder.core_offer is None:
            raise ProblemsFound(self.folder.problems)
        self.trust, self.core_offer = self.folder.trust, self.folder.core_offer
        self.templates = Templates(self.folder.path)
        self.documents = DocumentsFolder(self.folder.path, year.name)
        self.logo = read_logo(self.folder.path, self.trust.brand)
        self.ends = say_heads(self.folder.ledger or Ledger())

    def make(self, schools: "Sequence[School]", forms: Sequence[str]) -> Iterator[tuple[YearPage, list[Made]]]:
        """Each school's page in each format, in turn."""
        offer = open_offer(self.folder, self.opened.day, self.opened.known_by)
        found = offer.occurrences(self.year.half_terms[0].first, self.year.last, schools)
        pages = (compose_year(self.trust, each, self.year, self.core_offer, found, self.opened.day) for each in schools)
        yield from make_each(pages, self.document, forms, self.templates, self._place)

    def document(self, page: YearPage) -> Document:
        """A page as a document. Raises ProblemsFound: those of templates."""
        return year_page.make(page, self.templates, self.ends, self.trust.brand or Brand(), self.logo)

    def write(self, page: YearPage, forms: Sequence[str], made: Sequence[Made], *, is_forced: bool) -> Written:
        """Write a page in each format that could be made. Problems: those of formats and of writing."""
        names = [f"{page.code}-{year_page.NAME}.{form}" for form in forms]
        made_from = year_page.digest(page)
        files, problems = keep(self.documents, zip(names, made, strict=True), made_from, is_forced=is_forced)
        self.folder.problems += problems
        return Written(page.code, tuple(files))

    def _place(self, page: YearPage) -> Place:
        return Place(self.documents.shown(f"{page.code}-{year_page.NAME}.pdf"))
