"""The kinds of document that sfec writes, a row each, and what every one of them is made with.

A new one is a class of what it says, a template, and a row here.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sfec.documents.document import Document, Logo, clean_chart, digest_of, mark, read
from sfec.documents.templates import SUFFIX, Templates, shown
from sfec.documents.text import on_one_line
from sfec.model.audit_programme import AuditProgramme
from sfec.model.ceo_letter import CeoLetter
from sfec.model.document import DocumentContext
from sfec.model.plan_document import PlanDocument
from sfec.model.progress_report import ProgressReport
from sfec.model.trust import Brand
from sfec.model.year_page import YearPage
from sfec.rules.letters.issued_documents import name_document


class Stationery(NamedTuple):
    """What a trust's documents are made with; they print where its ledger ends."""

    templates: Templates
    ledger_ends: str = ""
    brand: Brand = Brand()
    logo: Logo | None = None


class DocumentKind(NamedTuple):
    """A kind of document: its template, its title, and the class of what it says.

    `called` is the name by which the template has that; `dated` the field of it with the day it is
    dated.
    """

    template: str
    title: str
    context: type[DocumentContext]
    called: str
    dated: str = "on"

    @property
    def name(self) -> str:
        """What its files, and the ledger, call it: `ceo-letter`."""
        return self.template.removesuffix(SUFFIX)

    @property
    def noun(self) -> str:
        """What one of them is called in a sentence: `letter`."""
        return name_document(self.name).rpartition(" ")[2]

    @property
    def one(self) -> str:
        """One of them, whichever: `a letter`."""
        article = "an" if self.noun.startswith(tuple("aeiou")) else "a"
        return f"{article} {self.noun}"

    def file_name(self, school: str | None, ending: str, number: int = 1) -> str:
        """The file of a school, by its code, or of the trust; of one issued anew, numbered.

        `RPS-ceo-letter.docx`, `RPS-ceo-letter-2.docx`, `audit-programme.docx`.
        """
        parts = (school, self.name, str(number) if number > 1 else None)
        return f"{'-'.join(filter(None, parts))}.{ending}"

    def digest(self, context: DocumentContext) -> str:
        """What one is made from as a hash, whatever day it is dated."""
        return digest_of(context, self.dated)

    def make(self, context: DocumentContext, stationery: Stationery) -> Document:
        """One on its way out. Raises ProblemsFound: those of templates, template-markup."""
        said = context.particulars
        title = said.title or self.title
        names = filter(None, (title, said.school, said.period))
        charts = {name: clean_chart(each) for name, each in said.charts.items()}
        markdown = stationery.templates.render(self.template, **{self.called: context})
        return Document(
            title=on_one_line(f"{title}, {said.period}: {said.school or said.trust}"),
            tree=read(markdown, shown(self.template), charts),
            marks=mark(said.trust, " · ".join(names), stationery.ledger_ends, said.status),
            on=getattr(context, self.dated),
            charts=charts,
            brand=stationery.brand,
            logo=stationery.logo,
        )


_ROWS = (
    DocumentKind("ceo-letter.md.j2", "CEO letter", CeoLetter, called="letter", dated="date"),
    DocumentKind("year-page.md.j2", "The year at a glance", YearPage, called="year"),
    DocumentKind(
        "audit-programme.md.j2", "The audit programme", AuditProgramme, called="programme"
    ),
    DocumentKind("plan.md.j2", "Plan", PlanDocument, called="plan"),
    DocumentKind("progress-report.md.j2", "Progress report", ProgressReport, called="report"),
)
#: Every kind by the class of what it says.
KINDS: Mapping[type[DocumentContext], DocumentKind] = {each.context: each for each in _ROWS}
#: What each template is given, by the name it has there; what they share is given nothing.
CONTEXTS: Mapping[str, tuple[str, ...]] = {
    "parts.md.j2": (),
    **{each.template: (each.called,) for each in _ROWS},
}


def templates_in(folder: Path) -> Templates:
    """The templates of every kind, as they count in a trust's folder."""
    return Templates(folder, CONTEXTS)
