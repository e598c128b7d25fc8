"""The year at a glance as a document."""

from datetime import date

from sfec.documents.document import Document, Logo, digest_of, mark, read
from sfec.documents.templates import Templates, shown
from sfec.documents.text import on_one_line
from sfec.model.trust import Brand
from sfec.model.year_page import YearPage

NAME = "year-page"
TEMPLATE = f"{NAME}.md.j2"


def make(page: YearPage, templates: Templates, ledger_ends: str, brand: Brand, logo: Logo | None) -> Document:
    """A year page on its way out. Raises ProblemsFound: those of templates, template-markup."""
    title = f"The year at a glance, {page.year}: {page.school}"
    marks = mark(page.trust, f"The year at a glance · {page.school} · {page.year}", ledger_ends)
    tree = read(templates.render(TEMPLATE, year=page), shown(TEMPLATE), {})
    return Document(on_one_line(title), tree, marks, page.on, {}, brand, logo)


def digest(page: YearPage) -> str:
    """What a page says as a hash, whatever day it is seen from."""
    return digest_of(page._replace(on=date.min))
