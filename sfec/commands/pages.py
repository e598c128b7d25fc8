"""The documents of an academic year, of each school or of the trust: made in each format, written, and told of."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

import typer

from sfec.commands.choices import Opened
from sfec.documents.document import Document, Logo, read_logo
from sfec.documents.formats import Made, make_each, refused_characters
from sfec.documents.keeping import keep, note
from sfec.documents.templates import Templates
from sfec.documents.text import texts_of
from sfec.folder.documents_folder import DocumentsFolder
from sfec.model.ledger import Ledger
from sfec.model.trust import Brand
from sfec.problems import Place, ProblemsFound
from sfec.rules.telling import say_heads
from sfec.terminal.pages import Written, pages_json, show_pages

Make: TypeAlias = Callable[[Templates, str, Brand, Logo | None], Document]


class Page(NamedTuple):
    """A document to be written: whose it is, None for the trust's; what its files are called, what it says, and how.

    `made_from` is what it says as a hash.
    """

    school: str | None
    name: str
    context: object
    made_from: str
    make: Make


class Pages:
    """The documents of an academic year, as the folder has it on a day; what is met is added to its problems."""

    def __init__(self, opened: Opened) -> None:
        self.folder = opened.folder
        if self.folder.trust is None:
            raise ProblemsFound(self.folder.problems)
        self.trust = self.folder.trust
        self.templates = Templates(self.folder.path)
        self.documents = DocumentsFolder(self.folder.path, opened.year.name)
        self.logo = read_logo(self.folder.path, self.trust.brand)
        self.ends = say_heads(self.folder.ledger or Ledger())

    def write(self, pages: Iterable[Page], forms: Sequence[str], *, is_forced: bool) -> list[Written]:
        """Write each page in each format that could be made.

        Problems: those of templates, of formats and of writing, and document-character.
        """
        made = make_each(pages, self._document, forms, self.templates, lambda page: self._place(page, "pdf"))
        written = [self._keep(page, forms, each, is_forced=is_forced) for page, each in made]
        self.folder.problems += note(self.documents)
        return written

    def _document(self, page: Page) -> Document:
        return page.make(self.templates, self.ends, self.trust.brand or Brand(), self.logo)

    def _keep(self, page: Page, forms: Sequence[str], made: Sequence[Made], *, is_forced: bool) -> Written:
        named = zip((f"{page.name}.{each}" for each in forms), made, strict=True)
        files, problems = keep(self.documents, named, page.made_from, is_forced=is_forced)
        self.folder.problems += refused_characters(texts_of(page.context), self._place(page, forms[0]), "")
        self.folder.problems += problems
        return Written(page.school, tuple(files))

    def _place(self, page: Page, form: str) -> Place:
        return Place(self.documents.shown(f"{page.name}.{form}"))


def tell(pages: Sequence[Written], year: str, what: str, *, as_json: bool) -> None:
    """Print which files were written of each page."""
    if as_json:
        typer.echo(pages_json(pages, year))
    else:
        show_pages(pages, year, what)
