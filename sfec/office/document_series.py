"""The documents of one kind for a half-term or a year: how they are made, and which went out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from sfec.documents.document import Document, read_logo
from sfec.documents.files import keep
from sfec.documents.formats import USUAL, Rendering, make_each, refused_characters
from sfec.documents.kinds import DocumentKind, Stationery, templates_in
from sfec.documents.text import texts_of
from sfec.folder.documents_folder import DocumentsFolder
from sfec.model.audit import TRUST_WIDE
from sfec.model.document import DocumentContext
from sfec.model.issue import Fact
from sfec.model.ledger import Ledger
from sfec.model.trust import Brand, Holder, School
from sfec.office.rounds import OpenRound
from sfec.problems import Part, Place, Problem
from sfec.rules.decisions.decision_words import say_heads
from sfec.rules.letters.issued_documents import IssuedDocument, issued_documents


class Paper(NamedTuple):
    """A document composed: whose it is, None being the trust, and what it says.

    It is `addressed` to roles, held by those it goes `to`. `undecided` is what makes it a draft;
    `decisions` are the entries of those it tells of, and `facts` what it says that a workbook
    holds: both are recorded when it is issued. `problems` is what composing it had to say;
    `objections` are what keeps it from being issued.
    """

    school: School | None
    context: DocumentContext
    addressed: tuple[str, ...] = ()
    to: tuple[Holder, ...] = ()
    undecided: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    objections: tuple[Problem, ...] = ()

    @property
    def who(self) -> str:
        """Whose it is, as problems name them."""
        return self.school.who if self.school else ""


class DocumentSeries:
    """The documents of a kind for a half-term or year, by its id, as the folder has them on a day.

    Those of a plan are by its folder, and their files have a name of their own. One of the trust
    itself is that of no school, None.
    """

    def __init__(
        self, opened: OpenRound, kind: DocumentKind, period: str, named: str | None = None
    ) -> None:
        self.opened, self.kind, self.period, self.named = opened, kind, period, named
        self.documents = DocumentsFolder(opened.folder.path, period)

    @cached_property
    def stationery(self) -> Stationery:
        """What they are made with. Raises ProblemsFound where trust.yaml cannot be read."""
        path, brand = self.opened.folder.path, self.opened.trust.brand
        ledger_ends = say_heads(self.opened.ledger)
        return Stationery(templates_in(path), ledger_ends, brand or Brand(), read_logo(path, brand))

    @cached_property
    def _issues(self) -> Mapping[str, Sequence[IssuedDocument]]:
        """Every issue, one recorded after the day too: its files are kept."""
        return self._issued(self.opened.folder.ledger or Ledger())

    @cached_property
    def _known_issues(self) -> Mapping[str, Sequence[IssuedDocument]]:
        return self._issued(self.opened.ledger)

    def current_issue(self, school: School | None) -> IssuedDocument | None:
        """The issue of a school's document that stands, whatever the day."""
        return _standing(self._issues.get(owner_of(school), ()))

    def known_issue(self, school: School | None) -> IssuedDocument | None:
        """The issue of a school's document that stood on the day."""
        return _standing(self._known_issues.get(owner_of(school), ()))

    def file_name(self, school: School | None, form: str) -> str:
        """The file of a document: each that was issued and withdrawn keeps its own."""
        issues = self._issues.get(owner_of(school), ())
        number = 1 + sum(each.is_withdrawn for each in issues)
        if self.named:
            return f"{self.named}{f'-{number}' if number > 1 else ''}.{form}"
        return self.kind.file_name(school.code if school else None, form, number)

    def place(self, school: School | None, form: str) -> Place:
        """The file of a document as problems name it."""
        return Place(self.documents.shown(self.file_name(school, form)))

    def doubts(self, paper: Paper) -> Iterator[Problem]:
        """What has to be said of one, whatever it is written as. Problem: document-character."""
        yield from paper.problems
        place = self.place(paper.school, USUAL[0])
        yield from refused_characters(texts_of(paper.context), place, paper.who)

    def document(self, paper: Paper) -> Document:
        """A paper as a document. Raises ProblemsFound: those of templates."""
        return self.kind.make(paper.context, self.stationery)

    def make(
        self, papers: Iterable[Paper], forms: Sequence[str]
    ) -> Iterator[tuple[Paper, list[Rendering]]]:
        """Each paper in each format, in turn."""

        def place(paper: Paper) -> Place:
            """Where its problems are said to lie: at its PDF, whatever the format."""
            return self.place(paper.school, "pdf")

        return make_each(papers, self.document, forms, self.stationery.templates, place)

    def keep(
        self,
        paper: Paper,
        forms: Sequence[str],
        made: Sequence[Rendering],
        *,
        is_forced: bool = False,
    ) -> Part[list[str]]:
        """Write one in each format that could be made; gives the files written."""
        names = [self.file_name(paper.school, form) for form in forms]
        made_from = self.kind.digest(paper.context)
        named = zip(names, made, strict=True)
        return keep(self.documents, named, made_from, is_forced=is_forced)

    def _issued(self, ledger: Ledger) -> Mapping[str, Sequence[IssuedDocument]]:
        return issued_documents(ledger, self.kind.name, self.period)


def _standing(issues: Iterable[IssuedDocument]) -> IssuedDocument | None:
    return next((each for each in issues if not each.is_withdrawn), None)


def owner_of(school: School | None) -> str:
    """Whose a document is, as the ledger has it: a school's code, or the trust."""
    return school.code if school else TRUST_WIDE
